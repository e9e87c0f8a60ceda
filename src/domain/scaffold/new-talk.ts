import { heldMainTalks, compareByDay, type TalkIndex } from '../talk/talk-index.ts'
import type { Roster } from '../talk/roster.ts'
import type { Template } from '../talk/template.ts'
import { windowOf } from '../talk/template-window.ts'
import type { CarriedRow } from './carry-over.ts'
import { addPeriod, isInWindow, weekdayFrom, type Day } from '../time/calendar.ts'

/** What a new conversation file is about. */
export interface NewTalk {
  id: string
  employee?: string
  group?: string
  participants: readonly string[]
  manager: string
  planned: Day
  follows?: string
  /** The rows that go on with items of earlier talks. */
  carried?: readonly CarriedRow[]
  /** Person id to the name to show; an id without one shows itself. */
  names: Readonly<Record<string, string>>
}

/** Whom a new talk is with: an employee, or a group with its participants. */
export type TalkSubject = Pick<NewTalk, 'employee' | 'group' | 'participants'>

/** A new talk after the talks there are: with an id that is free, and the talk it follows up. */
export function placeNewTalk(
  template: Template,
  talk: Omit<NewTalk, 'id' | 'follows'>,
  index: TalkIndex,
): { talk: NewTalk; path: string } {
  const subject = talk.employee ?? talk.group ?? ''
  return {
    talk: {
      ...talk,
      id: freeId(`${subject}-${talk.planned}-${template.name}`, index),
      follows: followedTalk(subject, template, index),
    },
    path: `${index.conversations}/${subject}/${talk.planned}-${template.name}.md`,
  }
}

/** The id, with a number after it if it is taken. */
function freeId(id: string, { byId }: TalkIndex): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? id : `${id}-${number}`
    if (!byId.has(candidate)) return candidate
  }
}

/** The talk a new one follows up: the latest held main talk with the employee, or the latest held talk with the group. */
function followedTalk(subject: string, { cycle }: Template, index: TalkIndex): string | undefined {
  const talks = index.bySubject.get(subject) ?? []
  const earlier =
    cycle === 'group'
      ? talks.filter(({ conversation }) => conversation.held).sort(compareByDay)
      : heldMainTalks(talks, index)
  return earlier.at(-1)?.conversation.id
}

/** A weekday to propose: one that keeps the template's notice, in its window if it has one. */
export function proposeDay(template: Template, templates: Iterable<Template>, today: Day): Day {
  const earliest = weekdayFrom(addPeriod(today, template.notice ?? 'P2W'))
  const window = windowOf(template, templates)
  if (!window || isInWindow(earliest, window)) return earliest
  const start = `${earliest.slice(0, 4)}-${window.from}`
  return weekdayFrom(start > earliest ? start : `${Number(earliest.slice(0, 4)) + 1}-${window.from}`)
}

/** The nearest manager of the people, if they share one and none of them has a conflict of interest with that manager. */
export function sharedManager(people: readonly string[], roster: Roster | undefined): string | undefined {
  const managers = people.map((id) => {
    const person = roster?.get(id)
    return person?.manager && !person.conflictOfInterest.includes(person.manager) ? person.manager : undefined
  })
  return new Set(managers).size === 1 ? managers[0] : undefined
}

/** The template to use when none is chosen: that of the person, else that of the settings unless the talk is with a group. */
export function presetTemplate(
  { person, isGroup }: { person: string | undefined; isGroup: boolean },
  roster: Roster | undefined,
  settingsTemplate: string | undefined,
): string | undefined {
  return roster?.get(person ?? '')?.template ?? (isGroup ? undefined : settingsTemplate)
}
