import type { DatedEvent, Outcome } from '../../domain/history/outcomes.ts'
import { escapeTerminal } from '../escape.ts'
import type { BetweenReport, LogReport } from '../report.ts'
import type { Style } from '../style.ts'
import type { Words } from '../words.ts'

/** The story of a plan, a line an event. With `wordings`, which are confidential, goals and agreements are quoted. */
export function logText({ events, titles, names }: LogReport, words: Words, style: Style, wordings: boolean): string {
  if (events.length === 0) return `${words.log.nothing}\n`
  const lines = events.map((event) => {
    const { commit, authorDay, conversation, path } = event
    const quote = wordings && event.text ? ` ${quoted(event.text)}` : ''
    const what = words.log.happening[event.happening](shown(event, titles))
    const signing = event.afterSigning ? ` ${style.warning(words.log.afterSigning)}` : ''
    const where = escapeTerminal(conversation ?? path)
    const who = escapeTerminal(commit.author)
    return `${authorDay ?? '????-??-??'}  ${style.faint(commit.hash.slice(0, 9))}  ${what}${quote}${signing}  ${style.faint(`${where} · ${who}`)}`
  })
  void names
  return `${lines.join('\n')}\n`
}

/** What became of every goal, for the next talk's agenda. */
export function betweenText(
  { outcomes, from, to, person, names }: BetweenReport,
  words: Words,
  style: Style,
  wordings: boolean,
): string {
  const heading = words.between.heading(person ? escapeTerminal(names[person] ?? person) : undefined, from, to)
  if (outcomes.length === 0) return `${style.strong(heading)}\n${words.between.nothing}\n`
  const lines = outcomes.map((each) => {
    const quote = wordings && each.text ? ` ${quoted(each.text)}` : ''
    return `  ${style.strong(each.item)}  ${facts(each, words).join(', ')}${quote}  ${style.faint(each.conversation)}`
  })
  return `${[style.strong(heading), ...lines].join('\n')}\n`
}

function facts({ status, due, added, changed, withResult, continuedBy }: Outcome, { between }: Words): string[] {
  const last = due.at(-1)
  return [
    between.status[status] ?? status,
    ...(withResult ? [between.withResult] : []),
    ...(added ? [between.added] : []),
    ...(changed ? [between.changed] : []),
    ...(last ? [between.due(last)] : []),
    ...(due.length > 1 ? [between.moved(due.length - 1, due[0] ?? '')] : []),
    ...continuedBy.map((origin) => between.continuedBy(escapeTerminal(origin))),
  ]
}

/** What the words of an event are filled with: public properties, made safe. */
function shown(event: DatedEvent, titles: Readonly<Record<string, string>>) {
  const { item = '', list, step = '', role, from = '', to = '', time = 1, withResult = false } = event
  const title = Object.entries(titles).find(([key]) => key.endsWith(`/${step}`))?.[1]
  return {
    item: escapeTerminal(item),
    list,
    role,
    time,
    withResult,
    step: escapeTerminal(title ?? step),
    from: escapeTerminal(from),
    to: escapeTerminal(to),
  }
}

/** The first line of a text, cut. */
function quoted(text: string): string {
  const [line = ''] = text.split('\n')
  const cut = [...line].length > 60 || text.includes('\n') ? `${[...line].slice(0, 60).join('')}…` : line
  return `”${escapeTerminal(cut)}”`
}
