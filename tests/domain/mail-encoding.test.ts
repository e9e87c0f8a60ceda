import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { encodedWords, quotedPrintable } from '../../src/report/remind/mail-encoding.ts'

// Whatever may stand in a line: blanks and dots at its ends, signs of the encoding itself, letters of one to four octets.
const line = fc
  .array(
    fc.constantFrom(
      'a',
      'F',
      ':',
      '::error::',
      'From ',
      '.',
      '=',
      '?',
      '_',
      ' ',
      '\t',
      'å',
      'Ö',
      '–',
      '山',
      '😀',
      '"',
      '<',
      '>',
      ',',
      '=?utf-8?Q?x?=',
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''))

const mail = (headers: string, body: string) =>
  PostalMime.parse(
    `From: a@example.se\r\n${headers}MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${body}`,
  )

describe('the encoding of a mail', () => {
  it('gives back every line of a body, in short lines of ASCII', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 4 }), async (lines) => {
        const body = lines.map(quotedPrintable).join('\r\n')
        expect(body).toMatch(/^[\t\r\n -~]*$/)
        for (const part of body.split('\r\n')) {
          expect(part.length).toBeLessThanOrEqual(76)
          expect(part).not.toMatch(/[ \t]$|^From |^\.|^\s*::/)
        }
        const { text = '' } = await mail('', `${body}\r\n`)
        expect(text.replaceAll('\r\n', '\n').replace(/\n$/, '')).toBe(lines.join('\n'))
      }),
    )
  })

  it('gives back the text of a header, in short encoded words', async () => {
    await fc.assert(
      fc.asyncProperty(
        line.filter((text) => text.trim() === text && text !== '' && !text.includes('\t')),
        async (text) => {
          const header = `Subject: ${encodedWords(text)}`
          expect(header).toMatch(/^[\r\n -~]*$/)
          for (const part of header.split('\r\n')) expect(part.length).toBeLessThanOrEqual(85)
          for (const word of header.match(/=\?utf-8\?Q\?.*?\?=/g) ?? []) expect(word.length).toBeLessThanOrEqual(75)
          expect((await mail(`${header}\r\n`, 'x')).subject).toBe(text)
        },
      ),
    )
  })
})
