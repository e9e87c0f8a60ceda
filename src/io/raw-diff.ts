import type { FileChange } from '../domain/history/commit.ts'
import { decodeName } from './git-bytes.ts'

/**
 * Takes the parts of `git log -z --raw` or `git diff-tree -z --raw` one by one: gives what stands before the changes of
 * a commit to `takeHeader`, and each changed Markdown file to `takeChange`.
 */
export function rawDiffParser(
  takeHeader: (header: string) => void,
  takeChange: (change: FileChange) => void,
): (part: string) => void {
  /** What was said of the change whose path comes next. */
  let facts: string | undefined
  return (part) => {
    if (facts !== undefined) {
      if (part.endsWith('.md')) takeChange(parseChange(facts, decodeName(part)))
      facts = undefined
    } else if (part.startsWith(':') || part.startsWith('\n:')) facts = part
    else if (part !== '' && part !== '\n') takeHeader(part)
  }
}

/** `:<mode> <mode> <object id> <object id> <letter>`: modes of six digits, and two object ids of the same length. */
function parseChange(facts: string, path: string): FileChange {
  const start = facts.indexOf(':') + 1
  const second = facts.indexOf(' ', start + 14)
  const length = second - start - 14
  return {
    path,
    before: isBlob(facts, start) ? facts.slice(start + 14, second) : undefined,
    after: isBlob(facts, start + 7) ? facts.slice(second + 1, second + 1 + length) : undefined,
  }
}

/** Whether the mode at a place is that of a file or a link. A link cannot be read, but the path exists. */
function isBlob(facts: string, at: number): boolean {
  return facts.startsWith('100', at) || facts.startsWith('120000', at)
}
