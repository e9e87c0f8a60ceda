#!/usr/bin/env node
import { main } from '../dist/main.js'

// Streams are made when first asked for: each costs the start some milliseconds.
process.exitCode = await main(process.argv.slice(2), {
  cwd: currentFolder(),
  env: process.env,
  now: () => Date.now() / 1000,
  get stdin() {
    return process.stdin
  },
  get stdout() {
    return heard(process.stdout)
  },
  get stderr() {
    return heard(process.stderr)
  },
  tty: {
    get stdin() {
      return Boolean(process.stdin.isTTY)
    },
    get stdout() {
      return Boolean(process.stdout.isTTY)
    },
    get stderr() {
      return Boolean(process.stderr.isTTY)
    },
  },
})

/** Empty where the folder is gone. */
function currentFolder() {
  try {
    return process.cwd()
  } catch {
    return ''
  }
}

/** A reader that has gone is told by the write's own callback; as an event it would end the process with a stack trace. */
function heard(stream) {
  if (stream.listenerCount('error') === 0) stream.on('error', () => {})
  return stream
}
