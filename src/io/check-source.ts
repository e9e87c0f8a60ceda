import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from '../domain/usage-error.ts'
import { pathType } from './files.ts'
import { requireWorkspace } from './require-workspace.ts'
import { findRoot } from './root.ts'
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

/** Where the files to check come from. */
export interface CheckSource {
  /** Absolute, without links. */
  root: string
  tree: Tree
  /** The path of the text on standard input. */
  inputPath: string | undefined
  /** With `--staged`, the files that the next commit changes. */
  staged: ReadonlySet<string> | undefined
}

/** The index with `--staged`, else the work tree; the text on standard input laid over it. */
export async function openCheckSource(world: World, options: CheckSourceOptions): Promise<CheckSource> {
  const { paths, stdinFilename, staged } = options
  const root = realpathSync(findRoot(world))
  if (staged) {
    if (paths[0] !== undefined) throw new UsageError('option-conflict', { one: '--staged', other: paths[0] })
    const { openStaged } = await import('./staged.ts')
    const { tree, changed } = await openStaged(world, root)
    return { root, tree, inputPath: undefined, staged: changed }
  }
  const tree = workTree(root)
  // A file that is named may be a talk wherever it is.
  if (!paths.some((path) => path === '-' || pathType(resolve(world.cwd, path)) === 'file'))
    requireWorkspace(world, root, 'check')
  if (!paths.includes('-')) return { root, tree, inputPath: undefined, staged: undefined }
  const input = await readStandardInput(world, root, stdinFilename)
  return { root, tree: overlay(tree, input), inputPath: input.path, staged: undefined }
}
