import { join } from 'node:path'
import { isSheetPath } from '../domain/scaffold/preparation-sheet.ts'
import { UsageError } from '../domain/usage-error.ts'
import type { CheckSource, NamedPath } from './check-source.ts'
import { listConversations } from './conversations.ts'
import { pathType, type Entry } from './files.ts'
import type { Workspace } from './workspace.ts'
import type { World } from './world.ts'

/** The conversation files to read, and which files of the workspace are selected. */
export interface FileSelection {
  /** All of the workspace, with those that are named elsewhere; or only the selected ones. */
  entries: readonly Entry[]
  /** Whether `entries` are only the selected ones: those that they are compared with are not among them. */
  isPartial: boolean
  isSelected(path: string): boolean
}

export interface SelectionOptions {
  /** Patterns may match nothing. */
  allowEmpty?: boolean
  fix?: boolean
}

/** The files of a workspace, and those selected by paths, by `--staged`, or all. */
export async function selectFiles(
  world: World,
  workspace: Workspace,
  source: CheckSource,
  options: SelectionOptions,
): Promise<FileSelection> {
  const partial = options.fix ? undefined : await namedFiles(world, workspace, source, options)
  if (partial) return partial
  const listed = await listConversations(world, workspace, source.tree, !source.staged)
  const known = new Set([...listed, ...workspace.documents].map(({ path }) => path))
  const selected = source.staged ?? (await selectedPaths(source, options, [...known]))
  if (!selected) return { entries: listed, isPartial: false, isSelected: () => true }
  // A file that the user names is checked wherever it is; a staged file elsewhere is no conversation.
  const elsewhere = source.staged ? [] : [...selected].filter((path) => !known.has(path))
  return {
    entries: [...listed, ...elsewhere.map((path) => entryAt(source, path))],
    isPartial: false,
    isSelected: (path) => selected.has(path),
  }
}

/** Where only files, and folders of some talks, are named: those alone. Fixes give new ids, which all talks decide. */
async function namedFiles(
  world: World,
  workspace: Workspace,
  source: CheckSource,
  { allowEmpty }: SelectionOptions,
): Promise<FileSelection | undefined> {
  const { root, named, inputPath, tree } = source
  const talks = workspace.settings.conversations
  if (!named) return undefined
  const isSome = ({ path }: NamedPath) => {
    const type = pathType(join(root, path))
    const isTalk = path.startsWith(`${talks}/`)
    return type === 'folder' ? isTalk : type !== undefined && (isTalk || !isSheetPath(path))
  }
  if (!named.every(isSome)) return undefined
  const documents = new Set(workspace.documents.map(({ path }) => path))
  const selected = new Set(inputPath === undefined ? [] : [inputPath])
  const entries = new Map<string, Entry>()
  for (const { named: name, path } of named) {
    const isFolder = pathType(join(root, path)) === 'folder'
    const listed = isFolder ? await listConversations(world, workspace, tree, true, [path]) : [entryAt(source, path)]
    if (listed.length === 0 && !allowEmpty) throw new UsageError('pattern-empty', { path: name })
    for (const entry of listed) {
      selected.add(entry.path)
      if (!documents.has(entry.path)) entries.set(entry.path, entry)
    }
  }
  if (inputPath !== undefined && !documents.has(inputPath)) entries.set(inputPath, entryAt(source, inputPath))
  return { entries: [...entries.values()], isPartial: true, isSelected: (path) => selected.has(path) }
}

/** Whether a document may be among what is named or staged: a pattern or folder may stand for any. */
export function mayReport({ named, inputPath }: CheckSource): (path: string) => boolean {
  const areFiles = named?.every(({ path }) => path.endsWith('.md'))
  return (path) => !areFiles || path === inputPath
}

function entryAt({ root, inputPath }: CheckSource, path: string): Entry {
  return { path, isFile: path === inputPath || pathType(join(root, path)) === 'file' }
}

/** Undefined if no path is given. */
async function selectedPaths(
  { root, named, inputPath }: CheckSource,
  { allowEmpty }: SelectionOptions,
  known: readonly string[],
): Promise<ReadonlySet<string> | undefined> {
  if (!named) return undefined
  const selected = new Set(inputPath === undefined ? [] : [inputPath])
  for (const { named: name, path: given } of named) {
    const matching = await matchingPaths(root, name, given, known)
    if (matching.length === 0 && !allowEmpty) throw new UsageError('pattern-empty', { path: name })
    for (const path of matching) selected.add(path)
  }
  return selected
}

/** The paths that a file, folder or pattern stands for. */
async function matchingPaths(root: string, named: string, path: string, known: readonly string[]): Promise<string[]> {
  const type = pathType(join(root, path))
  if (type === 'folder') return known.filter((other) => path === '' || other.startsWith(`${path}/`))
  // Own preparation is nobody else's business, also where somebody names it.
  if (type !== undefined) return isSheetPath(path) && !known.includes(path) ? [] : [path]
  // File systems differ in how they encode å, ä and ö.
  const sameName = known.filter((other) => other.normalize('NFC') === path.normalize('NFC'))
  if (sameName.length > 0) return sameName
  if (!/[*?[{]/.test(named)) throw new UsageError('path-missing', { path: named })
  const { pathMatcher } = await import('./path-pattern.ts')
  const matches = pathMatcher(path)
  if (!matches) throw new UsageError('pattern-large', { path: named })
  return known.filter((other) => matches(other))
}
