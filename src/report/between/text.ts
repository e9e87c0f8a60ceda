import type { Outcome } from '../../domain/history/outcomes.ts'
import { redact } from '../../domain/talk/identity-number.ts'
import { escapeTerminal } from '../escape.ts'
import type { RenderContext } from '../format.ts'
import { quoted } from '../quote.ts'
import type { BetweenReport } from '../report.ts'
import type { Words } from '../words.ts'

export const format = 'text'

export const help = { sv: 'en rad per mål och överenskommelse', en: 'a line for each goal and agreement' }

/** The outcome of every goal, for the next talk's agenda. With `showValues`, for one person, goals are quoted, which are confidential. */
export function render(
  { outcomes, from, to, person, names }: BetweenReport,
  { words, style, showValues }: RenderContext,
): string {
  // Looked up as an own property: an id may be `constructor`.
  const name = person !== null && Object.hasOwn(names, person) ? redact(names[person] ?? '') : person
  const heading = words.between.heading(name === null ? undefined : escapeTerminal(name), from, to)
  if (outcomes.length === 0) return `${style.strong(heading)}\n${words.between.nothing}\n`
  const lines = outcomes.map((outcome) => {
    const quote = person !== null && showValues && outcome.text ? ` ${quoted(outcome.text)}` : ''
    return `  ${style.strong(escapeTerminal(outcome.item))}  ${facts(outcome, words).join(', ')}${quote}  ${style.faint(escapeTerminal(outcome.conversation))}`
  })
  return `${[style.strong(heading), ...lines].join('\n')}\n`
}

function facts({ status, due, added, changed, withResult, continuedBy }: Outcome, { between }: Words): string[] {
  const last = due.at(-1)
  return [
    Object.hasOwn(between.status, status) ? (between.status[status] ?? '') : escapeTerminal(status),
    ...(withResult ? [between.withResult] : []),
    ...(added ? [between.added] : []),
    ...(changed ? [between.changed] : []),
    ...(last ? [between.due(last)] : []),
    ...(due.length > 1 ? [between.moved(due.length - 1, due[0] ?? '')] : []),
    ...continuedBy.map((origin) => between.continuedBy(escapeTerminal(origin))),
  ]
}
