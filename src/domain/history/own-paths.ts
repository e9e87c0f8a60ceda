import type { Commit } from './commit.ts'
import { keyOfHolder, type Holder } from './holders.ts'
import type { PersonRenames } from './person-renames.ts'

/**
 * Tells whether a file with a conversation of a person (see `holderKey`; undefined: with none), at a path at any time,
 * belongs to the workspace.
 */
export type IsOwn = (key: string | undefined, path: string) => boolean

/** What is known of a workspace's place in its repository. Paths are relative to the repository's root. */
export interface WorkspacePlace {
  /** Folder of the conversations, with a trailing `/`. */
  folder: string
  /** The Markdown files at HEAD. */
  pathsAtHead: readonly string[]
}

/** The conversation of a person at a path. */
interface Place {
  key: string
  path: string
}

interface Move {
  from: Place
  to: Place
}

/**
 * Follows conversations by id to where they were before: a talk that was moved into the workspace belongs to it also
 * before, and so does everything in a folder that was renamed to the workspace's.
 */
export function ownPaths(
  commits: ReadonlyMap<string, Commit>,
  versionOf: (oid: string) => Holder | undefined,
  renames: PersonRenames,
  { folder, pathsAtHead }: WorkspacePlace,
): IsOwn {
  const moves = findMoves(commits, versionOf, renames)
  const folders = formerFolders(folder, moves, pathsAtHead)
  const isInside = (path: string) => {
    const normal = path.normalize('NFC')
    return folders.some((own) => normal.startsWith(own))
  }
  const movedIn = new Set<string>()
  const sourcesOf = new Map<string, Move[]>()
  for (const move of moves) {
    const target = nameOf(move.to)
    const known = sourcesOf.get(target)
    if (known) known.push(move)
    else sourcesOf.set(target, [move])
  }
  const waiting = moves.filter(({ to }) => isInside(to.path))
  for (const { from } of waiting) {
    const source = nameOf(from)
    if (isInside(from.path) || movedIn.has(source)) continue
    movedIn.add(source)
    waiting.push(...(sourcesOf.get(source) ?? []))
  }
  return (key, path) => isInside(path) || (movedIn.size > 0 && key !== undefined && movedIn.has(nameOf({ key, path })))
}

function nameOf({ key, path }: Place): string {
  return `${key}\n${path}`
}

/** Where a commit took a conversation from one path and put it at another, also under another id of its person. */
function findMoves(
  commits: ReadonlyMap<string, Commit>,
  versionOf: (oid: string) => Holder | undefined,
  renames: PersonRenames,
): Move[] {
  const keyOf = (oid: string | undefined) => (oid === undefined ? undefined : keyOfHolder(versionOf(oid)))
  const moves: Move[] = []
  for (const commit of commits.values())
    for (const [index, side] of commit.changes.entries()) {
      if (side.length < 2) continue
      const left = new Map<string, string[]>()
      for (const { path, before, after } of side) {
        const key = keyOf(before)
        if (key !== undefined && key !== keyOf(after)) left.set(key, [...(left.get(key) ?? []), path])
      }
      if (left.size === 0) continue
      const { formerOf } = renames.inCommit(commit, index)
      for (const { path, before, after } of side) {
        const key = keyOf(after)
        if (key === undefined || key === keyOf(before)) continue
        const former = formerOf.get(key) ?? key
        for (const from of left.get(former) ?? []) moves.push({ from: { key: former, path: from }, to: { key, path } })
      }
    }
  return moves
}

/** The folder with those it was renamed from: what lay in one of them lies at the same place below, and nothing is left there. */
function formerFolders(folder: string, moves: readonly Move[], pathsAtHead: readonly string[]): string[] {
  const folders = [folder.normalize('NFC')]
  const judged = new Set(folders)
  for (const own of folders)
    for (const move of moves) {
      const [from, to] = [move.from.path.normalize('NFC'), move.to.path.normalize('NFC')]
      const rest = to.slice(own.length)
      if (!to.startsWith(own) || !from.endsWith(`/${rest}`)) continue
      const former = from.slice(0, from.length - rest.length)
      if (judged.has(former)) continue
      judged.add(former)
      if (!pathsAtHead.some((path) => path.normalize('NFC').startsWith(former))) folders.push(former)
    }
  return folders
}
