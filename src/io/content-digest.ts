import { createHash } from 'node:crypto'
import type { Mapping } from '../domain/format/value.ts'
import { signedContent } from '../domain/talk/signed-content.ts'

/** The digest of what a signature is for: `sha256:` and the SHA-256 of the canonical text in UTF-8. Confidential. */
export function digestOf(conversation: Mapping): string {
  return `sha256:${createHash('sha256').update(signedContent(conversation), 'utf8').digest('hex')}`
}
