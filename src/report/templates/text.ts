import stringWidth from 'string-width'
import { escapeTerminal } from '../escape.ts'
import type { RenderContext } from '../format.ts'
import type { TemplatesReport } from '../report.ts'

export const format = 'text'

export const help = { sv: 'en lista att läsa', en: 'a list to read' }

/** The templates as a list. */
export function render(
  { templates }: TemplatesReport,
  { words, style }: RenderContext,
): string {
  const width = Math.max(...templates.map(({ name }) => stringWidth(escapeTerminal(name))))
  const lines = templates.map(({ name, title, organisation, own }) => {
    const rest = [title, organisation, own ? words.templates.own : undefined].flatMap((part) =>
      part ? [escapeTerminal(part)] : [],
    )
    return `${style.strong(escapeTerminal(name))}${' '.repeat(width - stringWidth(escapeTerminal(name)))}  ${rest.join(' · ')}`
  })
  return [...lines, '', style.faint(words.templates.use), ''].join('\n')
}
