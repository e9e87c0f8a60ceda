import { UsageError } from '../domain/usage-error.ts'
import { runGit, openRepository, type Repository } from './git.ts'
import { filesAtHead, trackedFile, trackedTree, filesInPrefix, type TrackedFile } from './history.ts'
import type { Tree } from './workspace.ts'
import type { World } from './world.ts'

/** What the next commit will hold. */
export interface StagedFiles {
  tree: Tree
  /** The files that differ from HEAD; paths relative to the workspace's root. */
  changed: ReadonlySet<string>
}

/** Reads the index below a folder. A commit of some files only has an index of its own, which git names to its hook. */
export async function openStaged(world: World, root: string): Promise<StagedFiles> {
  const repository = await openRepository(world, root)
  if (repository.workTree === undefined) throw new UsageError('index-missing', { path: root })
  const changes = await stagedChanges(repository)
  const changed = new Set(changes.map(({ path }) => path))
  const unchanged = (await filesAtHead(repository)).filter(({ path }) => !changed.has(path))
  const files = filesInPrefix(repository, [...unchanged, ...changes.filter(({ isDeleted }) => !isDeleted)])
  return {
    tree: await trackedTree(repository, files, (path) => /\.(md|ya?ml)$/.test(path)),
    changed: new Set(filesInPrefix(repository, changes).map(({ path }) => path)),
  }
}

/** The files in which the index differs from HEAD, save those that `add -N` only announces. */
async function stagedChanges(repository: Repository): Promise<(TrackedFile & { isDeleted: boolean })[]> {
  const told = await runGit(repository, [
    ...['diff-index', '--cached', '--raw', '-z', '--no-abbrev', '--no-renames', '--no-relative'],
    ...['--ita-invisible-in-index', repository.head ?? (await emptyTree(repository)), '--'],
  ])
  const parts = told.split('\0')
  return parts.flatMap((path, index) => {
    // `:<mode> <mode> <object id> <object id> <letter>`, then the path.
    if (index % 2 === 0) return []
    const [, mode = '', , oid = '', letter] = parts[index - 1]?.split(' ') ?? []
    // An unmerged file is there, with no contents to tell: git will not commit it either.
    return [{ ...trackedFile(path, oid, mode), isDeleted: letter === 'D' }]
  })
}

/** What a repository without commits is compared with; git knows it by the id, though it is not stored. */
function emptyTree(repository: Repository): Promise<string> {
  return runGit(repository, ['hash-object', '-t', 'tree', '--no-filters', '/dev/null'])
}
