import { randomBytes } from 'node:crypto'
import { accessSync, constants, lstatSync, mkdirSync, realpathSync, renameSync, rmSync, unlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { UsageError } from '../domain/usage-error.ts'
import { pathType, readBytes } from './files.ts'
import { linkNew, writeWhole } from './write.ts'

/**
 * Puts other bytes in a file, whole or not at all, and keeps its mode. False where the file is no longer what was read,
 * or is reached through a link: then it is left as it is.
 */
export function replaceFile(root: string, path: string, before: Uint8Array, after: Uint8Array): boolean {
  const target = join(root, path)
  const temporary = join(dirname(target), `.samtal-${randomBytes(6).toString('hex')}.tmp`)
  if (!isRegularFile(root, path)) return false
  try {
    accessSync(target, constants.W_OK)
    writeWhole(temporary, after, lstatSync(target))
    if (!holds(target, before)) return false
    renameSync(temporary, target)
    return true
  } catch (error) {
    throw new UsageError('write-failed', { path, code: (error as NodeJS.ErrnoException).code ?? '' })
  } finally {
    rmSync(temporary, { force: true })
  }
}

/** Whether a file may be moved: the place is free, taken, or one that nothing may be moved to. */
export function targetState(root: string, from: string, to: string): 'free' | 'taken' | 'closed' {
  const folder = pathType(dirname(join(root, to)))
  if (folder === 'file' || folder === 'other') return 'closed'
  const there = lstatSync(join(root, to), { throwIfNoEntry: false })
  if (!there) return 'free'
  const here = lstatSync(join(root, from))
  // Where capitals do not count, it may lie there already.
  return here.ino === there.ino && here.dev === there.dev ? 'closed' : 'taken'
}

/** Moves a file that still holds the bytes to a place that is free; never over another file. Says whether it did. */
export function moveFile(root: string, from: string, to: string, bytes: Uint8Array): boolean {
  const [source, target] = [join(root, from), join(root, to)]
  if (!isRegularFile(root, from) || !holds(source, bytes)) return false
  try {
    mkdirSync(dirname(target), { recursive: true })
    linkNew(source, target)
    try {
      unlinkSync(source)
    } catch (error) {
      unlinkSync(target)
      throw error
    }
    return true
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    // Somebody was quicker.
    if (code === 'EEXIST') return false
    throw new UsageError('write-failed', { path: to, code })
  }
}

/** Whether a path leads to a regular file, through folders alone. `root` has no links in it. */
export function isRegularFile(root: string, path: string): boolean {
  const target = join(root, path)
  return pathType(target) === 'file' && realpathSync(dirname(target)) === dirname(target)
}

function holds(path: string, bytes: Uint8Array): boolean {
  const now = readBytes(path)
  return now !== undefined && Buffer.compare(now, bytes) === 0
}
