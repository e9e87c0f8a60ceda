import { valueAt, type ValueChange } from '../format/change.ts'
import { markdownLines } from '../format/markdown-lines.ts'
import { isMapping, type Mapping } from '../format/value.ts'
import type { Role } from '../talk/conversation.ts'
import { criteria, type Template } from '../talk/template.ts'

/**
 * The levels that a party has written after the criteria in a sheet, as changes of the talk's front matter, and the sheet
 * without them. What is no level, or would replace another one, stays in the sheet. Confidential.
 */
export function takeRatings(
  sheet: string,
  template: Template,
  role: Role,
  value: Mapping,
): { changes: ValueChange[]; rest: string } {
  if (template.ratings?.by !== 'both') return { changes: [], rest: sheet }
  const nameOf = new Map([...criteria(template)].map(([name, { title }]) => [title, name]))
  const levels = levelNames(template)
  const taken = new Map<string, string>()
  const changes: ValueChange[] = []
  const lines = markdownLines(sheet).map(({ text, isCode }) => {
    const [, label = '', answer = ''] = isCode ? [] : (ratingLine.exec(text) ?? [])
    const name = nameOf.get(label)
    const level = levels.get(answer.trim().replace(/\.$/, '').toLowerCase())
    if (name === undefined || level === undefined) return text
    const at = ['ratings', name, role]
    const agreed = valueAt(value, ['ratings', name])
    const current = taken.get(name) ?? valueAt(value, at) ?? ''
    if ((agreed !== undefined && agreed !== '' && !isMapping(agreed)) || (current !== '' && current !== level))
      return text
    if (current === '') changes.push({ at, value: level })
    taken.set(name, level)
    return `**${label}:**`
  })
  return { changes, rest: lines.join('\n') }
}

const ratingLine = /^\*\*(.+?):\*\*[ \t]+(.+)$/

/** The levels by their ids and titles. */
function levelNames({ ratings }: Template): Map<string, string> {
  return new Map(
    Object.entries(ratings?.levels ?? {}).flatMap(([level, { title }]): [string, string][] => [
      [level.toLowerCase(), level],
      [title.toLowerCase(), level],
    ]),
  )
}
