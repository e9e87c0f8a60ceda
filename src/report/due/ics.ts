import { calendarEvents, type CalendarEvent } from '../../domain/due/calendar-events.ts'
import { addPeriod } from '../../domain/time/calendar.ts'
import { fnv1a } from '../fnv1a.ts'
import type { RenderContext } from '../format.ts'
import type { DueReport } from '../report.ts'
import type { Words } from '../words.ts'
import { subjectText, titleText } from './row-words.ts'

export const format = 'ics'

export const help = {
  sv: 'för kalendrar, ett år framåt om --within inte säger annat',
  en: 'for calendars, a year ahead unless --within says otherwise',
}

// SEQUENCE must fit in 31 bits: seconds since 2020-01-01 do until 2088.
const firstSecond = 1_577_836_800

/**
 * What is due as iCalendar (RFC 5545): all-day events, which have no time zone. UIDs stay the same and SEQUENCE grows with
 * the clock, so that a later import changes the events of an earlier one. Whoever sees a shared calendar learns from a title
 * neither who, nor what kind of talk, nor that anything is late; the description, marked private, says who and what.
 */
export function render(
  report: DueReport,
  { words, version, now }: Pick<RenderContext, 'words' | 'version' | 'now'>,
): string {
  const stamp = `${new Date(now * 1000).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
  const sequence = Math.max(0, Math.floor(now) - firstSecond)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//samtal//samtal ${escapeText(version)}//${words.language.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escapeText(words.due.calendar.name)}`,
    ...calendarEvents(report.rows).flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${fnv1a(event.key)}@samtal`,
      `DTSTAMP:${stamp}`,
      `SEQUENCE:${sequence}`,
      `DTSTART;VALUE=DATE:${compact(event.day)}`,
      `DTEND;VALUE=DATE:${compact(addPeriod(event.day, 'P1D'))}`,
      `SUMMARY:${escapeText(words.due.calendar.title[event.kind])}`,
      `DESCRIPTION:${escapeText(description(event, report, words))}`,
      'CLASS:PRIVATE',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

/** Who, and which step, talk or item: nothing that follows from a leave, such as a later deadline. */
function description({ row }: CalendarEvent, report: DueReport, words: Words): string {
  return `${subjectText(row, report)}\n${titleText(row, report, words)}`
}

function compact(day: string): string {
  return day.replaceAll('-', '')
}

function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`)
}

/**
 * At most 75 octets a line, the blank included with which a continued line begins; no character is divided. A continued
 * line does not begin with `::`, which the log of a pipeline would take for a command.
 */
function fold(line: string): string {
  const lines: string[] = []
  let current = ''
  let octets = 0
  for (const character of line) {
    const length = new TextEncoder().encode(character).length
    if (octets + length > 75) {
      const end = /[\s:]/.test(character) ? current.search(/[^\s:][\s:]*$/u) : current.length
      const [kept, moved] = end > 3 ? [current.slice(0, end), current.slice(end)] : [current, '']
      lines.push(kept)
      current = ` ${moved}`
      octets = new TextEncoder().encode(current).length
    }
    current += character
    octets += length
  }
  return [...lines, current].join('\r\n')
}
