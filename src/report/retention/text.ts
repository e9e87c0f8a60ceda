import { redact } from '../../domain/talk/identity-number.ts'
import { escapeTerminal } from '../escape.ts'
import type { RenderContext } from '../format.ts'
import type { RetentionReport } from '../person-reports.ts'
import type { Style } from '../style.ts'
import type { Words } from '../words.ts'
import { removalSteps } from './removal-steps.ts'

export const format = 'text'

export const help = { sv: 'en lista, och hur det tas bort', en: 'a list, and how to remove it' }

/** The talks that are past their time, and what it takes to remove them. */
export function render(report: RetentionReport, { words, style }: Pick<RenderContext, 'words' | 'style'>): string {
  const { retention } = words
  const { rules, talks, withoutRule, today } = report
  if (rules === null) return `${retention.noRules}\n`
  const rest = withoutRule > 0 ? [retention.withoutRule(withoutRule)] : []
  if (talks.length === 0) return `${[style.good(retention.nothing(today)), ...rest].join('\n')}\n`
  const lines = talks.flatMap(
    ({ person, conversation, reason, since, until, path, paths, firstCommit, lastCommit }) => [
      `  ${style.strong(person === null ? escapeTerminal(conversation) : subject(person, report))}  ${escapeTerminal(conversation)}  ${retention.reason[reason](since)}, ${retention.until(until)}`,
      `    ${style.faint([path === null ? retention.onlyHistory : escapeTerminal(path), retention.history(firstCommit ?? '?', lastCommit ?? '?', paths.length)].join(' · '))}`,
    ],
  )
  return `${[style.warning(retention.heading(talks.length)), ...lines, ...rest, '', ...stepLines(report, words, style)].join('\n')}\n`
}

function stepLines(report: RetentionReport, { retention }: Words, style: Style): string[] {
  const steps = removalSteps(report, retention)
  const pathsOf = (list: 'shared' | 'elsewhere') => [...new Set(report.talks.flatMap((talk) => talk[list]))].sort()
  const indented = (commands: readonly string[]) => commands.map((command) => `     ${command}`)
  return [
    ...(steps.length > 0 ? [style.strong(retention.how)] : []),
    ...steps.flatMap(({ title, commands, alternative }, at) => [
      `${at + 1}. ${title}`,
      ...indented(commands),
      ...(alternative ? [`   ${alternative.title}`, ...indented(alternative.commands)] : []),
    ]),
    ...pathsOf('shared').map((path) => style.warning(retention.shared(escapeTerminal(path)))),
    ...pathsOf('elsewhere').map((path) => style.warning(retention.elsewhere(escapeTerminal(path)))),
    '',
    style.strong(retention.limitsTitle),
    ...retention.limits.map((limit) => `- ${limit}`),
  ]
}

function subject(id: string, { names }: RetentionReport): string {
  return escapeTerminal(Object.hasOwn(names, id) ? `${redact(names[id] ?? '')} (${id})` : id)
}
