import { escapeLines, escapeTerminal } from './escape.ts'
import type { RenderContext } from './format.ts'
import type { ImportReport } from './import-report.ts'

/** What each column was taken for, who was added and who was not. */
export function importText(report: ImportReport, { words, style, showValues }: RenderContext): string {
  const { path, columns, added, known, repeated, entries, dryRun, commit } = report
  const { import: texts, edit } = words
  const shown = escapeTerminal(path)
  const lines = [
    ...columns.map(({ heading, field }) => texts.column(escapeTerminal(heading), field)),
    '',
    ...(dryRun && showValues ? [escapeLines(entries)] : []),
    ...known.map((id) => texts.known(id)),
    ...repeated.map(({ id, line }) => texts.repeated(id, line)),
    style.good(texts.added(added.length, shown)),
  ]
  if (dryRun) lines.push(edit.dryRun)
  else if (added.length > 0) lines.push(commit === undefined ? edit.written(shown) : edit.committed(shown, commit))
  return [...lines, edit.next('samtal due'), ''].join('\n')
}
