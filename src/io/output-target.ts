import {
  fstatSync,
  lstatSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  statSync,
  writeSync,
  type BigIntStats,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { UsageError } from '../domain/usage-error.ts'

/** Where `-o` leads: a descriptor of the process, or a path that is no link. */
export type OutputTarget = { descriptor: number } | { path: string }

/**
 * Refuses, before any work is done, files that cannot be written to and two that are the same one. Undefined is standard
 * output.
 */
export function checkOutputFiles(cwd: string, files: readonly (string | undefined)[]): void {
  const seen = new Map<string, string | undefined>()
  for (const file of files) {
    const key = file === undefined ? 'descriptor 1' : checkOutputFile(cwd, file)
    if (key === undefined) continue
    if (seen.has(key)) throw new UsageError('output-shared', { path: file ?? seen.get(key) ?? '-' })
    seen.set(key, file)
  }
}

/** Refuses what cannot be written to. Gives what the same file has in common however it is named; undefined for a device. */
function checkOutputFile(cwd: string, file: string): string | undefined {
  if (file === '') throw new UsageError('option-argument-missing', { name: '-o, --output <file>' })
  if (/(^|[/\\])\.{0,2}$/.test(file)) throw new UsageError('output-folder', { path: file })
  try {
    const target = findTarget(resolve(cwd, file))
    if ('descriptor' in target) {
      if (!isWritable(target.descriptor)) throw new UsageError('descriptor-closed', { path: file })
      return `descriptor ${target.descriptor}`
    }
    const stat = statSync(target.path, { throwIfNoEntry: false, bigint: true })
    if (!stat) return join(realpathSync(dirname(target.path)), basename(target.path))
    if (stat.isDirectory()) throw new UsageError('output-folder', { path: file })
    if (!stat.isFile() && !stat.isFIFO()) return undefined
    const stream = streamTo(stat)
    return stream === undefined ? `file ${stat.dev} ${stat.ino}` : `descriptor ${stream}`
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError('write-failed', { path: file, code: (error as NodeJS.ErrnoException).code ?? '' })
  }
}

/** Follows the links of an absolute path, also of one that does not exist yet. */
export function findTarget(path: string): OutputTarget {
  let target = path
  // Linux follows at most 40.
  for (let links = 0; links <= 40; links++) {
    const descriptor = descriptorNamed(target)
    if (descriptor !== undefined) return { descriptor }
    if (!lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink()) return { path: target }
    target = resolve(realpathSync(dirname(target)), readlinkSync(target))
  }
  throw Object.assign(new Error('too many links'), { code: 'ELOOP' })
}

const descriptorFolders = ['/dev/fd', '/proc/self/fd', '/proc/thread-self/fd']

/** The descriptor of the process that a path names. */
function descriptorNamed(path: string): number | undefined {
  if (path === '/dev/stdout') return 1
  if (path === '/dev/stderr') return 2
  const [folder, name] = [dirname(path), basename(path)]
  if (!/^\d{1,9}$/.test(name)) return undefined
  const real = realFolder(folder)
  return descriptorFolders.some((known) => known === folder || realFolder(known) === real) ? Number(name) : undefined
}

function realFolder(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

/** The stream, standard output or error, that goes to a file. */
export function streamTo(file: BigIntStats): 1 | 2 | undefined {
  return ([1, 2] as const).find((descriptor) => {
    const stat = statOf(descriptor)
    return stat?.dev === file.dev && stat.ino === file.ino && stat.rdev === file.rdev
  })
}

/** Whether a descriptor was given to the process, open for writing. Node has some of its own, and a write there ends the process. */
function isWritable(descriptor: number): boolean {
  const stat = statOf(descriptor)
  if (!stat || !(stat.isFile() || stat.isFIFO() || stat.isCharacterDevice() || stat.isSocket())) return false
  return takesBytes(descriptor) && !(stat.isFIFO() && isReadHere(stat))
}

/** Whether this process also has the end of the pipe that is read: then Node has made the pipe. */
function isReadHere({ dev, ino }: BigIntStats): boolean {
  return readdirSync('/dev/fd').some((name) => {
    const stat = statOf(Number(name))
    return stat?.dev === dev && stat.ino === ino && !takesBytes(Number(name))
  })
}

function takesBytes(descriptor: number): boolean {
  try {
    writeSync(descriptor, Buffer.alloc(0))
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EAGAIN'
  }
}

function statOf(descriptor: number): BigIntStats | undefined {
  try {
    return fstatSync(descriptor, { bigint: true })
  } catch {
    // Closed.
    return undefined
  }
}
