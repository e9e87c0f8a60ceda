import { describe, expect, it } from 'vitest'
import { carriedOrigins, isSettled, originOf } from '../../src/domain/talk/carried-items.ts'
import { conversationFrom } from '../../src/domain/talk/conversation.ts'
import { indexTalks, type TalkIndex } from '../../src/domain/talk/talk-index.ts'
import { fixedClock } from '../../src/domain/time/calendar.ts'

/** `held` of a talk, and its goals as `id` or `id < origin`. */
interface Given {
  id: string
  held?: string
  goals: string[]
  employee?: string
  group?: string
  participants?: string[]
}

function indexOf(talks: readonly Given[], today = '2027-06-01'): TalkIndex {
  const files = talks.map(({ goals, employee, group, ...given }) => ({
    path: `people/${given.id}.md`,
    conversation: conversationFrom({
      ...given,
      template: 't',
      ...(group === undefined ? { employee: employee ?? 'anna' } : { group }),
      goals: goals.map((text) => {
        const [id = '', from] = text.split(' < ')
        return { id, goal: 'G', ...(from === undefined ? {} : { from }) }
      }),
    } as never),
  }))
  const none = { roster: undefined, templates: new Map(), brokenTemplates: new Set<string>() }
  return indexTalks({ ...none, conversations: 'people', talks: files }, fixedClock(today))
}

describe('an item is carried on', () => {
  const first = { id: 'a', held: '2026-01-20', goals: ['m1'] }
  it.each<[string, Given[], string[]]>([
    ['by the next talk', [first, { id: 'b', held: '2027-01-20', goals: ['m1 < a/m1'] }], ['a/m1']],
    ['by the same talk', [{ ...first, goals: ['m1', 'm2 < a/m1'] }], ['a/m1']],
    ['by a talk of the same day', [first, { id: 'b', held: '2026-01-20', goals: ['m1 < a/m1'] }], ['a/m1']],
    ['not by an earlier talk', [first, { id: 'b', held: '2025-01-20', goals: ['m1 < a/m1'] }], []],
    ['not by a talk that is only planned', [first, { id: 'b', goals: ['m1 < a/m1'] }], []],
    ['not by a talk held after the day', [first, { id: 'b', held: '2027-06-02', goals: ['m1 < a/m1'] }], []],
    [
      'not by a talk with somebody else',
      [first, { id: 'b', employee: 'bo', held: '2027-01-20', goals: ['m1 < a/m1'] }],
      [],
    ],
    ['not by itself', [{ ...first, goals: ['m1 < a/m1'] }], []],
    ['not in a circle within one talk', [{ ...first, goals: ['m1 < a/m2', 'm2 < a/m1'] }], []],
    [
      'from a circle by a later talk',
      [
        { ...first, goals: ['m1 < a/m2', 'm2 < a/m1'] },
        { id: 'b', held: '2027-01-20', goals: ['m1 < a/m1'] },
      ],
      ['a/m1'],
    ],
    [
      'step by step',
      [
        first,
        { id: 'b', held: '2027-01-20', goals: ['m1 < a/m1'] },
        { id: 'c', held: '2027-05-20', goals: ['m1 < b/m1'] },
      ],
      ['a/m1', 'b/m1'],
    ],
    [
      'from a group by one of its participants',
      [
        { ...first, group: 'norr', participants: ['anna', 'bo'] },
        { id: 'b', employee: 'bo', held: '2027-01-20', goals: ['m1 < a/m1'] },
      ],
      ['a/m1'],
    ],
    [
      'not from a group by somebody outside it',
      [
        { ...first, group: 'norr', participants: ['anna'] },
        { id: 'b', employee: 'bo', held: '2027-01-20', goals: ['m1 < a/m1'] },
      ],
      [],
    ],
    [
      'from a group by the group',
      [
        { ...first, group: 'norr', participants: ['anna'] },
        { id: 'b', group: 'norr', participants: ['bo'], held: '2027-01-20', goals: ['m1 < a/m1'] },
      ],
      ['a/m1'],
    ],
  ])('%s', (_, talks, expected) => {
    const index = indexOf(talks)
    const carried = carriedOrigins(index)
    expect([...carried].sort()).toEqual(expected)
    for (const talk of index.talks)
      for (const item of talk.conversation.items)
        expect(isSettled({ talk, item }, carried)).toBe(expected.includes(originOf({ talk, item })))
  })
})
