import { redact } from '../domain/talk/identity-number.ts'
import { diffLines } from './diff.ts'
import { escapeTerminal } from './escape.ts'
import type { RenderContext } from './format.ts'
import type { HandoverReport } from './person-reports.ts'
import type { Words } from './words.ts'

/** What a change of manager wrote, what is to be handed over and what not; in a dry run a diff, if it may be shown. */
export function handoverText(report: HandoverReport, { words, style, showValues }: RenderContext): string {
  const { handover, edit } = words
  const { person, from, to, edits, dryRun } = report
  const diffs = dryRun && showValues ? edits.flatMap((file) => diffLines({ ...file, to: null }, style)) : []
  const saved = edits.map(({ path, commit }) => {
    const shown = escapeTerminal(path)
    return commit === undefined ? edit.written(shown) : edit.committed(shown, commit)
  })
  const list = (heading: string, lines: readonly string[]) => [
    '',
    style.strong(heading),
    ...lines.map((line) => `  - ${line}`),
  ]
  const previous = from === null ? null : nameOf(from, report)
  return [
    ...diffs,
    style.good(handover.done(nameOf(person, report), nameOf(to, report))),
    ...(dryRun ? [edit.dryRun] : saved),
    ...list(handover.toGive, openPlan(report, words)),
    ...list(handover.notToGive, handover.kept(previous)),
    ...list(handover.repository, handover.steps(nameOf(to, report), previous)),
    '',
    edit.next(`samtal status ${person}`),
    '',
  ].join('\n')
}

/** The open plan in ids and days: nothing of what it says. */
function openPlan(
  { status: { openItems, next, booked }, titles }: HandoverReport,
  { handover, status, due }: Words,
): string[] {
  const title = (template: string | null, step: string | null) => {
    const key = step === null ? (template ?? '') : `${template ?? ''}/${step}`
    return escapeTerminal(Object.hasOwn(titles, key) ? (titles[key] ?? '') : (step ?? template ?? ''))
  }
  const items = openItems.map(({ conversation, item, due: day }) =>
    handover.item(escapeTerminal(item), day, escapeTerminal(conversation ?? '')),
  )
  const deadline = next && (next.state === 'upcoming' ? null : next.deadline)
  const ahead =
    next &&
    status.next(
      next.step ? title(next.template, next.step) : due.firstTalk(undefined),
      next.due ?? '',
      deadline,
      next.state === 'overdue',
    )
  return [
    ...items,
    ...(ahead ? [ahead] : []),
    ...booked.map(({ template, step, planned, invited }) => status.booked(title(template, step), planned, invited)),
    ...(items.length === 0 && !ahead && booked.length === 0 ? [handover.nothing] : []),
  ]
}

function nameOf(id: string, { names }: HandoverReport): string {
  return escapeTerminal(Object.hasOwn(names, id) ? `${redact(names[id] ?? '')} (${id})` : id)
}
