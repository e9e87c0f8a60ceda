import { diffArrays } from 'diff'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textValue, type ValueChange } from '../../src/domain/format/change.ts'
import { editFrontMatter } from '../../src/domain/format/edits.ts'
import { parseFile } from '../../src/domain/format/parse-file.ts'
import { newItemChanges } from '../../src/domain/scaffold/new-item.ts'
import { conversationFrom } from '../../src/domain/talk/conversation.ts'
import { followUpChanges } from '../../src/domain/talk/follow-up-changes.ts'
import { closingChanges } from '../../src/domain/talk/item-changes.ts'
import { indexTalks, type Talk } from '../../src/domain/talk/talk-index.ts'
import { templateFrom } from '../../src/domain/talk/template.ts'
import { fixedClock } from '../../src/domain/time/calendar.ts'

const template = templateFrom({
  ...{ name: 'x', title: 'X', language: 'sv', sections: [] },
  goals: { kinds: { mal: { title: 'Mål' } }, fields: { goal: 'Vad?', due: 'När?', effect: 'Vad ger det?' } },
  agreements: { fields: { agreement: 'Vad?', owner: 'Vem?' } },
  follow_ups: { half: { title: 'Halvår', after: 'P6M', by: 'follow-up' } },
})

/** Lists of goals as people write them; each has an open `m1` with a text. */
const goals = [
  [
    'goals:',
    '  # Läs: "allt"',
    '  - id: m1',
    '    kind: mal',
    '    goal: |',
    '      Läs',
    '',
    '      mer # nu',
    '    status: open # än',
  ],
  [
    'goals: # målen',
    '- kind: mal',
    '  goal: >-',
    '    Läs',
    '    mer',
    '  id: "m1"',
    '',
    '- id: m2',
    '  kind: mal',
    '  goal: |',
    '',
  ],
  ["goals: [{id: m1, kind: mal, goal: 'Läs, mer'}, {id: m3, kind: mal}]"],
  ['"goals":', '    -   goal: Läs', '        id: m1   # ett', "        status: 'open'", '        result: Halva'],
]
const followUps = [
  [],
  ['follow_ups:', '  # Halvår', '  - step: half', '    planned: 2026-07-20', '    held:', '    summary: |', ''],
  ['follow_ups: [{step: half, planned: 2026-07-20}]'],
  ['follow_ups:', '- step: dialogue', '  held: 2026-03-01', '  summary: "Kort"'],
  ['follow_ups: []', '# slut'],
]
const edges = [
  [
    'samtal: 1',
    'id: a',
    'template: x # mall',
    "employee: 'anna'",
    'manager: karin',
    'planned: 2026-01-20',
    'held: 2026-01-22',
  ],
]

const texts = fc
  .array(
    fc.string({
      unit: fc.constantFrom('å', 'b', ' ', '#', ':', '-', '|', '"', "'", '{', ']', '>', '%'),
      maxLength: 10,
    }),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((lines) => lines.join('\n'))
  .filter((text) => text.trim() !== '')

const edits = fc.oneof(
  fc.record({ verb: fc.constant('add' as const), text: texts, due: fc.constantFrom(undefined, '2027-01-20') }),
  fc.record({ verb: fc.constant('agree' as const), text: texts }),
  fc.record({ verb: fc.constant('close' as const), text: fc.option(texts, { nil: undefined }) }),
  fc.record({
    verb: fc.constant('follow-up' as const),
    step: fc.constantFrom('half', 'dialogue'),
    text: fc.option(texts, { nil: undefined }),
  }),
)

describe('what add, close and follow-up write', () => {
  it('reads as what was meant, and leaves every other line as it was', async () => {
    const styles = fc.record({
      goals: fc.constantFrom(...goals),
      followUps: fc.constantFrom(...followUps),
      isReversed: fc.boolean(),
      eol: fc.constantFrom('\n', '\r\n'),
    })
    await fc.assert(
      fc.asyncProperty(styles, edits, async (style, edit) => {
        const parts = [edges.flat(), style.goals, style.followUps]
        const lines = (style.isReversed ? parts.toReversed() : parts).flat()
        const text = ['---', ...lines, '---', '', '# Anteckningar  ', ''].join(style.eol)
        const { value = {} } = await parseFile(text, 'conversation')
        const talk: Talk = { path: 'people/anna/a.md', conversation: conversationFrom(value) }
        const changes = changesFor(edit, talk, value)
        const { text: after, changes: made } = await editFrontMatter(text, changes)

        expect(made).toEqual(changes)
        const read = conversationFrom((await parseFile(after, 'conversation')).value ?? {}, true)
        if (edit.verb === 'add' || edit.verb === 'agree') {
          const [key, list] = edit.verb === 'add' ? ['goal', 'goals'] : ['agreement', 'agreements']
          const added = read.items.filter((item) => item.list === list).map((item) => item.row?.[key ?? ''])
          expect(added).toContain(textValue(edit.text))
          expect(new Set(read.items.map(({ id }) => id)).size).toBe(read.items.length)
        } else if (edit.verb === 'close') expect(read.items[0]?.status).toBe('done')
        else expect(read.followUps.some(({ step, held }) => step === edit.step && held === '2026-08-03')).toBe(true)
        expectOtherBytes(text, after)
      }),
      { numRuns: 400 },
    )
  })
})

type Edit = typeof edits extends fc.Arbitrary<infer T> ? T : never

function changesFor(edit: Edit, talk: Talk, value: Parameters<typeof closingChanges>[3]): readonly ValueChange[] {
  const given = { conversations: 'people', roster: undefined, brokenTemplates: new Set<string>(), talks: [talk] }
  const index = indexTalks({ ...given, templates: new Map([['x', template]]) }, fixedClock('2026-11-21'))
  switch (edit.verb) {
    case 'add': {
      const values = { kind: 'mal', goal: textValue(edit.text), ...(edit.due ? { due: edit.due } : {}) }
      return newItemChanges('goals', values, { talk, value }, template, index).changes
    }
    case 'agree':
      return newItemChanges('agreements', { agreement: textValue(edit.text) }, { talk, value }, template, index).changes
    case 'close': {
      const [item] = talk.conversation.items
      if (!item) throw new Error('no item')
      return closingChanges(item, 'done', edit.text, value)
    }
    case 'follow-up':
      return followUpChanges({ step: edit.step, held: '2026-08-03', summary: edit.text }, talk, value, template)
  }
}

/** Every line that was there still is, in the same order and with the same ending, but for the few that an edit writes in. */
function expectOtherBytes(before: string, after: string): void {
  const parts = diffArrays(before.split('\n'), after.split('\n'))
  const lost = parts.flatMap(({ removed, value }) => (removed ? value : []))
  // The status, an empty or earlier text, or a list in brackets.
  expect(lost.filter((line) => !/status|result|goal|held:|summary|follow_ups: \[|^\s*$/.test(line))).toEqual([])
  expect(lost.length).toBeLessThanOrEqual(3)
  expect(after.includes('\r\n')).toBe(before.includes('\r\n'))
  if (before.includes('\r\n')) expect(after.replaceAll('\r\n', '')).not.toContain('\n')
  for (const [comment] of before.matchAll(/ # (?:mall|målen|ett|än)|# Läs: "allt"|# slut|# Halvår/g))
    expect(after).toContain(comment)
  expect(after.slice(after.lastIndexOf('---'))).toBe(before.slice(before.lastIndexOf('---')))
}
