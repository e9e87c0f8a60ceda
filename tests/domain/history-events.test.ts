import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFile } from '../../src/domain/format/parse-file.ts'
import type { Commit, FileChange } from '../../src/domain/history/commit.ts'
import { diffConversations, type ConversationEvent } from '../../src/domain/history/diff-conversations.ts'
import { historyEvents } from '../../src/domain/history/events.ts'
import type { Holder } from '../../src/domain/history/holders.ts'
import { outcomesBetween, withDays } from '../../src/domain/history/outcomes.ts'
import { ownPaths } from '../../src/domain/history/own-paths.ts'
import { findPersonRenames } from '../../src/domain/history/person-renames.ts'
import { planVersion, type PlanVersion } from '../../src/domain/history/plan-version.ts'
import { signedContent } from '../../src/domain/talk/signed-content.ts'

const head = 'samtal: 1\nid: a1\ntemplate: t\nemployee: anna\nmanager: karin\nplanned: 2026-01-20\n'

async function plan(yaml: string): Promise<PlanVersion> {
  const { value } = await parseFile(`---\n${yaml}---\n`, 'conversation')
  if (!value) throw new Error('the version cannot be read')
  return planVersion(value, true, signedContent)
}

/** An event in short: its type, what it is about, and what was before and after. */
function short({ type, item, step, role, from, to, afterSigning }: ConversationEvent): string {
  const change = from === undefined && to === undefined ? undefined : `${from ?? ''}>${to ?? ''}`
  return [type, item ?? step ?? role, change, afterSigning ? 'after-signing' : undefined].filter(Boolean).join(' ')
}

const goal = (...lines: string[]) => `goals:\n  - id: m1\n${lines.map((line) => `    ${line}\n`).join('')}`
const held = 'held: 2026-01-22\n'
const signed = 'signed: {employee: {date: 2026-01-25}, manager: {date: 2026-01-26}}\n'

describe('what happened between two versions', () => {
  it.each<[string, string, string[]]>([
    ['', '', []],
    ['', held, ['talk-held >2026-01-22']],
    [held, 'held: 2026-01-23\n', ['talk-redated 2026-01-22>2026-01-23']],
    [held, '', ['talk-unheld 2026-01-22>']],
    ['', goal('goal: x'), ['item-added m1']],
    ['', goal('goal: x', 'status: done'), ['item-added m1', 'item-closed m1 open>done']],
    [goal('goal: x'), goal('goal: y'), ['item-changed m1']],
    [`${goal('goal: x')}${signed}`, `${goal('goal: y')}${signed}`, ['item-changed m1 after-signing']],
    [goal('goal: x'), goal('goal: x', 'due: 2026-05-01'), ['item-due-set m1 >2026-05-01']],
    [
      goal('goal: x', 'due: 2026-05-01'),
      goal('goal: x', 'due: 2026-06-01'),
      ['item-due-moved m1 2026-05-01>2026-06-01'],
    ],
    [goal('goal: x', 'due: 2026-05-01'), goal('goal: x'), ['item-due-removed m1 2026-05-01>']],
    [goal('goal: x'), goal('goal: x', 'status: open', 'result: y'), []],
    [goal('goal: x'), goal('goal: x', 'status: dropped'), ['item-closed m1 open>dropped']],
    [goal('goal: x', 'status: done'), goal('goal: x'), ['item-reopened m1 done>open']],
    [goal('goal: x'), goal('goal: x', 'status: a sentence'), []],
    [goal('goal: x', 'status: a sentence'), goal('goal: x'), []],
    [goal('goal: x', 'status: a sentence'), goal('goal: x', 'status: done'), ['item-closed m1 >done']],
    [goal('goal: x'), '', ['item-removed m1']],
    ['', 'follow_ups: [{step: year, held: 2026-03-01}]\n', ['follow-up-held year >2026-03-01']],
    [
      'follow_ups: [{step: year, held: 2026-03-01}]\n',
      'follow_ups: [{step: year, held: 2026-03-02}]\n',
      ['follow-up-redated year 2026-03-01>2026-03-02'],
    ],
    ['follow_ups: [{step: year, held: 2026-03-01}]\n', '', ['follow-up-removed year 2026-03-01>']],
    ['', 'follow_ups: [{step: "A sentence", held: 2026-03-01}]\n', []],
    ['', signed, ['signed employee >2026-01-25', 'signed manager >2026-01-26']],
    [signed, '', ['signature-removed employee 2026-01-25>', 'signature-removed manager 2026-01-26>']],
  ])('%j to %j', async (before, after, expected) => {
    expect(diffConversations(await plan(head + before), await plan(head + after)).map(short)).toEqual(expected)
  })

  it('is nothing where two versions say the same, however they are written', async () => {
    const word = fc.constantFrom('Bli', 'bättre', 'på', 'svenska', '2026', 'é', 'mål', 'x')
    const text = fc.array(word, { minLength: 1, maxLength: 8 })
    const style = fc.constantFrom<(words: readonly string[], indent: string) => string>(
      (words) => words.join(' '),
      (words) => JSON.stringify(words.join(' ')),
      (words) => `'${words.join(' ')}'`,
      (words, indent) => `|\n${indent}${words.join(' ')}`,
      (words, indent) => `|-\n${indent}${words.join(' ')}`,
      (words, indent) => `|+\n${indent}${words.join(' ')}\n`,
      (words, indent) => `|\n${indent}${words.join(`\n${indent}`)}\n`,
      (words, indent) => `>\n${indent}${words.join(`\n${indent}`)}`,
      (words, indent) => words.join(`\n${indent}`),
    )
    const whole = fc.constantFrom<(yaml: string) => string>(
      (yaml) => yaml,
      (yaml) => yaml.replaceAll('\n', '\r\n'),
      (yaml) => yaml.normalize('NFD'),
      (yaml) => `# comment\n${yaml}`,
    )
    const write = (
      words: readonly string[],
      how: readonly ((words: readonly string[], indent: string) => string)[],
    ) => {
      const [first = String, second = String] = how
      const lines = [
        `goal: ${first(words, '      ')}`,
        `how: ${second(words, '      ')}`,
        'kind: mal',
        'due: 2026-05-01',
      ]
      return `${head}${goal(...(how[2] === first ? lines : lines.toReversed()))}`
    }
    const styles = fc.array(style, { minLength: 3, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(text, styles, styles, whole, whole, async (words, one, other, wholeOne, wholeOther) => {
        const [before, after] = [wholeOne(write(words, one)), wholeOther(write(words, other))]
        expect(diffConversations(await plan(before), await plan(after))).toEqual([])
      }),
      { numRuns: 1_000, seed: 5 },
    )
  })
})

/** A history without branches: the tree of each commit, path to version; commits are a day apart from 2026-01-01. */
function linear(...trees: Record<string, string>[]): Map<string, Commit> {
  const commits = trees.map((tree, index): [string, Commit] => {
    const before = trees[index - 1] ?? {}
    const changes = [...new Set([...Object.keys(before), ...Object.keys(tree)])].flatMap((path): FileChange[] =>
      before[path] === tree[path] ? [] : [{ path, before: before[path], after: tree[path] }],
    )
    const seconds = Date.UTC(2026, 0, index + 1, 12) / 1000
    const times = { authorDate: seconds, committerDate: seconds }
    const parents = index === 0 ? [] : [String(index - 1)]
    return [String(index), { hash: String(index), parents, author: 'K', ...times, changes: [changes] }]
  })
  return new Map(commits)
}

/** Versions by name: `a` is conversation a without anything, `a+` with a goal, `?` cannot be read. */
function versionOf(name: string): PlanVersion | undefined {
  if (name === '?') return undefined
  const goals = name.endsWith('+') ? [{ id: 'm1', goal: 'x' }] : []
  return planVersion({ id: name.slice(0, 1), employee: 'anna', planned: '2026-01-20', goals }, false, signedContent)
}

function holderOf(name: string): Holder | undefined {
  const version = versionOf(name)
  return version && { conversation: version.id, person: version.person }
}

function eventsIn(folder: string, ...trees: Record<string, string>[]): string[] {
  const commits = linear(...trees)
  const pathsAtHead = Object.keys(trees.at(-1) ?? {})
  const renames = findPersonRenames(commits, holderOf)
  const isOwn = ownPaths(commits, holderOf, renames, { folder, pathsAtHead })
  return historyEvents({ head: String(trees.length - 1), commits, versionOf, renames, isOwn }).map(
    ({ commit, type, conversation, path }) => `${commit.hash} ${type} ${conversation ?? path}`,
  )
}

describe('the events of a workspace', () => {
  it.each<[string, Record<string, string>[], string[]]>([
    [
      'a talk that is added, changed and removed',
      [{ 'ws/p': 'a' }, { 'ws/p': 'a+' }, {}],
      ['0 talk-planned a', '1 item-added a', '2 file-deleted a'],
    ],
    ['a file that is renamed', [{ 'ws/p': 'a' }, { 'ws/q': 'a' }], ['0 talk-planned a']],
    [
      'a talk that is moved in from elsewhere',
      [{ 'x/p': 'a' }, { 'x/p': 'a+' }, { 'ws/p': 'a+' }],
      ['0 talk-planned a', '1 item-added a'],
    ],
    [
      'a talk that is moved away',
      [{ 'ws/p': 'a' }, { 'x/p': 'a', 'ws/q': 'b' }],
      ['0 talk-planned a', '1 talk-planned b'],
    ],
    [
      'a folder that was renamed, with a talk deleted before',
      [{ 'old/p': 'a', 'old/q': 'b' }, { 'old/p': 'a' }, { 'ws/p': 'a' }],
      ['0 talk-planned a', '0 talk-planned b', '1 file-deleted b'],
    ],
    [
      'a neighbour that loses a talk',
      [
        { 'ws/p': 'a', 'x/p': 'b', 'x/q': 'c' },
        { 'ws/p': 'a', 'x/q': 'c' },
      ],
      ['0 talk-planned a'],
    ],
    [
      'a neighbour from which a talk was moved',
      [
        { 'x/p': 'a', 'x/q': 'b', 'x/r': 'c' },
        { 'ws/p': 'a', 'x/q': 'b', 'x/r': 'c' },
        { 'ws/p': 'a', 'x/q': 'b' },
      ],
      ['0 talk-planned a'],
    ],
    [
      'a neighbour with a talk of the same id',
      [{ 'x/p': 'a' }, { 'x/p': 'a', 'ws/p': 'a' }, { 'x/p': 'a+', 'ws/p': 'a' }, { 'ws/p': 'a' }],
      ['1 talk-planned a'],
    ],
    [
      'a version that cannot be read',
      [{ 'ws/p': 'a' }, { 'ws/p': '?' }, { 'ws/p': 'a+' }],
      ['0 talk-planned a', '1 file-unreadable a', '2 item-added a'],
    ],
    ['a file that could never be read', [{ 'ws/p': '?' }, { 'ws/p': '?', 'x/p': '?' }], ['0 file-unreadable ws/p']],
    [
      'a talk that was deleted and restored',
      [{ 'ws/p': 'a' }, {}, { 'ws/q': 'a' }],
      ['0 talk-planned a', '1 file-deleted a', '2 file-restored a'],
    ],
  ])('%s', (_, trees, expected) => {
    expect(eventsIn('ws/', ...trees)).toEqual(expected)
  })
})

describe('the outcome of goals between two days', () => {
  const outcomes = async (from: string, to: string, start: string, ...versions: string[]) => {
    const plans = new Map(await Promise.all(versions.map(async (yaml) => [yaml, await plan(head + yaml)] as const)))
    const commits = linear(...versions.map((yaml) => ({ p: yaml })))
    const input = { head: String(versions.length - 1), commits, versionOf: (oid: string) => plans.get(oid) }
    const renames = findPersonRenames(commits, () => undefined)
    const events = withDays(historyEvents({ ...input, renames, isOwn: () => true }), 'UTC')
    return outcomesBetween(events, { from, to, start }, () => []).map(({ item, status, added, changed, due }) =>
      [item, status, added ? 'new' : '', changed ? 'changed' : '', due.join('>')].filter(Boolean).join(' '),
    )
  }
  const one = goal('goal: x', 'due: 2026-05-01')
  it.each<[string, string, string, string[], string[]]>([
    ['2025-12-31', '2026-01-09', '2026-01-01', ['', one], ['m1 open new 2026-05-01']],
    ['2026-01-01', '2026-01-09', '2026-01-02', ['', one], ['m1 open new 2026-05-01']],
    ['2026-01-02', '2026-01-09', '2026-01-03', ['', one], ['m1 open 2026-05-01']],
    [
      '2026-01-21',
      '2026-01-31',
      '2026-01-22',
      [...Array.from({ length: 24 }, () => ''), held + one],
      ['m1 open 2026-05-01'],
    ],
    [
      '2026-01-20',
      '2026-01-31',
      '2026-01-21',
      [...Array.from({ length: 24 }, () => ''), held + one],
      ['m1 open new 2026-05-01'],
    ],
    ['2026-01-01', '2026-01-09', '2026-01-01', [goal('goal: x'), one], ['m1 open 2026-05-01']],
    [
      '2026-01-01',
      '2026-01-09',
      '2026-01-01',
      [one, goal('goal: x', 'due: 2026-06-01')],
      ['m1 open 2026-05-01>2026-06-01'],
    ],
    [
      '2026-01-01',
      '2026-01-09',
      '2026-01-01',
      [one, goal('goal: y', 'due: 2026-05-01')],
      ['m1 open changed 2026-05-01'],
    ],
    ['2026-01-01', '2026-01-09', '2026-01-01', [one, ''], ['m1 removed 2026-05-01']],
    ['2026-01-02', '2026-01-09', '2026-01-02', [one, goal('goal: x', 'status: done')], []],
    ['2026-01-01', '2026-01-01', '2026-01-01', [one, goal('goal: x', 'status: done')], ['m1 open 2026-05-01']],
  ])('after %s to %s, of what was there on %s', async (from, to, start, versions, expected) => {
    expect(await outcomes(from, to, start, ...versions)).toEqual(expected)
  })
})
