#!/usr/bin/env node
const { fstatSync, statSync, writeSync } = require('node:fs')
const { devNull } = require('node:os')
const { join } = require('node:path')
const { loader } = require('./load.cjs')

const { main } = loader(join(__dirname, '../dist'))('./main.cjs')

// CommonJS, and streams made only when nothing else will do: each of the two costs the start some milliseconds.
const stdout = sink(1, () => process.stdout)
const stderr = sink(2, () => process.stderr)
const code = main(process.argv.slice(2), {
  cwd: currentFolder(),
  env: process.env,
  now: () => Date.now() / 1000,
  stdout,
  stderr,
  get stdin() {
    return process.stdin
  },
  get terminal() {
    return process.stderr
  },
  tty: {
    get stdin() {
      return isTerminal(0)
    },
    get stdout() {
      return isTerminal(1)
    },
    get stderr() {
      return isTerminal(2)
    },
  },
})
// What ends before it is done has failed.
process.once('exit', () => (process.exitCode ??= 2))
void code.then((number) => (process.exitCode = number))

/** Empty where the folder is gone. */
function currentFolder() {
  try {
    return process.cwd()
  } catch {
    return ''
  }
}

/** Writes by the number of the file: to a terminal, and to a pipe that is full and will not wait, through its stream. */
function sink(number, stream) {
  let streams = false
  return {
    write(text, done = () => {}) {
      let bytes = Buffer.from(text)
      streams ||= isTerminal(number)
      try {
        if (!streams) while (bytes.length > 0) bytes = bytes.subarray(writeSync(number, bytes))
      } catch (error) {
        if (error.code !== 'EAGAIN') return done(error)
        streams = true
      }
      if (streams) heard(stream()).write(bytes, done)
      else done()
    },
  }
}

function isTerminal(number) {
  try {
    const stat = fstatSync(number)
    if (!stat.isCharacterDevice() || stat.rdev === statSync(devNull).rdev) return false
  } catch {
    // Some systems tell nothing of a console.
  }
  return require('node:tty').isatty(number)
}

/** A reader that has gone is told by the write's own callback; as an event it would end the process with a stack trace. */
function heard(stream) {
  if (stream.listenerCount('error') === 0) stream.on('error', () => {})
  return stream
}
