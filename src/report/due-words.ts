import type { AgendaSectionName } from '../domain/due/agenda-sections.ts'
import type { CalendarEvent } from '../domain/due/calendar-events.ts'
import type { DueState } from '../domain/due/row.ts'
import type { DateClaim } from '../domain/history/dated-evidence.ts'

/** What `due` says. */
export interface DueWords {
  state: Record<DueState, string>
  nothing(today: string): string
  summary(counts: readonly (readonly [DueState, number])[]): string
  due(day: string): string
  dueAhead(day: string): string
  dueItem(day: string): string
  deadline(day: string): string
  templateUnknown: string
  late(days: number): string
  /** In a column of its own, as short as can be. */
  daysLate(days: number): string
  columns: Record<'state' | 'day' | 'late' | 'subject' | 'title' | 'manager' | 'notes' | 'repository', string>
  /** With what the template calls a talk. */
  firstTalk(conversation: string | undefined): string
  unreadable: string
  personBroken: string
  forgotten(planned: string): string
  invite(day: string): string
  booked(day: string): string
  manager(id: string): string
  held(day: string): string
  neverHeld: string
  commit(hash: string, day: string, author: string): string
  noCommit: string
  claim: Record<Exclude<DateClaim, 'ok'>, string>
  planned(day: string): string
  plannedPast(day: string): string
  withdrawn(day: string): string
  uncommitted: string
  headOnly: string
  calendar: {
    name: string
    /** What others may see of a day. */
    title: Record<CalendarEvent['kind'], string>
    /** Of files that cannot be read and have no day. */
    leftOut(count: number): string
  }
}

/** What the agenda says. */
export interface AgendaWords {
  section: Record<AgendaSectionName, string>
  nothing(day: string): string
  /** What is not shown for lack of room. */
  more(count: number): string
  all: string
}
