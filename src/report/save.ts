import type { TalkChange } from '../domain/history/talk-changes.ts'
import { escapeTerminal } from './escape.ts'
import type { RenderContext } from './format.ts'
import { eventText } from './log/event-text.ts'
import type { SaveReport } from './report.ts'
import type { Words } from './words.ts'

const maxSubject = 100

/** The message of the commit of a talk: its id and what happened, by public properties. */
export function saveMessage(
  { name, template, paths, events }: TalkChange,
  titles: Readonly<Record<string, string>>,
  words: Words,
): string {
  const { save } = words
  const told = events.map((event) => eventText(event, template, titles, words))
  const whole = told.length > 0 ? told : [paths.length > 1 ? save.moved : save.updated]
  const id = escapeTerminal(name)
  const subject = `${id}: ${whole.join('; ')}`
  if (subject.length <= maxSubject || whole.length === 1) return subject
  return `${id}: ${save.changes(whole.length)}\n\n${whole.map((line) => `- ${line}`).join('\n')}`
}

/** What was committed, or would be, and what was not. */
export function saveText({ commits, left, dryRun, failed }: SaveReport, { words, style }: RenderContext): string {
  const { save, edit } = words
  const lines = commits.map(({ hash, message }) => {
    const shown = message.replace('\n\n', '\n').replaceAll('\n', '\n  ')
    return hash === undefined ? shown : `${style.faint(hash)}  ${shown}`
  })
  const nothing = commits.length === 0 && failed === undefined ? [save.nothing] : []
  const notCommitted = left.map((path) => style.warning(save.left(escapeTerminal(path))))
  const dry = dryRun && commits.length > 0 ? [edit.dryRun] : []
  return [...lines, ...nothing, ...notCommitted, ...dry].map((line) => `${line}\n`).join('')
}
