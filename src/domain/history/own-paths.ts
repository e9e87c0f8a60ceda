import type { Commit } from './commit.ts'

/** Tells whether a file with a conversation, at a path at any time, belongs to the workspace. */
export type IsOwn = (conversation: string | undefined, path: string) => boolean

/** What is known of a workspace's place in its repository. Paths are relative to the repository's root. */
export interface WorkspacePlace {
  /** Folder of the conversations, with a trailing `/`. */
  folder: string
  /** The Markdown files at HEAD. */
  pathsAtHead: readonly string[]
}

interface Move {
  conversation: string
  from: string
  to: string
}

/**
 * Follows conversations by id to where they were before: a talk that was moved into the workspace belongs to it also
 * before, and so does everything in a folder that was renamed to the workspace's.
 */
export function ownPaths(
  commits: ReadonlyMap<string, Commit>,
  conversationOf: (oid: string) => string | undefined,
  { folder, pathsAtHead }: WorkspacePlace,
): IsOwn {
  const moves = findMoves(commits, conversationOf)
  const folders = formerFolders(folder, moves, pathsAtHead)
  const isInside = (path: string) => {
    const normal = path.normalize('NFC')
    return folders.some((own) => normal.startsWith(own))
  }
  const movedIn = new Set<string>()
  const sourcesOf = new Map<string, Move[]>()
  for (const move of moves) {
    const target = `${move.conversation}\n${move.to}`
    sourcesOf.set(target, [...(sourcesOf.get(target) ?? []), move])
  }
  const waiting = moves.filter(({ to }) => isInside(to))
  for (const { conversation, from } of waiting) {
    const source = `${conversation}\n${from}`
    if (isInside(from) || movedIn.has(source)) continue
    movedIn.add(source)
    waiting.push(...(sourcesOf.get(source) ?? []))
  }
  return (conversation, path) => isInside(path) || (movedIn.size > 0 && movedIn.has(`${conversation}\n${path}`))
}

/** Where a commit took a conversation from one path and put it at another. */
function findMoves(commits: ReadonlyMap<string, Commit>, conversationOf: (oid: string) => string | undefined): Move[] {
  const idOf = (oid: string | undefined) => (oid === undefined ? undefined : conversationOf(oid))
  const moves: Move[] = []
  for (const { changes } of commits.values())
    for (const side of changes) {
      if (side.length < 2) continue
      const left = new Map<string, string[]>()
      for (const { path, before, after } of side) {
        const id = idOf(before)
        if (id !== undefined && id !== idOf(after)) left.set(id, [...(left.get(id) ?? []), path])
      }
      if (left.size === 0) continue
      for (const { path, before, after } of side) {
        const id = idOf(after)
        if (id === undefined || id === idOf(before)) continue
        for (const from of left.get(id) ?? []) moves.push({ conversation: id, from, to: path })
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
      const [from, to] = [move.from.normalize('NFC'), move.to.normalize('NFC')]
      const rest = to.slice(own.length)
      if (!to.startsWith(own) || !from.endsWith(`/${rest}`)) continue
      const former = from.slice(0, from.length - rest.length)
      if (judged.has(former)) continue
      judged.add(former)
      if (!pathsAtHead.some((path) => path.normalize('NFC').startsWith(former))) folders.push(former)
    }
  return folders
}
