import { UsageError } from '../domain/usage-error.ts'
import { gitFailure, runGit, streamGit } from './git.ts'
import { decodeName, readParts } from './git-bytes.ts'
import { openRepository, type Repository } from './repository.ts'
import { requireWorkspace } from './require-workspace.ts'
import { defaultRoster, settingsName } from './root.ts'
import { filesAtHead, filesInPrefix, trackedFile, trackedTree, type TrackedFile } from './tracked-files.ts'
import { foldersTo, type Tree } from './workspace.ts'
import type { World } from './world.ts'

/** What the next commit will hold of a workspace. */
export interface StagedWorkspace {
  /** Its root, relative to the folder that was asked for; empty for that folder. */
  folder: string
  tree: Tree
  /** The files that differ from HEAD; paths relative to the workspace's root. */
  changed: ReadonlySet<string>
}

/**
 * Reads the index below a folder: the workspaces in which the next commit changes something, or that of the folder where it
 * changes nothing. A commit of some files only has an index of its own, which git names to its hook.
 */
export async function openStaged(world: World, root: string): Promise<StagedWorkspace[]> {
  const repository = await openRepository(world, root)
  if (repository.workTree === undefined) throw new UsageError('index-missing', { path: root })
  const changes = await stagedChanges(repository)
  const changed = new Set(changes.map(({ path }) => path))
  const unchanged = (await filesAtHead(repository)).filter(({ path }) => !changed.has(path))
  const files = filesInPrefix(repository, [...unchanged, ...changes.filter(({ isDeleted }) => !isDeleted)])
  const changedBelow = filesInPrefix(repository, changes).map(({ path }) => path)
  const settings = settingsName(world)
  const paths = new Set(files.map(({ path }) => path))
  const roots = stagedRoots(changedBelow, paths, settings)
  // A commit of other files is none of our business where some workspace is in the repository.
  const isDocument = (path: string) => [settings, defaultRoster].includes(path.slice(path.lastIndexOf('/') + 1))
  if (roots.size === 0 && ![...paths].some(isDocument)) requireWorkspace(world, root, 'check')
  const workspaces: StagedWorkspace[] = []
  for (const folder of roots) {
    const prefix = folder === '' ? '' : `${folder}/`
    const tree = await trackedTree(repository, below(prefix, files), (path) => /\.(md|ya?ml)$/.test(path))
    const inWorkspace = below(
      prefix,
      changedBelow.map((path) => ({ path })),
    )
    workspaces.push({ folder, tree, changed: new Set(inWorkspace.map(({ path }) => path)) })
  }
  return workspaces
}

/** Those of files that are below a folder, with their paths relative to it. */
function below<T extends { path: string }>(prefix: string, files: readonly T[]): T[] {
  return files.flatMap((file) =>
    file.path.startsWith(prefix) ? [{ ...file, path: file.path.slice(prefix.length) }] : [],
  )
}

/** The roots of the workspaces that changed files are in, or of the folder itself where nothing has changed. */
function stagedRoots(changed: readonly string[], files: ReadonlySet<string>, settings: string): ReadonlySet<string> {
  const hasDocument = (folder: string) =>
    [settings, defaultRoster].some((name) => files.has(folder === '' ? name : `${folder}/${name}`))
  const isWorkspace = hasDocument('') || [...files, ...changed].some((path) => /^people\/.*\.md$/.test(path))
  if (changed.length === 0) return new Set([''])
  const roots = changed.map((path) => foldersTo(path).findLast(hasDocument) ?? '')
  return new Set(roots.filter((root) => root !== '' || isWorkspace))
}

/** The files in which the index differs from HEAD, save those that `add -N` only announces. */
async function stagedChanges({ runner, head }: Repository): Promise<(TrackedFile & { isDeleted: boolean })[]> {
  const { stdin, stdout, done } = streamGit(runner, [
    ...['diff-index', '--cached', '--raw', '-z', '--no-abbrev', '--no-renames', '--no-relative'],
    ...['--ita-invisible-in-index', head ?? (await emptyTree(runner)), '--'],
  ])
  stdin.end()
  const changes: (TrackedFile & { isDeleted: boolean })[] = []
  /** `:<mode> <mode> <object id> <object id> <letter>`, before the path it is about. */
  let facts: string | undefined
  await readParts(stdout, (part) => {
    if (facts === undefined) facts = part
    else {
      const [, mode = '', , oid = '', letter] = facts.split(' ')
      // An unmerged file is there, with no contents to read: git will not commit it either.
      changes.push({ ...trackedFile(decodeName(part), oid, mode), isDeleted: letter === 'D' })
      facts = undefined
    }
  })
  if ((await done) !== 0) throw await gitFailure(runner, 'diff-index')
  return changes
}

/** What a repository without commits is compared with; git knows it by the id, though it is not stored. */
function emptyTree(runner: Repository['runner']): Promise<string> {
  return runGit(runner, ['hash-object', '-t', 'tree', '--no-filters', '/dev/null'])
}
