import { UsageError } from '../domain/usage-error.ts'
import { gitFailure, runGit, streamGit } from './git.ts'
import { decodeName, readParts } from './git-bytes.ts'
import { openRepository, type Repository } from './repository.ts'
import { filesAtHead, filesInPrefix, trackedFile, trackedTree, type TrackedFile } from './tracked-files.ts'
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
