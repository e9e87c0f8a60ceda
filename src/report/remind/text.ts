import type { RenderContext } from '../format.ts'
import type { RemindReport } from '../remind-report.ts'
import { reminderMessage } from './message.ts'

export const format = 'text'

export const help = { sv: 'en text att skicka', en: 'a text to send' }

export function render(report: RemindReport, { words }: Pick<RenderContext, 'words'>): string {
  const { subject, body } = reminderMessage(report, words)
  return `${[`${words.remind.subjectTitle}: ${subject}`, '', ...body].join('\n')}\n`
}
