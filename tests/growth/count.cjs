// Runs samtal in this process and prints how many times V8 entered its functions and blocks: work that is counted, not
// timed. Usage: node count.cjs <argument>...
const { Session } = require('node:inspector')
const { join } = require('node:path')
const { main } = require(join(__dirname, '../../dist/main.cjs'))

/** @type {{ write(text: string, done?: () => void): void }} */
const sink = { write: (_, done) => done?.() }
const session = new Session()
session.connect()
/** @param {string} method @param {object} [params] @returns {Promise<any>} */
const post = (method, params) =>
  new Promise((done, fail) => session.post(method, params, (error, result) => (error ? fail(error) : done(result))))

void (async () => {
  await post('Profiler.enable')
  await post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  const code = await main(process.argv.slice(2), {
    cwd: process.cwd(),
    env: process.env,
    now: () => 0,
    stdin: process.stdin,
    stdout: sink,
    stderr: sink,
    terminal: process.stderr,
    tty: { stdin: false, stdout: false, stderr: false },
  })
  const { result } = await post('Profiler.takePreciseCoverage')
  let work = 0
  for (const { url, functions } of result)
    if (url.includes('/dist/')) for (const { ranges } of functions) for (const { count } of ranges) work += count
  process.stdout.write(JSON.stringify({ code, work }))
})()
