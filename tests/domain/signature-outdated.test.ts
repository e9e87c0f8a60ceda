import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conversationFile } from '../../src/domain/check/conversation-file.ts'
import { defaultFileChecks, talkFindings } from '../../src/domain/check/engine.ts'
import { parseFile } from '../../src/domain/format/parse-file.ts'
import type { Mapping } from '../../src/domain/format/value.ts'
import { diffConversations } from '../../src/domain/history/diff-conversations.ts'
import { planVersion } from '../../src/domain/history/plan-version.ts'
import { indexTalks } from '../../src/domain/talk/talk-index.ts'
import { fixedClock } from '../../src/domain/time/calendar.ts'
import { digestOf } from '../../src/io/content-digest.ts'

interface Plan {
  words: readonly string[]
  kind: string
  due: string
  owner: string
  status: string
  result: string
}

type WriteText = (words: readonly string[], indent: string) => string

/** Ways to write one line of text. */
const textStyles: readonly WriteText[] = [
  (words) => words.join(' '),
  (words) => JSON.stringify(words.join(' ')),
  (words) => `'${words.join(' ')}'`,
  (words, indent) => `|\n${indent}${words.join(' ')}   `,
  (words, indent) => `|-\n${indent}${words.join(' ')}`,
  (words, indent) => `|+\n${indent}${words.join(' ')}\n`,
  (words, indent) => `>\n${indent}${words.join(`\n${indent}`)}`,
  (words, indent) => words.join(`\n${indent}`),
]

const fileStyles: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.normalize('NFD'),
  (text) => text.replace('---\n', '---\n# comment\n'),
]

interface Style {
  text: WriteText
  file: (text: string) => string
  isReversed: boolean
}

function write({ words, kind, due, owner, status, result }: Plan, style: Style, signed: string): string {
  const order = (lines: readonly string[]) => (style.isReversed ? lines.toReversed() : lines)
  const row = (lines: readonly string[]) =>
    order(lines)
      .map((line, index) => `  ${index === 0 ? '- ' : '  '}${line}\n`)
      .join('')
  const state = [`status: ${status}`, `result: ${result}`]
  const parts = [
    `goals:\n${row(['id: m1', `kind: ${kind}`, `goal: ${style.text(words, '      ')}`, `due: ${due}`, ...state])}`,
    `agreements:\n${row(['id: o1', `agreement: ${style.text(words, '      ')}`, `owner: ${owner}`, ...state])}`,
    `signed:\n  employee: {date: 2026-01-25, digest: ${signed}}\n`,
  ]
  const head =
    'samtal: 1\nid: a-1\ntemplate: t\nemployee: anna\nmanager: karin\nplanned: 2026-01-20\nheld: 2026-01-22\n'
  return style.file(`---\n${head}${order(parts).join('')}---\n\nNotes\n`)
}

async function valueOf(text: string): Promise<Mapping> {
  const { value } = await parseFile(text, 'conversation')
  if (!value) throw new Error('the file cannot be read')
  return value
}

/** Whether `check` warns about a text that was signed as another one. */
async function isOutdated(signedText: string, plan: Plan, style: Style): Promise<boolean> {
  const text = write(plan, style, digestOf(await valueOf(signedText)))
  const parsed = await parseFile(text, 'conversation')
  const { talk } = conversationFile('a.md', text, parsed, defaultFileChecks, digestOf(await valueOf(text)))
  if (!talk) throw new Error('the file cannot be read')
  const workspace = { conversations: 'people', roster: undefined, templates: new Map(), brokenTemplates: new Set('') }
  const index = indexTalks({ ...workspace, talks: [talk] }, fixedClock('2026-11-21'))
  return talkFindings(talk, index).some(({ rule }) => rule === 'signature-outdated')
}

const plan: fc.Arbitrary<Plan> = fc.record({
  words: fc.array(fc.constantFrom('Bli', 'bättre', 'på', 'é', 'mål', 'x'), { minLength: 1, maxLength: 6 }),
  kind: fc.constantFrom('mal', 'resultatmal'),
  due: fc.constantFrom('2026-05-01', '2026-06-01'),
  owner: fc.constantFrom('employee', 'manager', 'both'),
  status: fc.constantFrom('open', 'done', 'dropped'),
  result: fc.constantFrom('', 'Bra', 'Klart'),
})
const style: fc.Arbitrary<Style> = fc.record({
  text: fc.constantFrom(...textStyles),
  file: fc.constantFrom(...fileStyles),
  isReversed: fc.boolean(),
})

/** What a plan says that is signed. */
const agreedIn = ({ words, kind, due, owner }: Plan) => JSON.stringify([words.join(' '), kind, due, owner])
const unsigned = `sha256:${'0'.repeat(64)}`

describe('a signed talk', () => {
  it('is changed after signing where it says something else, and only there', async () => {
    await fc.assert(
      fc.asyncProperty(plan, plan, fc.boolean(), style, style, async (one, other, isSame, first, second) => {
        const now = isSame ? { ...one, status: other.status, result: other.result } : other
        const signedText = write(one, first, unsigned)
        expect(await isOutdated(signedText, now, second)).toBe(agreedIn(one) !== agreedIn(now))
      }),
      { numRuns: 500, seed: 7 },
    )
  })
})

const head = { id: 'a-1', template: 't', employee: 'anna', manager: 'karin', planned: '2026-01-20', held: '2026-01-22' }
const goal = { id: 'm1', kind: 'mal', goal: 'Läs', due: '2026-05-01' }

/** A version signed by the employee, with the digest of another one. */
function withSignature(value: Mapping, of: Mapping = value, date = '2026-01-25'): Mapping {
  return { ...value, signed: { employee: { date, digest: digestOf(of) } } }
}

function events(before: Mapping, after: Mapping): string[] {
  const [old, now] = [planVersion(before, false, digestOf), planVersion(after, false, digestOf)]
  return diffConversations(old, now).map(({ type, item, changed, afterSigning }) =>
    [type, item, changed && `(${changed.join(', ')})`, afterSigning && 'after-signing'].filter(Boolean).join(' '),
  )
}

describe('the story of a signed talk', () => {
  const agreed = { ...head, goals: [goal] }
  it.each<[string, Mapping, string[]]>([
    ['nothing else', withSignature({ ...agreed, invited: '2026-01-02' }, agreed), []],
    ['a status', withSignature({ ...agreed, goals: [{ ...goal, status: 'done' }] }, agreed), ['item-closed m1']],
    [
      'a day',
      withSignature({ ...agreed, goals: [{ ...goal, due: '2026-06-01' }] }, agreed),
      ['item-due-moved m1 after-signing', 'signed-content-changed (m1 due) after-signing'],
    ],
    [
      'one goal more',
      withSignature({ ...agreed, goals: [goal, { id: 'm2', goal: 'Sov' }] }, agreed),
      ['item-added m2 after-signing', 'signed-content-changed (m2 added) after-signing'],
    ],
    [
      'a goal less',
      withSignature(head, agreed),
      ['item-removed m1 after-signing', 'signed-content-changed (m1 removed) after-signing'],
    ],
    [
      'ratings, and a key that may be a sentence',
      withSignature({ ...agreed, ratings: { styrning: 'bra' }, goals: [{ ...goal, 'Hon sa': 'ja' }] }, agreed),
      ['item-changed m1 after-signing', 'signed-content-changed (m1, ratings) after-signing'],
    ],
    [
      'the day of the talk',
      withSignature({ ...agreed, held: '2026-01-23' }, agreed),
      ['talk-redated after-signing', 'signed-content-changed (held) after-signing'],
    ],
    [
      'a change that was signed at once, on the same day',
      withSignature({ ...agreed, goals: [{ ...goal, due: '2026-06-01' }] }),
      ['item-due-moved m1', 'signed'],
    ],
    [
      'a change that takes the signature away',
      { ...agreed, goals: [{ ...goal, due: '2026-06-01' }] },
      ['item-due-moved m1 after-signing', 'signature-removed'],
    ],
  ])('has %s', (_, after, expected) => {
    expect(events(withSignature(agreed), after)).toEqual(expected)
  })
})
