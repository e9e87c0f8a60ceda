import type { Finding } from '../check/diagnostic.ts'
import type { CarryableItem } from '../talk/carryable-items.ts'
import type { TalkIndex } from '../talk/talk-index.ts'
import type { Template } from '../talk/template.ts'
import { isOnLeave } from '../time/cadence.ts'
import type { Day } from '../time/calendar.ts'
import { manyTimes, type CarriedRow } from './carry-over.ts'
import type { NewTalk } from './new-talk.ts'

/** Something to know about a new talk, which hinders nothing. Only `leave` is confidential. */
export type Notice =
  /** What `check` warns of. */
  | { kind: 'finding'; finding: Finding }
  /** Origins of the open items that the new file does not go on with. */
  | { kind: 'open'; origins: readonly string[] }
  | { kind: 'repeated'; origin: string; times: number }
  /** A talk by the same template is planned already. */
  | { kind: 'planned'; id: string; day: Day }
  | { kind: 'left'; person: string; day: Day }
  | { kind: 'leave'; person: string }

/** What is to be known about a new talk. */
export function noticesFor(
  template: Template,
  { employee, group, participants, planned }: NewTalk,
  index: TalkIndex,
  warnings: readonly Finding[],
  rows: readonly CarriedRow[],
  open: readonly CarryableItem[],
): Notice[] {
  const people = employee === undefined ? participants : [employee]
  const others = index.bySubject.get(employee ?? group ?? '') ?? []
  return [
    ...warnings.map((finding) => ({ kind: 'finding' as const, finding })),
    ...people.flatMap((person): Notice[] => {
      const { end, leave = [] } = index.roster?.get(person) ?? {}
      return [
        ...(end !== undefined && end < planned ? [{ kind: 'left' as const, person, day: end }] : []),
        ...(isOnLeave(planned, leave) ? [{ kind: 'leave' as const, person }] : []),
      ]
    }),
    ...others.flatMap(({ conversation }): Notice[] => {
      const { id, held, cancelled, planned: day } = conversation
      const isOpen = held === undefined && cancelled === undefined && conversation.template === template.name
      return isOpen && id !== undefined && day !== undefined ? [{ kind: 'planned', id, day }] : []
    }),
    ...rows.flatMap(({ values, times }): Notice[] =>
      times >= manyTimes ? [{ kind: 'repeated', origin: values.from ?? '', times }] : [],
    ),
    ...(open.length > 0 ? [{ kind: 'open' as const, origins: open.map(({ origin }) => origin) }] : []),
  ]
}
