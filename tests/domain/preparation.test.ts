import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { insertNotes } from '../../src/domain/format/insert-notes.ts'
import { preparationSheet } from '../../src/domain/scaffold/preparation-sheet.ts'
import { takeProposals } from '../../src/domain/scaffold/proposals.ts'
import { sharedPreparation } from '../../src/domain/scaffold/shared-preparation.ts'
import { conversationFrom } from '../../src/domain/talk/conversation.ts'
import { templateFrom } from '../../src/domain/talk/template.ts'

const template = templateFrom({
  samtal: '1',
  name: 't',
  title: 'Talk',
  language: 'en',
  preparation: { employee: ['Take your time.'], manager: ['Book a room.'] },
  sections: [
    { title: 'Now', questions: ['How is it?', { question: 'How is the group?', answers: ['manager'] }] },
    { title: 'Then', guidance: 'Think ahead.', questions: ['What do you want?'] },
  ],
  goals: {
    kinds: { result: { title: 'Result' }, skill: { title: 'Skill' } },
    fields: { goal: 'What', due: 'When', effect: '' },
    proposed_by: 'employee',
  },
})
const earlier = {
  ...{ title: 'Result', id: 'm1', text: 'Lead\na project', status: 'open', due: '2026-12-01', result: 'Begun' },
  ...{ moves: 2, isReworded: true },
}
const conversation = conversationFrom({ employee: 'anna', planned: '2026-12-10' })
const sheet = preparationSheet(template, conversation, 'employee', [earlier])
const under = ['## Preparation', '### The employee']
const file = (notes: string) => `---\nsamtal: 1\n---\n${notes}`

describe('a preparation sheet', () => {
  it('has what was agreed before, and the tasks, questions and proposals of the party', () => {
    expect(sheet).toContain('# Own preparation: Talk 2026-12-10')
    expect(sheet).toContain(
      '- **Result m1** (open, due 2026-12-01, day moved twice, text changed): Lead\n  a project\n  Result: Begun',
    )
    expect(sheet).toContain('- [ ] Take your time.')
    expect(sheet).toContain('### How is it?')
    expect(sheet).toContain('### Skill\n\n**What:**\n\n**When:**\n\n**effect:**')
    expect(sheet).not.toMatch(/Book a room|How is the group/)
    const other = preparationSheet(template, conversation, 'manager', [])
    expect(other).toMatch(/Book a room[^]*How is the group\?/)
    expect(other).not.toMatch(/Proposals|Take your time|agreed on/)
  })

  it('shares nothing before anything is written in it', () => {
    expect(sharedPreparation(sheet, sheet, '', under)).toBeUndefined()
    expect(takeProposals(sheet, template)).toMatchObject({ proposals: [], rest: sheet })
  })

  it('shares what is written with its headings, and nothing twice', () => {
    const written = sheet
      .replace('- [ ] Take', '- [x] Take')
      .replace('### How is it?\n', '### How is it?\n\nFine.\n\nQuite fine.\n')
      .replace('### What do you want?\n', '### What do you want?\n\n## Of my own\n\nFine.\n')
    const shared = sharedPreparation(written, sheet, '', under)
    expect(shared).toBe(
      [
        ...['#### Before the talk', '- [x] Take your time.', '#### Now', '##### How is it?', 'Fine.', 'Quite fine.'],
        ...['#### Then', '##### What do you want?', '#### Of my own', 'Fine.'],
      ].join('\n\n'),
    )
    const notes = insertNotes(file('# Talk\n'), shared ?? '', under)
    expect(sharedPreparation(written, sheet, notes, under)).toBeUndefined()
    const more = written.replace('Quite fine.', 'Quite fine.\n\nReally.')
    expect(sharedPreparation(more, sheet, notes, under)).toBe(
      '#### Now\n\n##### How is it?\n\nFine.\n\nQuite fine.\n\nReally.',
    )
  })

  it('takes the goals proposed, several of a kind, and leaves what is no goal', () => {
    const written = sheet
      .replace(
        '### Result\n\n**What:**\n\n**When:**',
        '### Result\n\n**What:** Run\na mile\n\n**When:** 30/9\n\n**effect:**\nFit\n\n### Result\n\nA thought.\n\n**What:**\nSwim\n\n**When:**',
      )
      .replace(/(### Skill[^]*\*\*effect:\*\*)/, '$1 Calm')
    const { proposals, rest } = takeProposals(written, template)
    expect(
      proposals.map(({ kind, fields }) => [
        kind,
        ...[...fields].map(([name, lines]) => `${name}=${lines.join('\n').trim()}`),
      ]),
    ).toEqual([
      ['result', 'goal=Run\na mile', 'due=30/9', 'effect=Fit'],
      ['result', 'goal=Swim', 'due=', 'effect='],
    ])
    expect(sharedPreparation(rest, sheet, '', under)).toBe(
      '#### Proposals for the plan\n\n##### Result\n\nA thought.\n\n##### Skill\n\n**effect:** Calm',
    )
  })

  it('loses no line that somebody writes anywhere in it, whatever the notes have, and shares none of them twice', () => {
    const line = fc.constantFrom(
      ...['Text', '## Own', '# Own', '#### Own', '### Result', '**What:** Run', '**When:**', '**effect:** Text'],
      ...['```', '~~~', '- [ ] x', '    code', '---', '***', ''],
    )
    const place = fc.record({ at: fc.nat(sheet.split('\n').length), line })
    const part = fc.array(fc.oneof(line, fc.constantFrom(...under, '## Then', '#### Now', '##### How is it?', 'Text')))
    fc.assert(
      fc.property(fc.array(place, { maxLength: 12 }), part, fc.boolean(), (places, notes, isWindows) => {
        const lines = sheet.split('\n')
        for (const [index, { at, line: text }] of places.entries())
          lines.splice(at, 0, text.replace(/Text|Own|Run|x|code/, `$& number${index}`))
        const { proposals, rest } = takeProposals(lines.join(isWindows ? '\r\n' : '\n'), template)
        const fields = proposals.flatMap((proposal) => [...proposal.fields.values()].flat())
        const before = file(`${notes.join('\n')}\n`)
        const shared = sharedPreparation(rest, sheet, before, under)
        const after = shared === undefined ? before : insertNotes(before, shared, under)
        const kept = [...fields, after].join('\n').split(/\W+/)
        for (const [mark] of lines.join('\n').matchAll(/number\d+/g)) expect(kept).toContain(mark)
        if (!lines.some(isFence) && notes.every((text) => !text.startsWith('#') && !isFence(text)))
          expect(sharedPreparation(rest, sheet, after, under)).toBeUndefined()
      }),
      { numRuns: 3_000, seed: 3 },
    )
  })
})

function isFence(text: string): boolean {
  return text === '```' || text === '~~~'
}

describe('a section of the notes', () => {
  const headings = ['## A', '### B']
  it.each<[string, string, string]>([
    ['at the end of its part', '## A\n\n### B\n\n- x\n\n### C\n', '## A\n\n### B\n\n- x\n\nNEW\n\n### C\n'],
    ['before a rule', '## A\n\n### B\n- x\n\n---\n\ny\n', '## A\n\n### B\n- x\n\nNEW\n\n---\n\ny\n'],
    ['below the heading it lacks', '## A\n\n### C\n\nx\n\n## D\n', '## A\n\n### C\n\nx\n\n### B\n\nNEW\n\n## D\n'],
    ['after all notes', '# X\n\n### B\n\nx', '# X\n\n### B\n\nx\n\n## A\n\n### B\n\nNEW\n'],
    ['at the end of the file', '## A\n### B', '## A\n### B\n\nNEW\n'],
    ['not in code', '```\n## A\n```\n', '```\n## A\n```\n\n## A\n\n### B\n\nNEW\n'],
    ['past headings in code', '## A\n### B\n~~~\n## C\n~~~\n## D\n', '## A\n### B\n~~~\n## C\n~~~\n\nNEW\n\n## D\n'],
  ])('goes %s', (_, before, after) => {
    expect(insertNotes(file(before), 'NEW\n', headings)).toBe(file(after))
    const windows = (text: string) => file(text).replaceAll('\n', '\r\n')
    expect(insertNotes(windows(before), 'NEW\n', headings)).toBe(windows(after))
  })

  it('leaves all that is there', () => {
    const line = fc.constantFrom('## A', '### B', '# C', 'x', '', '---', '```', '   ')
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = file(lines.join('\n'))
        const after = insertNotes(text, 'NEW', headings)
        const [start = '', end = ''] = after.split('NEW')
        const [, own = ''] = /^([^]*?)(?:\n+)?(?:## A\n\n)?(?:### B\n\n)?$/.exec(start) ?? []
        expect(text.startsWith(own.trimEnd()) && text.trimEnd().endsWith(end.trim())).toBe(true)
        expect(after.length).toBeGreaterThanOrEqual(text.length + 4)
      }),
      { numRuns: 1_000, seed: 5 },
    )
  })
})
