import { escapeTerminal } from '../escape.ts'
import type { RenderContext } from '../format.ts'
import { quoted } from '../quote.ts'
import type { LogReport } from '../report.ts'
import { eventText } from './event-text.ts'

export const format = 'text'

export const help = { sv: 'en rad per händelse', en: 'a line an event' }

/** A line for each event. With `showValues`, for one person, goals and agreements are quoted, which are confidential. */
export function render({ events, titles, one }: LogReport, { words, style, showValues }: RenderContext): string {
  if (events.length === 0) return `${words.log.nothing}\n`
  const lines = events.map((event) => {
    const { commit, authorDay, conversation, path } = event
    const quote = one && showValues && event.text ? ` ${quoted(event.text)}` : ''
    const what = eventText(event, event.template, titles, words)
    const signing =
      event.afterSigning && event.type !== 'signed-content-changed' ? ` ${style.warning(words.log.afterSigning)}` : ''
    const where = escapeTerminal(conversation ?? path)
    const who = escapeTerminal(commit.author)
    return `${authorDay ?? '????-??-??'}  ${style.faint(commit.hash.slice(0, 9))}  ${what}${quote}${signing}  ${style.faint(`${where} · ${who}`)}`
  })
  return `${lines.join('\n')}\n`
}
