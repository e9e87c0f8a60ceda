import { shownExample } from '../domain/check/rule-example.ts'
import { ruleOf, type RuleId } from '../domain/check/rule-table.ts'
import type { ExplainReport } from './report.ts'
import type { Style } from './style.ts'
import type { Words } from './words.ts'

/** One rule in full, or all in a line each. */
export function explainText({ rules, one }: ExplainReport, words: Words, style: Style): string {
  if (one) return rules.map(({ id, severity }) => ruleText(id, words.severity[severity], words, style)).join('\n')
  const width = Math.max(...rules.map(({ id }) => id.length))
  const lines = rules.map(({ id, severity }) => {
    const { fix } = ruleOf(id)[words.language]
    return `${style.strong(id.padEnd(width))}  ${words.severity[severity]}  ${fix}`
  })
  return [...lines, '', style.faint(words.explain.list), ''].join('\n')
}

function ruleText(id: RuleId, severity: string, words: Words, style: Style): string {
  const { example, ...rule } = ruleOf(id)
  const { why, fix } = rule[words.language]
  const indented = (text: string) => shownExample(text).replace(/^/gm, '    ')
  return [
    ...[`${style.strong(id)} (${severity})`, '', why, '', `${words.explain.fix} ${fix}`, ''],
    ...[style.error(words.explain.wrong), indented(example.wrong), ''],
    ...[style.good(words.explain.right), indented(example.right), ''],
  ].join('\n')
}
