import {
  accessSync,
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  unlinkSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { UsageError } from '../domain/usage-error.ts'
import { pathType, readBytes } from './files.ts'
import { isUtf8Text } from './git-bytes.ts'
import { isBelow } from './root.ts'
import { whileLocked } from './file-lock.ts'
import { throughTemporary } from './temporary-file.ts'

/**
 * Makes a new file, never over another one: of several that race for a path, exactly one wins. `path` is relative to
 * the root, with `/`. `mode` is what the umask leaves of it.
 */
export function createFile(root: string, path: string, text: string, mode = 0o666): void {
  const target = join(root, path)
  const folder = dirname(target)
  try {
    // A folder on the way may be a link that leads elsewhere; nothing is made there.
    if (!isInside(root, folder)) throw new UsageError('path-outside', { path })
    mkdirSync(folder, { recursive: true })
    throughTemporary(target, text, undefined, (temporary) => linkNew(temporary, target), mode)
  } catch (error) {
    throw errorCode(error) === 'EEXIST' ? new UsageError('file-exists', { path }) : writeFailure(error, path)
  }
}

/**
 * Replaces the bytes of a file, and keeps its mode. False where the file no longer holds what was read, or is reached
 * through a link: then it is left as it is.
 */
export function replaceFile(root: string, path: string, before: Uint8Array, after: Uint8Array): boolean {
  const target = join(root, path)
  const stat = isRegularFile(root, path) ? lstatSync(target, { throwIfNoEntry: false }) : undefined
  if (!stat) return false
  try {
    accessSync(target, constants.W_OK)
    return throughTemporary(target, after, stat, (temporary) =>
      whileLocked(target, () => {
        if (!holds(target, before)) return false
        renameSync(temporary, target)
        return true
      }),
    )
  } catch (error) {
    // Somebody moved it meanwhile.
    if (errorCode(error) === 'ENOENT' && pathType(target) === undefined) return false
    throw writeFailure(error, path)
  }
}

/** Writes a file, or replaces one with its mode kept. `target` is an absolute path; the error has its `code`. */
export function writeOver(target: string, text: string): void {
  const stat = lstatSync(target, { throwIfNoEntry: false })
  if (stat) accessSync(target, constants.W_OK)
  throughTemporary(target, text, stat, (temporary) => renameSync(temporary, target))
}

/** Moves a file that still holds the bytes to a place that is free; never over another file. Says whether it did. */
export function moveFile(root: string, from: string, to: string, bytes: Uint8Array): boolean {
  const [source, target] = [join(root, from), join(root, to)]
  if (!isRegularFile(root, from)) return false
  try {
    return whileLocked(source, () => {
      if (!holds(source, bytes)) return false
      mkdirSync(dirname(target), { recursive: true })
      linkNew(source, target)
      try {
        unlinkSync(source)
      } catch (error) {
        unlinkSync(target)
        throw error
      }
      return true
    })
  } catch (error) {
    // Somebody else made the target, or moved the source.
    if (errorCode(error) === 'EEXIST' || pathType(source) === undefined) return false
    throw writeFailure(error, to)
  }
}

/** Removes a file that still holds the bytes. Says whether it did. */
export function removeFile(root: string, path: string, bytes: Uint8Array): boolean {
  const target = join(root, path)
  if (!isRegularFile(root, path)) return false
  try {
    return whileLocked(target, () => {
      if (!holds(target, bytes)) return false
      unlinkSync(target)
      return true
    })
  } catch (error) {
    throw writeFailure(error, path)
  }
}

/** Makes sure that the name of a file, just written, is on disk and not only in the system's memory. */
export function syncFolderOf(root: string, path: string): void {
  try {
    const folder = openSync(dirname(join(root, path)), 'r')
    try {
      fsyncSync(folder)
    } finally {
      closeSync(folder)
    }
  } catch {
    // Not every system lets a folder be opened; such a one keeps the order of changes itself.
  }
}

/** Whether a file may be moved: the place is free, taken, or one that nothing may be moved to. */
export function targetState(root: string, from: string, to: string): 'free' | 'taken' | 'closed' {
  const folder = pathType(dirname(join(root, to)))
  if (folder === 'file' || folder === 'other') return 'closed'
  const source = lstatSync(join(root, from), { throwIfNoEntry: false })
  if (!source) return 'closed'
  const target = lstatSync(join(root, to), { throwIfNoEntry: false })
  if (!target) return 'free'
  // Where capitals do not count, it may lie there already.
  return source.ino === target.ino && source.dev === target.dev ? 'closed' : 'taken'
}

/**
 * Whether a path leads to a regular file, through folders alone. `root` has no links in it. A file whose name is not UTF-8
 * is read and never written, and so counts as none.
 */
export function isRegularFile(root: string, path: string): boolean {
  const target = join(root, path)
  if (pathType(target) !== 'file' || !isUtf8Text(path)) return false
  try {
    return realpathSync(dirname(target)) === dirname(target)
  } catch {
    // Removed meanwhile.
    return false
  }
}

/** Gives a file a second name, that must be free. */
function linkNew(from: string, target: string): void {
  try {
    linkSync(from, target)
  } catch (error) {
    // Some file systems have no links.
    if (!['EPERM', 'ENOTSUP', 'ENOSYS'].includes(errorCode(error))) throw error
    copyFileSync(from, target, constants.COPYFILE_EXCL)
  }
}

/** Whether a folder, or the nearest one above it that exists, lies in the root, links followed. */
function isInside(root: string, folder: string): boolean {
  let existing = folder
  while (lstatSync(existing, { throwIfNoEntry: false }) === undefined && dirname(existing) !== existing)
    existing = dirname(existing)
  return isBelow(relative(realpathSync(root), realpathSync(existing)))
}

function holds(path: string, bytes: Uint8Array): boolean {
  const now = readBytes(path)
  return now !== undefined && Buffer.compare(now, bytes) === 0
}

function writeFailure(error: unknown, path: string): UsageError {
  return error instanceof UsageError ? error : new UsageError('write-failed', { path, code: errorCode(error) })
}

function errorCode(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? ''
}
