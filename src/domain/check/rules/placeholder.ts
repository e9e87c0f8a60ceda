import { maxFindings } from '../diagnostic.ts'
import { itemPath, type Conversation } from '../../talk/conversation.ts'
import { isMapping, type Mapping, type Value } from '../../format/value.ts'
import type { Hit } from './rule.ts'

const inText = /\{\{[^{}\n]*\}\}/
const everyInText = /\{\{[^{}\n]*\}\}/g
const alone = /^(…|\.\.\.|TODO|TBD|XXX)$/i

/**
 * What is asked for in double braces, left in a talk that has been held; or a text that is nothing but a mark to fill in.
 * `value` is what the conversation was read from, `text` the file.
 */
export function placeholders(
  { held, items, followUps }: Conversation,
  value: Mapping,
  text: string,
  notesStart: number,
): Hit[] {
  if (!held) return []
  const found: Hit[] = []
  for (const item of items) {
    const row = rowAt(value[item.list], item.index)
    for (const key of item.filled) if (isLeft(row[key])) found.push({ at: itemPath(item, key) })
  }
  for (const { index } of followUps) {
    const { summary } = rowAt(value.follow_ups, index)
    if (typeof summary === 'string' && inText.test(summary)) found.push({ at: ['follow_ups', index, 'summary'] })
  }
  // Nearly no notes have any; looking for the braces alone is quickest.
  if (text.includes('{{', notesStart))
    for (const { index } of text.slice(notesStart).matchAll(everyInText))
      if (found.push({ at: [], offset: notesStart + index }) >= maxFindings) break
  return found
}

function isLeft(value: Value | undefined): boolean {
  return typeof value === 'string' && (inText.test(value) || (value.length < 9 && alone.test(value.trim())))
}

function rowAt(rows: Value | undefined, index: number): Mapping {
  const row = Array.isArray(rows) ? rows[index] : undefined
  return isMapping(row) ? row : {}
}
