import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { isSheetPath } from '../domain/scaffold/preparation-sheet.ts'
import { UsageError } from '../domain/usage-error.ts'
import type { CheckSource } from './check-source.ts'
import { listConversations } from './conversations.ts'
import { pathType, type Entry } from './files.ts'
import { withinRoot } from './root.ts'
import type { Workspace } from './workspace.ts'
import type { World } from './world.ts'

/** The files in the folder of conversations, and which files of the workspace are selected. */
export interface FileSelection {
  entries: readonly Entry[]
  isSelected(path: string): boolean
}

export interface SelectionOptions {
  /** Files, folders and patterns as the user named them; none selects all files, `-` the text on standard input. */
  paths: readonly string[]
  /** Patterns may match nothing. */
  allowEmpty?: boolean
}

/** The files of a workspace, and those selected by paths, by `--staged`, or all. */
export async function selectFiles(
  world: World,
  workspace: Workspace,
  source: CheckSource,
  options: SelectionOptions,
): Promise<FileSelection> {
  const listed = await listConversations(world, workspace, source.tree, !source.staged)
  const known = new Set([...listed, ...workspace.documents].map(({ path }) => path))
  const selected = source.staged ?? (await selectedPaths(world, source, options, [...known]))
  if (!selected) return { entries: listed, isSelected: () => true }
  // A file that the user names is checked wherever it is; a staged file elsewhere is no conversation.
  const elsewhere = source.staged ? [] : [...selected].filter((path) => !known.has(path))
  const isFile = (path: string) => path === source.inputPath || pathType(join(source.root, path)) === 'file'
  return {
    entries: [...listed, ...elsewhere.map((path) => ({ path, isFile: isFile(path) }))],
    isSelected: (path) => selected.has(path),
  }
}

/** Undefined if no path is given. */
async function selectedPaths(
  world: World,
  { root, inputPath }: CheckSource,
  { paths, allowEmpty }: SelectionOptions,
  known: readonly string[],
): Promise<ReadonlySet<string> | undefined> {
  if (paths.length === 0) return undefined
  const selected = new Set(inputPath === undefined ? [] : [inputPath])
  for (const named of paths.filter((path) => path !== '-')) {
    const matching = await matchingPaths(world, root, named, known)
    if (matching.length === 0 && !allowEmpty) throw new UsageError('pattern-empty', { path: named })
    for (const path of matching) selected.add(path)
  }
  return selected
}

/** The paths that a file, folder or pattern stands for. */
async function matchingPaths(world: World, root: string, named: string, known: readonly string[]): Promise<string[]> {
  const path = withinRoot(root, realpathSync(world.cwd), named)
  if (path === undefined) throw new UsageError('path-outside', { path: named })
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
