import { realpathSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { UsageError } from '../domain/usage-error.ts'
import { pathType } from './files.ts'
import { requireWorkspace } from './require-workspace.ts'
import { findRoot, isBelow } from './root.ts'
import { overlay, readStandardInput } from './standard-input.ts'
import { workTree, type Tree } from './workspace.ts'
import type { World } from './world.ts'

export interface CheckSourceOptions {
  /** Files, folders and patterns as the user named them; `-` is standard input. */
  paths: readonly string[]
  /** The name of the text on standard input. */
  stdinFilename?: string
  /** Checks what is about to be committed, and only reports the files that the commit changes. */
  staged?: boolean
}

/** A file, folder or pattern, as the user named it and relative to the workspace's root, with `/`. */
export interface NamedPath {
  named: string
  path: string
}

/** A workspace, where its files come from, and which of them are to be checked. */
export interface CheckSource {
  /** Absolute, without links. */
  root: string
  tree: Tree
  /** Undefined where nothing is named: everything is checked. */
  named: readonly NamedPath[] | undefined
  /** The path of the text on standard input. */
  inputPath: string | undefined
  /** With `--staged`, the files that the next commit changes. */
  staged: ReadonlySet<string> | undefined
}

/**
 * The workspaces of the files that are named or staged, else that of the current folder. With `--staged` their files are
 * those of the index, else of the work tree, the text on standard input laid over it.
 */
export async function openCheckSources(world: World, options: CheckSourceOptions): Promise<CheckSource[]> {
  const { paths, staged } = options
  if (staged) return openStagedSources(world, paths)
  if (paths.length === 0) return [openPlace(world, realpathSync(findRoot(world)), undefined)]
  const places = new Map<string, NamedPath[]>()
  for (const named of paths.filter((path) => path !== '-')) {
    const { root, path } = locate(world, named)
    places.set(root, [...(places.get(root) ?? []), { named, path }])
  }
  const sources = [...places].map(([root, named]) => openPlace(world, root, named))
  return paths.includes('-') ? addStandardInput(world, sources, options.stdinFilename) : sources
}

async function openStagedSources(world: World, paths: readonly string[]): Promise<CheckSource[]> {
  if (paths[0] !== undefined) throw new UsageError('option-conflict', { one: '--staged', other: paths[0] })
  const root = realpathSync(findRoot(world))
  const { openStaged } = await import('./staged.ts')
  const workspaces = await openStaged(world, root)
  return workspaces.map(({ folder, tree, changed }) => ({
    ...{ root: join(root, folder), tree, staged: changed },
    ...{ named: undefined, inputPath: undefined },
  }))
}

function openPlace(world: World, root: string, named: readonly NamedPath[] | undefined): CheckSource {
  // A file that is named may be a talk wherever it is.
  const namesFile = named?.some(({ path }) => pathType(join(root, path)) === 'file')
  if (!namesFile) requireWorkspace(world, root, 'check')
  return { root, tree: workTree(root), named, inputPath: undefined, staged: undefined }
}

async function addStandardInput(
  world: World,
  sources: readonly CheckSource[],
  name: string | undefined,
): Promise<CheckSource[]> {
  if (!name) throw new UsageError('value-needed', { option: '--stdin-filename' })
  const { root, path } = locate(world, name)
  const input = await readStandardInput(world, path)
  const withInput = (source: Pick<CheckSource, 'named'>): CheckSource => {
    const tree = overlay(workTree(root), input)
    return { root, tree, named: source.named, inputPath: path, staged: undefined }
  }
  return sources.some((source) => source.root === root)
    ? sources.map((source) => (source.root === root ? withInput(source) : source))
    : [...sources, withInput({ named: [] })]
}

/** The workspace that a path is in, and the path in it. The path may lead through links; where they lead is not asked. */
function locate(world: World, named: string): { root: string; path: string } {
  const path = resolve(world.cwd, named)
  const root = findRoot(world, pathType(path) === 'folder' ? path : existingFolder(path))
  const inside = relative(root, path)
  if (!isBelow(inside)) throw new UsageError('path-outside', { path: named })
  return { root: realpathSync(root), path: inside.split(sep).join('/') }
}

/** The nearest folder above a path that exists: a pattern has none of its own. */
function existingFolder(path: string): string {
  let folder = dirname(path)
  while (pathType(`${folder}/.`) !== 'folder' && dirname(folder) !== folder) folder = dirname(folder)
  return folder
}
