import { join } from 'node:path'
import { sheetFolder } from '../domain/scaffold/preparation-sheet.ts'
import { UsageError } from '../domain/usage-error.ts'
import { decode, joinBytes, mayContain, pathType, readBytes } from './files.ts'
import { callGit, gitRunner } from './git.ts'
import { ignoredAmong } from './ignoring.ts'
import { isInRepository } from './root.ts'
import type { World } from './world.ts'
import { createFile, removeFile, replaceFile, syncFolderOf } from './write.ts'

/** For the writer alone. */
const mode = 0o600

const ignoreLine = `/${sheetFolder}/`

/** A sheet as it was read. Confidential. */
export interface Sheet {
  bytes: Uint8Array
  text: string
}

/** Whether there is something at the path of a sheet. */
export function hasSheet(root: string, path: string): boolean {
  return pathType(join(root, path)) !== undefined
}

/** Reads a sheet; undefined where there is none. */
export function readSheet(root: string, path: string): Sheet | undefined {
  if (!hasSheet(root, path)) return undefined
  const bytes = isPlainFolder(root) ? readBytes(join(root, path)) : undefined
  const text = bytes && decode(bytes)
  if (!bytes || text === undefined) throw new UsageError('sheet-unreadable', { path })
  return { bytes: Uint8Array.from(bytes), text }
}

/** Removes a sheet once the talk, which has all of it, is safe on disk. Says whether it did: not where it has changed since. */
export function removeSheet(root: string, path: string, { bytes }: Sheet, talkPath: string): boolean {
  syncFolderOf(root, talkPath)
  return removeFile(root, path, bytes)
}

/**
 * Makes a sheet that only its writer can read, once git is sure to ignore it; never over another one. Says whether
 * `.gitignore` had to be changed for that.
 */
export async function createSheet(world: World, root: string, path: string, text: string): Promise<boolean> {
  if (!isPlainFolder(root)) throw new UsageError('sheet-unreadable', { path: sheetFolder })
  const isIgnored = await ensureIgnored(world, root, path)
  createFile(root, path, text, mode)
  return isIgnored
}

/** Refuses a sheet that git tracks: it is in the shared history. */
export async function requireUntracked(world: World, root: string, path: string): Promise<void> {
  if (!isInRepository(world, root)) return
  const { code, stdout } = await callGit(gitRunner(world, root, false), ['ls-files', '-z', '--', path])
  if (code !== 0) throw new UsageError('git-failed', { command: 'ls-files' })
  if (stdout !== '') throw new UsageError('sheet-tracked', { path })
}

/** Whether sheets would lie in the workspace itself, and not where a link leads. */
function isPlainFolder(root: string): boolean {
  return [undefined, 'folder'].includes(pathType(join(root, sheetFolder)))
}

async function ensureIgnored(world: World, root: string, path: string): Promise<boolean> {
  const isInGit = isInRepository(world, root)
  const isIgnored = async () => (isInGit ? (await ignoredAmong(world, root, [path])).has(path) : hasIgnoreLine(root))
  if (await isIgnored()) return false
  addIgnoreLine(root)
  if (!(await isIgnored())) throw new UsageError('sheet-not-ignored', { path })
  return true
}

const ignoreFile = '.gitignore'

function hasIgnoreLine(root: string): boolean {
  const text = decode(readBytes(join(root, ignoreFile)) ?? new Uint8Array())
  return text?.split(/\r?\n/).includes(ignoreLine) ?? false
}

/** Adds the line to the bytes that are there, whatever they are. */
function addIgnoreLine(root: string): void {
  const read = readBytes(join(root, ignoreFile))
  if (!read) {
    createFile(root, ignoreFile, `${ignoreLine}\n`)
    return
  }
  const bytes = Uint8Array.from(read)
  const eol = mayContain(bytes, '\r\n') ? '\r\n' : '\n'
  const start = bytes.length === 0 || mayContain(bytes.subarray(-1), '\n') ? '' : eol
  if (!replaceFile(root, ignoreFile, bytes, joinBytes(bytes, `${start}${ignoreLine}${eol}`)))
    throw new UsageError('file-changed', { path: ignoreFile })
}
