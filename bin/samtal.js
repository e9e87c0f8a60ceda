#!/usr/bin/env node
import { main } from '../dist/main.js'

const { stdin, stdout, stderr, env } = process
// The exit code says what there is to say; a reader that has gone must not end the process with a stack trace.
stdout.on('error', () => {})
stderr.on('error', () => {})

process.exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  env,
  now: () => Date.now() / 1000,
  stdin,
  stdout,
  stderr,
  tty: { stdin: Boolean(stdin.isTTY), stdout: Boolean(stdout.isTTY), stderr: Boolean(stderr.isTTY) },
})
