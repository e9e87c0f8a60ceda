import type { FileChange } from '../domain/history/commit.ts'
import { decodeName } from './git-bytes.ts'

/** Takes every changed path, one character per byte, with the mode and the object id it has after the change. */
export type TakeFile = (name: string, mode: string, oid: string) => void

/**
 * Takes the parts of `git log -z --raw` or `git diff-tree -z --raw` one by one: gives what stands before the changes of
 * a commit to `takeHeader`, and each changed Markdown file to `takeChange`.
 */
export function rawDiffParser(
  takeHeader: (header: string) => void,
  takeChange: (change: FileChange) => void,
  takeFile?: TakeFile,
): (part: string) => void {
  /** What was said of the change whose path comes next. */
  let facts: string | undefined
  return (part) => {
    if (facts !== undefined) {
      const change = parseFacts(facts)
      takeFile?.(part, change.mode, change.oid)
      if (part.endsWith('.md') && (isBlob(change.modeBefore) || isBlob(change.mode)))
        takeChange({
          path: decodeName(part),
          before: isBlob(change.modeBefore) ? change.oidBefore : undefined,
          after: isBlob(change.mode) ? change.oid : undefined,
        })
      facts = undefined
    } else if (part.startsWith(':') || part.startsWith('\n:')) facts = part
    else if (part !== '' && part !== '\n') takeHeader(part)
  }
}

/** `:<mode> <mode> <object id> <object id> <letter>`: modes of six digits, and two object ids of the same length. */
function parseFacts(facts: string) {
  const start = facts.indexOf(':') + 1
  const second = facts.indexOf(' ', start + 14)
  const length = second - start - 14
  return {
    modeBefore: facts.slice(start, start + 6),
    mode: facts.slice(start + 7, start + 13),
    oidBefore: facts.slice(start + 14, second),
    oid: facts.slice(second + 1, second + 1 + length),
  }
}

/** Whether a mode is that of a file or a link. A link cannot be read, but the path exists. */
function isBlob(mode: string): boolean {
  return mode.startsWith('100') || mode === '120000'
}
