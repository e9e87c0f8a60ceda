// Counts how many times V8 enters the functions and blocks of samtal: work that is counted, not timed. Standard input is a
// JSON list of runs ({ cwd, env, args }), standard output that of their results ({ code, work, err }).
const { readFileSync } = require('node:fs')
const { Session } = require('node:inspector')
const { join } = require('node:path')
const { Readable } = require('node:stream')
const { main } = require(join(__dirname, '../../dist/main.cjs'))

const session = new Session()
session.connect()
/** @param {string} method @param {object} [params] @returns {Promise<any>} */
const post = (method, params) =>
  new Promise((done, fail) => session.post(method, params, (error, result) => (error ? fail(error) : done(result))))

/** @param {{ cwd: string, env: Record<string, string>, args: string[] }} run */
async function count({ cwd, env, args }) {
  let err = ''
  /** @type {{ write(text: string, done?: () => void): void }} */
  const stdout = { write: (_, done) => done?.() }
  /** @type {{ write(text: string, done?: () => void): void }} */
  const stderr = {
    write(text, done) {
      err += text
      done?.()
    },
  }
  process.chdir(cwd)
  // Taking the counts sets them to zero.
  await post('Profiler.takePreciseCoverage')
  const code = await main(args, {
    ...{ cwd, env, now: () => 0, stdin: Readable.from([]), stdout, stderr, terminal: process.stderr },
    tty: { stdin: false, stdout: false, stderr: false },
  })
  const { result } = await post('Profiler.takePreciseCoverage')
  let work = 0
  for (const { url, functions } of result)
    if (url.includes('/dist/')) for (const { ranges } of functions) for (const range of ranges) work += range.count
  return { code, work, err }
}

void (async () => {
  await post('Profiler.enable')
  await post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  const results = []
  for (const run of JSON.parse(readFileSync(0, 'utf8'))) results.push(await count(run))
  process.stdout.write(JSON.stringify(results))
})()
