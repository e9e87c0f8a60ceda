import { itemPath } from '../conversation.ts'
import type { Hit } from './rule.ts'
import type { Talk } from '../records.ts'

const inText = /\{\{[^{}\n]*\}\}/
const everyInText = /\{\{[^{}\n]*\}\}/g
const alone = /^(…|\.\.\.|TODO|TBD|XXX)$/i

/** What is asked for in double braces, left in a talk that has been held; or a text that is nothing but a mark to fill in. */
export function placeholders(talk: Talk, text: string, notesStart: number): Hit[] {
  if (!talk.conversation.held) return []
  // Nearly no notes have any; looking for the braces alone is quickest.
  const notes = text.includes('{{', notesStart) ? text.slice(notesStart) : ''
  const found = [...notes.matchAll(everyInText)].map((match) => ({
    at: [],
    offset: notesStart + match.index,
  }))
  const filled = talk.conversation.items.flatMap((item) =>
    Object.entries(item.filled).flatMap(([key, value]) =>
      typeof value === 'string' && (inText.test(value) || (value.length < 9 && alone.test(value.trim())))
        ? [{ at: itemPath(item, key) }]
        : [],
    ),
  )
  const summaries = talk.conversation.followUps.flatMap((each) =>
    each.summary !== undefined && inText.test(each.summary) ? [{ at: ['follow_ups', each.index, 'summary'] }] : [],
  )
  return [...found, ...filled, ...summaries]
}
