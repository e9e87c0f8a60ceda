import type { Conversation, Item, Role } from '../talk/conversation.ts'

/** What can happen to a plan; in the order it is told within a commit. */
export const eventTypes = [
  'file-restored',
  'talk-planned',
  'talk-moved',
  'talk-held',
  'talk-redated',
  'talk-unheld',
  'item-added',
  'item-changed',
  'item-due-moved',
  'item-closed',
  'item-reopened',
  'item-removed',
  'follow-up-held',
  'follow-up-redated',
  'follow-up-removed',
  'signed',
  'signature-removed',
  'file-unreadable',
  'file-deleted',
] as const
export type EventType = (typeof eventTypes)[number]

/** One thing that happened to a conversation. All but `text` is public. */
export interface ConversationEvent {
  happening: EventType
  /** The goal or agreement concerned. */
  item?: string
  list?: Item['list']
  /** The item's due day afterwards. */
  due?: string
  step?: string
  role?: Role
  /** Days or statuses before and after. */
  from?: string
  to?: string
  /** Whether a result was written when the item was closed. */
  withResult?: boolean
  /** Whether both had signed before a goal or an agreement was changed. */
  afterSigning?: boolean
  /** The goal or agreement in words: confidential. */
  text?: string
  /** What the turn took away, as a name that stays the same: a file's id, a record, an item, a signature. */
  lost?: string
}

/** What happened between two versions of a conversation; undefined where it was not there, or is no more. */
export function diffConversations(
  before: Conversation | undefined,
  after: Conversation | undefined,
): ConversationEvent[] {
  if (!after) return before?.id === undefined ? [] : [{ happening: 'file-deleted', lost: before.id }]
  const id = after.id ?? ''
  return [
    ...talkTurns(before, after, id),
    ...itemTurns(before, after, id),
    ...followUpTurns(before, after, id),
    ...signatureTurns(before, after, id),
  ]
}

/** The names of everything in a conversation that can be lost; see `Turn.lost`. */
export function removableNames(conversation: Conversation): string[] {
  const { id = '', held, items, followUps, signed } = conversation
  return [
    id,
    ...(held ? [`${id} ${held}`] : []),
    ...items.flatMap((item) => (item.id ? [`${id}/${item.id}`] : [])),
    ...followUps.flatMap(({ step, held: day }) => (step && day ? [`${id} ${step} ${day}`] : [])),
    ...(['employee', 'manager'] as const).flatMap((role) => (signed[role] ? [`${id} ${role}`] : [])),
  ]
}

function talkTurns(before: Conversation | undefined, after: Conversation, id: string): ConversationEvent[] {
  const { planned, held } = after
  const turn = (happening: EventType, from: string | undefined, to: string | undefined): ConversationEvent => ({
    happening,
    from,
    to,
  })
  return [
    ...(before ? [] : [turn('talk-planned', undefined, planned)]),
    ...(before?.planned && planned && before.planned !== planned ? [turn('talk-moved', before.planned, planned)] : []),
    ...(held && !before?.held ? [turn('talk-held', undefined, held)] : []),
    ...(held && before?.held && held !== before.held ? [turn('talk-redated', before.held, held)] : []),
    ...(before?.held && !held
      ? [{ ...turn('talk-unheld', before.held, undefined), lost: `${id} ${before.held}` }]
      : []),
  ]
}

function itemTurns(before: Conversation | undefined, after: Conversation, id: string): ConversationEvent[] {
  const afterSigning = Boolean(before?.signed.employee && before.signed.manager)
  const old = new Map((before?.items ?? []).map((item) => [item.id, item]))
  const now = new Map(after.items.map((item) => [item.id, item]))
  const changes = [...now.values()].flatMap((item): ConversationEvent[] => {
    const named = { item: item.id, list: item.list, due: item.due, text: wording(item) }
    const was = old.get(item.id)
    if (!was)
      return [
        { happening: 'item-added', ...named, afterSigning },
        ...(item.status === 'open' ? [] : closing('open', item, named)),
      ]
    return [
      ...(was.due && item.due && was.due !== item.due
        ? [{ happening: 'item-due-moved' as const, ...named, from: was.due, to: item.due, afterSigning }]
        : []),
      ...(agreedText(was) === agreedText(item) ? [] : [{ happening: 'item-changed' as const, ...named, afterSigning }]),
      ...(was.status === item.status ? [] : closing(was.status, item, named)),
    ]
  })
  const removed = [...old.values()].filter((item) => item.id !== undefined && !now.has(item.id))
  return [
    ...changes,
    ...removed.map((item): ConversationEvent => ({
      happening: 'item-removed',
      item: item.id,
      list: item.list,
      text: wording(item),
      afterSigning,
      lost: `${id}/${item.id}`,
    })),
  ]
}

function closing(
  from: string,
  item: Item,
  named: Pick<ConversationEvent, 'item' | 'list' | 'due' | 'text'>,
): ConversationEvent[] {
  const withResult = item.filled.includes('result')
  return [
    {
      happening: item.status === 'open' ? 'item-reopened' : 'item-closed',
      ...named,
      from,
      to: item.status,
      withResult,
    },
  ]
}

function followUpTurns(before: Conversation | undefined, after: Conversation, id: string): ConversationEvent[] {
  const held = (conversation: Conversation | undefined) =>
    (conversation?.followUps ?? []).flatMap(({ step, held: day }) => (step && day ? [{ step, day }] : []))
  const same = (a: { step: string; day: string }) => (b: { step: string; day: string }) =>
    a.step === b.step && a.day === b.day
  const added = held(after).filter((each) => !held(before).some(same(each)))
  const gone = held(before).filter((each) => !held(after).some(same(each)))
  // One gone and one new of the same step is one with another date.
  return [
    ...added.map(({ step, day }): ConversationEvent => {
      const index = gone.findIndex((each) => each.step === step)
      if (index === -1) return { happening: 'follow-up-held', step, to: day }
      return { happening: 'follow-up-redated', step, from: gone.splice(index, 1)[0]?.day, to: day }
    }),
    ...gone.map(({ step, day }): ConversationEvent => ({
      happening: 'follow-up-removed',
      step,
      from: day,
      lost: `${id} ${step} ${day}`,
    })),
  ]
}

function signatureTurns(before: Conversation | undefined, after: Conversation, id: string): ConversationEvent[] {
  return (['employee', 'manager'] as const).flatMap((role): ConversationEvent[] => {
    const [was, now] = [before?.signed[role], after.signed[role]]
    if (was === now) return []
    return now
      ? [{ happening: 'signed', role, from: was, to: now }]
      : [{ happening: 'signature-removed', role, from: was, lost: `${id} ${role}` }]
  })
}

/** What was agreed on: everything but what became of it, and the day, which has a turn of its own. */
function agreedText({ row }: Item): string {
  const { status: _status, result: _result, id: _id, due, ...rest } = row ?? {}
  return JSON.stringify([due === undefined, Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))])
}

function wording({ row }: Item): string | undefined {
  const text = row?.goal ?? row?.agreement
  return typeof text === 'string' ? text.trim() : undefined
}
