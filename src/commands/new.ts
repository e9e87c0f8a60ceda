import { parseConversationFile } from '../domain/check/conversation-file.ts'
import type { CarryOptions } from '../domain/scaffold/carry-options.ts'
import { withoutTexts } from '../domain/scaffold/carry-over.ts'
import { requireValidTalk } from '../domain/scaffold/check-new-talk.ts'
import { placeNewTalk } from '../domain/scaffold/new-talk.ts'
import { noticesFor } from '../domain/scaffold/notices.ts'
import { scaffoldTalk } from '../domain/scaffold/scaffold.ts'
import type { CarryQuestions } from '../io/carry-questions.ts'
import { openNewCommitTarget } from '../io/commit-file.ts'
import { prepareTalkEdit } from '../io/edit-talk.ts'
import { askNewTalk, type NewTalkOptions, type NewTalkQuestions } from '../io/new-talk-questions.ts'
import { readTalkIndex } from '../io/read-talks.ts'
import type { SaveOptions } from '../io/save-file.ts'
import { settleCarryOver, type ClosingEdit } from '../io/settle-carry-over.ts'
import { today } from '../io/today.ts'
import { namesIn, openWorkspace } from '../io/workspace.ts'
import { pathFromCwd } from '../io/workspace-folder.ts'
import { writeNewTalk } from '../io/write-new-talk.ts'
import type { World } from '../io/world.ts'
import type { NewReport } from '../report/new-report.ts'

export interface NewOptions extends NewTalkOptions, CarryOptions, SaveOptions {
  today?: string
  printPath?: boolean
  edit?: boolean
}

/** The words that `new` needs. */
export interface NewWords extends NewTalkQuestions, CarryQuestions {
  /** Messages of the commits. */
  message: { created(id: string, day: string): string; closed(id: string, items: ClosingEdit['items']): string }
}

/** Creates the file of a new talk and settles what is open since earlier ones, asking on a terminal for what is missing. */
export async function newTalk(world: World, options: NewOptions, words: NewWords): Promise<NewReport> {
  const workspace = await openWorkspace(world)
  const { root, settings } = workspace
  const index = await readTalkIndex(world, workspace, today(world, settings, options.today))
  const { template, ...answers } = await askNewTalk(world, workspace, index, options, words)
  const carryOver = await settleCarryOver(world, workspace, index, template, answers, options, words)

  const { rows, left } = carryOver
  const { talk, path } = placeNewTalk(template, { ...answers, carried: rows, names: namesIn(workspace) }, index)
  const text = scaffoldTalk(template, talk)
  const warnings = requireValidTalk(await parseConversationFile(path, text), index, settings.rules)
  const edits = []
  for (const { file, changes, items } of carryOver.edits) {
    const prepared = await prepareTalkEdit(world, workspace, index, file, { changes }, options)
    edits.push({ ...prepared, items, message: words.message.closed(file.talk.conversation.id ?? '', items) })
  }
  const commit = options.commit ?? settings.commit
  const target = commit ? await openNewCommitTarget(world, root, path) : undefined
  const files = { path, text, target, edits, message: words.message.created(talk.id, talk.planned) }
  const hashes = options.dryRun ? undefined : await writeNewTalk(world, root, files, options.edit ?? false)

  const canShowLeave = world.tty.stderr && !world.env.CI
  return {
    kind: 'new',
    ...{ path: pathFromCwd(world, root, path), planned: talk.planned, commit: hashes?.get(path) },
    ...{ text, publicText: scaffoldTalk(template, { ...talk, carried: rows.map(withoutTexts) }) },
    edits: edits.map(({ file, after, items }) => ({
      ...{ path: pathFromCwd(world, root, file.path), before: file.text, after, items },
      commit: hashes?.get(file.path),
    })),
    notices: noticesFor(template, talk, index, warnings, rows, left).filter(
      ({ kind }) => kind !== 'leave' || canShowLeave,
    ),
    show: options.printPath ? 'path' : options.dryRun ? 'text' : 'message',
  }
}
