import { conversationSpans, removablePaths, type ConversationSpan } from '../domain/history/conversation-span.ts'
import type { IsOwn } from '../domain/history/own-paths.ts'
import { subjectOf } from '../domain/talk/conversation.ts'
import { expiryOf, retentionPeriod, type KeptTalk } from '../domain/talk/retention.ts'
import type { TalkIndex } from '../domain/talk/talk-index.ts'
import { dayIn } from '../domain/time/calendar.ts'
import { isOwnIn, openCommitted, talksOf, type CommittedWorkspace } from '../io/committed.ts'
import { readHistory, type History } from '../io/history.ts'
import { indexWorkspace } from '../io/read-talks.ts'
import { remoteName } from '../io/repository.ts'
import { today } from '../io/today.ts'
import { objectIds } from '../io/tracked-files.ts'
import { namesIn } from '../io/workspace.ts'
import type { World } from '../io/world.ts'
import type { RetentionReport } from '../report/person-reports.ts'

export interface RetentionOptions {
  today?: string
}

/** Lists the talks at HEAD and in the history that are past the workspace's own rules. Writes nothing. */
export async function retention(world: World, options: RetentionOptions): Promise<RetentionReport> {
  const committed = await openCommitted(world, true)
  const { workspace, talkFiles, repository } = committed
  const history = await readHistory(committed, objectIds(talkFiles), true)
  const { settings } = workspace
  const day = today(world, settings, options.today)
  const index = indexWorkspace(workspace, talksOf(talkFiles, history), day)
  const rules = settings.retention ?? {}

  const spans = spansIn(history, isOwnIn(committed, history))
  const known = spans.flatMap((span) => {
    const talk = keptTalk(span, index)
    return talk ? [{ span, talk }] : []
  })
  const expired = known.flatMap(({ span, talk }) => {
    const expiry = expiryOf(talk, index, rules)
    return expiry ? [{ span, talk, expiry }] : []
  })
  const removable = removablePaths(
    expired.map(({ span }) => span),
    spansIn(history, () => true),
    unreadableAtHead(committed, history),
  )
  const atHead = new Set(talkFiles.map(({ path }) => repository.prefix + path))
  const dayOf = (seconds: number | undefined) =>
    (seconds === undefined ? undefined : dayIn(settings.timezone, seconds)) ?? null
  return {
    kind: 'retention',
    today: day,
    rules: settings.retention ?? null,
    talks: expired.map(({ span, talk, expiry }) => ({
      ...{ conversation: span.conversation, person: talk.person ?? null, template: talk.template ?? null },
      ...expiry,
      path: [...span.paths].find((path) => atHead.has(path)) ?? null,
      ...removable(span),
      ...{ firstCommit: dayOf(span.first), lastCommit: dayOf(span.last) },
    })),
    withoutRule: known.filter(({ talk }) => retentionPeriod(talk, rules) === undefined).length,
    remote: await remoteName(repository),
    bare: repository.workTree === undefined,
    names: namesIn(workspace),
  }
}

/** Every conversation that some commit has, in the order of their ids. */
function spansIn({ commits, records }: History, isOwn: IsOwn): ConversationSpan[] {
  const spans = conversationSpans(commits, (oid) => records.get(oid), isOwn)
  return [...spans.values()].sort((a, b) => (a.conversation < b.conversation ? -1 : 1))
}

/** What such a file holds is not known, so it may be a talk that is to be kept. */
function unreadableAtHead({ talkFiles, repository }: CommittedWorkspace, { records }: History): string[] {
  return talkFiles.flatMap(({ path, oid }) =>
    records.get(oid)?.conversation === undefined ? [repository.prefix + path] : [],
  )
}

/** By HEAD, else by the newest version in the history; undefined where no day is known. */
function keptTalk({ conversation, latest }: ConversationSpan, { byId }: TalkIndex): KeptTalk | undefined {
  const current = byId.get(conversation)?.[0]?.conversation
  if (current) {
    const day = current.held ?? current.planned
    return day === undefined ? undefined : { person: subjectOf(current), template: current.template, day }
  }
  const held = latest.records.find(({ step }) => step === '')
  return held && { person: held.person, template: held.template, day: held.held }
}
