import { randomBytes } from 'node:crypto'
import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  realpathSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { UsageError } from '../domain/usage.ts'

/**
 * Makes a new file, whole or not at all, and never over another one: of several that race for a path, `link` lets
 * exactly one win. `path` is relative to the root, with `/`.
 */
export function createFile(root: string, path: string, text: string): void {
  const target = join(root, path)
  const folder = dirname(target)
  const temporary = join(folder, `.samtal-${randomBytes(6).toString('hex')}.tmp`)
  try {
    mkdirSync(folder, { recursive: true })
    // A folder may be a link that leads elsewhere.
    if (relative(realpathSync(root), realpathSync(folder)).startsWith('..'))
      throw new UsageError('path-outside', { path })
    writeWhole(temporary, text)
    place(temporary, target)
  } catch (error) {
    if (error instanceof UsageError) throw error
    const code = (error as NodeJS.ErrnoException).code ?? ''
    throw code === 'EEXIST' ? new UsageError('file-exists', { path }) : new UsageError('write-failed', { path, code })
  } finally {
    rmSync(temporary, { force: true })
  }
}

function writeWhole(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o666)
  try {
    const bytes = Buffer.from(text, 'utf8')
    for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function place(temporary: string, target: string): void {
  try {
    linkSync(temporary, target)
  } catch (error) {
    // Some file systems have no links.
    if (!['EPERM', 'ENOTSUP', 'ENOSYS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    copyFileSync(temporary, target, constants.COPYFILE_EXCL)
  }
}
