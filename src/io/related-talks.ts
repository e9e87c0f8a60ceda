import type { ConversationFile } from '../domain/check/conversation-file.ts'
import type { FileChecks } from '../domain/check/engine.ts'
import type { RuleId } from '../domain/check/rule-table.ts'
import { subjectOf, type Conversation } from '../domain/talk/conversation.ts'
import { isId } from '../domain/talk/id.ts'
import { listConversations, readConversations } from './conversations.ts'
import type { Entry } from './files.ts'
import type { Tree, Workspace } from './workspace.ts'
import type { World } from './world.ts'

/** Conversation files, and those that could not be read with the rule that says why. */
interface ReadFiles {
  files: ConversationFile[]
  unreadable: { path: string; rule: RuleId }[]
}

/**
 * Reads talks, and of the others only those that rules compare them with: the talks with the same people, and those that
 * ids lead to. A person's talks are in one folder, so the time does not depend on how many there are in the workspace.
 * Where a reference leads to nothing there, everything is read: it may be anywhere.
 */
export async function readWithRelated(
  world: World,
  workspace: Workspace,
  tree: Tree,
  entries: readonly Entry[],
  checks: FileChecks,
): Promise<ReadFiles> {
  const selected = await readConversations(tree, entries, checks)
  const conversations = selected.files.flatMap(({ talk }) => talk?.conversation ?? [])
  const folder = workspace.settings.conversations
  const folders = [...new Set(conversations.flatMap(relatedIds))]
    .map((id) => `${folder}/${id}`)
    .filter((path) => tree.has(path))
  const listed = await listConversations(world, workspace, tree, true, folders)
  const known = new Set(entries.map(({ path }) => path))
  const related = await readConversations(
    tree,
    listed.filter(({ path }) => !known.has(path)),
    checks,
  )
  const files = [...selected.files, ...related.files]
  if (!conversations.every((conversation) => hasReferences(conversation, files))) {
    const all = await listConversations(world, workspace, tree, true)
    const others = all.filter(({ path }) => !known.has(path))
    return readConversations(tree, [...entries, ...others], checks)
  }
  return { files, unreadable: [...selected.unreadable, ...related.unreadable] }
}

/** The people and groups whose talks are compared with a talk. */
function relatedIds(conversation: Conversation): string[] {
  const { id, follows, participants } = conversation
  const talkIds = [id, follows, ...conversation.items.map(({ from }) => from?.split('/')[0])]
  const people = [subjectOf(conversation), ...participants]
  return [...people, ...talkIds.flatMap((talkId) => (talkId === undefined ? [] : beginnings(talkId)))].filter(
    (name): name is string => name !== undefined && isId(name),
  )
}

/** The id of a talk usually begins with that of its person or group: `anna-ek-2026-01-20` gives `anna`, `anna-ek` and so on. */
function beginnings(talkId: string): string[] {
  const parts = talkId.split('-').slice(0, mostParts)
  return parts.map((_, index) => parts.slice(0, index + 1).join('-'))
}

/** Ids of people are short; what a file says may be long. */
const mostParts = 32

/** Whether the talks that a conversation refers to are among the files. */
function hasReferences({ follows, items }: Conversation, files: readonly ConversationFile[]): boolean {
  const references = [follows, ...items.map(({ from }) => from)].filter((reference) => reference !== undefined)
  return references.every((reference) => {
    const [talkId, itemId] = reference.split('/')
    return files.some(
      ({ talk }) =>
        talk?.conversation.id === talkId &&
        (itemId === undefined || talk?.conversation.items.some(({ id }) => id === itemId)),
    )
  })
}
