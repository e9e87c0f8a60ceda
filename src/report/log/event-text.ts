import type { ConversationEvent } from '../../domain/history/diff-conversations.ts'
import { escapeTerminal } from '../escape.ts'
import type { LogParams, Words } from '../words.ts'

/** An event in words: public properties, made safe. `titles` as in the reports. */
export function eventText(
  event: ConversationEvent,
  template: string | undefined,
  titles: Readonly<Record<string, string>>,
  words: Words,
): string {
  return words.log.event[event.type](publicParams(event, template, titles, words))
}

function publicParams(
  event: ConversationEvent & { time?: number },
  template: string | undefined,
  titles: Readonly<Record<string, string>>,
  words: Words,
): LogParams {
  const { item = '', list, step = '', role, from = '', to = '', time = 1, withResult = false, changed = [] } = event
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
