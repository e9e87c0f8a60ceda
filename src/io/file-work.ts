import { UsageError } from '../domain/usage-error.ts'

/** Work on several files, step by step. */
export interface FileWork {
  /** Does a step on a file. Where it fails and something is done already, the error says what. */
  attempt(path: string, step: () => Promise<void> | void): Promise<void>
  /** Paths of the files that are written. */
  written: string[]
  /** Short hashes of their commits, by path. */
  hashes: Map<string, string>
}

/** Begins work on files, of which none is written yet. */
export function beginFileWork(): FileWork {
  const written: string[] = []
  const hashes = new Map<string, string>()
  const attempt = async (path: string, step: () => Promise<void> | void) => {
    try {
      await step()
    } catch (error) {
      if (written.length === 0 || !(error instanceof UsageError)) throw error
      const committed = [...hashes.keys()].join(', ')
      throw new UsageError('work-unfinished', { path, written: written.join(', '), committed })
    }
  }
  return { attempt, written, hashes }
}
