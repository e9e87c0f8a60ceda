import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
  statSync,
  type BigIntStats,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import { UsageError } from '../domain/usage-error.ts'
import { writeAll } from './temporary-file.ts'
import type { Sink, World } from './world.ts'
import { writeOver } from './write.ts'

/** Writes text and waits until it is written. A closed pipe is no error; a full disk is. */
export function print(sink: Sink, text: string): Promise<void> {
  return new Promise((done, fail) => {
    sink.write(text, (error) => {
      if (!error || isReaderGone(error)) done()
      else fail(new UsageError('output-failed', { code: errorCode(error) }))
    })
  })
}

/**
 * Writes a result to a path, links followed. A regular file is replaced atomically; a terminal, a pipe or another device is
 * written to, and so is a file that standard output or error goes to.
 */
export async function printToFile(world: World, path: string, text: string): Promise<void> {
  try {
    const target = resolve(world.cwd, path)
    const descriptor = descriptorAt(target)
    if (descriptor === 1) await print(world.stdout, text)
    else if (descriptor === 2) await print(world.stderr, text)
    else if (descriptor !== undefined) writeAll(descriptor, Buffer.from(text))
    else writeTo(target, text)
  } catch (error) {
    if (error instanceof UsageError) throw error
    if (!isReaderGone(error)) throw new UsageError('write-failed', { path, code: errorCode(error) })
  }
}

/** The descriptor that a path names, or that of standard output or error if it goes to the same file. */
function descriptorAt(target: string): number | undefined {
  const [, name, number] = /^\/(?:dev|proc\/self)\/(?:(stdout|stderr)|fd\/(\d{1,9}))$/.exec(target) ?? []
  if (name !== undefined) return name === 'stdout' ? 1 : 2
  if (number !== undefined) return Number(number)
  const there = statSync(target, { throwIfNoEntry: false, bigint: true })
  return there && [1, 2].find((descriptor) => isSameFile(descriptor, there))
}

function isSameFile(descriptor: number, { dev, ino, rdev }: BigIntStats): boolean {
  try {
    const open = fstatSync(descriptor, { bigint: true })
    return open.dev === dev && open.ino === ino && open.rdev === rdev
  } catch {
    // Closed.
    return false
  }
}

function writeTo(path: string, text: string): void {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat || stat.isFile()) return writeOver(linkTarget(path), text)
  // Fails for a folder.
  const device = openSync(path, constants.O_WRONLY)
  try {
    writeAll(device, Buffer.from(text))
  } finally {
    closeSync(device)
  }
}

/** The target of a link, or the path itself, even if it does not exist yet. */
function linkTarget(path: string): string {
  let target = path
  // Linux follows at most 40.
  for (let links = 0; links <= 40; links++) {
    if (!lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink()) return target
    target = resolve(realpathSync(dirname(target)), readlinkSync(target))
  }
  throw Object.assign(new Error('too many links'), { code: 'ELOOP' })
}

function isReaderGone(error: unknown): boolean {
  return ['EPIPE', 'ERR_STREAM_DESTROYED'].includes(errorCode(error))
}

function errorCode(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? ''
}
