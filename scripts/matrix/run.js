import { spawnSync } from 'node:child_process'

/** @typedef {{ code: number, out: string, err: string }} Run */

/** @param {string} command @param {string[]} args @param {{ cwd: string, env?: NodeJS.ProcessEnv }} where @returns {Run} */
export function run(command, args, where) {
  const { status, signal, stdout, stderr, error } = spawnSync(command, args, {
    ...{ env: process.env, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024, timeout: 30 * 60 * 1000 },
    ...{ ...where, stdio: ['ignore', 'pipe', 'pipe'] },
  })
  if (signal === 'SIGINT') throw new Error('interrupted')
  return { code: status ?? -1, out: stdout ?? '', err: error ? `${error.message}\n${stderr ?? ''}` : stderr }
}

/** The last lines that a program printed. @param {Run} result */
export function tail({ out, err }) {
  return `${out}\n${err}`.trim().split('\n').slice(-15).join('\n')
}
