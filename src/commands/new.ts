import { parseConversationFile } from '../domain/check/conversation-file.ts'
import { requireValidTalk } from '../domain/scaffold/check-new-talk.ts'
import { placeNewTalk } from '../domain/scaffold/new-talk.ts'
import { scaffoldTalk } from '../domain/scaffold/scaffold.ts'
import { openInEditor } from '../io/editor.ts'
import { askNewTalk, type NewTalkOptions, type NewTalkQuestions } from '../io/new-talk-questions.ts'
import { readTalkIndex } from '../io/read-talks.ts'
import { today } from '../io/today.ts'
import { namesIn, openWorkspace } from '../io/workspace.ts'
import { pathFromCwd } from '../io/workspace-folder.ts'
import { createFile } from '../io/write.ts'
import type { World } from '../io/world.ts'
import type { NewReport } from '../report/report.ts'

export interface NewOptions extends NewTalkOptions {
  today?: string
  dryRun?: boolean
  printPath?: boolean
  edit?: boolean
}

/** Creates the file of a new talk, asking on a terminal for what is missing. */
export async function newTalk(world: World, options: NewOptions, questions: NewTalkQuestions): Promise<NewReport> {
  const workspace = await openWorkspace(world)
  const { root, settings } = workspace
  const day = today(world, settings, options.today)
  const index = await readTalkIndex(world, workspace, day)
  const { template, ...answers } = await askNewTalk(world, workspace, options, questions, day)

  const { talk, path } = placeNewTalk(template, { ...answers, names: namesIn(workspace) }, index)
  const text = scaffoldTalk(template, talk)
  requireValidTalk(await parseConversationFile(path, text), index, settings.rules)

  if (!options.dryRun) {
    createFile(root, path, text)
    if (options.edit) await openInEditor(world, root, path)
  }
  const show = options.printPath ? 'path' : options.dryRun ? 'text' : 'message'
  return { kind: 'new', path: pathFromCwd(world, root, path), text, show }
}
