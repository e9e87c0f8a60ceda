import type { RenderContext } from '../format.ts'
import type { Mailbox, RemindReport } from '../remind-report.ts'
import { encodedWords, quotedPrintable } from './mail-encoding.ts'
import { reminderMessage } from './message.ts'

export const format = 'eml'

export const help = { sv: 'ett mejl som öppnas i ett e-postprogram', en: 'an email that a mail program opens' }

/**
 * The reminder as a mail (RFC 5322) in quoted-printable, that nobody has sent: X-Unsent has Outlook open it as a draft. The
 * program that sends it adds the Message-ID.
 */
export function render(report: RemindReport, { words, now }: Pick<RenderContext, 'words' | 'now'>): string {
  const { sender, recipient } = report
  const { subject, body } = reminderMessage(report, words)
  const headers = [
    `Date: ${new Date(now * 1000).toUTCString().replace('GMT', '+0000')}`,
    ...(sender ? [`From: ${mailbox(sender)}`] : []),
    ...(recipient === null ? [] : [`To: ${recipient}`]),
    `Subject: ${encodedWords(subject)}`,
    'X-Unsent: 1',
    'MIME-Version: 1.0',
    `Content-Language: ${words.language}`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
  ]
  return [...headers, '', ...body.map(quotedPrintable), ''].join('\r\n')
}

function mailbox({ name, address }: Mailbox): string {
  return name === '' ? address : `${encodedWords(name)}\r\n <${address}>`
}
