import { describe, expect, it } from 'vitest'
import { cmdLine, splitShellWords } from '../../src/io/shell-words.ts'

describe('splitShellWords', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['   ', []],
    ['vim', ['vim']],
    ['  code  --wait\t-n ', ['code', '--wait', '-n']],
    [String.raw`'/opt/my editor/ed' -f`, ['/opt/my editor/ed', '-f']],
    [String.raw`"/opt/my editor/ed" "-x y"`, ['/opt/my editor/ed', '-x y']],
    [String.raw`/opt/my\ editor/ed -f`, ['/opt/my editor/ed', '-f']],
    [String.raw`/opt/"my editor"'/e d' -f`, ['/opt/my editor/e d', '-f']],
    [String.raw`ed --title="a \"b\" c"`, ['ed', '--title=a "b" c']],
    [String.raw`ed "a\b" 'a\b' a\\b`, ['ed', String.raw`a\b`, String.raw`a\b`, String.raw`a\b`]],
    [String.raw`ed "" ''`, ['ed', '', '']],
    [`/opt/joe's/ed -f`, [`/opt/joe's/ed`, '-f']],
    ['ed $(touch x) ; touch `x`', ['ed', '$(touch', 'x)', ';', 'touch', '`x`']],
    [String.raw`"C:\Program Files\x\code.cmd" --wait`, [String.raw`C:\Program Files\x\code.cmd`, '--wait']],
  ])('%s in a POSIX shell', (line, words) => {
    expect(splitShellWords(line, false)).toEqual(words)
  })

  it.each<[string, string[]]>([
    ['code --wait', ['code', '--wait']],
    [String.raw`"C:\Program Files\x\code.cmd" --wait`, [String.raw`C:\Program Files\x\code.cmd`, '--wait']],
    [String.raw`'C:\Program Files\x\ed.exe' -n`, [String.raw`C:\Program Files\x\ed.exe`, '-n']],
    [String.raw`C:\bin\ed.exe -n`, [String.raw`C:\bin\ed.exe`, '-n']],
  ])('%s on Windows', (line, words) => {
    expect(splitShellWords(line, true)).toEqual(words)
  })
})

describe('cmdLine', () => {
  it.each<[string[], string]>([
    [['code', '--wait'], 'code ^"--wait^"'],
    [
      [String.raw`C:\Program Files\x\code.cmd`, String.raw`C:\a b\c.md`],
      String.raw`C:\Program^ Files\x\code.cmd ^"C:\a^ b\c.md^"`,
    ],
    [['ed', 'a&b|c', '%PATH%'], 'ed ^"a^&b^|c^" ^"^%PATH^%^"'],
    [['ed', 'a"b', String.raw`c\"d`], String.raw`ed ^"a\^"b^" ^"c\\\^"d^"`],
    [['ed', 'c:\\'], String.raw`ed ^"c:\\^"`],
  ])('%j', (words, line) => {
    expect(cmdLine(words)).toBe(line)
  })
})
