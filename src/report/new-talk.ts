import { propertyName } from '../domain/format/schema.ts'
import type { Notice } from '../domain/scaffold/notices.ts'
import { weekdayOf } from '../domain/time/date-input.ts'
import { diffLines } from './diff.ts'
import { escapeLines, escapeTerminal } from './escape.ts'
import type { RenderContext } from './format.ts'
import type { NewReport } from './new-report.ts'
import { ruleMessage } from './rule-message.ts'
import type { Words } from './words.ts'

/**
 * A new talk: what was created and closed; its path alone; or, where nothing was written, the text it would have and the
 * diffs of the older files. Texts of earlier talks only where file contents may be shown.
 */
export function newTalkText(report: NewReport, { words, style, showValues }: RenderContext): string {
  const { path, planned, text, publicText, edits, show, commit } = report
  const shown = escapeTerminal(path)
  if (show === 'path') return `${shown}\n`
  const { carry, edit } = words
  const closed = (file: NewReport['edits'][number]) =>
    `${escapeTerminal(file.path)}: ${file.items.map(carry.closedItem).join(', ')}`
  if (show === 'text') {
    const changes = edits.flatMap((file) => (showValues ? diffLines({ ...file, to: null }, style) : [closed(file)]))
    return `${escapeLines(showValues ? text : publicText)}${changes.map((line) => `${line}\n`).join('')}`
  }
  return [
    words.created(shown),
    carry.planned(edit.day(weekdayOf(planned), planned)),
    ...(commit === undefined ? [] : [edit.committed(shown, commit)]),
    ...edits.flatMap((file) => {
      const name = escapeTerminal(file.path)
      return [closed(file), file.commit === undefined ? edit.written(name) : edit.committed(name, file.commit)]
    }),
    words.newNext(shown),
    '',
  ].join('\n')
}

/** What is to be known about a new talk, for standard error: one line each. */
export function noticesText({ notices }: NewReport, words: Words): string {
  const lines = notices.map((notice) => `${words.error} ${escapeTerminal(noticeText(notice, words))}\n`)
  return [...new Set(lines)].join('')
}

function noticeText(notice: Notice, { carry, language }: Words): string {
  switch (notice.kind) {
    case 'finding': {
      const { rule, at, params = {} } = notice.finding
      return carry.warning(ruleMessage({ rule, property: propertyName(at, 'conversation'), params }, language), rule)
    }
    case 'open':
      return carry.open(notice.origins)
    case 'repeated':
      return carry.repeated(notice.origin, notice.times)
    case 'planned':
      return carry.alreadyPlanned(notice.id, notice.day)
    case 'left':
      return carry.left(notice.person, notice.day)
    case 'leave':
      return carry.leave(notice.person)
  }
}
