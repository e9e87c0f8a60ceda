import type { DatedEvent } from '../../domain/history/outcomes.ts'
import { escapeTerminal } from '../escape.ts'
import type { RenderContext } from '../format.ts'
import { quoted } from '../quote.ts'
import type { LogReport } from '../report.ts'
import type { LogParams, Words } from '../words.ts'

export const format = 'text'

export const help = { sv: 'en rad per händelse', en: 'a line an event' }

/** A line for each event. With `showValues`, for one person, goals and agreements are quoted, which are confidential. */
export function render({ events, titles, one }: LogReport, { words, style, showValues }: RenderContext): string {
  if (events.length === 0) return `${words.log.nothing}\n`
  const lines = events.map((event) => {
    const { commit, authorDay, conversation, path } = event
    const quote = one && showValues && event.text ? ` ${quoted(event.text)}` : ''
    const what = words.log.event[event.type](publicParams(event, titles, words))
    const signing =
      event.afterSigning && event.type !== 'signed-content-changed' ? ` ${style.warning(words.log.afterSigning)}` : ''
    const where = escapeTerminal(conversation ?? path)
    const who = escapeTerminal(commit.author)
    return `${authorDay ?? '????-??-??'}  ${style.faint(commit.hash.slice(0, 9))}  ${what}${quote}${signing}  ${style.faint(`${where} · ${who}`)}`
  })
  return `${lines.join('\n')}\n`
}

/** What the words of an event are filled with: public properties, made safe. */
function publicParams(event: DatedEvent, titles: LogReport['titles'], words: Words): LogParams {
  const { item = '', list, step = '', template, role, from = '', to = '', time = 1, withResult = false } = event
  const { changed = [] } = event
  // Looked up as an own property: an id may be `constructor`.
  const title = (key: string) => (Object.hasOwn(titles, key) ? titles[key] : undefined)
  return {
    ...{ role, time, withResult },
    item: list ? `${escapeTerminal(title(`${template}#${list}`) ?? words.items[list])} ${escapeTerminal(item)}` : '',
    step: escapeTerminal(title(`${template}/${step}`) ?? (step === 'dialogue' ? words.dialogue : step)),
    from: escapeTerminal(from),
    to: escapeTerminal(to),
    changed,
  }
}
