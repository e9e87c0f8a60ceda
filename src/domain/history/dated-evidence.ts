import { daysBetween, dayIn, type Day } from '../time/calendar.ts'
import type { Commit } from './commit.ts'

/** How a held date relates to its commit: dated later than it, more than 60 days before it, or neither. */
export type DateClaim = 'ok' | 'after-commit' | 'long-before-commit'

/** The commit that brought a record in, for a person to check with `git show`. Dates are days in the workspace's time zone. */
export interface Evidence {
  held: Day
  commit: string | null
  authorDate: Day | null
  committerDate: Day | null
  author: string | null
  dateClaim: DateClaim | null
}

/** Evidence in a commit, or without one where the history was not read. */
export function toEvidence(held: Day, commit: Commit | undefined, timezone: string): Evidence {
  if (!commit) return { held, commit: null, authorDate: null, committerDate: null, author: null, dateClaim: null }
  const authorDate = commit.authorDate === undefined ? undefined : dayIn(timezone, commit.authorDate)
  const committerDate = commit.committerDate === undefined ? undefined : dayIn(timezone, commit.committerDate)
  return {
    held,
    commit: commit.hash,
    authorDate: authorDate ?? null,
    committerDate: committerDate ?? null,
    author: commit.author,
    dateClaim: authorDate === undefined ? null : dateClaim(held, authorDate),
  }
}

function dateClaim(held: Day, authorDate: Day): DateClaim {
  if (held > authorDate) return 'after-commit'
  return daysBetween(held, authorDate) > 60 ? 'long-before-commit' : 'ok'
}
