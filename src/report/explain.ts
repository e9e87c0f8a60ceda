import type { ExplainReport } from './report.ts'
import { ruleExamples } from './rule-examples.ts'
import type { RuleTexts } from './rules.ts'
import type { Style } from './style.ts'
import type { Words } from './words.ts'

/** One rule in full, or all in a line each. */
export function explainText({ rules, one }: ExplainReport, words: Words, texts: RuleTexts, style: Style): string {
  if (!one) {
    const width = Math.max(...rules.map(({ id }) => id.length))
    const list = rules.map(
      ({ id, severity }) => `${style.strong(id.padEnd(width))}  ${words.severity[severity]}  ${texts[id].fix}`,
    )
    return [...list, '', style.faint(words.explain.list), ''].join('\n')
  }
  return rules
    .map(({ id, severity }) => {
      const { why, fix } = texts[id]
      const { wrong, right } = ruleExamples[id]
      const indented = (text: string) => text.trimEnd().replace(/^/gm, '    ')
      return [
        `${style.strong(id)} (${words.severity[severity]})`,
        '',
        why,
        '',
        `${words.explain.fix} ${fix}`,
        '',
        style.error(words.explain.wrong),
        indented(wrong),
        '',
        style.good(words.explain.right),
        indented(right),
        '',
      ].join('\n')
    })
    .join('\n')
}
