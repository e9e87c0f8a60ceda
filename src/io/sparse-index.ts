import {
  closeSync,
  constants,
  fstatSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { UsageError } from '../domain/usage-error.ts'
import { gitRootAbove } from './root.ts'
import type { World } from './world.ts'

/*
 * Whichever command git reads a sparse index with, it stores trees among the repository's objects. Reading must write
 * nothing there, so git gets a temporary folder for new objects, and the repository's own as a source.
 */

/** The temporary folder of each folder of objects. */
const temporaryFolders = new Map<string, string>()

/** What tells git to write no objects into the repository above a folder; nothing where its index is not sparse. */
export function objectVariables(world: World, folder: string): Record<string, string> {
  const gitFolder = gitFolderOf(world, folder)
  if (gitFolder === undefined || !indexPaths(world, gitFolder).some(isSparse)) return {}
  const objects = join(commonFolder(gitFolder), 'objects')
  return {
    GIT_OBJECT_DIRECTORY: temporaryFolder(objects),
    GIT_ALTERNATE_OBJECT_DIRECTORIES: quoteForList(objects),
  }
}

/** Removes what git has written instead. To be called when no git command runs any more. */
export function removeTemporaryObjects(): void {
  for (const folder of temporaryFolders.values()) rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  temporaryFolders.clear()
}

function temporaryFolder(objects: string): string {
  const known = temporaryFolders.get(objects)
  if (known !== undefined) return known
  try {
    const folder = mkdtempSync(join(tmpdir(), 'samtal-objects-'))
    temporaryFolders.set(objects, folder)
    return folder
  } catch (error) {
    throw new UsageError('write-failed', { path: tmpdir(), code: (error as NodeJS.ErrnoException).code ?? '' })
  }
}

/** The folder `.git`, or the one that a file in its place names: of a linked work tree or a submodule. */
function gitFolderOf({ env: { GIT_DIR, GIT_WORK_TREE }, cwd }: World, folder: string): string | undefined {
  if (GIT_DIR && GIT_WORK_TREE) return resolve(cwd, GIT_DIR)
  const top = gitRootAbove(folder)
  if (top === undefined) return undefined
  const git = join(top, '.git')
  try {
    const stat = statSync(git)
    if (stat.isDirectory()) return git
    if (!stat.isFile()) return undefined
    return resolve(top, /^gitdir: ([^]*?)[\r\n]*$/.exec(readFileSync(git, 'utf8'))?.[1] ?? '')
  } catch {
    // git says what is wrong with it.
    return undefined
  }
}

/** The folder that holds the objects: linked work trees share it. */
function commonFolder(gitFolder: string): string {
  try {
    return resolve(gitFolder, readFileSync(join(gitFolder, 'commondir'), 'utf8').replace(/[\r\n]+$/, ''))
  } catch {
    return gitFolder
  }
}

/** A hook names its index relative to the root of the work tree. */
function indexPaths({ env: { GIT_INDEX_FILE }, cwd }: World, gitFolder: string): string[] {
  if (!GIT_INDEX_FILE) return [join(gitFolder, 'index')]
  return [cwd, dirname(gitFolder)].map((folder) => resolve(folder, GIT_INDEX_FILE))
}

/** The extension that marks a sparse index is the last one, or the last before the 32 bytes that say where entries end. */
const sparseExtension = 'sdir\0\0\0\0'
/** Room for it, for the end of entries with a hash of 32 bytes, and for the checksum. Bytes. */
const tailLength = 128

function isSparse(index: string): boolean {
  let file: number | undefined
  try {
    file = openSync(index, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const { size } = fstatSync(file)
    const tail = Buffer.alloc(Math.min(tailLength, size))
    readSync(file, tail, 0, tail.length, size - tail.length)
    return tail.includes(sparseExtension)
  } catch {
    // There is no index yet.
    return false
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

/** A path as one entry of a list of paths, which git splits and unquotes. */
function quoteForList(path: string): string {
  if (!path.includes(delimiter) && !path.includes('"')) return path
  return `"${path.replaceAll(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`
}
