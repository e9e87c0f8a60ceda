import { isMapping, type Mapping, type Value } from '../../format/value.ts'
import { itemPath } from '../../talk/conversation.ts'
import { defineRule, maxFindings, type RuleFinding } from '../rule.ts'

const placeholder = /\{\{[^{}\n]*\}\}/
const placeholders = /\{\{[^{}\n]*\}\}/g
const onlyMark = /^(…|\.\.\.|TODO|TBD|XXX)$/i

export const placeholderLeft = defineRule({
  id: 'placeholder-left',
  severity: 'error',
  settings: 'off',

  notesPattern: '{{',
  checkFile({ text, value = {}, conversation, notesStart = 0 }) {
    if (!conversation?.held) return []
    const findings: RuleFinding[] = []
    for (const item of conversation.items) {
      const row = rowAt(value[item.list], item.index)
      for (const key of item.filled) if (isPlaceholder(row[key])) findings.push({ at: itemPath(item, key) })
    }
    for (const { index } of conversation.followUps) {
      const { summary } = rowAt(value.follow_ups, index)
      if (typeof summary === 'string' && placeholder.test(summary))
        findings.push({ at: ['follow_ups', index, 'summary'] })
    }
    return addNotesFindings(findings, text, notesStart)
  },

  en: {
    message: 'something is left to fill in here, though the talk has been held',
    fix: 'Fill this in, or remove the placeholder.',
    why: 'Once the talk has been held, nothing should be left to fill in. That applies to text in double braces, {{like this}}, in goals, agreements and notes, and to properties of goals and agreements with nothing but …, ..., TODO, TBD or XXX. Otherwise the notes are entirely free.',
  },
  sv: {
    message: 'här finns något kvar att fylla i, fast samtalet har hållits',
    fix: 'Skriv det som ska stå här, eller ta bort markeringen.',
    why: 'När samtalet har hållits ska inget stå kvar som väntar på att fyllas i. Det gäller text inom dubbla klammerparenteser, {{så här}}, i mål, överenskommelser och anteckningar, och fält i mål och överenskommelser med bara …, ..., TODO, TBD eller XXX. I övrigt är anteckningarna helt fria.',
  },

  example: {
    wrong: `
      held: 2026-01-22
      ---
      Nästa avstämning blir ▶{{dag}}.
    `,
    right: `
      held: 2026-01-22
      ---
      Nästa avstämning blir den 3 mars.
    `,
  },
})

function addNotesFindings(findings: RuleFinding[], text: string, notesStart: number): RuleFinding[] {
  // Hardly any notes have braces; looking for those alone is quickest.
  if (text.includes('{{', notesStart))
    for (const { index } of text.slice(notesStart).matchAll(placeholders))
      if (findings.push({ at: [], offset: notesStart + index }) >= maxFindings) break
  return findings
}

function isPlaceholder(value: Value | undefined): boolean {
  return typeof value === 'string' && (placeholder.test(value) || (value.length < 9 && onlyMark.test(value.trim())))
}

function rowAt(rows: Value | undefined, index: number): Mapping {
  const row = Array.isArray(rows) ? rows[index] : undefined
  return isMapping(row) ? row : {}
}
