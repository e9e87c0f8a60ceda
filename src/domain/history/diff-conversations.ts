import type { Item, Role } from '../talk/conversation.ts'
import type { Day } from '../time/calendar.ts'
import type { PlanItem, PlanVersion } from './plan-version.ts'
import { changedParts, isSignatureOutdated } from './signed-state.ts'

/** What can happen to a plan; in the order in which a commit's events are listed. */
export const eventTypes = [
  'file-restored',
  'talk-planned',
  'talk-moved',
  'talk-held',
  'talk-redated',
  'talk-unheld',
  'item-added',
  'item-changed',
  'item-due-set',
  'item-due-moved',
  'item-due-removed',
  'item-closed',
  'item-reopened',
  'item-removed',
  'follow-up-held',
  'follow-up-redated',
  'follow-up-removed',
  'signed',
  'signed-content-changed',
  'signature-removed',
  'file-unreadable',
  'file-deleted',
] as const
export type EventType = (typeof eventTypes)[number]

/** One thing that happened to a conversation. All but `text` is public. */
export interface ConversationEvent {
  type: EventType
  /** The goal or agreement concerned. */
  item?: string
  list?: Item['list']
  /** The item's due day afterwards. */
  due?: Day
  /** What the item continues afterwards: `<conversation>/<item>`. */
  continues?: string
  /** Of an item that was added when its talk was recorded as held: the day of the talk. */
  agreedOn?: Day
  step?: string
  role?: Role
  /** Days or statuses before and after. */
  from?: string
  to?: string
  /** Whether a result was written when the item was closed. */
  withResult?: boolean
  /** Whether a goal, an agreement or the day of the talk was changed after it had been signed (see `isAfterSigning`). */
  afterSigning?: boolean
  /** What was changed of what is signed: `m1 due`, `m2 added`, `ratings`. */
  changed?: readonly string[]
  /** The goal or agreement in words: confidential. */
  text?: string
  /** What the event removed, by a name that stays the same (see `removableNames`). */
  removed?: string
}

/** What happened between two versions of a conversation; undefined: the file was not there, or is no more. */
export function diffConversations(
  before: PlanVersion | undefined,
  after: PlanVersion | undefined,
): ConversationEvent[] {
  if (!after) return before?.id === undefined ? [] : [{ type: 'file-deleted', removed: before.id }]
  return [
    ...talkEvents(before, after),
    ...itemEvents(before, after),
    ...followUpEvents(before, after),
    ...signatureEvents(before, after),
  ]
}

/** The names of everything in a conversation that a later version can remove. */
export function removableNames({ id = '', held, items, followUps, signed }: PlanVersion): string[] {
  return [
    id,
    ...(held ? [`${id} ${held}`] : []),
    ...[...items.keys()].map((item) => `${id}/${item}`),
    ...followUps.map(({ step, held: day }) => `${id} ${step} ${day}`),
    ...(['employee', 'manager'] as const).flatMap((role) => (signed[role] ? [`${id} ${role}`] : [])),
  ]
}

function talkEvents(before: PlanVersion | undefined, after: PlanVersion): ConversationEvent[] {
  const { id, planned, held } = after
  const [oldPlanned, oldHeld] = [before?.planned, before?.held]
  const events: ConversationEvent[] = []
  if (!before) events.push({ type: 'talk-planned', to: planned })
  if (oldPlanned && planned && oldPlanned !== planned)
    events.push({ type: 'talk-moved', from: oldPlanned, to: planned })
  if (held && !oldHeld) events.push({ type: 'talk-held', to: held })
  if (held && oldHeld && held !== oldHeld)
    events.push({ type: 'talk-redated', from: oldHeld, to: held, afterSigning: isAfterSigning(before, after) })
  if (oldHeld && !held) events.push({ type: 'talk-unheld', from: oldHeld, removed: `${id} ${oldHeld}` })
  return events
}

function itemEvents(before: PlanVersion | undefined, after: PlanVersion): ConversationEvent[] {
  const afterSigning = isAfterSigning(before, after)
  const agreedOn = before?.held ? undefined : after.held
  const changes = [...after.items.values()].flatMap((item) =>
    changesOf(before?.items.get(item.id), item, afterSigning, agreedOn),
  )
  const missing = [...(before?.items.values() ?? [])].filter(({ id }) => !after.items.has(id))
  return [
    ...changes,
    ...missing.map(({ id, list, text }): ConversationEvent => ({
      type: 'item-removed',
      ...{ item: id, list, text, afterSigning, removed: `${after.id}/${id}` },
    })),
  ]
}

function changesOf(
  before: PlanItem | undefined,
  item: PlanItem,
  afterSigning: boolean,
  agreedOn: Day | undefined,
): ConversationEvent[] {
  const { due, list, continues, text } = item
  const common = { item: item.id, list, due, continues, text }
  if (!before)
    return [
      { type: 'item-added', ...common, agreedOn, afterSigning },
      ...(item.status === undefined || item.status === 'open' ? [] : [statusEvent('open', item, common)]),
    ]
  const events: ConversationEvent[] = []
  if (before.agreed !== item.agreed) events.push({ type: 'item-changed', ...common, afterSigning })
  if (before.due !== due)
    events.push({
      type: before.due === undefined ? 'item-due-set' : due === undefined ? 'item-due-removed' : 'item-due-moved',
      ...{ ...common, from: before.due, to: due, afterSigning },
    })
  // Of a status that cannot be shown, nothing is known: neither that it came nor what it was before.
  const isReopened = before.status !== undefined && item.status === 'open'
  if (item.status !== undefined && item.status !== before.status && (isReopened || item.status !== 'open'))
    events.push(statusEvent(before.status, item, common))
  return events
}

function statusEvent(
  from: string | undefined,
  { status, hasResult }: PlanItem,
  common: Partial<ConversationEvent>,
): ConversationEvent {
  const type = status === 'open' ? 'item-reopened' : 'item-closed'
  return { type, ...common, from, to: status, withResult: hasResult }
}

function followUpEvents(before: PlanVersion | undefined, after: PlanVersion): ConversationEvent[] {
  const nameOf = ({ step, held }: PlanVersion['followUps'][number]) => `${step} ${held}`
  const [old, now] = [before?.followUps ?? [], after.followUps]
  const [oldNames, newNames] = [new Set(old.map(nameOf)), new Set(now.map(nameOf))]
  const missing = old.filter((entry) => !newNames.has(nameOf(entry)))
  // A missing one and a new one of the same step are one with another date.
  const events = now
    .filter((entry) => !oldNames.has(nameOf(entry)))
    .map(({ step, held }): ConversationEvent => {
      const index = missing.findIndex((entry) => entry.step === step)
      if (index === -1) return { type: 'follow-up-held', step, to: held }
      return { type: 'follow-up-redated', step, from: missing.splice(index, 1)[0]?.held, to: held }
    })
  return [
    ...events,
    ...missing.map(({ step, held }): ConversationEvent => ({
      type: 'follow-up-removed',
      ...{ step, from: held, removed: `${after.id} ${step} ${held}` },
    })),
  ]
}

/** Whether a signature is for something else now; by its digest, or without one, whether both had signed. */
function isAfterSigning(before: PlanVersion | undefined, after: PlanVersion): boolean {
  if (before?.signedState) return isSignatureOutdated(before.signedState, after.signedState)
  return Boolean(before?.signed.employee && before.signed.manager)
}

function signatureEvents(before: PlanVersion | undefined, after: PlanVersion): ConversationEvent[] {
  const [old, now] = [before?.signedState, after.signedState]
  const isChanged = old && now && old.digest !== now.digest && isSignatureOutdated(old, now)
  const changes: ConversationEvent[] = isChanged
    ? [{ type: 'signed-content-changed', changed: changedParts(old, now), afterSigning: true }]
    : []
  const signatures = (['employee', 'manager'] as const).flatMap((role): ConversationEvent[] => {
    const [from, to] = [before?.signed[role], after.signed[role]]
    // Who signs again on the same day signs something else.
    if (from === to && (!from || old?.digests[role] === now?.digests[role])) return []
    return to
      ? [{ type: 'signed', role, from, to }]
      : [{ type: 'signature-removed', role, from, removed: `${after.id} ${role}` }]
  })
  return [...signatures, ...changes]
}
