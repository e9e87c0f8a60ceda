/*
 * The numbers of a coverage once more, from their definition in docs/format.md: slow, and with nothing of src/.
 */

export interface OraclePerson {
  id: string
  unit?: string
  manager?: string
  employment?: string
  start?: string
  end?: string
  lastTalk?: string
  talks?: boolean
  leave: { from: string; to?: string }[]
}

export interface OracleTalk {
  id: string
  person: string
  template: string
  planned: string
  held?: string
  cancelled?: string
  followUps: { step: string; held?: string }[]
  items: { id: string; due?: string; status: string; from?: string }[]
}

export interface OracleWorkspace {
  people: OraclePerson[] | undefined
  talks: OracleTalk[]
  since?: string
  today: string
}

/** What counts for one person: of those who left, only whether there was a talk. */
export interface OracleFacts {
  outcome: 'talked' | 'late' | 'notYet' | 'leftTalked' | 'leftNotTalked'
  stated: boolean
  followUps: { onTime: number; late: number; missed: number; pending: number }
  openItems: number
}

/** Template to its steps: months after the talk, and which talks meet it; none: a follow-up, null: any main talk. */
export const oracleSteps: Record<string, { step: string; months: number; meets: string[] | null | undefined }[]> = {
  main: [
    { step: 'half-year', months: 6, meets: undefined },
    { step: 'pay', months: 9, meets: ['pay'] },
    { step: 'year', months: 12, meets: null },
  ],
  alt: [
    { step: 'quarter', months: 3, meets: undefined },
    { step: 'year', months: 24, meets: null },
  ],
}
export const oracleGrace = 30

export function oracleFacts(space: OracleWorkspace, from: string, to: string): Map<string, OracleFacts> {
  const asOf = to < space.today ? to : space.today
  const facts = new Map<string, OracleFacts>()
  const listed: OraclePerson[] =
    space.people ?? [...new Set(space.talks.map(({ person }) => person))].map((id) => ({ id, leave: [] }))
  for (const person of listed) {
    const own = space.talks.filter((talk) => talk.person === person.id)
    const main = own
      .filter((talk) => talk.template in oracleSteps && heldBy(talk, asOf))
      .sort((a, b) => ((a.held ?? '') < (b.held ?? '') ? -1 : 1))
    if (person.talks === false) continue
    if (space.people === undefined && main.length === 0) continue
    if (person.start !== undefined && person.start > asOf) continue
    const inPeriod = (day: string) => from <= day && day <= asOf
    const stated = person.lastTalk !== undefined && inPeriod(person.lastTalk) && main.length === 0
    const talked = stated || main.some((talk) => inPeriod(talk.held ?? ''))
    const nothing = { onTime: 0, late: 0, missed: 0, pending: 0 }
    if (person.end !== undefined && person.end < asOf) {
      if (person.end >= from)
        facts.set(person.id, {
          outcome: talked ? 'leftTalked' : 'leftNotTalked',
          stated,
          followUps: nothing,
          openItems: 0,
        })
      continue
    }
    const onLeave = person.leave.some((leave) => leave.from <= asOf && (leave.to === undefined || asOf <= leave.to))
    const isPast = (deadline: string | undefined) => deadline !== undefined && deadline < asOf && !onLeave
    const latest = main.at(-1)
    const nextDue = latest
      ? months(latest.held ?? '', oracleSteps[latest.template]?.find(({ meets }) => meets === null)?.months ?? 0)
      : firstDue(person, space, asOf)
    const isLate = isPast(deadlineOf(nextDue, person))
    const followUps = { ...nothing }
    for (const [index, talk] of main.entries()) {
      const next = main[index + 1]?.held
      for (const { step, months: after, meets } of oracleSteps[talk.template] ?? []) {
        if (meets === null) continue
        const due = months(talk.held ?? '', after)
        if (!inPeriod(due)) continue
        const deadline = deadlineOf(due, person)
        const days = meets
          ? own
              .filter(
                (other) =>
                  meets.includes(other.template) &&
                  heldBy(other, asOf) &&
                  (other.held ?? '') >= (talk.held ?? '') &&
                  (next === undefined || (other.held ?? '') < next),
              )
              .map((other) => other.held ?? '')
          : talk.followUps.flatMap((entry) =>
              entry.step === step && entry.held !== undefined && entry.held <= asOf && entry.held >= (talk.held ?? '')
                ? [entry.held]
                : [],
            )
        const met = days.sort()[0]
        if (met !== undefined) followUps[deadline === undefined || met <= deadline ? 'onTime' : 'late']++
        else if (next !== undefined) followUps.missed += deadline !== undefined && deadline < next ? 1 : 0
        else followUps[isPast(deadline) ? 'missed' : 'pending']++
      }
    }
    facts.set(person.id, {
      outcome: talked ? 'talked' : isLate ? 'late' : 'notYet',
      stated,
      followUps,
      openItems: openItemsOf(own, space.today),
    })
  }
  return facts
}

/** As of today. */
function openItemsOf(own: readonly OracleTalk[], today: string): number {
  const held = own.filter((talk) => heldBy(talk, today))
  let count = 0
  for (const talk of held)
    for (const item of talk.items) {
      if (item.status === 'done' || item.status === 'dropped') continue
      const origin = `${talk.id}/${item.id}`
      if (
        held.some((other) => (other.held ?? '') >= (talk.held ?? '') && other.items.some(({ from }) => from === origin))
      )
        continue
      const isFollowed = held.some((other) => other.template in oracleSteps && (other.held ?? '') > (talk.held ?? ''))
      if (isFollowed || (item.due !== undefined && item.due < today)) count++
    }
  return count
}

function heldBy(talk: OracleTalk, day: string): boolean {
  return talk.held !== undefined && talk.cancelled === undefined && talk.held <= day
}

function firstDue(person: OraclePerson, { since }: OracleWorkspace, asOf: string): string {
  if (person.lastTalk !== undefined && person.lastTalk <= asOf) return months(person.lastTalk, 12)
  const begin = [person.start, since]
    .flatMap((day) => day ?? [])
    .sort()
    .at(-1)
  return begin === undefined ? asOf : months(begin, 12)
}

/** Undefined during a leave without a known end. */
function deadlineOf(due: string, { leave }: OraclePerson): string | undefined {
  let deadline = addDays(due, oracleGrace)
  // Again and again, until no leave moves it further.
  for (;;) {
    const touching = leave.filter(({ from, to }) => from <= deadline && (to === undefined || to >= due))
    if (touching.some(({ to }) => to === undefined)) return undefined
    const moved = touching
      .map(({ to }) => addDays(to ?? '', oracleGrace))
      .sort()
      .at(-1)
    if (moved === undefined || moved <= deadline) return deadline
    deadline = moved
  }
}

function addDays(day: string, count: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, date + count)).toISOString().slice(0, 10)
}

/** In calendar months, clamped to the last day of the month. */
function months(day: string, count: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))).toISOString().slice(0, 10)
}
