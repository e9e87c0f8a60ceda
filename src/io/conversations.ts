import { conversationFindings, conversationFrom } from '../domain/talk/conversation.ts'
import type { Finding } from '../domain/check/diagnostic.ts'
import { defaultFileChecks, fileFindings, type FileChecks } from '../domain/check/engine.ts'
import { parseFileFast, parseFile, type ParsedFile } from '../domain/format/parse-file.ts'
import type { Talk } from '../domain/talk/talk-index.ts'
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
  checks = defaultFileChecks,
): ConversationFile | Finding['rule'] | Promise<ConversationFile> {
  if (isFile && !path.endsWith('.md')) return 'file-unexpected'
  const bytes = isFile ? tree.bytes(path) : undefined
  if (!bytes) return 'file-unreadable'
  // Most of a file is notes, and hardly any notes hold what samtal looks for there: only then are they decoded.
  const text = checks.notesPatterns.some((pattern) => mayContain(bytes, pattern)) ? decode(bytes) : decodeHead(bytes)
  if (text === undefined) return 'encoding-invalid'
  const reading = parseFileFast(text)
  return reading ? fileFrom(path, text, reading, checks) : parseConversationFile(path, text, checks)
}

/** What a text says as the conversation file at a path. */
export async function parseConversationFile(
  path: string,
  text: string,
  checks = defaultFileChecks,
): Promise<ConversationFile> {
  return fileFrom(path, text, await parseFile(text, 'conversation'), checks)
}

function fileFrom(
  path: string,
  text: string,
  { value, faults, notesStart }: ParsedFile,
  checks: FileChecks,
): ConversationFile {
  const conversation = value && conversationFrom(value)
  const findings = fileFindings({ kind: 'conversation', text, value, conversation, notesStart }, checks)
  if (value) findings.push(...conversationFindings(value))
  return { path, talk: conversation && { path, conversation }, reading: { faults }, findings }
}
