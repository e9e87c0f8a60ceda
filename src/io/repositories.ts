import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { readFailure, type ReadFailure } from '../domain/read-failure.ts'
import { UsageError } from '../domain/usage-error.ts'
import { pathType } from './files.ts'
import { worldIn, type World } from './world.ts'

/** How many repositories are read side by side; each has several git processes of its own. */
const concurrency = 4

/** What was read of each repository, and why some could not be read; both in the order they were named. */
export interface RepositoryResults<T> {
  read: RepositoryResult<T>[]
  failures: ReadFailure[]
}

export interface RepositoryResult<T> {
  repository: string
  result: T
}

/** The repositories that a file lists, one a line, relative to the file; `#` begins a comment. */
export function readRepositoryList(world: World, path: string): string[] {
  const file = resolve(world.cwd, path)
  if (pathType(file) !== 'file') throw new UsageError('path-missing', { path })
  return readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => resolve(dirname(file), line))
}

/** Reads each repository, some at a time. One that fails never ends the others. */
export async function inEachRepository<T>(
  world: World,
  repositories: readonly string[],
  read: (world: World) => Promise<T>,
  progress: (done: number, all: number) => void,
): Promise<RepositoryResults<T>> {
  const results: (RepositoryResult<T> | ReadFailure)[] = []
  let next = 0
  let done = 0
  const work = async () => {
    for (let index = next++; index < repositories.length; index = next++) {
      const repository = repositories[index] ?? ''
      results[index] = await readOne(world, repository, read)
      progress(++done, repositories.length)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, work))
  return {
    read: results.filter((result) => 'result' in result),
    failures: results.filter((result) => 'code' in result),
  }
}

async function readOne<T>(
  world: World,
  repository: string,
  read: (world: World) => Promise<T>,
): Promise<RepositoryResult<T> | ReadFailure> {
  try {
    // A settings file named for one workspace is not that of the others.
    const { SAMTAL_CONFIG: _, ...env } = world.env
    return { repository, result: await read(worldIn(world, realFolder(world.cwd, repository), env)) }
  } catch (error) {
    return readFailure(repository, error)
  }
}

/** The absolute path of a folder, links resolved. */
function realFolder(cwd: string, path: string): string {
  try {
    const folder = realpathSync(resolve(cwd, path))
    if (statSync(folder).isDirectory()) return folder
  } catch {
    // Missing, or not to be entered: no folder that can be read.
  }
  throw new UsageError('folder-missing', { path })
}
