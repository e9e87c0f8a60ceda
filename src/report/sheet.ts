import { redact } from '../domain/talk/identity-number.ts'
import { escapeLines, escapeTerminal } from './escape.ts'
import type { SheetReport } from './edit-report.ts'
import type { Words } from './words.ts'

/** Where a party's own sheet is, and who can see it; in a dry run the sheet itself, if file contents may be shown. */
export function sheetText(report: SheetReport, words: Words, showValues: boolean): string {
  return sheetLines(report, words, showValues)
    .map((line) => `${line}\n`)
    .join('')
}

function sheetLines(report: SheetReport, { prepare, edit }: Words, showValues: boolean): string[] {
  const { path, person, role } = report
  const shown = escapeTerminal(path)
  const share = `samtal prepare ${person} --as ${role} --share`
  switch (report.state) {
    case 'shown':
      return [...(showValues ? [escapeLines(redact(report.text))] : []), edit.dryRun]
    case 'shared':
      if (report.dryRun) return [prepare.sharedBefore, edit.dryRun]
      return [prepare.sharedBefore, prepare.sheet(shown, report.isSheetRemoved), edit.next('samtal save')]
    default:
      return [
        ...(report.isIgnoreChanged ? [prepare.ignored] : []),
        report.state === 'created' ? prepare.created(shown) : prepare.kept(shown),
        prepare.alone,
        edit.next(share),
      ]
  }
}
