// Runs samtal several times in this process. Standard input is a JSON list of runs ({ cwd, env, args }), standard output
// that of their results ({ code, out, err }).
const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { Readable } = require('node:stream')
const { main } = require(join(__dirname, '../dist/main.cjs'))

/** @typedef {{ write(text: string | Uint8Array, done?: () => void): void, text(): string }} Memory */

/** @returns {Memory} */
function memory() {
  /** @type {Buffer[]} */
  const parts = []
  return {
    write(text, done) {
      parts.push(Buffer.from(text))
      done?.()
    },
    text: () => Buffer.concat(parts).toString('utf8'),
  }
}

void (async () => {
  const results = []
  for (const { cwd, env, args } of JSON.parse(readFileSync(0, 'utf8'))) {
    process.chdir(cwd)
    const [stdout, stderr] = [memory(), memory()]
    const stdin = Readable.from([])
    const tty = { stdin: false, stdout: false, stderr: false }
    const code = await main(args, { cwd, env, now: () => 0, stdin, stdout, stderr, terminal: process.stderr, tty })
    results.push({ code, out: stdout.text(), err: stderr.text() })
  }
  process.stdout.write(JSON.stringify(results))
})()
