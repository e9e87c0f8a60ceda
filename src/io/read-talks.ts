import { indexTalks, type Talk, type TalkIndex } from '../domain/talk/talk-index.ts'
import { fixedClock, type Day } from '../domain/time/calendar.ts'
import { listConversations, readConversation } from './conversations.ts'
import { workTree, type Workspace } from './workspace.ts'
import type { World } from './world.ts'

/** The talks in the work tree, indexed; files that cannot be read are left out. */
export async function readTalkIndex(world: World, workspace: Workspace, today: Day): Promise<TalkIndex> {
  const tree = workTree(workspace.root)
  const talks: Talk[] = []
  for (const entry of await listConversations(world, workspace, tree, true)) {
    const file = await readConversation(tree, entry)
    if (typeof file !== 'string' && file.talk) talks.push(file.talk)
  }
  return indexWorkspace(workspace, talks, today)
}

/** Talks of a workspace with its settings, roster and templates, as of a day. */
export function indexWorkspace(workspace: Workspace, talks: readonly Talk[], today: Day): TalkIndex {
  return indexTalks({ ...workspace, conversations: workspace.settings.conversations, talks }, fixedClock(today))
}
