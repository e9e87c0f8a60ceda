import { brokenPeople } from '../due/due-rows.ts'
import type { DueInput } from '../due/due-input.ts'
import { firstTalkDeadline, yearStep } from '../due/first-talk.ts'
import { openItems } from '../due/open-items.ts'
import type { Person } from '../talk/roster.ts'
import { heldMainTalks, indexTalks, templateOf, type Talk, type TalkIndex } from '../talk/talk-index.ts'
import { isYearStep } from '../talk/template.ts'
import { deadlineOf, isOnLeave, type Deadline } from '../time/cadence.ts'
import { fixedClock, type Day } from '../time/calendar.ts'
import { obligationsOf, type Obligation } from './obligations.ts'

/** What a coverage is computed from: one workspace, or the export of one. */
export interface CoverageSource {
  /** The day that the workspace's records begin. */
  since: Day | undefined
  /** The smallest group that may be shown on its own. */
  min: number
  /** Undefined: there is no roster, and everyone with a held main talk counts. */
  roster: ReadonlyMap<string, PublicPerson> | undefined
  /** By person: held main talks, oldest first. */
  mainTalks: ReadonlyMap<string, readonly MainTalk[]>
  /** How many files and entries of the roster cannot be read. */
  unreadable: number
  /** Whether a talk with the person is late as of a day. */
  isLate(person: string, asOf: Day): boolean
  /** The obligations of the person as of a day. */
  obligations(person: string, asOf: Day): readonly Obligation[]
  /** The goals and agreements of the person that are open past their day, as of today: `<conversation>/<item>`. */
  openItems(person: string): readonly string[]
}

/** What the roster says of a person, as far as it is public. */
export interface PublicPerson {
  unit: string | null
  manager: string | null
  template: string | null
  employment: string | null
  start: Day | null
  end: Day | null
  lastTalk: Day | null
  /** False: named here only; null: the entry cannot be read. */
  talks: boolean | null
}

export interface MainTalk {
  held: Day
  template: string | null
  manager: string | null
}

/** The source of a workspace, by what its due rows are computed from. */
export function coverageSource(input: DueInput, min: number): CoverageSource {
  const { atHead, unreadable, since } = input
  const indexAt = indexesByDay(atHead)
  const broken = brokenPeople(input)
  const personAt = (id: string) => atHead.roster?.get(id)
  return {
    ...{ since, min },
    roster: atHead.roster && publicRoster([...atHead.roster.values()], broken, input.template),
    mainTalks: new Map(
      [...atHead.bySubject].flatMap(([id, talks]): [string, MainTalk[]][] => {
        const own = mainTalksOf(talks, atHead)
        return own.length > 0 ? [[id, own]] : []
      }),
    ),
    unreadable: unreadable.length + broken.size + atHead.talks.filter((talk) => !templateOf(talk, atHead)).length,
    isLate: (id, asOf) => isTalkLate(personAt(id), known(id, indexAt(asOf)), input, indexAt(asOf)),
    obligations: (id, asOf) => obligationsOf(personAt(id), known(id, indexAt(asOf)), indexAt(asOf)),
    openItems: (id) =>
      openItems(atHead.bySubject.get(id) ?? [], personAt(id), input).map(
        ({ conversation, item }) => `${conversation ?? ''}/${item ?? ''}`,
      ),
  }
}

/** The talks with a person whose template is known. */
function known(id: string, index: TalkIndex): Talk[] {
  return (index.bySubject.get(id) ?? []).filter((talk) => templateOf(talk, index))
}

/** The index as of each day that is asked for; each is made once. */
function indexesByDay(index: TalkIndex): (day: Day) => TalkIndex {
  const byDay = new Map([[index.today, index]])
  return (day) => {
    const made = byDay.get(day) ?? indexTalks(index, fixedClock(day))
    byDay.set(day, made)
    return made
  }
}

function publicRoster(
  people: readonly Person[],
  broken: ReadonlySet<string>,
  template: string | undefined,
): Map<string, PublicPerson> {
  return new Map(
    people.map((person) => [
      person.id,
      {
        unit: person.unit ?? null,
        manager: person.manager ?? null,
        template: person.template ?? template ?? null,
        employment: person.employment ?? null,
        start: person.start ?? null,
        end: person.end ?? null,
        lastTalk: person.lastTalk ?? null,
        talks: broken.has(person.id) ? null : person.talks,
      },
    ]),
  )
}

function mainTalksOf(talks: readonly Talk[], index: TalkIndex): MainTalk[] {
  return heldMainTalks(talks, index).map(({ conversation: { held = '', template = null, manager = null } }) => ({
    ...{ held, template, manager },
  }))
}

/** Whether the deadline of the next main talk, or of the first one, has passed; nothing is late during a leave. */
function isTalkLate(person: Person | undefined, talks: readonly Talk[], input: DueInput, index: TalkIndex): boolean {
  const leave = person?.leave ?? []
  if (isOnLeave(index.today, leave)) return false
  return nextTalkDeadlines(person, heldMainTalks(talks, index).at(-1), input, index).some(
    ({ deadline }) => deadline !== undefined && deadline < index.today,
  )
}

function nextTalkDeadlines(
  person: Person | undefined,
  latest: Talk | undefined,
  { since, template }: DueInput,
  index: TalkIndex,
): Deadline[] {
  if (latest) {
    const { held = '' } = latest.conversation
    const steps = Object.values(templateOf(latest, index)?.steps ?? {}).filter(isYearStep)
    return steps.map((step) => deadlineOf(step, held, person?.leave ?? []))
  }
  if (!person) return []
  const [, step] = yearStep(index.templates.get(person.template ?? template ?? ''))
  const { lastTalk, ...rest } = person
  // A last talk that was still to come then was not known.
  const then = lastTalk !== undefined && index.hasCome(lastTalk) ? person : rest
  return [firstTalkDeadline(then, step, index.today, since)]
}
