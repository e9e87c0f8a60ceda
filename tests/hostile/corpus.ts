import { ownTemplate } from '../support.ts'
import { talk } from '../harness.ts'

/*
 * Hostile files: a description, the bytes, and the rules that `check` reports. The test replaces `person` by the id of the
 * talk's person, and `mall-x` by the template's name. Confidential words in a file are always the secret.
 */

/** A word that must not be in any output. */
export const secret = 'HEMLIGT7Q'

/** A file: its text or bytes, and the rules reported for it, separated by spaces. */
export type Hostile = readonly [content: string | Buffer, rules: string]

const KiB = 1024
const MiB = 1024 * KiB
const largestBlock = 64 * KiB

/** A talk with more lines in its front matter, and notes. */
const personTalk = (extra = '', notes = '', given: Readonly<Record<string, string | undefined>> = {}) =>
  talk({ employee: 'person', ...given }, extra) + (notes === '' ? `\n${secret}\n` : notes)
const held = { held: '2026-01-22' }
/** A talk with a goal of these lines. */
const talkWithGoal = (...lines: string[]) => personTalk(`goals:\n  - id: m1\n${lines.map((line) => `    ${line}\n`).join('')}`)
/** A talk with this text as its goal. */
const talkWithText = (value: string) => talkWithGoal(`goal: ${value}`)
const talkWith = (from: string, to: string, whole = personTalk()) => whole.replace(from, () => to)
const talkWithBytes = (bytes: readonly number[]) =>
  Buffer.concat([Buffer.from(personTalk().split('\n---\n')[0] ?? ''), Buffer.from('\nfollows: '), Buffer.from(bytes), Buffer.from('\n---\n')])
const repeated = (count: number, line: (index: number) => string) => Array.from({ length: count }, (_, n) => line(n)).join('')
/** A talk whose front matter has this many bytes; `end` is the end of its last comment. */
const filled = (bytes: number, end = '', bom = '') => {
  const whole = personTalk('X')
  const block = Buffer.byteLength(whole.slice(4, whole.indexOf('---', 4))) - 1
  return bom + whole.replace('X', `# ${'x'.repeat(bytes - block - 3 - Buffer.byteLength(end))}${end}\n`)
}
/** A file of at most this many bytes: a talk whose notes repeat `bait`. */
const large = (bytes: number, bait: string, given: Readonly<Record<string, string | undefined>> = held) => {
  const head = personTalk('', '\n', given)
  return head + bait.repeat(Math.floor((bytes - Buffer.byteLength(head)) / Buffer.byteLength(bait)))
}
const big16 = (whole: string) => Buffer.from(whole, 'utf16le').swap16()
const utf32 = (whole: string) => Buffer.concat([...whole].map((character) => Buffer.from([character.codePointAt(0) ?? 0, 0, 0, 0])))
const entries = (names: readonly string[], prefix: string, make: (name: string) => string, rules: string) =>
  Object.fromEntries(names.map((name) => [`${prefix} ${JSON.stringify(name)}`, [make(name), rules] as Hostile]))

const missing = 'front-matter-missing'
const unclosed = 'front-matter-unclosed'
const refused = 'yaml-unsupported'
const invalid = 'yaml-invalid'
const control = 'control-character'
const encoding = 'encoding-invalid'
const deep = 'front-matter-deep'
const unknown = 'property-unknown'

const bombs: Record<string, Hostile> = {
  'laughs in braces': [personTalk(`a: &a {x: lol}\n${repeated(30, (n) => `b${n}: {x: *a, y: *a}\n`)}`), refused],
  'laughs in lines': [personTalk(`a: &a\n  x: ${secret}\nb: &b\n  <<: *a\nc:\n  <<: [*a, *b]\n`), 'yaml-invalid yaml-unsupported'],
  'colons in braces': [personTalk(`x: {${'a: '.repeat(2600)}}\n`), deep],
  'colons in brackets': [personTalk(`x: [${'"a": '.repeat(2600)}]\n`), deep],
  'colons in braces, line by line': [personTalk(`x: {\n${'  a:\n'.repeat(2600)}}\n`), deep],
  'two thousand maps in a list': [personTalk(`x: [${'{a: b}, '.repeat(2000)}]\n`), unknown],
  'two thousand maps in a list, without commas': [personTalk(`x: [${'{a: b} '.repeat(2000)}]\n`), invalid],
  'two thousand maps as keys': [personTalk(`x: [${'{a: b}: '.repeat(2000)}]\n`), deep],
  'an anchor nobody uses': [talkWithText('&a Läs'), 'text-start'],
  'an anchor on a key': [personTalk('&a held: 2026-01-22\n'), refused],
  'an anchor on nothing': [personTalk('held: &a\n'), refused],
  'an anchor of itself': [personTalk('goals: &a [*a]\n'), refused],
  'an anchor of emoji': [talkWithText('&😀 x'), 'text-start'],
  'an alias as key': [personTalk('*a : 1\n'), refused],
  'an alias in a list': [personTalk('goals: [*a]\n'), refused],
  'an alias of a secret': [talkWithText(`*${secret}`), 'text-start'],
  'a merge key': [personTalk('<<: {held: 2026-01-22}\n'), unknown],
  'a merge key in quotes': [personTalk('"<<": {held: 2026-01-22}\n'), unknown],
  'a merge key without value': [personTalk('<<:\n'), ''],
  ...entries(
    ['!!binary aGVt', '!!python/object/apply:os.system [x]', '!<tag:x> y', '!!set {a}', '!', '! x', '!e!x y', '!!null', '!!str', '!ruby/object:X {}'],
    'the tag',
    (value) => talkWithText(value),
    'text-start',
  ),
  'a tag on a key': [personTalk('!!str held: 2026-01-22\n'), refused],
  'a tag on the whole': [talkWith('samtal: 1', '!!map\nsamtal: 1'), refused],
  ...entries(['%YAML 1.2', '%YAML 9.9', '%TAG ! tag:x,2000:', `%${secret}`, '%'], 'the directive', (value) => talkWith('---\n', `---\n${value}\n`), refused),
  'a directive too late': [personTalk('%YAML: 1\n'), invalid],
  'the end of a document': [personTalk('...\n'), refused],
  'the end of a document and more': [personTalk(`...\n${secret}: 1\n`), 'property-unknown yaml-unsupported'],
  'dots in a text': [talkWithText('...'), ''],
  ...entries(['? held', '?', '? - a', '? {a: b}', '? ? ? a', '?\theld'], 'the complex key', (value) => personTalk(`${value}\n: 2026-01-22\n`), refused),
  ...entries(['? |\n  x'], 'the complex key', (value) => personTalk(`${value}\n: 2026-01-22\n`), 'date-invalid yaml-unsupported'),
  'a complex key in braces': [personTalk('signed: {? a : b}\n'), refused],
  'a list as key': [personTalk(`[a, ${secret}]: c\n`), refused],
  'a map as key': [personTalk(`{a: ${secret}}: c\n`), refused],
  'a pair in a list': [personTalk('goals: [id: m1]\n'), ''],
}

const keys: Record<string, Hostile> = {
  'no key': [personTalk(`: ${secret}\n`), unknown],
  'an empty key': [personTalk(`"": ${secret}\n`), unknown],
  'a key of null': [personTalk(`null: ${secret}\n~: ${secret}\n`), unknown],
  'a key of spaces': [personTalk(`"   ": ${secret}\n`), unknown],
  'a key that is a sentence': [personTalk(`${secret} mår dåligt: sedan i våras\n`), unknown],
  'a key that is a secret in a goal': [talkWithGoal('goal: Läs', `${secret}: x`), unknown],
  'a key with line ends': [personTalk(`"a\\n::error::${secret}": 1\n`), unknown],
  'a key with an escape': [personTalk(`"\\e[31m${secret}": 1\n`), unknown],
  'a key of 60,000 characters': [personTalk(`${'k'.repeat(60_000)}: 1\n`), invalid],
  'a key of 1,025 characters': [personTalk(`${'k'.repeat(1025)}: 1\n`), invalid],
  'a key of dots and slashes': [personTalk(`../../etc/passwd: x\na~1b: x\na/b: x\n50%41: x\n`), unknown],
  'keys like indices': [personTalk('0: x\n1: x\n-1: x\n'), unknown],
  'ten thousand keys': [personTalk(repeated(8000, (n) => `k${n}:\n`)), ''],
  'seven thousand keys with values': [personTalk(repeated(7000, (n) => `k${n}: 1\n`)), unknown],
  'the same key 6,000 times': [personTalk('held:\n'.repeat(6000)), 'key-duplicate'],
  'a key twice, in quotes': [personTalk('"planned": 2026-01-21\n'), 'key-duplicate'],
  'a key twice, with an escape': [personTalk('"\\x70lanned": 2026-01-21\n'), invalid],
  'a key twice, with a space': [personTalk('planned : 2026-01-21\n'), 'key-duplicate'],
  'a key twice, apart in case': [personTalk('Planned: 2026-01-21\nPLANNED: x\n'), unknown],
  'a key twice, apart in spelling': [personTalk('f\u00e4rg: 1\nfa\u0308rg: 1\n'), unknown],
  'a key twice in braces': [personTalk('signed: {employee: {date: 2026-01-22}, "employee": {date: 2026-01-22}}\n'), 'date-order key-duplicate'],
  'a key twice, never with a value': [personTalk('held:\nheld:\n'), 'key-duplicate'],
  'a key twice in a rating': [personTalk('ratings:\n  a: b\n  a: c\n'), 'criterion-unknown key-duplicate'],
  'a key three times in a goal': [talkWithGoal('goal: a', 'goal: b', 'goal: c'), 'key-duplicate'],
  'prototypes at the top': [personTalk('__proto__: {held: 2026-01-22}\nconstructor: {}\nprototype: x\nvalueOf: x\n'), unknown],
  'prototypes in a goal': [talkWithGoal('goal: a', '__proto__: {status: done}', 'hasOwnProperty: x', 'toString: x'), unknown],
  'prototypes twice': [personTalk('__proto__: a\n"__proto__": b\n'), 'key-duplicate'],
  'prototypes in quotes': [personTalk('"__proto__": {employee: bo}\n'), unknown],
  'prototypes as values': [personTalk('follows: constructor\n'), 'reference-unknown'],
  'a prototype for a template': [talkWith('template: medarbetarsamtal', 'template: constructor'), 'template-unknown'],
  'a prototype for a kind': [talkWithGoal('goal: a', 'kind: constructor'), 'kind-unknown'],
  'a prototype for a step': [personTalk('follow_ups:\n  - step: valueof\n'), 'step-unknown'],
  'a prototype for a criterion': [personTalk('ratings: {constructor: bra}\n'), 'criterion-unknown'],
  'a key with a no-break space': [personTalk('held\u00a0: 2026-01-22\n'), 'blank-invisible'],
  'a key with letters of another script': [personTalk('h\u0435ld: 2026-01-22\n'), unknown],
  'a key with a mark that hides': [personTalk('he\u200bld: 2026-01-22\n'), 'blank-invisible'],
}

const open: Record<string, Hostile> = {
  ...entries(['"', "'", `"${secret}`, `'${secret}`, '"\\', "'it''s", '""x', "''x", '"a" b', '"a" "b"'], 'the quotes', talkWithText, 'text-quoted'),
  ...entries(['[', '{', '{a: [', '["', "{'", '[[]', '{a: b', '[a, b', `{${secret}: [`], 'the brackets', talkWithText, 'text-bracketed'),
  ...entries([']', '}'], 'the brackets', talkWithText, 'text-start'),
  ...entries(['[}', '{]', '[a]]', '{a: b}}', '[a] b', '{a} b', '[,]', '[a,,b]', '{,}', '{a,,b}'], 'the brackets', talkWithText, 'text-bracketed'),
  ...entries(['@x', '`x`', ', x', '- x', '- - x', '% x'], 'the text', talkWithText, 'text-start'),
  ...entries([`a: ${secret}`, 'a: b: c', 'a:', 'a: "b": c'], 'the text', talkWithText, 'text-colon'),
  ...entries(['http://x', 'a:b', 'x]', 'x}', 'a,b', '-x', '?x', ':x', '12:30', '<<', '=', '=cmd()', '$(x)', '\\x', 'a"b', "it's", '&amp;'], 'the text', (value) => talkWithText(value === '&amp;' ? 'a &amp; b' : value), ''),
  ...entries(['"\\q"', '"\\x1"', '"\\u12"'], 'the escape', talkWithText, 'text-quoted'),
  ...entries(['"\\U00110000"'], 'the escape', talkWithText, invalid),
  ...entries(['"\\0"', '"\\e"', '"\\b"', '"\\x7f"', '"\\x00"', '"\\u0001"', '"\\uffff"', '"\\v"'], 'the escape', talkWithText, control),
  ...entries(['"\\N"', '"\\_"', '"\\L\\P"', '"\\u202e"', '"\\ud83d\\ude00"', '"\\t"', '"\\/"', '"\\\\"', '"a\\\n      b"'], 'the escape', talkWithText, ''),
  'a quote over the fence': [talkWith('planned: 2026-01-20\n', `planned: "2026-01-20\n`), 'text-quoted'],
  'a bracket over the fence': [personTalk('goals: [\n'), 'bracket-unclosed'],
  'a key without a colon': [personTalk(`${secret}\n`), invalid],
  'a key over two lines': [personTalk(`held\n  och mer: 1\n`), 'colon-missing yaml-invalid'],
  'a list among keys': [personTalk('- a\n'), invalid],
  'keys among a list': [personTalk('goals:\n  - a\n  b: c\n'), 'type-wrong yaml-invalid'],
  'a value deeper than its key': [talkWith('manager: karin', 'manager: karin\n    bo'), 'id-invalid'],
  'a value and keys below it': [talkWith('manager: karin', 'manager: karin\n  bo: x'), invalid],
  'keys further and further out': [personTalk('goals:\n    - id: m1\n      goal: x\n   how: y\n'), 'indent-wrong'],
  'a text over lines': [talkWithGoal('goal: Läs', `  en bok ${secret}`, '', '  till'), ''],
  'a text over lines, in quotes': [talkWithGoal(`goal: "Läs`, `  ${secret}`, '', '  till"'), ''],
  'a quoted text on too little indentation': [talkWithGoal('goal: "Läs').replace('\n---\n', '\nx"\n---\n'), 'text-unindented'],
  'a list of nothing': [personTalk('goals:\n  -\n  -\n  - ~\n  - {}\n  - []\n'), 'type-wrong'],
  'only a text': [`---\n${secret}\n---\n`, 'participants-wrong property-missing yaml-invalid'],
  'only a list': [`---\n- ${secret}\n---\n`, 'participants-wrong property-missing yaml-invalid'],
  'only a number': ['---\n1\n---\n', 'participants-wrong property-missing yaml-invalid'],
  'only null': ['---\nnull\n---\n', 'participants-wrong property-missing yaml-invalid'],
  'only braces': ['---\n{}\n---\n', 'participants-wrong property-missing'],
  'only a comment': [`---\n# ${secret}\n---\n`, 'participants-wrong property-missing'],
  'only a block': [`---\n|\n ${secret}\n---\n`, 'type-wrong yaml-invalid'],
  'JSON': [`---\n{"samtal": 1, "id": "person", "hemligt": "${secret}"}\n---\n`, 'participants-wrong property-missing property-unknown'],
}

const nested: Record<string, Hostile> = {
  ...entries(['[', '{a: ', '[{a: ', '{', '[ [ '], 'without end, 9 times', (value) => personTalk(`goals: ${value.repeat(9)}\n`), 'bracket-unclosed front-matter-deep'),
  ...entries(['- '], 'without end, 9 times', (value) => personTalk(`goals: ${value.repeat(9)}\n`), deep),
  ...entries(['[', '{a: ', '[{a: ', '{', '{"a": ', "[{'a': "], 'without end, 6,000 times', (value) => personTalk(`goals: ${value.repeat(6000)}\n`), 'bracket-unclosed front-matter-deep'),
  'nine lists in a row': [personTalk(`goals:\n  ${'- '.repeat(9)}x\n`), deep],
  'lists below lists': [personTalk(`goals:\n${repeated(200, (n) => `${' '.repeat(n + 1)}-\n`)}`), 'indent-wrong'],
  'keys below keys': [personTalk(repeated(300, (n) => `${' '.repeat(n)}k:\n`)), deep],
  'keys in lists below keys': [personTalk(`goals:\n${repeated(100, (n) => `${'  '.repeat(n + 1)}- k:\n`)}`), 'front-matter-deep property-unknown'],
  'eight levels': [personTalk(repeated(7, (n) => `${' '.repeat(n)}k:\n`) + `       k: x\n`), unknown],
  'brackets over lines': [personTalk(`goals: ${'[\n  '.repeat(100)}\n`), 'bracket-unclosed front-matter-deep'],
  'brackets in a text': [talkWithText(`|\n      ${'['.repeat(5000)}${secret}`), ''],
  'brackets in quotes': [talkWithText(`"${'['.repeat(5000)}"`), ''],
  'brackets in a comment': [personTalk(`# ${'['.repeat(5000)}\n`), ''],
  'complex keys in a row': [personTalk(`${'? '.repeat(20_000)}a\n`), refused],
}

const edges: Record<string, Hostile> = {
  'a byte less than may be': [filled(largestBlock - 1), ''],
  'as much as may be': [filled(largestBlock), ''],
  'a byte more than may be': [filled(largestBlock + 1), 'front-matter-large'],
  'å up to the edge': [filled(largestBlock, 'å'), ''],
  'å across the edge': [filled(largestBlock + 1, 'å'), 'front-matter-large'],
  'an emoji up to the edge': [filled(largestBlock, '😀'), ''],
  'an emoji across the edge': [filled(largestBlock + 2, '😀'), 'front-matter-large'],
  'as much as may be, after a mark': [filled(largestBlock, '', '\ufeff'), ''],
  'a byte more than may be, after a mark': [filled(largestBlock + 1, '', '\ufeff'), 'front-matter-large'],
  'as much as may be, in CRLF': [filled(largestBlock - 8).replaceAll('\n', '\r\n'), ''],
  'a control character beyond the edge': [filled(largestBlock + 1, '\u0001'), control],
  'three bytes a character': [personTalk(`# ${'€'.repeat(22_000)}\n`), 'front-matter-large'],
  'far too much': [personTalk(`# ${'x'.repeat(MiB)}\n`), 'front-matter-large'],
  'a text of 60,000 characters': [talkWithText(secret.repeat(6000)), ''],
  'a text of 60,000 characters, in quotes': [talkWithText(`"${secret.repeat(6000)}"`), ''],
  'an id of 60,000 characters': [personTalk(`follows: ${'a'.repeat(60_000)}\n`), 'id-invalid'],
  'an id of 161 characters': [personTalk(`follows: ${'a'.repeat(161)}\n`), 'id-invalid'],
  'an id of 160 characters': [personTalk(`follows: ${'a'.repeat(160)}\n`), 'reference-unknown'],
  'a manager of 65 characters': [talkWith('manager: karin', `manager: ${'k'.repeat(65)}`), 'id-invalid'],
  '7,000 blank goals': [personTalk(`goals:\n${'  - id:\n'.repeat(7000)}`), ''],
  '3,000 goals of one id': [personTalk(`goals:\n${'  - id: m1\n    goal: x\n'.repeat(2800)}`), 'item-id-duplicate'],
  '2,500 goals': [personTalk(`goals:\n${repeated(2300, (n) => `  - {id: m${n}, goal: x}\n`)}`), ''],
  '3,000 goals without id': [personTalk(`goals:\n${'  - goal: x\n'.repeat(3000)}`), 'property-missing'],
  '9,000 participants': [personTalk(`participants: [${'p, '.repeat(9000)}p]\n`, '', { employee: undefined, group: 'person', template: 'kungsbacka-grupp' }), 'person-repeated'],
  '3,000 follow-ups': [personTalk(`follow_ups:\n${'  - step: dialogue\n'.repeat(3000)}`), ''],
  '30,000 blank lines': [personTalk('\n'.repeat(30_000)), ''],
  '20,000 comments': [personTalk('#x\n'.repeat(20_000)), ''],
}

const bytes: Record<string, Hostile> = {
  'nothing at all': ['', missing],
  'one line end': ['\n', missing],
  'a mark alone': ['\ufeff', missing],
  'a mark': [`\ufeff${personTalk()}`, ''],
  'two marks': [`\ufeff\ufeff${personTalk()}`, missing],
  'a mark after the fence': [talkWith('---\n', '---\n\ufeff'), ''],
  'a mark in an id': [talkWith('manager: karin', 'manager: \ufeffkarin'), 'blank-invisible'],
  'UTF-16, little end first': [Buffer.from(personTalk(), 'utf16le'), missing],
  'UTF-16, big end first': [big16(personTalk()), missing],
  'UTF-16, little end first, marked': [Buffer.from(`\ufeff${personTalk()}`, 'utf16le'), encoding],
  'UTF-16, big end first, marked': [big16(`\ufeff${personTalk()}`), encoding],
  'UTF-32': [utf32(personTalk()), missing],
  'UTF-32, marked': [Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), utf32(personTalk())]), encoding],
  'Latin 1': [Buffer.from(talkWithText('Läs en bok på ö'), 'latin1'), encoding],
  'UTF-7': [`+AC0ALQAt-\n${secret}\n`, missing],
  ...Object.fromEntries(
    [
      [0xc0, 0xaf],
      [0xe0, 0x80, 0xaf],
      [0xf0, 0x80, 0x80, 0xaf],
      [0xc0, 0x80],
      [0xed, 0xa0, 0x80],
      [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0xf8, 0x88, 0x80, 0x80, 0x80],
      [0xff],
      [0x80],
      [0xe2, 0x82],
    ].map((value) => [`the bytes ${Buffer.from(value).toString('hex')}`, [talkWithBytes(value), encoding] as Hostile]),
  ),
  'half a character at the end': [Buffer.concat([Buffer.from(personTalk()), Buffer.from([0xe2, 0x82])]), encoding],
  ...entries(['\0', '\u0001', '\u0002', '\u0008', '\u000b', '\f', '\u0018', '\u001b[31m', '\u001f', '\u007f', '\u0080', '\u009b', '\ufffe', '\uffff'], 'the control', (value) => talkWithText(`a${value}${secret}`), control),
  ...entries(['\u0002', '\u0018', '\u001f', '\u001b', '\ufffe'], 'in a comment, the control', (value) => personTalk(`# ${value}\n`), control),
  ...entries(['\u0002', '\u0018', '\u001f', '\u001b'], 'in a key, the control', (value) => personTalk(`he${value}ld: x\n`), 'control-character date-invalid'),
  ...entries(['\0', '\u0002', '\u001b[2J', '\ufffe', '\r', '\f'], 'in the notes, the control', (value) => personTalk('', `${value}${secret}\n`), ''),
  ...entries(['\u0085', '\u2028', '\u2029', '\u00ad', '\u200b', '\u200e', '\u202e', '\u2066', '\u061c', '\u00a0', '\u3000', '\u{1fffe}', '\u{e0041}', '\ufff9'], 'the character', (value) => talkWithText(`a${value}${secret}`), ''),
  ...entries(['\u0085', '\u2028', '\u202e', '\u0430', '\u212a', '\u0131', '\ufe0f', 'e\u0301', '😀', '﷽', '\u05d0'], 'in an id, the character', (value) => talkWith('manager: karin', `manager: k${value}n`), 'id-invalid'),
  ...entries(['\u200b', '\u00a0'], 'in an id, the character', (value) => talkWith('manager: karin', `manager: k${value}n`), 'blank-invisible'),
  ...entries(['\u00a0', '\u2003', '\u3000', '\u200b', '\ufeff'], 'for a space, the character', (value) => personTalk(`goals:\n${value}${value}- id: m1\n`), 'blank-invisible'),
  'a thousand marks on a letter': [talkWithText(`a${'\u0301'.repeat(1000)}`), ''],
  'a family': [talkWithText('👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽'), ''],
  'from right to left': [personTalk('שלום: עולם\nمرحبا: x\n'), unknown],
  'emoji for keys': [personTalk('😀: x\n👩‍👩‍👧: x\n'), 'blank-invisible property-unknown'],
  'CRLF': [personTalk().replaceAll('\n', '\r\n'), ''],
  'CRLF and a mark': [`\ufeff${personTalk().replaceAll('\n', '\r\n')}`, ''],
  'CRLF at the fences alone': [talkWith('---\n', '---\r\n').replace('\n---\n', '\n---\r\n'), ''],
  'CRLF in a text': [talkWithText(`|\r\n      a\r\n\r\n      ${secret}\r`), ''],
  'CR': [personTalk().replaceAll('\n', '\r'), control],
  'CR in a line': [talkWith('karin', 'karin\rheld: 2026-01-22'), control],
  'LF CR': [personTalk().replaceAll('\n', '\n\r'), control],
  'CR CR LF': [personTalk().replaceAll('\n', '\r\r\n'), control],
  'CR at the end': [`${personTalk().split('\n---\n')[0]}\n---\r`, ''],
  'NEL for line ends': [personTalk().replaceAll('\n', '\u0085'), missing],
  'LS for line ends': [personTalk().replaceAll('\n', '\u2028'), missing],
  'NEL in the middle': [talkWith('karin', 'karin\u0085held: 2026-01-22'), invalid],
  'a tab for indentation': [personTalk('goals:\n\t- id: m1\n'), 'yaml-tab'],
  'a tab after spaces': [talkWithGoal('goal: x').replace('    goal', '  \tgoal'), 'yaml-tab'],
  'a tab after a dash': [personTalk('goals:\n  -\tid: m1\n'), 'yaml-tab'],
  'a tab after a colon': [talkWith('manager: karin', 'manager:\tkarin'), ''],
  'a tab at the end': [talkWith('manager: karin', 'manager: karin\t'), ''],
  'a tab on a blank line': [personTalk('\t\n \t \n'), ''],
  'a tab before a comment': [personTalk('\t# x\n'), ''],
}

const fences: Record<string, Hostile> = {
  ...entries(
    [
      ...['--', '----', '-----', '- - -', '-- -', '\u2014', '\u2212\u2212\u2212', '\u2010\u2010\u2010', '***', '___', '+++', ';;;', '===', '~~~'],
      ...['---js', '--- js', '---json', '---{', '--- #', '---\u00a0', '---\u200b', '---\u0085', '---\u2028'],
      ...[' ---', '\t---', '\u00a0---', '\u200b---', '\u2028---', '> ---', "'---'", '"---"', '\\---', '<!-- -->', '```\n---', '%YAML 1.2\n---', '\n---', '\0---'],
    ],
    'to begin with',
    (value) => talkWith('---\n', `${value}\n`),
    missing,
  ),
  ...entries(['---\f', '---\v', '---\r\r'], 'to begin with', (value) => talkWith('---\n', `${value}\n`), control),
  ...entries(['--- ', '---\t', '--- \t'], 'to begin with', (value) => talkWith('---\n', `${value}\n`), missing),
  ...entries(['--- ', '---\t', '----', '---js', '--- # slut', '---\u00a0', '---\u200b', '---\u0085', '---\u2028', '---.', '---{}'], 'to end with', (value) => talkWith('\n---\n', `\n${value}\n`), unclosed),
  ...entries(['---\f'], 'to end with', (value) => talkWith('\n---\n', `\n${value}\n`), control),
  ...entries(['--', '...', ' ---', '\t---', '\u00a0---', '\u200b---', '-\u200b--', '+++', '***', '\u2014'], 'to end with', (value) => talkWith('\n---\n', `\n${value}\n`), unclosed),
  ...entries(['- --'], 'to end with', (value) => talkWith('\n---\n', `\n${value}\n`), 'front-matter-unclosed yaml-invalid'),
  'a fence alone': ['---', unclosed],
  'a fence with spaces alone': ['---   ', 'front-matter-missing front-matter-unclosed'],
  'a fence and a fence': ['---\n---', 'participants-wrong property-missing'],
  'three fences': ['---\n---\n---\n', 'participants-wrong property-missing'],
  'ten thousand fences': ['---\n'.repeat(10_000), 'participants-wrong property-missing'],
  'a fence in a text': [talkWithText(`|\n      ---\n      ${secret}`), ''],
  'a fence in a text, not indented': [talkWithText(`|\n---\n      ${secret}`), ''],
  'a fence in quotes': [talkWithText(`"\n---\n${secret}"`), 'text-quoted'],
  'a fence with a language, after the first': [talkWith('---\n', '---\n---js\n'), unclosed],
  'only notes': [`# ${secret}\n`, missing],
  'no line end at the end': [personTalk().split('\n---\n')[0] + '\n---', ''],
}

const version = (value: string) => talkWith('samtal: 1', `samtal: ${value}`)
const planned = (value: string) => personTalk(`invited: ${value}\n`)
const spellings: Record<string, Hostile> = {
  ...entries(['1.0', '0x1', '1e0', '+1', '-1', '"1"', "'1'", 'true', 'ett', '1_0', '2', '0', '9999999999', '.inf', '.nan', '1.', '0b1', '0o1', '１', '[1]', '{a: 1}'], 'the version', version, 'value-unknown'),
  ...entries(['~', 'null', 'Null', 'NULL', '', '""', "' '"], 'no version', version, 'property-missing'),
  ...entries(['01', '001', '1 # ett', '1 '], 'a version', version, ''),
  ...entries(
    [
      ...['2026-1-20', '20260120', '2026-01-20T00:00:00Z', '2026-01-20 12:00', '2026/01/20', '20.1.2026', '2026-02-29', '0000-01-01', '-2026-01-20'],
      ...['2026-00-10', '2026-13-01', '2026-01-00', '2026-01-32', '12026-01-20', '"2026-01-20 "', 'nUll', 'idag', '２０２６-01-20', '٢٠٢٦-01-20', '2026-W03-2'],
      ...['2026-020', '2026\u201101\u201120', '1768867200', '"2026-01-20\\n"', 'true', '.inf', `${secret}`, '2026-01-20a', '0x7EA', '|\n  2026-01-20\n  x'],
    ],
    'the day',
    planned,
    'date-invalid',
  ),
  ...entries(['~', 'null', 'Null', 'NULL', '', '""', "''", '" "', '|', '>', '# 2026-01-20', '{}', '"\\t"'], 'no day', planned, ''),
  ...entries(['2024-02-29', '"2026-01-20"', "'2026-01-20'", '2026-01-20 # tisdag', '|-\n  2026-01-20', '>-\n  2026-01-20', '0001-01-01'], 'a day', planned, ''),
  ...entries(['[2026-01-20]', '{a: 2026-01-20}', '[]', '\n  - 2026-01-20', '\n  a: b'], 'for a day,', planned, 'type-wrong'),
  'a day with a line end': [planned('|\n  2026-01-20'), 'date-invalid'],
  'a day after the talk': [planned('9999-12-31'), 'date-order'],
  ...entries(['Open', 'OPEN', 'öppen', 'true', '1', 'yes', '"open "', `${secret}`, 'opеn'], 'the status', (value) => talkWithGoal('goal: x', `status: ${value}`), 'value-unknown'),
  ...entries(['[open]', '{open: }', '{open: 1}'].filter((value) => value !== '{open: }'), 'the status', (value) => talkWithGoal('goal: x', `status: ${value}`), 'value-unknown'),
  ...entries(['yes', 'no', 'on', 'off', 'true', 'null null', '0x1F', '1e3', '.inf', '0o17', '1:30:00', '2026-01-20', '-0', '1_000', '+'], 'for a text,', talkWithText, ''),
  'a list for a text': [talkWithText(`[${secret}]`), 'type-wrong'],
  'a map for a text': [talkWithText(`{${secret}: ${secret}}`), 'type-wrong'],
  'a text for a list': [personTalk(`goals: ${secret}\n`), 'type-wrong'],
  'a text for a map': [personTalk(`signed: ${secret}\n`), 'type-wrong'],
  'a map for a list': [personTalk(`goals: {m1: ${secret}}\n`), 'type-wrong'],
  'a list for an id': [talkWith('manager: karin', 'manager: [karin]'), 'type-wrong'],
  ...entries(['karin ek', 'Karin', '-karin', 'karin_ek', 'karin.ek', '../karin', 'k%6Brin', 'karin::error', `${secret}`, "'karin '", '"karin\\n"', '=karin', '<b>'], 'the manager', (value) => talkWith('manager: karin', `manager: ${value}`), 'id-invalid'),
}

const block = (header: string, ...lines: string[]) => talkWithGoal(`goal: ${header}`, ...lines)
const scalars: Record<string, Hostile> = {
  ...entries(['|', '|-', '|+', '>', '>-', '>+', '|2', '|2-', '|-2', '>2+', '| # x', '|  ', '|\t'], 'the header', (value) => block(value, `  ${secret}`), ''),
  ...entries(['|--', '|+-', '|-+'], 'the header', (value) => block(value, `  ${secret}`), invalid),
  ...entries(['|#x'], 'the header', (value) => block(value, `  ${secret}`), 'text-start'),
  ...entries(['| Läs', '> Läs', `|- ${secret}`, '|0', '|10', '|22', '>0'], 'the header', (value) => block(value, `  ${secret}`), 'text-header'),
  ...entries(['>x'], 'the header', (value) => block(value, `  ${secret}`), 'text-start'),
  'a header that wants more than there is': [block('|9', `  ${secret}`), invalid],
  'a text on less indentation than before': [block('|', '     a', `  ${secret}`), 'text-unindented'],
  'a blank line wider than the text': [block('|', '          ', `  ${secret}`), invalid],
  'a text indented by a tab': [block('|', `\t${secret}`), 'yaml-tab'],
  'a text with tabs in it': [block('|', `  \t${secret}`), ''],
  'a text of blank lines': [block('|', '', '  ', '      ', ''), ''],
  'a text with comments in it': [block('|', `  # ${secret}`, '  a # b', `# ${secret}`), ''],
  'a text with everything in it': [block('|', '  a: &b *c !d ? %e', '  - {{[[', '  "\'', '  ...', '  --- js', `  ${secret}`), ''],
  'a header at the very end': [talkWith('manager: karin', 'manager: karin\nfollows: |'), ''],
  'a text for an id': [personTalk(`follows: |\n  ${secret}\n`), 'id-invalid'],
  'blocks in brackets': [personTalk(`goals: [|\n  ${secret}]\n`), 'date-invalid yaml-invalid'],
}

const comments: Record<string, Hostile> = {
  'a hash in a text': [talkWithText(`Bli #1 ${secret}`), 'text-cut'],
  'a hash first in a text': [talkWithText(`#1 ${secret}`), 'text-cut'],
  'a hash after a tab': [talkWithText(`Bli\t#1 ${secret}`), 'text-cut'],
  'a hash without a space': [talkWithText(`Bli#1 ${secret}`), ''],
  'a comment after quotes': [talkWithText(`"Bli" # ${secret}`), ''],
  'a comment too near quotes': [talkWithText(`"Bli"#${secret}`), 'text-quoted'],
  'a comment in brackets': [personTalk(`participants: [a, # ${secret}\n  b]\n`), 'participants-wrong'],
  'a comment in the midst of a text': [talkWithGoal('goal: Läs', `  # ${secret}`, '  en bok'), invalid],
  'a comment below a text': [talkWithGoal('goal: Läs', `# ${secret}`), ''],
  'a comment before a colon': [personTalk(`held # ${secret}: 2026-01-22\n`), invalid],
  'a comment without a space after a colon': [personTalk(`held:# ${secret}\n`), 'space-missing'],
  'comments on every indentation': [talkWithGoal('# a', '    # b', 'goal: x').replace('goals:', '      # c\ngoals:\n# d'), ''],
  'a comment that is a fence': [personTalk('# ---\n#---\n'), ''],
}

const payloads = ['::error file=x::y', '##[error]x', '##vso[task.complete]', '%0A::error::x', '<script>x</script>', '<!-- -->', ']]>', '[x](javascript:x)', '{0}', '=cmd|x', '@x', '\u001b]8;;x\u0007', '$(touch x)', '`x`', '| a | b |', '&lt;', '\\u001b[31m', 'constructor.constructor("x")()', '$x', '#x', "'; DROP TABLE x; --"]
const told: Record<string, Hostile> = {
  ...entries(payloads.filter((value) => !value.includes('\u001b')), 'as a key, the payload', (value) => personTalk(`${JSON.stringify(value + secret)}: x\n`), unknown),
  ...entries(payloads.filter((value) => !value.includes('\u001b')), 'as an id, the payload', (value) => personTalk(`follows: ${JSON.stringify(value + secret)}\n`), 'id-invalid'),
  ...entries(payloads, 'in the notes, the payload', (value) => personTalk('', `\n${value}\n{{${value}}}\n`, held), 'placeholder-left'),
}

/** Runs of what makes careless expressions slow: in front matter, and in notes. */
const runs = ['{', '{{', '}', '{{x', '{{x}}', ' ', '#', ' #', '"', "'", '-', '- ', '--', '---', '?', '? ', ':', ': ', 'a: ', '|', '>', '&', '*', '!', '%', ',', '[', '\\', '\t', '<<: ', '`', '~', '0', '.', '…', '😀', '\u0301', '\n ', '\n\n', '\n#', ' \n', '{ ', '[[', "''", '""', '""""', '\\"', 'a:b:', '&a ', '*a ', '!a ']
const bait: Record<string, Hostile> = Object.fromEntries(
  runs.map((value) => [`in the notes, a run of ${JSON.stringify(value)}`, [large(512 * KiB, value), value === '{{x}}' ? 'placeholder-left' : ''] as Hostile]),
)
/** The rules that report a run as the text of a goal. */
const runRules: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['[', '[[', '{', '{{', '{{x', '{{x}}', '{ '].map((value) => [value, 'text-bracketed'])),
  ...Object.fromEntries([':', ': ', 'a: ', '<<: ', 'a:b:'].map((value) => [value, 'text-colon'])),
  ...Object.fromEntries(['"', '""', '""""'].map((value) => [value, 'text-quoted'])),
  ...Object.fromEntries(['!', '!a ', '&', '&a ', '*', '*a ', '%', ',', '>', '|', '}', '`', '- ', '? '].map((value) => [value, 'text-start'])),
  ...Object.fromEntries(['#', ' #'].map((value) => [value, 'text-cut'])),
}
const frontBait: Record<string, Hostile> = Object.fromEntries(
  runs.map((value) => [`in a goal, a run of ${JSON.stringify(value)}`, [talkWithText(value.repeat(Math.floor(60_000 / Buffer.byteLength(value)))), runRules[value] ?? ''] as Hostile]),
)

const much: Record<string, Hostile> = {
  '100,000 lines of notes': [personTalk('', `\n${'- rad\n'.repeat(100_000)}`, held), ''],
  '100,000 lines of notes to fill in': [personTalk('', `\n${'{{x}}\n'.repeat(100_000)}`, held), 'placeholder-left'],
  'a line of 4 MiB': [large(4 * MiB, secret), ''],
  '8 MiB of notes': [large(8 * MiB, secret), ''],
  '8 MiB and a byte': [`${large(8 * MiB, 'x')}x`, 'file-unreadable'],
  '8 MiB of opening braces': [large(8 * MiB, '{'), ''],
  '8 MiB of opening braces and spaces': [large(8 * MiB, '{{ '), ''],
  '8 MiB of fences': ['---\n'.repeat(2 * MiB), 'participants-wrong property-missing'],
  '8 MiB of a fence': ['-'.repeat(8 * MiB), 'front-matter-missing front-matter-unclosed'],
  '8 MiB of spaces after a fence': [`---${' '.repeat(8 * MiB - 3)}`, 'front-matter-missing front-matter-unclosed'],
  '8 MiB without a fence to end with': [`---\n${'a: b\n'.repeat(1.6 * MiB - 10)}`, unclosed],
  '8 MiB of line ends': ['\n'.repeat(8 * MiB), missing],
  '8 MiB of marks': ['\ufeff'.repeat(2.5 * MiB), missing],
  '8 MiB, wrong at the last byte': [Buffer.concat([Buffer.from(large(8 * MiB - 9, 'x')), Buffer.from([0xff])]), encoding],
}

/** Conversation files. */
export const talks: Readonly<Record<string, Hostile>> = {
  ...bombs,
  ...keys,
  ...open,
  ...nested,
  ...edges,
  ...bytes,
  ...fences,
  ...spellings,
  ...scalars,
  ...comments,
  ...told,
  ...bait,
  ...frontBait,
  ...much,
}

const person = (rest: string) => `anna: ${rest}\n`
/** People with faults, told in the order of their numbers: value on another line than the one before. */
const odd = (first: number) => repeated(500, (n) => `${2 * n + first}: {${secret}: x},`)
const turns = `{${odd(1)} za: {name: "${'811228-9874 '.repeat(20_000)}"},\n${odd(2)} zz: {name: x}}\n`
/** Rosters. */
export const rosters: Readonly<Record<string, Hostile>> = {
  nothing: ['', ''],
  'a mark alone': ['\ufeff', ''],
  'a list': [`- ${secret}\n`, 'type-wrong'],
  'a text': [secret, invalid],
  'a document mark': [`---\nanna: {name: ${secret}}\n`, ''],
  'two documents': [`anna:\n---\nbo: {name: ${secret}}\n`, refused],
  'an end': [`anna:\n...\n`, refused],
  'a sentence for an id': [`${secret} Ek: {name: x}\n`, 'id-invalid'],
  prototypes: ['__proto__: {manager: x}\nconstructor: {manager: x}\ntoString:\n', 'id-invalid'],
  'everything secret': [person(`{conflict_of_interest: ${secret}, leave: [{from: ${secret}, ${secret}: 1}]}`), 'value-invalid'],
  'leave that ends first': [person('{leave: [{from: 2026-02-01, to: 2026-01-01}]}'), 'value-invalid'],
  'unknown properties': [person(`{${secret}: x, hemligt: ${secret}}`), unknown],
  anchors: [`anna: &a {name: ${secret}}\nbo: *a\n`, refused],
  'a person twice': ['anna:\n"anna":\n', 'key-duplicate'],
  'a name cut': [person(`\n  name: Anna #${secret}`), 'text-cut'],
  'a manager of oneself': [person('{manager: anna}'), 'self-talk'],
  'an unknown template': [person('{template: constructor}'), 'template-unknown'],
  'days that are none': [person(`{start: 2026-02-30, end: ${secret}}`), 'date-invalid'],
  tabs: [`anna:\n\tname: ${secret}\n`, 'yaml-tab'],
  'a control character': [person(`\n  name: "\u0001${secret}"`), control],
  'an escaped one': [person(`{name: "\\e${secret}"}`), control],
  'UTF-16': [Buffer.from(`\ufeff${secret}`, 'utf16le'), encoding],
  'more than 1 MiB': [`# ${'x'.repeat(MiB)}`, 'front-matter-large'],
  '1 MiB of brackets': ['['.repeat(MiB), 'front-matter-large'],
  '90,000 brackets': ['['.repeat(90_000), deep],
  '100,000 keys on a line': ['a: '.repeat(100_000), deep],
  'one mark too many': ['a: '.repeat(100_001), 'front-matter-large'],
  'a key of 900,000 characters': [`${'k'.repeat(900_000)}:\n  leave:\n${'    - x\n'.repeat(9000)}`, invalid],
  'brackets that close alone': [`anna:\n${']'.repeat(500_000)}`, 'front-matter-large'],
  'values after tabs': ['a:\t\n'.repeat(200_000), 'front-matter-large'],
  'quotes in quotes': [`a: ${"''".repeat(200_000)}`, 'front-matter-large'],
  'faults in two long lines by turns': [turns, unknown],
  '10,000 people': [repeated(10_000, (n) => `p${n}: {name: ${secret}, manager: q${n}}\n`), ''],
  '12,500 people with faults': [repeated(12_500, (n) => `P${n}: {name: [${secret}]}\n`), 'id-invalid'],
}

/** Settings. */
export const settings: Readonly<Record<string, Hostile>> = {
  nothing: ['', ''],
  'a list': [`[${secret}]\n`, 'type-wrong'],
  'unknown properties': [`${secret}: x\n__proto__: {language: sv}\n`, unknown],
  'a path that leads out': [`conversations: ../${secret}\n`, 'value-invalid'],
  'a path from the top': [`templates: /${secret}\n`, 'value-invalid'],
  'a path with a drive': [`templates: C:\\${secret}\n`, 'value-invalid'],
  'a path with a dot': ['templates: a/./b\n', 'value-invalid'],
  'a path with a device': ['templates: "a\\u0000b"\n', control],
  'a language': [`language: ${secret}\n`, 'value-unknown'],
  'a time zone': [`timezone: ${secret}/../x\n`, 'value-invalid'],
  'a time zone of a prototype': ['timezone: constructor\n', 'value-invalid'],
  'a time zone of an offset': ['timezone: "+99:99"\n', 'value-invalid'],
  'a day that is none': ['since: 2026-02-30\n', 'date-invalid'],
  'prototypes in the cadence': ['cadence: {constructor: {a: {after: P1Y}}}\n', 'template-unknown'],
  'a step of a prototype': ['cadence: {ki-chef: {constructor: {after: P1Y}}}\n', 'step-unknown'],
  'a period': [`cadence: {ki-chef: {year: {after: ${secret}}}}\n`, 'value-invalid'],
  'a period of nothing': ['cadence: {ki-chef: {year: {after: P}}}\n', 'value-invalid'],
  'a rule': [`rules: {constructor: error, regel: off}\n`, 'rule-unknown'],
  'a rule off without a reason': ['rules: {window-missed: off}\n', 'reason-missing'],
  'a rule that may not be off': [`rules: {yaml-invalid: {severity: off, reason: ${secret}}}\n`, 'value-unknown'],
  'a severity': [`rules: {window-missed: ${secret}}\n`, 'value-invalid'],
  tags: ['language: !!str sv\n', refused],
  directives: ['%YAML 1.2\n---\nlanguage: sv\n', refused],
  'Latin 1': [Buffer.from(`# ${secret} å\n`, 'latin1'), encoding],
  'a key twice': ['language: sv\nlanguage: en\n', 'key-duplicate'],
  'deep nesting': [`cadence: ${'{a: '.repeat(5000)}\n`, 'bracket-unclosed front-matter-deep'],
}

const mall = (extra: string) => ownTemplate('mall-x', extra)
/** Own templates. */
export const templates: Readonly<Record<string, Hostile>> = {
  nothing: ['', 'property-missing'],
  'a list': [`[${secret}]\n`, 'type-wrong'],
  'another name': [ownTemplate('constructor'), 'name-mismatch'],
  'a name that is no id': [ownTemplate(secret), 'id-invalid'],
  prototypes: [mall('__proto__: {cycle: part}\nconstructor: x\n'), unknown],
  'parts that are not there': [mall('  - records: [goals, agreements, signatures]\n'), 'part-undefined'],
  'parts of a prototype': [mall(`  - records: [constructor, ${secret}]\n`), 'value-unknown'],
  'a rating of a prototype': [mall('  - questions: [{question: x, ratings: [constructor]}]\n'), 'criterion-unknown'],
  'questions of all kinds': [mall(`  - questions: [x, [${secret}], {${secret}: x}, ~]\n`), 'property-missing property-unknown type-wrong'],
  'a step of itself': [mall('follow_ups: {year: {title: x, after: P1Y, by: conversation, templates: [mall-x]}}\n'), ''],
  'a step of nothing': [mall(`follow_ups: {year: {title: ${secret}, after: P0D, by: conversation, templates: [constructor]}}\n`), 'template-unknown'],
  'a window that is none': [mall('follow_ups: {year: {title: x, after: P1Y, by: conversation, window: {from: 02-30, to: 99-99}}}\n'), 'value-invalid'],
  'a step that contradicts itself': [mall('follow_ups: {half: {title: x, after: P6M, by: follow-up, window: {from: 01-01, to: 02-01}}}\n'), 'step-contradictory'],
  'levels of a prototype': [mall('ratings: {levels: {a: {title: a}, b: {title: b}}, groups: [{title: x, criteria: {c: {title: x, key: {constructor: x}}}}]}\n'), 'level-unknown'],
  'a text for everything': [mall(`purpose: ${secret}\n`).replace('Egen mall', `[${secret}]`), 'type-wrong'],
  'anchors': [mall(`purpose: &a ${secret}\n`), refused],
  'code': [`---js\n${secret}\n---\n`, 'property-missing yaml-invalid yaml-unsupported'],
  'UTF-16': [Buffer.from(mall('').replace('ä', 'a'), 'utf16le'), control],
  '1 MiB of braces': ['{'.repeat(MiB), 'front-matter-large'],
  '49,000 purposes': [mall(`purpose:\n${'  - x\n'.repeat(49_000)}`), ''],
  '24,000 wrong purposes': [mall(`purpose:\n${'  - [x]\n'.repeat(24_000)}`), 'type-wrong'],
  '7,000 lists in lists in lists': [mall(`purpose:\n${'  - - - - - - - x\n'.repeat(7000)}`), 'type-wrong'],
}
