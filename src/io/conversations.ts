import { basename } from 'node:path'
import { conversationFile, type ConversationFile } from '../domain/check/conversation-file.ts'
import { defaultFileChecks, type FileChecks } from '../domain/check/engine.ts'
import type { RuleId } from '../domain/check/rule-table.ts'
import { parseFile, parseFileFast, type ParsedFile } from '../domain/format/parse-file.ts'
import { isDebris } from '../domain/scaffold/debris.ts'
import { digestsFrom } from '../domain/talk/conversation.ts'
import { decode, decodeHead, isTemporaryFile, mayContain, type Entry } from './files.ts'
import { ignoredAmong, trackedAmong } from './ignoring.ts'
import type { Tree, Workspace } from './workspace.ts'
import type { World } from './world.ts'

/**
 * The entries of the conversations folder, or of some folders in it, without those that git ignores if `withoutIgnored`;
 * paths relative to the root.
 * A temporary file counts only where it has been added to git: it has the text of a talk.
 */
export async function listConversations(
  world: World,
  { root, settings }: Workspace,
  tree: Tree,
  withoutIgnored: boolean,
  folders: readonly string[] = [settings.conversations],
): Promise<Entry[]> {
  const entries = folders
    .flatMap((folder) =>
      tree.below(folder).map(({ path, isFile }) => ({ path: path === '' ? folder : `${folder}/${path}`, isFile })),
    )
    // Files of git itself, of editors and of systems.
    .filter(({ path }) => !/(^|\/)\.git(ignore|keep|attributes)$/.test(path) && !isDebris(basename(path)))
  if (!withoutIgnored) return entries
  const temporary = entries.flatMap(({ path }) => (isTemporaryFile(basename(path)) ? [path] : []))
  const tracked = await trackedAmong(world, root, temporary)
  const unwanted = new Set(temporary.filter((path) => !tracked.has(path)))
  const ignored = await ignoredAmong(
    world,
    root,
    entries.flatMap(({ path }) => (unwanted.has(path) ? [] : [path])),
  )
  if (ignored.size + unwanted.size === 0) return entries
  return entries.filter(({ path }) => !ignored.has(path) && !unwanted.has(path))
}

/** Reads a conversation file: at once where it has the usual shape. Gives the rule that says why it could not be read. */
export function readConversation(
  tree: Tree,
  { path, isFile }: Entry,
  checks = defaultFileChecks,
): ConversationFile | RuleId | Promise<ConversationFile> {
  if (isFile && !path.endsWith('.md')) return 'file-unexpected'
  const bytes = isFile ? tree.bytes(path) : undefined
  if (!bytes) return 'file-unreadable'
  // Most of a file is notes; they are decoded only where a rule may find something in them.
  const text = checks.notesPatterns.some((pattern) => mayContain(bytes, pattern)) ? decode(bytes) : decodeHead(bytes)
  if (text === undefined) return 'encoding-invalid'
  const parsed = parseFileFast(text)
  if (parsed && !digestsFrom(parsed.value ?? {})) return conversationFile(path, text, parsed, checks)
  return readUnusual(path, text, parsed, checks)
}

/** A file that only the full parser can read, or that somebody has signed. */
async function readUnusual(
  path: string,
  text: string,
  fast: ParsedFile | undefined,
  checks: FileChecks,
): Promise<ConversationFile> {
  const parsed = fast ?? (await parseFile(text, 'conversation'))
  const { value } = parsed
  if (!value || !digestsFrom(value)) return conversationFile(path, text, parsed, checks)
  const { digestOf } = await import('./content-digest.ts')
  return conversationFile(path, text, parsed, checks, digestOf(value))
}

/** Reads all conversation files. */
export async function readConversations(tree: Tree, entries: readonly Entry[], checks: FileChecks = defaultFileChecks) {
  const files: ConversationFile[] = []
  const unreadable: { path: string; rule: RuleId }[] = []
  for (const entry of entries) {
    const file = await readConversation(tree, entry, checks)
    if (typeof file === 'string') unreadable.push({ path: entry.path, rule: file })
    else files.push(file)
  }
  return { files, unreadable }
}
