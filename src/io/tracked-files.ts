import { readBlobs } from './blobs.ts'
import { gitFailure, streamGit } from './git.ts'
import { decodeName, readParts } from './git-bytes.ts'
import type { Repository } from './repository.ts'
import { foldersTo, type Tree } from './workspace.ts'

/** A file of a commit or of the index; its path is relative to the repository's root. */
export interface TrackedFile {
  path: string
  oid: string
  /** False for links and submodules. */
  isFile: boolean
  /** False for submodules. */
  isBlob: boolean
}

/** A file by its path, object id and git's mode. */
export function trackedFile(path: string, oid: string, mode: string): TrackedFile {
  return { path, oid, isFile: isFileMode(mode), isBlob: isFileMode(mode) || mode === linkMode }
}

const linkMode = '120000'

function isFileMode(mode: string): boolean {
  return mode.startsWith('100')
}

/** The files at HEAD. */
export async function filesAtHead(repository: Repository): Promise<TrackedFile[]> {
  if (!repository.head) return []
  return listFiles(repository, ['ls-tree', '-r', '-z', '--full-tree', repository.head], ([mode, , oid]) => [mode, oid])
}

/** The files in the index, below the folder the repository was opened in. */
export async function filesInIndex(repository: Repository): Promise<TrackedFile[]> {
  if (repository.workTree === undefined) return []
  return listFiles(repository, ['ls-files', '--stage', '-z', '--full-name'], ([mode, oid]) => [mode, oid])
}

/** Runs a command that gives `<facts>\t<path>` for each file. */
async function listFiles(
  { runner }: Repository,
  args: readonly string[],
  modeAndId: (facts: readonly string[]) => (string | undefined)[],
): Promise<TrackedFile[]> {
  const files: TrackedFile[] = []
  const { stdin, stdout, done } = streamGit(runner, args)
  stdin.end()
  await readParts(stdout, (line) => {
    const tab = line.indexOf('\t')
    const [mode = '', oid = ''] = modeAndId(line.slice(0, tab).split(' '))
    files.push(trackedFile(decodeName(line.slice(tab + 1)), oid, mode))
  })
  if ((await done) !== 0) throw await gitFailure(runner, args[0] ?? '')
  return files
}

/** The files below the folder the repository was opened in, with their paths relative to it. */
export function filesInPrefix<T extends { path: string }>({ prefix }: Repository, files: readonly T[]): T[] {
  return files.flatMap((file) =>
    file.path.startsWith(prefix) ? [{ ...file, path: file.path.slice(prefix.length) }] : [],
  )
}

/** The object ids of files. */
export function objectIds(...files: readonly (readonly TrackedFile[])[]): Set<string> {
  return new Set(files.flat().flatMap(({ oid, isFile }) => (isFile ? [oid] : [])))
}

/** Files of a commit or of the index as a tree. Those that `isWanted` are read at once; the others have no contents. */
export async function trackedTree(
  repository: Repository,
  files: readonly TrackedFile[],
  isWanted: (path: string) => boolean,
): Promise<Tree> {
  const contents = new Map<string, Uint8Array | undefined>()
  const blobs = readBlobs(repository, (oid, bytes) => contents.set(oid, bytes && new Uint8Array(bytes)))
  const oids = new Map(files.map(({ path, oid, isFile }) => [path, isFile && isWanted(path) ? oid : '']))
  for (const oid of oids.values()) if (oid !== '') blobs.ask(oid)
  await blobs.end()
  return {
    bytes: (path) => contents.get(oids.get(path) ?? ''),
    has: (path) => oids.has(path),
    isBlocked: (path) => foldersTo(path).some((folder) => oids.has(folder)),
    below: (folder) =>
      // A link or a file in the folder's place is an entry that cannot be read, as in the work tree.
      [...foldersTo(folder), folder].some((name) => oids.has(name))
        ? [{ path: '', isFile: false }]
        : files.flatMap(({ path, isFile }) =>
            path.startsWith(`${folder}/`) ? [{ path: path.slice(folder.length + 1), isFile }] : [],
          ),
  }
}
