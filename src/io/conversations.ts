import { conversationFindings, conversationFrom } from '../domain/talk/conversation.ts'
import type { Finding } from '../domain/check/diagnostic.ts'
import { sixDigitsPattern } from '../domain/check/identity-number.ts'
import { parseFileFast, parseFile, type ParsedFile } from '../domain/format/parse-file.ts'
import type { Talk } from '../domain/talk/talk-index.ts'
import { placeholders } from '../domain/check/rules/placeholder.ts'
import { numberFindings } from '../domain/check/rules/public-text.ts'
import { decode, decodeHead, mayContain, type Entry } from './files.ts'
import { ignoredAmong } from './ignoring.ts'
import type { Tree, Workspace } from './workspace.ts'
import type { World } from './world.ts'

/** A conversation file that was read. Its text is not kept: ten thousand of them would fill the memory. */
export interface ConversationFile {
  path: string
  /** Undefined where the front matter cannot be read. */
  talk: Talk | undefined
  reading: Pick<ParsedFile, 'faults'>
  /** What the file alone shows. */
  findings: Finding[]
}

/** Everything that lies in the conversations folder, save what git ignores where that is asked for; paths relative to the root. */
export async function listConversations(
  world: World,
  { root, settings }: Workspace,
  tree: Tree,
  leaveOutIgnored: boolean,
): Promise<Entry[]> {
  const folder = settings.conversations
  const entries = tree
    .below(folder)
    .map(({ path, isFile }) => ({ path: path === '' ? folder : `${folder}/${path}`, isFile }))
    // These are git's own.
    .filter(({ path }) => !/(^|\/)\.git(ignore|keep|attributes)$/.test(path))
  if (!leaveOutIgnored) return entries
  const ignored = await ignoredAmong(
    world,
    root,
    entries.map(({ path }) => path),
  )
  if (ignored.size === 0) return entries
  return entries.filter(({ path }) => !ignored.has(path))
}

/** Reads a conversation file, at once where it has the usual shape; says by a rule why it could not. */
export function readConversation(
  tree: Tree,
  { path, isFile }: Entry,
): ConversationFile | Finding['rule'] | Promise<ConversationFile> {
  if (isFile && !path.endsWith('.md')) return 'file-unexpected'
  const bytes = isFile ? tree.bytes(path) : undefined
  if (!bytes) return 'file-unreadable'
  // Most of a file is notes, and hardly any notes hold what samtal looks for there: only then are they decoded.
  const text = mayContain(bytes, '{{') || mayContain(bytes, sixDigitsPattern) ? decode(bytes) : decodeHead(bytes)
  if (text === undefined) return 'encoding-invalid'
  const reading = parseFileFast(text)
  return reading ? fileFrom(path, text, reading) : parseConversationFile(path, text)
}

/** What a text says as the conversation file at a path. */
export async function parseConversationFile(path: string, text: string): Promise<ConversationFile> {
  return fileFrom(path, text, await parseFile(text, 'conversation'))
}

function fileFrom(path: string, text: string, { value, faults, notesStart }: ParsedFile): ConversationFile {
  const findings = numberFindings(text)
  if (!value) return { path, talk: undefined, reading: { faults }, findings }
  const conversation = conversationFrom(value)
  findings.push(...conversationFindings(value))
  for (const hit of placeholders(conversation, value, text, notesStart))
    findings.push({ ...hit, rule: 'placeholder-left' })
  return { path, talk: { path, conversation }, reading: { faults }, findings }
}
