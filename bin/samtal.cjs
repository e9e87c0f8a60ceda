#!/usr/bin/env node
// Written so that an old Node can parse it, to say that it is too old: no syntax newer than ES2015.
/* oxlint-disable no-unused-vars, unicorn/prefer-optional-catch-binding */
const fs = require('fs')
const version = process.versions.node.split('.').map(Number)

if (version[0] < 20 || (version[0] === 20 && version[1] < 17)) {
  process.stderr.write(`samtal needs Node 20.17 or later / kräver Node 20.17 eller senare: ${process.version}\n`)
  process.exitCode = 2
} else {
  start()
}

/** Makes the world from the process, and runs the bundle in it. CommonJS: loading ES modules would slow the start. */
function start() {
  // Node's own cache of compiled code, from 22.1, in a folder that Node chooses.
  const enableCompileCache = version[0] >= 22 && require('module').enableCompileCache
  if (enableCompileCache) enableCompileCache()
  // What ends before it is done has failed.
  process.once('exit', () => {
    if (process.exitCode === undefined) process.exitCode = 2
  })
  require('../dist/main.cjs')
    .main(process.argv.slice(2), {
      cwd: currentFolder(),
      env: process.env,
      get locale() {
        return process.platform === 'win32' ? new Intl.DateTimeFormat().resolvedOptions().locale : undefined
      },
      now: () => Date.now() / 1000,
      stdout: sink(1, () => process.stdout),
      stderr: sink(2, () => process.stderr),
      // The streams of the process are made only when they are needed: each costs the start some milliseconds.
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
        get rows() {
          return isTerminal(1) ? process.stdout.rows : undefined
        },
        get columns() {
          return isTerminal(1) ? process.stdout.columns : undefined
        },
      },
    })
    .then((code) => (process.exitCode = code))
}

/** Empty where the folder has been removed. */
function currentFolder() {
  try {
    return process.cwd()
  } catch (_) {
    return ''
  }
}

/** Writes to a file descriptor; through the stream of the process where that is a terminal, or a full pipe that does not block. */
function sink(descriptor, stream) {
  let useStream = false
  return {
    write(text, done) {
      const finish = done || (() => {})
      let bytes = Buffer.from(text)
      useStream = useStream || isTerminal(descriptor)
      try {
        if (!useStream) while (bytes.length > 0) bytes = bytes.subarray(fs.writeSync(descriptor, bytes))
      } catch (error) {
        if (error.code !== 'EAGAIN') return finish(error)
        useStream = true
      }
      if (useStream) withoutErrorEvents(stream()).write(bytes, finish)
      else finish()
    },
  }
}

function isTerminal(descriptor) {
  try {
    const stat = fs.fstatSync(descriptor)
    if (!stat.isCharacterDevice() || stat.rdev === fs.statSync(require('os').devNull).rdev) return false
  } catch (_) {
    // Some systems cannot stat a console.
  }
  return require('tty').isatty(descriptor)
}

/** A closed pipe is reported to the callback of the write; an error event would end the process with a stack trace. */
function withoutErrorEvents(stream) {
  if (stream.listenerCount('error') === 0) stream.on('error', () => {})
  return stream
}
