import type { ReminderSection } from '../domain/due/reminder.ts'
import type { Day } from '../domain/time/calendar.ts'
import type { ReadFailure } from '../domain/read-failure.ts'

/** What a manager is to be reminded of. */
export interface RemindReport {
  kind: 'remind'
  today: Day
  manager: string
  sections: readonly ReminderSection[]
  names: Readonly<Record<string, string>>
  titles: Readonly<Record<string, string>>
  /** Repositories that could not be read, and why. */
  failures: readonly ReadFailure[]
  /** Who the mail is from, where one was asked for. */
  sender: Mailbox | null
  /** The address it is to. */
  recipient: string | null
}

/** Who a mail is from or to. */
export interface Mailbox {
  name: string
  address: string
}

/** What `remind` says. */
export interface RemindWords {
  question: string
  subject: string
  greeting: string
  intro(day: string): string
  nothing(day: string): string
  booked(day: string): string
  /** What the recipient can do. */
  ending(manager: string): readonly string[]
  /** The heading of the subject, where the text is not a mail. */
  subjectTitle: string
}
