import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixedClock } from '../../src/domain/time/calendar.ts'
import { conversationFrom } from '../../src/domain/talk/conversation.ts'
import { applyChanges, valueAt, type ValueChange } from '../../src/domain/format/change.ts'
import { editFrontMatter, editsFor } from '../../src/domain/format/edits.ts'
import { fixContext, type FixContext } from '../../src/domain/check/fixes/ids.ts'
import { fixFile, fixFileAmongTalks } from '../../src/domain/check/fixes/fix-file.ts'
import { correctFolder, numberedPath } from '../../src/domain/check/fixes/place.ts'
import { parseLooseDate } from '../../src/domain/check/fixes/spelling.ts'
import { correctMistakes } from '../../src/domain/check/fixes/mistakes.ts'
import { parseFile } from '../../src/domain/format/parse-file.ts'
import { indexTalks, type Talk } from '../../src/domain/talk/talk-index.ts'
import type { Roster } from '../../src/domain/talk/roster.ts'
import { templateFrom } from '../../src/domain/talk/template.ts'
import { isMapping, type Mapping, type Value } from '../../src/domain/format/value.ts'

const path = 'people/anna/a.md'
const steps = { 'half-year': { title: 'Halvårsuppföljning', after: 'P6M', by: 'follow-up' } }
const templates = new Map(
  (['sv', 'en'] as const).map((language) => [
    language as string,
    templateFrom({ samtal: 1, name: language, title: 'Samtal', language, sections: [], follow_ups: steps }),
  ]),
)

function contextOf(talks: Talk[] = [], roster?: Roster, given: string[] = []): FixContext {
  const parts = { conversations: 'people', roster, templates, brokenTemplates: new Set<string>(), talks }
  return {
    ...fixContext(indexTalks(parts, fixedClock('2026-11-21')), {}),
    given: new Set(given),
  }
}

function talk(at: string, value: Mapping): Talk {
  return { path: at, conversation: conversationFrom(value) }
}

/** A file without follow-ups; `extra` is added to its front matter. */
function file(extra: string, head = 'id: anna-2026-01-20-sv\n'): string {
  return `---\nsamtal: 1\n${head}template: sv\nemployee: anna\nmanager: karin\nplanned: 2026-01-20\n${extra}---\n\n# Samtal\n`
}

const completeFollowUps = 'follow_ups:\n  - step: half-year\n'

/** The text after all fixes, and the fixes as `rule path`. */
async function fixAll(text: string, among = contextOf()): Promise<{ text: string; fixes: string[] }> {
  const first = await fixFile(text)
  const second = await fixFileAmongTalks(first.text, path, among)
  return {
    text: second.text,
    fixes: [...first.fixes, ...second.fixes].map(({ rule, at }) => `${rule} ${at.join('.')}`),
  }
}

describe('a date in another spelling', () => {
  it.each([
    ['2026-1-5', '2026-01-05'],
    ['2026/01/05', '2026-01-05'],
    ['2026/1/5', '2026-01-05'],
    ['20260105', '2026-01-05'],
    ['2026.1.5', '2026-01-05'],
    ['2024.02.29', '2024-02-29'],
  ])('%s means %s', (text, day) => expect(parseLooseDate(text)).toBe(day))

  it.each(['05/01/2026', '2026/13/05', '2026-2-30', '20260230', '2026-1/5', '26-1-5', '2026015', '2026-1-5 ', 'snart'])(
    '%s is ambiguous or no date',
    (text) => expect(parseLooseDate(text)).toBeUndefined(),
  )
})

describe('corrected spelling', () => {
  it('keeps quotes and comments, in every property that has a date or a word', async () => {
    const given = file(
      'held: "2026/1/22" # åäö 😀\n' +
        "goals:\n  - {id: m1, goal: 'Läs 2026-1-5', due: '20260930', status: DONE}\n" +
        'agreements:\n  - id: o1\n    agreement: Boka\n    owner:   Both   # båda\n' +
        'follow_ups:\n- step: half-year\n  planned: 2026.7.1\n' +
        'signed:\n  employee: {date: 2026/1/25}\n',
    )
    const { text } = await fixAll(given)
    expect(text).toBe(
      given
        .replace('2026/1/22', '2026-01-22')
        .replace('20260930', '2026-09-30')
        .replace('DONE', 'done')
        .replace('Both', 'both')
        .replace('2026.7.1', '2026-07-01')
        .replace('2026/1/25', '2026-01-25'),
    )
  })

  it.each([
    ['a word that is not allowed', 'goals:\n  - id: m1\n    goal: Läs\n    status: KLART\n'],
    ['a block of text', 'held: |\n  2026-1-22\n'],
    ['an ambiguous day', 'held: 05/01/2026\n'],
    ['a day in a blank row', 'goals:\n  - id: m1\n    due: 2026-1-5\n'],
  ])('does not change %s', async (_, extra) => {
    const { text } = await fixFile(file(extra + completeFollowUps))
    expect(text).toBe(file(extra + completeFollowUps))
  })
})

describe('ids of goals and agreements', () => {
  it.each([
    ['a row', '  - kind: mal # nu\n    goal: Läs\n', '  - id: m1\n    kind: mal # nu\n    goal: Läs\n'],
    ['a row that is not indented', '- goal: |\n    Läs\n', '- id: m1\n  goal: |\n    Läs\n'],
    ['a dash with more spaces', '  -   goal: Läs\n', '  -   id: m1\n      goal: Läs\n'],
    ['a dash on a line of its own', '  -\n    goal: Läs\n', '  -\n    id: m1\n    goal: Läs\n'],
    ['a comment first', '  - # viktigt\n    goal: Läs\n', '  - # viktigt\n    id: m1\n    goal: Läs\n'],
    ['braces', '  - { goal: Läs }\n', '  - { id: m1, goal: Läs }\n'],
    ['an empty key', '  - goal: Läs\n    id:\n    kind: x\n', '  - goal: Läs\n    id: m1\n    kind: x\n'],
    ['an empty key with a comment', '  - id: # nästa\n    goal: Läs\n', '  - id: m1 # nästa\n    goal: Läs\n'],
    ['an empty key in braces', '  - {goal: Läs, id: }\n', '  - {goal: Läs, id: m1 }\n'],
    ['a key without text', '  - id: ""\n    goal: Läs\n', '  - id: "m1"\n    goal: Läs\n'],
    ['null', '  - id: ~\n    goal: Läs\n', '  - id: m1\n    goal: Läs\n'],
    [
      'several',
      '  - goal: A\n  - id: m4\n  - goal: B\n',
      '  - id: m5\n    goal: A\n  - id: m4\n  - id: m6\n    goal: B\n',
    ],
  ])('are added in the style of %s', async (_, given, expected) => {
    expect((await fixAll(file(`goals:\n${given}${completeFollowUps}`))).text).toBe(
      file(`goals:\n${expected}${completeFollowUps}`),
    )
  })

  it.each([
    ['a pair in brackets', 'goals: [goal: Läs]\n'],
    ['an id in a block of text', 'goals:\n  - id: |\n\n    goal: Läs\n'],
    ['a tab after the dash', 'goals:\n  -\tgoal: Läs\n    kind: x\n'],
    ['a blank row', 'goals:\n  - kind: mal\n'],
  ])('are not added to %s', async (_, extra) => {
    expect((await fixAll(file(extra + completeFollowUps))).text).toBe(file(extra + completeFollowUps))
  })

  it('have the letter of the language, and a higher number than all others', async () => {
    const extra = 'goals:\n  - goal: A\nagreements:\n  - agreement: B\n  - id: a7\n'
    const english = file(extra + completeFollowUps).replace('template: sv', 'template: en')
    expect((await fixAll(english)).text).toBe(
      english.replace('- goal: A', '- id: g1\n    goal: A').replace('- agreement: B', '- id: a8\n    agreement: B'),
    )
  })

  it('are not guessed when another talk continues a goal that does not exist', async () => {
    const later = talk('people/anna/b.md', {
      id: 'b',
      employee: 'anna',
      goals: [{ id: 'm1', goal: 'Läs', from: 'anna-2026-01-20-sv/m2' }],
    })
    const given = file(`goals:\n  - goal: Läs\n${completeFollowUps}`)
    expect((await fixAll(given, contextOf([later]))).fixes).toEqual([])
  })

  const twice = `goals:\n  - id: m1\n    goal: A\n  - id: m1\n    goal: B\nagreements:\n  - id: m1\n    agreement: C\n${completeFollowUps}`

  it('are changed in the later of two items with the same id', async () => {
    const { text, fixes } = await fixAll(file(twice))
    expect(fixes).toEqual(['item-id-duplicate goals.1.id', 'item-id-duplicate agreements.0.id'])
    expect(text).toBe(
      file(twice.replace('m1\n    goal: B', 'm2\n    goal: B').replace('m1\n    agreement', 'o1\n    agreement')),
    )
  })

  it('are not changed when something refers to them', async () => {
    const later = talk('people/anna/b.md', { goals: [{ id: 'm1', goal: 'A', from: 'anna-2026-01-20-sv/m1' }] })
    expect((await fixAll(file(twice), contextOf([later]))).fixes).toEqual([])
  })
})

describe("a talk's id", () => {
  const head = (text: string) => file(completeFollowUps, text)

  it.each([
    ['none', '', 'id: anna-2026-01-20-sv\n'],
    ['an empty key', 'id: # sätts av new\n', 'id: anna-2026-01-20-sv # sätts av new\n'],
    ['null', 'id: null\n', 'id: anna-2026-01-20-sv\n'],
  ])('is added where there is %s', async (_, given, expected) => {
    expect((await fixAll(head(given))).text).toBe(head(expected))
  })

  it('gets a number when another talk has it', async () => {
    const other = talk('people/anna/b.md', { id: 'anna-2026-01-20-sv' })
    const { text } = await fixAll(head(''), contextOf([other], undefined, ['anna-2026-01-20-sv-2']))
    expect(text).toBe(head('id: anna-2026-01-20-sv-3\n'))
  })

  it('is added before the ids of items, which refer to it', async () => {
    const extra = `goals:\n  - id: m1\n    goal: A\n  - id: m1\n    goal: B\n${completeFollowUps}`
    const { fixes } = await fixAll(file(extra, ''))
    expect(fixes).toEqual(['property-missing id', 'item-id-duplicate goals.1.id'])
  })

  it.each([
    ['the template is unknown', (text: string) => text.replace('template: sv', 'template: sw')],
    ['the day does not exist', (text: string) => text.replace('2026-01-20', '2026-02-30')],
    ['the person is unknown', (text: string) => text.replace('employee: anna', 'employee: ana')],
    ['it is with both a person and a group', (text: string) => text.replace('manager', 'group: norr\nmanager')],
  ])('is not added where %s', async (_, change) => {
    const given = change(head(''))
    const roster: Roster = new Map([['anna', { id: 'anna', talks: true, leave: [], conflictOfInterest: [] }]])
    expect((await fixAll(given, contextOf([], roster))).text).toBe(given)
  })
})

describe('follow-ups', () => {
  const row = '  # Halvårsuppföljning\n  - step: half-year\n    planned: 2026-07-20\n    held:\n    summary: |\n\n'
  const heading = '# Uppföljningar. Fyll i held när mötet har hållits.\n'
  const shifted = row.replace(/^ {2}/gm, '')

  it.each([
    ['there is no list', '', `\n${heading}follow_ups:\n${row}`],
    ['the list is empty', 'follow_ups: # kommer\nratings:\n', `follow_ups: # kommer\n${row}ratings:\n`],
    ['the list is []', 'follow_ups: []\nheld:\n', `follow_ups:\n${row}held:\n`],
    [
      'there are others',
      'follow_ups:\n  - step: dialogue\n    summary: |\n      Bra 😀\n\n# nästa\nheld:\n',
      `follow_ups:\n  - step: dialogue\n    summary: |\n      Bra 😀\n\n${row}# nästa\nheld:\n`,
    ],
    [
      'the rows are not indented',
      'follow_ups:\n- step: dialogue # kort\n  # på kontoret\nheld:\n',
      `follow_ups:\n- step: dialogue # kort\n  # på kontoret\n${shifted}held:\n`,
    ],
    [
      'the list is in brackets',
      'follow_ups: [{step: dialogue}]\n',
      'follow_ups: [{step: dialogue}, {step: half-year, planned: 2026-07-20}]\n',
    ],
  ])('are added as new writes them where %s', async (_, given, expected) => {
    expect((await fixAll(file(given))).text).toBe(file(expected))
  })

  it('are planned from the day when the talk was held', async () => {
    const { text } = await fixAll(file('held: 2026-02-28\n'))
    expect(text).toContain('    planned: 2026-08-28\n')
  })

  it.each([
    ['a row has no step', 'follow_ups:\n  - planned: 2026-07-01\n'],
    ['a row has an unknown step', 'follow_ups:\n  - step: halvar\n'],
    ['a row is blank', 'follow_ups:\n  -\n  - step: dialogue\n'],
    ['the day when the talk was held is no date', 'held: igår\n'],
    ['the day when the talk was held is in the future', 'held: 2027-01-20\n'],
    ['the front matter is in braces', '# }\n'],
  ])('are not added where %s', async (_, extra) => {
    const given = file(extra)
    const text = extra === '# }\n' ? inBraces : given
    expect((await fixAll(text)).fixes).toEqual([])
  })
  const inBraces =
    '---\n{samtal: 1, id: a, template: sv, employee: anna, manager: karin, planned: 2026-01-20}\n---\n\n# Samtal\n'

  it('are not added once a newer talk has been held', async () => {
    const newer = talk('people/anna/b.md', { id: 'b', template: 'sv', employee: 'anna', held: '2026-06-01' })
    expect((await fixAll(file('held: 2026-01-22\n'), contextOf([newer]))).fixes).toEqual([])
  })
})

describe('tabs', () => {
  const untabbed = async (text: string) => (await correctMistakes(text, 'conversation')).text

  it('become two spaces each', async () => {
    const given = file(`goals:\n\t- id: m1\n\t  goal: |\n\t\t\tLäs\tmer\n\n${completeFollowUps}`)
    expect(await untabbed(given)).toBe(file(`goals:\n  - id: m1\n    goal: |\n      Läs\tmer\n\n${completeFollowUps}`))
  })

  it('after spaces too, unless they are part of a block text', async () => {
    const mixed = file(`goals:\n  - id: m1\n  \tgoal: Läs\n${completeFollowUps}`)
    expect(await untabbed(mixed)).toBe(mixed.replace('\t', '  '))
    const text = 'agreements:\n  - id: o1\n    agreement: |\n      a\n      \tb\n'
    const only = file(`signed:\n\temployee: {date: 2026-01-25}\n${text}`)
    expect(await untabbed(only)).toBe(only.replace('\temployee', '  employee'))
    const both = file(`goals:\n  - id: m1\n  \tgoal: Läs\n${text}`)
    expect(await untabbed(both)).toBe(both.replace('\tgoal', '  goal'))
  })

  it('become as many spaces as the place of the property needs', async () => {
    const given = file('goals:\n  - id: m1\n\tgoal: Läs\nsigned:\n  employee:\n\tdate: 2026-01-25\n')
    expect(await untabbed(given)).toBe(
      file('goals:\n  - id: m1\n    goal: Läs\nsigned:\n  employee:\n    date: 2026-01-25\n'),
    )
  })

  it('are replaced also where something else is left that has no one right answer', async () => {
    const given = file('goals:\n\t- id: m1\nfel\n')
    expect(await untabbed(given)).toBe(given.replace('\t', '  '))
  })

  it('are left where they are allowed', async () => {
    const given = file('goals:\n  - id: m1\n    goal: Läs\tmer\n')
    expect(await untabbed(given)).toBe(given)
  })
})

describe('the correct folder of a file', () => {
  const at = (where: string, given: Mapping) =>
    correctFolder(talk(where, { id: 'anna-2026-01-20-sv', ...given }), contextOf().index)

  it('is the folder of the person or group, if that is certain', () => {
    expect(at('people/bo/a.md', { employee: 'anna' })).toBe('people/anna')
    expect(at('people/a.md', { employee: 'anna' })).toBe('people/anna')
    expect(at('people/bo/äldre/a.md', { group: 'norr', participants: ['bo'] })).toBe('people/norr')
    expect(at('people/anna/a.md', { employee: 'anna' })).toBeUndefined()
    expect(at('utkast/a.md', { employee: 'anna' })).toBeUndefined()
    expect(at('people/bo/a.md', { employee: '../anna' })).toBeUndefined()
    expect(at('people/bo/a.md', {})).toBeUndefined()
  })

  it('is uncertain when id and folder agree against the property', () => {
    expect(at('people/anna/a.md', { employee: 'bo' })).toBeUndefined()
  })

  it('gets a number when the name is taken', () => {
    expect([1, 2, 10].map((number) => numberedPath('people/anna', 'people/bo/å.md', number))).toEqual([
      'people/anna/å.md',
      'people/anna/å-2.md',
      'people/anna/å-10.md',
    ])
  })
})

/*
 * Files as people write them: any order, style, quotes, comments and line endings, with and without what can be fixed.
 */
const text = fc.constantFrom('Läs', 'Bli bäst på Ö', "'citerat: ja'", '"😀"', '2026', 'a-b', "it's")
const day = fc.constantFrom(
  '2026-09-30',
  '2026-9-3',
  '2026/09/30',
  '20260930',
  '"2026.9.30"',
  "'2026-09-03'",
  '3/9/2026',
  '',
)
const status = fc.constantFrom('open', 'DONE', '"Changed"', 'dropped', 'Klart', '')
const id = fc.constantFrom('m1', 'm2', 'o1', 'm1', '', '""', '~', 'x9')
const comment = fc.constantFrom('', '', ' # sagt åäö', '  ')
const entry = fc
  .uniqueArray(fc.constantFrom('id', 'goal', 'how', 'due', 'status', 'kind'), { minLength: 1 })
  .chain((keys) =>
    fc.tuple(
      ...keys.map((key) =>
        fc
          .tuple(
            fc.constant(key),
            { id, goal: text, how: text, due: day, status, kind: fc.constant('mal') }[key] ?? text,
            comment,
          )
          .map(([name, value, end]) => ({ name, value, end })),
      ),
    ),
  )
type Entry = { name: string; value: string; end: string }

const row = fc
  .tuple(
    entry,
    fc.constantFrom('block', 'flow', 'apart', 'text'),
    fc.constantFrom('', '  ', '    '),
    fc.constantFrom(1, 3),
  )
  .map(([entries, style, indent, gap]) => rowText(entries as Entry[], style, indent, gap))

function rowText(
  entries: readonly Entry[],
  style: string,
  indent: string,
  gap: number,
): { indent: string; lines: string[] } {
  const dash = `${indent}-${' '.repeat(gap)}`
  const inner = ' '.repeat(dash.length)
  if (style === 'flow')
    return { indent, lines: [`${dash}{${entries.map(({ name, value }) => `${name}: ${value}`).join(', ')}}`] }
  const lines = entries.flatMap(({ name, value, end }) =>
    style === 'text' && (name === 'goal' || name === 'how')
      ? [`${inner}${name}: |`, `${inner}  ${value} # ingen kommentar`, '']
      : [`${inner}${name}: ${value}${end}`],
  )
  if (style === 'apart') return { indent, lines: [`${indent}- # rad`, ...lines] }
  return { indent, lines: [dash + (lines[0] ?? '').slice(dash.length), ...lines.slice(1)] }
}

const list = fc
  .tuple(fc.array(row, { maxLength: 4 }), fc.constantFrom('', '  ', '    '))
  .map(([rows, indent]) => rows.filter(({ indent: own }) => own === indent).flatMap(({ lines }) => lines))
const part = fc.oneof(
  list.map((rows) => ['goals:', ...rows]),
  list.map((rows) => [
    'agreements:',
    ...rows.map((line) => line.replace(/\bgoal:/, 'agreement:').replace(/kind: mal/, 'owner: Both')),
  ]),
  day.map((value) => [`held: ${value}`]),
  day.map((value) => [`invited: ${value}`, '# kommentar', '']),
  fc.constantFrom(
    ['follow_ups:'],
    ['follow_ups: []', ''],
    ['follow_ups:', '  - step: dialogue', '    summary: |', '      Bra', '', ''],
    ['follow_ups:', '- step: dialogue', '  # sist'],
    ['follow_ups: [{step: dialogue}]'],
    ['signed:', '  employee: {date: 2026/1/25}'],
  ),
)
const document = fc
  .tuple(
    fc.uniqueArray(part, { selector: ([first = '']) => first.split(':')[0], maxLength: 6 }),
    fc.constantFrom('id: anna-2026-01-20-sv', 'id:', '', 'id: "" # tom'),
    fc.constantFrom('\n', '\r\n'),
    fc.boolean(),
  )
  .map(([parts, own, eol, first]) => {
    const head = ['template: sv', 'employee: anna', 'manager: karin', 'planned: 2026-1-20']
    const samtal = ['samtal: 1', ...(own === '' ? [] : [own])]
    const lines = first ? [...samtal, ...head, ...parts.flat()] : [...parts.flat(), ...head, ...samtal]
    return ['---', ...lines, '---', '', '# Samtal åäö 😀', '\tgoal: 2026-1-5', ''].join(eol)
  })

describe('fixes of arbitrary files', () => {
  it('make the reported changes and no others', async () => {
    let count = 0
    await fc.assert(
      fc.asyncProperty(document, async (given) => {
        const before = (await parseFile(given, 'conversation')).value
        const first = await fixFile(given)
        const second = await fixFileAmongTalks(first.text, path, contextOf())
        if (!before) {
          expect(second.text.replace(/\P{L}/gu, '')).toBe(given.replace(/\P{L}/gu, ''))
          expect(/(?<!\r)\n/.test(second.text)).toBe(/(?<!\r)\n/.test(given))
          return
        }
        count += first.fixes.length + second.fixes.length
        const after = (await parseFile(second.text, 'conversation')).value
        const places = [...first.fixes, ...second.fixes].map(({ at }) => at)
        expect(without(after, places), second.text).toEqual(without(before, places))
        const [notes] = /\r?\n---\r?\n\r?\n#[^]*/.exec(given) ?? []
        expect(second.text.endsWith(notes ?? '?')).toBe(true)
        expect(/(?<!\r)\n/.test(second.text)).toBe(/(?<!\r)\n/.test(given))
      }),
      { numRuns: 800, seed: 11 },
    )
    expect(count).toBeGreaterThan(1000)
  })

  it('leave nothing more to fix', async () => {
    await fc.assert(
      fc.asyncProperty(document, async (given) => {
        const once = await fixAll(given)
        expect(await fixAll(once.text)).toEqual({ text: once.text, fixes: [] })
      }),
      { numRuns: 400, seed: 12 },
    )
  })

  it('remove only the words that they replace', async () => {
    const words = fc.record({
      list: fc.constantFrom('goals', 'agreements'),
      index: fc.nat({ max: 3 }),
      key: fc.constantFrom('id', 'due', 'status'),
    })
    await fc.assert(
      fc.asyncProperty(document, fc.array(words, { maxLength: 5 }), async (given, chosen) => {
        const before = (await parseFile(given, 'conversation')).value
        if (!before) return
        const changes = chosen.flatMap(({ list: name, index, key }): ValueChange[] =>
          isMapping(valueAt(before, [name, index])) ? [{ at: [name, index, key], value: 'x1' }] : [],
        )
        const unique = changes.filter(
          (change, index) => changes.findIndex(({ at }) => `${at}` === `${change.at}`) === index,
        )
        const result = await editFrontMatter(given, unique)
        const edits = editsFor(given, result.changes).sort((a, b) => a.start - b.start)
        let [from, to] = [0, 0]
        for (const { start, end, replacement } of edits) {
          expect(result.text.slice(to, to + start - from)).toBe(given.slice(from, start))
          expect(given.slice(start, end)).not.toMatch(/[\n#:,{}[\]]/)
          expect(replacement).toMatch(/^( x1|x1|(id|due|status): x1(, |\r?\n *)| *(due|status): x1\r?\n)$/)
          to += start - from + replacement.length
          from = end
        }
        expect(result.text.slice(to)).toBe(given.slice(from))
        expect((await parseFile(result.text, 'conversation')).value).toEqual(applyChanges(before, result.changes))
      }),
      { numRuns: 1500, seed: 13 },
    )
  })
})

/** The value without what is at the paths; an empty list of follow-ups counts as absent. */
function without(value: Mapping | undefined, paths: readonly (readonly (string | number)[])[]): Value {
  const copy: Mapping = structuredClone(value ?? {})
  for (const at of [...paths].sort((a, b) => Number(b.at(-1)) - Number(a.at(-1)) || 0)) {
    const parent = valueAt(copy, at.slice(0, -1))
    if (Array.isArray(parent)) parent.splice(Number(at.at(-1)), 1)
    else if (isMapping(parent)) delete parent[String(at.at(-1))]
  }
  if (Array.isArray(copy.follow_ups) && copy.follow_ups.length === 0) delete copy.follow_ups
  return copy
}
