import type { TalkFilter } from '../domain/talk/match-talks.ts'
import type { TalkIndex } from '../domain/talk/talk-index.ts'
import type { Day } from '../domain/time/calendar.ts'
import { chooseTalk, type TalkOptions, type TalkQuestions } from './choose-talk.ts'
import { readTalkFile, type TalkFile } from './edit-talk.ts'
import { readTalkIndex } from './read-talks.ts'
import { today } from './today.ts'
import { openWorkspace, type Workspace } from './workspace.ts'
import type { World } from './world.ts'

/** A workspace with all its talks, as of a day. */
export interface OpenTalks {
  workspace: Workspace
  now: Day
  index: TalkIndex
}

/** Opens the workspace and reads its talks, as of today or the day that `--today` gives. */
export async function openTalks(world: World, options: { today?: string }): Promise<OpenTalks> {
  const workspace = await openWorkspace(world)
  const now = today(world, workspace.settings, options.today)
  return { workspace, now, index: await readTalkIndex(world, workspace, now) }
}

/** Settles which talk a command is about, asking on a terminal where several would do, and reads its file to edit it. */
export async function openTalkFile(
  world: World,
  { workspace, index }: OpenTalks,
  options: TalkOptions,
  questions: TalkQuestions,
  filter: TalkFilter,
): Promise<TalkFile> {
  return readTalkFile(workspace, await chooseTalk(world, workspace, index, options, questions, filter))
}
