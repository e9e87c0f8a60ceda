import { parseFile, type ParsedFile } from '../format/parse-file.ts'
import { conversationFindings, conversationFrom } from '../talk/conversation.ts'
import type { Talk } from '../talk/talk-index.ts'
import type { Finding } from './diagnostic.ts'
import { defaultFileChecks, fileFindings, type FileChecks } from './engine.ts'

/** A conversation file. Its text is not kept: those of ten thousand files would fill the memory. */
export interface ConversationFile {
  /** Relative to the workspace's root, with `/`. */
  path: string
  /** Undefined where the front matter could not be parsed. */
  talk: Talk | undefined
  reading: Pick<ParsedFile, 'faults'>
  /** What is found in the file on its own. */
  findings: Finding[]
}

/** The conversation file with this text. */
export async function parseConversationFile(
  path: string,
  text: string,
  checks = defaultFileChecks,
): Promise<ConversationFile> {
  return conversationFile(path, text, await parseFile(text, 'conversation'), checks)
}

/** The conversation file with a text that has been parsed. `contentDigest`: see `Talk`. */
export function conversationFile(
  path: string,
  text: string,
  { value, faults, notesStart }: ParsedFile,
  checks: FileChecks,
  contentDigest?: string,
): ConversationFile {
  const conversation = value && conversationFrom(value)
  const findings = fileFindings({ kind: 'conversation', text, value, conversation, notesStart }, checks)
  if (value) findings.push(...conversationFindings(value))
  return { path, talk: conversation && { path, conversation, contentDigest }, reading: { faults }, findings }
}
