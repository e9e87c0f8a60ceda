/** A commit with what it changed against each of its parents (a first commit: against nothing). */
export interface Commit {
  hash: string
  parents: readonly string[]
  author: string
  /** Seconds since 1970-01-01 UTC. */
  authorDate: number | undefined
  committerDate: number | undefined
  changes: readonly (readonly FileChange[])[]
}

/** A Markdown file that differs between a parent and the commit: object ids, undefined where the file is not there. */
export interface FileChange {
  path: string
  before: string | undefined
  after: string | undefined
}
