import { randomBytes } from 'node:crypto'
import {
  closeSync,
  constants,
  copyFileSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  rmSync,
  writeSync,
  type Stats,
} from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { UsageError } from '../domain/usage-error.ts'
import { pathType } from './files.ts'

/**
 * Makes a new file, whole or not at all, and never over another one: of several that race for a path, `link` lets
 * exactly one win. `path` is relative to the root, with `/`.
 */
export function createFile(root: string, path: string, text: string): void {
  const target = join(root, path)
  const folder = dirname(target)
  const temporary = join(folder, `.samtal-${randomBytes(6).toString('hex')}.tmp`)
  try {
    // A folder on the way may be a link that leads elsewhere; nothing is made there.
    if (!isInside(root, folder)) throw new UsageError('path-outside', { path })
    mkdirSync(folder, { recursive: true })
    writeWhole(temporary, text)
    linkNew(temporary, target)
  } catch (error) {
    if (error instanceof UsageError) throw error
    const code = (error as NodeJS.ErrnoException).code ?? ''
    throw code === 'EEXIST' ? new UsageError('file-exists', { path }) : new UsageError('write-failed', { path, code })
  } finally {
    // Where the folder could not be made, asking to remove what is in it would be an error of its own.
    if (pathType(temporary) !== undefined) rmSync(temporary)
  }
}

/** Writes a new file to the disk; like another one, with its owner and mode from the first byte. */
export function writeWhole(path: string, content: string | Uint8Array, like?: Stats): void {
  const file = openSync(path, 'wx', like ? 0o600 : 0o666)
  try {
    if (like) takeAfter(file, like)
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
    for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Gives a file the owner and mode of another. */
function takeAfter(file: number, { uid, gid, mode }: Stats): void {
  try {
    fchownSync(file, uid, gid)
  } catch {
    // Only the superuser may give a file away; whose it is does not matter to others.
  }
  fchmodSync(file, mode & 0o7777)
}

/** Gives a file a second name, that must be free. */
export function linkNew(temporary: string, target: string): void {
  try {
    linkSync(temporary, target)
  } catch (error) {
    // Some file systems have no links.
    if (!['EPERM', 'ENOTSUP', 'ENOSYS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    copyFileSync(temporary, target, constants.COPYFILE_EXCL)
  }
}

/** Whether a folder, or the nearest one above it that is there, lies in the root, links followed. */
function isInside(root: string, folder: string): boolean {
  let there = folder
  while (lstatSync(there, { throwIfNoEntry: false }) === undefined && dirname(there) !== there) there = dirname(there)
  const way = relative(realpathSync(root), realpathSync(there))
  return way !== '..' && !way.startsWith(`..${sep}`)
}
