import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseConversationFile } from '../../src/domain/check/conversation-file.ts'
import { textValue } from '../../src/domain/format/change.ts'
import { editFrontMatter } from '../../src/domain/format/edits.ts'
import { parseFile } from '../../src/domain/format/parse-file.ts'
import { isMapping, type Mapping, type Value } from '../../src/domain/format/value.ts'
import { carriedRow, isCarried, type CarryAnswer, type CarryDecision } from '../../src/domain/scaffold/carry-over.ts'
import { requireValidTalk } from '../../src/domain/scaffold/check-new-talk.ts'
import { placeNewTalk } from '../../src/domain/scaffold/new-talk.ts'
import { scaffoldTalk } from '../../src/domain/scaffold/scaffold.ts'
import { openItemsBefore } from '../../src/domain/talk/carryable-items.ts'
import { closingChanges } from '../../src/domain/talk/item-changes.ts'
import { indexTalks, type Talk, type TalkIndex } from '../../src/domain/talk/talk-index.ts'
import { templateFrom } from '../../src/domain/talk/template.ts'
import { fixedClock } from '../../src/domain/time/calendar.ts'

const planned = '2027-01-20'

/** Texts that YAML could take for something else. */
const text = fc
  .array(
    fc.constantFrom('a', 'å', ' ', '\n', '\n\n', '#', ': ', '- ', '"', "'", '{', '}', '|', '>', '\t', '---', '%', '…'),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''))
  .filter((value) => value.trim() !== '')

const goalFields = ['how', 'effect', 'needs', 'follow_up']
const item = fc.record({
  text,
  how: fc.option(text, { nil: undefined }),
  effect: fc.option(text, { nil: undefined }),
  due: fc.option(fc.constantFrom('2026-06-30', '2027-01-20', '2027-06-30'), { nil: undefined }),
  status: fc.constantFrom('open', undefined, 'done', 'changed'),
  result: fc.option(text, { nil: undefined }),
  kind: fc.constantFrom('mal', 'annat'),
  /** Undefined: nothing is decided. */
  answer: fc.constantFrom<CarryAnswer | undefined>('continue', 'done', 'changed', 'dropped', undefined),
  newResult: fc.option(text, { nil: undefined }),
})
type RandomItem = typeof item extends fc.Arbitrary<infer T> ? T : never

const template = fc
  .record({
    fields: fc.subarray(goalFields),
    hasDue: fc.boolean(),
    kinds: fc.subarray(['mal', 'annat', 'nytt'], { minLength: 1 }),
    hasAgreements: fc.boolean(),
  })
  .map(({ fields, hasDue, kinds, hasAgreements }) =>
    templateFrom({
      ...{ samtal: 1, name: 'own', title: 'Own', language: 'sv', sections: [] },
      goals: {
        kinds: Object.fromEntries(kinds.map((kind) => [kind, { title: kind }])),
        fields: Object.fromEntries(['goal', ...fields, ...(hasDue ? ['due'] : [])].map((name) => [name, name])),
      },
      ...(hasAgreements ? { agreements: { fields: { agreement: 'What?' } } } : {}),
    }),
  )

function oldFile(goals: readonly RandomItem[], agreements: readonly RandomItem[]): string {
  const row = (
    key: string,
    id: string,
    entry: RandomItem,
    others: readonly (readonly [string, string | undefined])[],
  ) => [
    `  - id: ${id} # kept`,
    `    ${key}: ${JSON.stringify(entry.text)}`,
    ...others.flatMap(([name, value]) => (value === undefined ? [] : [`    ${name}: ${value}`])),
    ...(entry.status === undefined ? [] : [`    status: ${entry.status}`]),
    ...(entry.result === undefined ? [] : [`    result: ${JSON.stringify(entry.result)}`]),
  ]
  const quoted = (value: string | undefined) => (value === undefined ? undefined : JSON.stringify(value))
  return [
    ...['---', 'samtal: 1', 'id: old', 'template: own', 'employee: anna', 'manager: karin', 'planned: 2026-01-20'],
    'held: 2026-01-20',
    ...(goals.length > 0 ? ['goals:'] : []),
    ...goals.flatMap((entry, index) =>
      row('goal', `m${index + 1}`, entry, [
        ['kind', entry.kind],
        ['how', quoted(entry.how)],
        ['effect', quoted(entry.effect)],
        ['due', entry.due],
      ]),
    ),
    ...(agreements.length > 0 ? ['agreements:'] : []),
    ...agreements.flatMap((entry, index) => row('agreement', `o${index + 1}`, entry, [['due', entry.due]])),
    ...['---', '', '# Notes', ''],
  ].join('\n')
}

const indexOf = (own: ReturnType<typeof templateFrom>, talks: readonly Talk[], today: string): TalkIndex =>
  indexTalks(
    {
      ...{ conversations: 'people', roster: undefined, brokenTemplates: new Set<string>(), talks },
      templates: new Map([['own', own]]),
    },
    fixedClock(today),
  )

async function talkFrom(path: string, content: string): Promise<Talk> {
  const { talk } = await parseConversationFile(path, content)
  if (!talk) throw new Error('not parsed')
  return talk
}

function rowsById(value: Mapping): Map<string, Mapping> {
  const rows = [value.goals, value.agreements].flatMap((list: Value | undefined) => (Array.isArray(list) ? list : []))
  return new Map(rows.filter(isMapping).map((row) => [String(row.id), row]))
}

describe('whatever is decided about the items of the last talk', () => {
  it('the new file is valid and says the same, the old one changes only where it was closed, and nothing is lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        template,
        fc.array(item, { maxLength: 4 }),
        fc.array(item, { maxLength: 3 }),
        async (own, goals, agreements) => {
          const before = oldFile(goals, agreements)
          const value = (await parseFile(before, 'conversation')).value ?? {}
          const old = await talkFrom('people/anna/old.md', before)
          const index = indexOf(own, [old], '2026-11-21')
          const rows = rowsById(value)
          const answerOf = (id: string) =>
            (id.startsWith('m') ? goals : agreements)[Number(id.slice(1)) - 1] ?? {
              answer: undefined,
              newResult: undefined,
            }
          const open = openItemsBefore({ employee: 'anna', planned }, index)
          expect(open.map((entry) => entry.item.id)).toEqual(
            [...rows].filter(([, row]) => row.status !== 'done').map(([id]) => id),
          )
          const decisions = open.flatMap((entry): CarryDecision[] => {
            const { answer, newResult } = answerOf(entry.item.id ?? '')
            return answer === undefined
              ? []
              : [{ item: entry, answer, ...(newResult === undefined ? {} : { result: newResult }) }]
          })

          const carried = decisions.filter(isCarried).flatMap((decision) => {
            const row = carriedRow(decision, rows.get(decision.item.item.id ?? '') ?? {}, own, planned)
            return row ? [row] : []
          })
          const subject = { employee: 'anna', participants: [], manager: 'karin', planned, names: {} }
          const { talk, path } = placeNewTalk(own, { ...subject, carried }, index)
          const created = scaffoldTalk(own, talk)
          expect(requireValidTalk(await parseConversationFile(path, created), index, {})).toEqual([])
          const newRows = [...rowsById((await parseFile(created, 'conversation')).value ?? {}).values()]
          for (const decision of decisions.filter(isCarried)) {
            const source = rows.get(decision.item.item.id ?? '') ?? {}
            const made = newRows.filter((row) => row.from === decision.item.origin)
            expect(made).toHaveLength(1)
            expect(made[0]?.goal ?? made[0]?.agreement).toBe(textValue(String(source.goal ?? source.agreement)))
            for (const name of ['how', 'effect'])
              if (source[name] !== undefined && own.goals?.fields[name] !== undefined)
                expect(made[0]?.[name]).toBe(textValue(String(source[name])))
            if (made[0]?.due !== undefined) expect(String(made[0].due) >= planned).toBe(true)
          }

          const changes = decisions.flatMap(({ item: { item: entry }, answer, result }) =>
            answer === 'continue' ? [] : closingChanges(entry, answer, result, value),
          )
          const edited = await editFrontMatter(before, changes)
          expect(edited.changes).toHaveLength(changes.length)
          const after = (await parseFile(edited.text, 'conversation')).value ?? {}
          const closed = new Map(decisions.map(({ item: entry, answer }) => [entry.item.id, answer]))
          for (const [id, row] of rowsById(after)) {
            const answer = closed.get(id) ?? 'continue'
            if (answer === 'continue') expect(row).toEqual(rows.get(id))
            else {
              expect(row.status).toBe(answer)
              const { status: _, result: ended = '', ...rest } = row
              const { status: __, result: begun = '', ...restBefore } = rows.get(id) ?? {}
              expect(rest).toEqual(restBefore)
              expect(textValue(String(ended))).toContain(textValue(String(begun)).trim())
            }
          }
          expect(edited.text.split('# kept')).toHaveLength(rows.size + 1)

          // The talk has been held: what is open is what nothing was decided about.
          const held = await talkFrom(path, created.replace('\nheld:', `\nheld: ${planned}`))
          const later = indexOf(own, [await talkFrom('people/anna/old.md', edited.text), held], planned)
          const left = openItemsBefore({ employee: 'anna', planned: '2028-01-20' }, later)
            .filter((entry) => entry.talk.conversation.id === 'old')
            .map((entry) => entry.item.id)
          expect(left).toEqual(open.map((entry) => entry.item.id).filter((id) => !closed.has(id)))
        },
      ),
      { numRuns: 300 },
    )
  })
})
