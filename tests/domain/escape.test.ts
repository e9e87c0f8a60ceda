import { describe, expect, it } from 'vitest'
import { escapeTerminal, toJson } from '../../src/report/escape.ts'

describe('a text made safe for a terminal', () => {
  it.each([
    ['Åsa Öberg, 3 % – ”bra”', 'Åsa Öberg, 3 % – ”bra”'],
    ['a\u001b[31mb', String.raw`a\u001b[31mb`],
    ['a\nb\tc\u0085d', String.raw`a\u000ab\u0009c\u0085d`],
    ['a\u2028b\u2029c', String.raw`a\u2028b\u2029c`],
    ['\u202eabc\u2066', String.raw`\u202eabc\u2066`],
    ['a\u200bb\u200dc\ufeffd\u00ade', String.raw`a\u200bb\u200dc\ufeffd\u00ade`],
    ['a\u034fb\u115fc\u3164d\ufe0fe', String.raw`a\u034fb\u115fc\u3164d\ufe0fe`],
    ['\ufdd0\ufffe\uffff\u{1ffff}', String.raw`\ufdd0\ufffe\uffff\ud83f\udfff`],
    ['a\u{e0001}\u{e0061}b', String.raw`a\udb40\udc01\udb40\udc61b`],
    ['a\ud800b', String.raw`a\ud800b`],
    ['people/\udce4.md', String.raw`people/\xe4.md`],
    ['::error::x', String.raw`\u003a:error::x`],
    ['  \u00a0::error::x', String.raw`  ${'\u00a0'}\u003a:error::x`],
    ['a ::error::x', 'a ::error::x'],
    [':', ':'],
    ['a ##[error]x', String.raw`a \u0023#[error]x`],
    ['##vso[task]x', String.raw`\u0023#vso[task]x`],
    ['## heading', '## heading'],
  ])('%j', (text, safe) => {
    expect(escapeTerminal(text)).toBe(safe)
  })

  it('is the same text to whoever parses the JSON', () => {
    const value = { 'a\u200b': ['::x', '\u{e0001}\uffff##[y]', 'people/\udce4.md'] }
    expect(toJson(value)).not.toMatch(/[\u200b\uffff\u{e0001}]|##\[/u)
    expect(JSON.parse(toJson(value))).toEqual(value)
  })
})
