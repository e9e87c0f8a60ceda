import { print, printToFile } from '../io/output.ts'
import type { World } from '../io/world.ts'
import { renderCompletions } from '../report/completions/shells.ts'
import type { RenderContext } from '../report/format.ts'
import { escapeLines } from '../report/escape.ts'
import { renderFormat } from '../report/formats.ts'
import type { Report } from '../report/report.ts'
import { noStyle } from '../report/style.ts'
import type { Words } from '../report/words.ts'
import { version } from '../version.ts'
import type { FinishOptions } from './command.ts'
import type { Output } from './outputs.ts'
import { styleFor } from './style.ts'

const toStdout: Output = { format: 'text', file: undefined }

/** Prints a report to where the options say: standard output, or files. */
export async function printReport(
  report: Report,
  { outputs = [toStdout], showValues = false, strict = false, long = false }: FinishOptions,
  color: string | undefined,
  world: World,
  words: Words,
): Promise<void> {
  for (const { format, file } of outputs) {
    const text = await render(report, format, {
      words,
      style: file === undefined ? await styleFor(color, world) : noStyle,
      // Whoever sits at the terminal may see what the files say; a file or a log that is kept may not.
      showValues: showValues || (world.tty.stdout && !world.env.CI && file === undefined),
      screen:
        world.tty.stdout && file === undefined
          ? { columns: world.tty.columns || 80, rows: world.tty.rows || 24 }
          : undefined,
      ...{ strict, long, now: world.now() },
      version,
    })
    await (file === undefined ? print(world.stdout, text) : printToFile(world, file, text))
  }
  const unreadable = report.kind === 'due' ? report.rows.filter(({ state }) => state === 'unreadable').length : 0
  if (unreadable > 0 && outputs.some(({ format }) => format === 'ics'))
    await print(world.stderr, `samtal: ${words.due.calendar.leftOut(unreadable)}\n`)
  if (report.kind === 'export' && report.failures.length > 0)
    await print(world.stderr, (await import('../report/export-lines.ts')).exportFailures(report, words))
  if (report.kind === 'new' && report.notices.length > 0)
    await print(world.stderr, (await import('../report/new-talk.ts')).noticesText(report, words))
}

async function render(report: Report, format: string, context: RenderContext): Promise<string> {
  const { words, style } = context
  switch (report.kind) {
    case 'explain':
      return (await import('../report/explain.ts')).explainText(report, words, style)
    case 'completions':
      return renderCompletions(report)
    case 'outline':
      return (await import('../report/outline.ts')).outlineJson(report.outline)
    case 'text':
      // A template of the workspace may hold anything.
      return escapeLines(report.text)
    case 'export':
      return (await import('../report/export-lines.ts')).exportText(report)
    case 'edit':
      return (await import('../report/edit.ts')).editText(report, context)
    case 'import':
      return (await import('../report/import.ts')).importText(report, context)
    case 'handover':
      return (await import('../report/handover.ts')).handoverText(report, context)
    case 'agenda':
      return (await import('../report/agenda.ts')).agendaText(report, context)
    case 'sheet':
      return (await import('../report/sheet.ts')).sheetText(report, words, context.showValues)
    case 'save':
      return (await import('../report/save.ts')).saveText(report, context)
    case 'new':
      return (await import('../report/new-talk.ts')).newTalkText(report, context)
    case 'created':
      return (await import('../report/created.ts')).createdText(report, words)
    default:
      return renderFormat(report, format, context)
  }
}
