import { dateAnswer } from '../domain/scaffold/answers.ts'
import { valueAt } from '../domain/format/change.ts'
import type { Mapping } from '../domain/format/value.ts'
import { subjectOf, type Role } from '../domain/talk/conversation.ts'
import { isSigned, talksToSign } from '../domain/talk/match-talks.ts'
import { templateOf, type Talk, type TalkIndex } from '../domain/talk/talk-index.ts'
import { parseDateInput } from '../domain/time/date-input.ts'
import { UsageError } from '../domain/usage-error.ts'
import { askConfirmation, type YesOrNo } from '../io/ask.ts'
import { askRole, type RoleQuestions } from '../io/ask-role.ts'
import type { TalkOptions, TalkQuestions } from '../io/choose-talk.ts'
import { digestOf } from '../io/content-digest.ts'
import { saveTalkEdit } from '../io/edit-talk.ts'
import type { SaveOptions } from '../io/save-file.ts'
import { openTalkFile, openTalks } from '../io/open-talks.ts'
import { pathFromCwd } from '../io/workspace-folder.ts'
import type { World } from '../io/world.ts'
import type { EditReport } from '../report/edit-report.ts'

export interface SignOptions extends TalkOptions, SaveOptions {
  as?: Role
  date?: string
  today?: string
}

/** The words that `sign` needs. */
export interface SignWords extends TalkQuestions, RoleQuestions, YesOrNo {
  confirm: string
  invalidAnswer: string
  /** What is being signed, for a terminal. */
  shown(conversation: Mapping): string
  /** Message of the commit. */
  message(id: string, role: Role, day: string): string
}

/** Records that a party has signed a talk, with a digest of what was signed. */
export async function sign(world: World, options: SignOptions, words: SignWords): Promise<EditReport> {
  const opened = await openTalks(world, options)
  const { workspace, now, index } = opened
  const day = dateAnswer('--date', parseDateInput(options.date ?? now, now, 'past'))
  const role = options.as ?? (await askRole(world, words))
  const file = await openTalkFile(world, opened, options, words, talksToSign(role))
  const { talk } = file

  const canAsk = world.tty.stdin && world.tty.stderr && !options.dryRun
  const question = { option: '--as', message: words.confirm, hints: { ...words.hints, invalid: words.invalidAnswer } }
  if (canAsk && !(await askConfirmation(world, question, words, words.shown(file.value))))
    throw new UsageError('sign-declined')
  const changes = [
    { at: ['signed', role, 'date'], value: day },
    { at: ['signed', role, 'digest'], value: digestOf(file.value) },
  ].filter(({ at, value }) => valueAt(file.value, at) !== value)
  if (changes.length === 0)
    throw new UsageError('day-unchanged', { id: talk.conversation.id ?? '', property: `signed.${role}`, day })
  const message = words.message(talk.conversation.id ?? '', role, day)
  const saved = await saveTalkEdit(world, workspace, index, file, { changes }, message, options)
  const path = pathFromCwd(world, workspace.root, saved.path)
  const person = subjectOf(talk.conversation) ?? ''
  const next = nextToSign(talk, role, index)
  return { kind: 'edit', verb: 'sign', role, next, day, person, ...saved, path, dryRun: options.dryRun ?? false }
}

/** The other party, if the template asks for that signature too and it is missing. */
function nextToSign(talk: Talk, role: Role, index: TalkIndex): Role | undefined {
  const other = role === 'employee' ? 'manager' : 'employee'
  return templateOf(talk, index)?.signatures?.[other] !== undefined && !isSigned(talk, other) ? other : undefined
}
