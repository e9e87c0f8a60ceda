import { expect, it } from 'vitest'
import { conversationFrom } from '../../src/domain/talk/conversation.ts'
import { itemAge } from '../../src/domain/talk/item-chain.ts'
import { templateFrom } from '../../src/domain/talk/template.ts'
import { indexTalks } from '../../src/domain/talk/talk-index.ts'
import { fixedClock } from '../../src/domain/time/calendar.ts'

const templates = new Map(
  ['main', 'part'].map((name) => [
    name,
    templateFrom({ name, title: name, cycle: name, language: 'en', sections: [] }),
  ]),
)

/** Talks `a`, `b`, … held on the days, each with one goal that continues what is named. */
function talks(...given: [held: string, from: string | undefined, template?: 'main' | 'part'][]) {
  const all = given.map(([held, from, template], at) => {
    const id = 'abcdef'[at] ?? ''
    const goals = [{ id: 'm1', goal: 'x', ...(from === undefined ? {} : { from }) }]
    return {
      path: `${id}.md`,
      conversation: conversationFrom({ id, employee: 'anna', held, goals, ...(template ? { template } : {}) }),
    }
  })
  const index = indexTalks(
    { ...{ conversations: 'people', roster: undefined, templates, brokenTemplates: new Set() }, talks: all },
    fixedClock('2026-11-21'),
  )
  const talk = all.at(-1)
  const [item] = talk?.conversation.items ?? []
  if (!talk || !item) throw new Error('no talk')
  return itemAge({ talk, item }, index)
}

it.each<[string, [string, string | undefined, ('main' | 'part')?][], { days: number; carried: number }]>([
  ['an item of its own', [['2026-11-01', undefined]], { days: 20, carried: 0 }],
  [
    'one carried on',
    [
      ['2025-11-21', undefined],
      ['2026-11-01', 'a/m1'],
    ],
    { days: 365, carried: 1 },
  ],
  [
    'a chain',
    [
      ['2024-11-21', undefined],
      ['2025-11-21', 'a/m1'],
      ['2026-11-01', 'b/m1'],
    ],
    { days: 730, carried: 2 },
  ],
  [
    'an item that a part talk of each year goes on with',
    [
      ['2024-11-21', undefined, 'main'],
      ['2025-02-01', 'a/m1', 'part'],
      ['2025-11-21', 'b/m1', 'main'],
      ['2026-02-01', 'c/m1', 'part'],
    ],
    { days: 730, carried: 1 },
  ],
  [
    'an item of an older cycle in a part talk',
    [
      ['2024-11-21', undefined, 'main'],
      ['2025-11-21', undefined, 'main'],
      ['2026-02-01', 'a/m1', 'part'],
    ],
    { days: 730, carried: 1 },
  ],
  ['an unknown origin', [['2026-11-01', 'x/m1']], { days: 20, carried: 0 }],
  [
    'an unknown item',
    [
      ['2025-11-21', undefined],
      ['2026-11-01', 'a/m9'],
    ],
    { days: 20, carried: 0 },
  ],
  [
    'an origin that was held later',
    [
      ['2026-11-20', undefined],
      ['2026-11-01', 'a/m1'],
    ],
    { days: 20, carried: 0 },
  ],
  [
    'a circle',
    [
      ['2026-11-01', 'b/m1'],
      ['2026-11-01', 'a/m1'],
    ],
    { days: 20, carried: 2 },
  ],
])('the age of %s', (_, given, age) => {
  expect(talks(...given)).toEqual(age)
})
