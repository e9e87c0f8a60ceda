import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { byUrgency, emptyRow } from '../domain/timeline.ts'
import { UsageError } from '../domain/usage.ts'
import { kindOf } from '../io/files.ts'
import type { World } from '../io/world.ts'
import type { DueReport } from '../report/report.ts'
import { dueHere, type DueOptions } from './due.ts'

/** How many repositories are read side by side; each has three git processes of its own. */
const together = 4

/** Lists what is due in several workspaces together. One that cannot be read is a row of its own, never a gap. */
export async function dueMany(
  world: World,
  options: DueOptions,
  repositories: readonly string[],
  progress: (done: number, all: number) => void,
): Promise<DueReport> {
  const results: (Awaited<ReturnType<typeof dueHere>> | UsageError)[] = []
  let next = 0
  let done = 0
  const work = async () => {
    for (let index = next++; index < repositories.length; index = next++) {
      results[index] = await read(world, options, repositories[index] ?? '')
      progress(++done, repositories.length)
    }
  }
  await Promise.all(Array.from({ length: together }, work))

  const reports = results.flatMap((result, index) =>
    result instanceof UsageError ? [] : [{ ...result, name: repositories[index] ?? '' }],
  )
  const failures = results.flatMap((result, index) =>
    result instanceof UsageError
      ? [{ repository: repositories[index] ?? '', code: result.code, params: result.params }]
      : [],
  )
  // A filter must name what is known somewhere.
  const unknown = reports.map((each) => each.unknown)
  if (reports.length > 0 && unknown[0] && unknown.every(Boolean)) throw unknown[0]
  const rows = reports.flatMap(({ report, name }) => report.rows.map((row) => ({ ...row, repository: name })))
  const failed = failures.map(({ repository }) => ({ ...emptyRow, repository }))
  return {
    kind: 'due',
    today: reports[0]?.report.today ?? '',
    rows: [...rows, ...failed].sort(byUrgency),
    history: options.history ?? true,
    names: merged(reports, 'names'),
    titles: merged(reports, 'titles'),
    failures,
  }
}

/** The repositories a file lists, one a line, relative to the file; `#` begins a comment. */
export function listed(world: World, path: string): string[] {
  const file = resolve(world.cwd, path)
  if (kindOf(file) !== 'file') throw new UsageError('path-missing', { path })
  return readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => resolve(dirname(file), line))
}

async function read(world: World, options: DueOptions, repository: string) {
  try {
    const cwd = resolve(world.cwd, repository)
    if (kindOf(cwd) !== 'folder') throw new UsageError('folder-missing', { path: repository })
    // A settings file named for one workspace is not that of the others.
    const { SAMTAL_CONFIG: _, ...env } = world.env
    return await dueHere({ ...world, cwd, env }, options)
  } catch (error) {
    if (error instanceof UsageError) return error
    throw error
  }
}

/** Names of several workspaces in one table: the same id may be another person elsewhere. */
function merged(
  reports: readonly { report: DueReport; name: string }[],
  key: 'names' | 'titles',
): Record<string, string> {
  return Object.fromEntries(
    reports.flatMap(({ report, name }) => Object.entries(report[key]).map(([id, text]) => [`${name}\n${id}`, text])),
  )
}
