import stringWidth from 'string-width'
import type { TemplatesReport } from './report.ts'
import { toJson, escapeTerminal } from './escape.ts'
import type { Style } from './style.ts'
import type { Words } from './words.ts'

/** The templates as a list. */
export function templatesText({ templates }: TemplatesReport, words: Words, style: Style): string {
  const width = Math.max(...templates.map(({ name }) => stringWidth(escapeTerminal(name))))
  const lines = templates.map(({ name, title, organisation, own }) => {
    const rest = [title, organisation, own ? words.templates.own : undefined].flatMap((each) =>
      each ? [escapeTerminal(each)] : [],
    )
    return `${style.strong(escapeTerminal(name))}${' '.repeat(width - stringWidth(escapeTerminal(name)))}  ${rest.join(' · ')}`
  })
  return [...lines, '', style.faint(words.templates.use), ''].join('\n')
}

/** The templates for machines. Schema: `schemas/templates-report.schema.json`. */
export function templatesJson({ templates }: TemplatesReport): string {
  return toJson({ schemaVersion: 1, kind: 'templates', templates })
}
