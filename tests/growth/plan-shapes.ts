import { ownTemplate } from '../support.ts'
import { talk } from '../harness.ts'
import type { Shape } from './shapes.ts'

/*
 * Plans and talks by their number: each entry has the files of one commit or several, and the commands that read them.
 */

export interface PlanShape {
  /** The files of each commit. */
  commits: readonly Shape[]
  commands: readonly (readonly string[])[]
}

const day = (index: number) => new Date(Date.UTC(1990, 0, 1) + index * 86_400_000).toISOString().slice(0, 10)
const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join('')
const files = (count: number, file: (index: number) => readonly [string, string]) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => file(index)))

const held = (id: string, on: string, extra = '', given: Readonly<Record<string, string>> = {}) =>
  [`people/anna/${id}.md`, talk({ id, planned: on, held: on, ...given }, extra)] as const
const goals = (count: number, properties: (index: number) => string) =>
  `goals:\n${times(count, (index) => `  - id: m${index}\n    kind: mal\n    goal: a\n${properties(index)}`)}`
const planned = ['people/anna/next.md', talk({ id: 'next', planned: '2026-12-20' })] as const
const steps = (properties: (index: number) => string) => (count: number) => ({
  'templates/t.yaml': ownTemplate(
    't',
    `follow_ups:\n${times(count, (index) => `  s${index}: {title: a, after: P6M, ${properties(index)}}\n`)}`,
  ),
})
const heldSince = (count: number, on: string) =>
  files(count, (index) => [`people/p${index}/a.md`, talk({ employee: `p${index}`, held: on, planned: '2025-01-20' })])

const newTalk = ['new', '--person', 'anna', '--date', '2026-12-22', '--manager', 'karin', '--dry-run']
const due = ['due', '--within', 'P5Y']
const checkFix = ['check', '--fix', '--dry-run']

/** By the number of what there is much of. */
export const planShapes: Readonly<Record<string, PlanShape>> = {
  'goals of one talk': {
    commits: [
      (count) =>
        Object.fromEntries([
          held(
            'a',
            '2026-01-20',
            goals(count, () => ''),
          ),
          planned,
        ]),
    ],
    commands: [['status', 'anna'], due, ['log'], [...newTalk, '--template', 'medarbetarsamtal', '--carry', 'all']],
  },
  'goals that each continue another of the same day': {
    commits: [
      (count) =>
        files(count, (index) =>
          held(
            `t${index}`,
            '2026-01-20',
            goals(1, () => `    from: t${index - 1}/m0\n`),
          ),
        ),
      (count) =>
        Object.fromEntries([
          held(
            'b',
            '2026-01-20',
            goals(count, (index) => `    from: b/m${(index + 1) % count}\n`),
          ),
        ]),
    ],
    commands: [checkFix, due, ['close', 'anna', 'b/m0', '--as', 'done', '--dry-run']],
  },
  'goals at the end of a long chain': {
    commits: [
      (count) => ({
        ...files(count, (index) =>
          held(
            `t${index}`,
            day(index),
            goals(1, () => `    from: t${index - 1}/m0\n`),
          ),
        ),
        ...Object.fromEntries([
          held(
            'b',
            day(count),
            goals(count, () => `    from: t${count - 1}/m0\n`),
          ),
        ]),
      }),
    ],
    commands: [
      checkFix,
      ['status', 'anna'],
      ['follow-up', 'anna', '--step', 'dialogue', '--date', '2026-11-20', '--dry-run'],
    ],
  },
  'goals that continue one whose id many talks have': {
    commits: [
      (count) => ({
        ...files(count, (index) => [
          `people/p${index}/a.md`,
          talk(
            { id: 't', employee: `p${index}`, held: '2026-01-20' },
            goals(1, () => ''),
          ),
        ]),
        ...Object.fromEntries([
          held(
            'b',
            '2026-01-21',
            goals(count, () => '    from: t/m0\n'),
          ),
        ]),
      }),
    ],
    commands: [checkFix, due, ['status']],
  },
  'talks with the same id': {
    commits: [
      (count) => ({
        ...files(count, (index) => [`people/anna/p${index}.md`, talk({ id: 't', planned: '2026-01-20' })]),
        ...files(count, (index) => [`people/anna/n${index}.md`, talk({ id: 'n', planned: '2026-12-01' })]),
      }),
    ],
    commands: [due, ['status'], ['agenda']],
  },
  'goals that a newer talk has left open': {
    commits: [
      (count) =>
        Object.fromEntries([
          held(
            'a',
            '2025-01-20',
            goals(count, () => ''),
          ),
          held('b', '2026-01-20'),
          planned,
        ]),
    ],
    commands: [due, ['agenda'], checkFix],
  },
  'steps that talks of a template meet': {
    commits: [
      (count) => ({
        'people.yaml': 'anna: {manager: karin, template: t}\nkarin: {talks: false}\n',
        ...steps(() => 'by: conversation, templates: [x]')(count),
        ...files(count, (index) => held(`t${index}`, day(index), '', { template: 't' })),
      }),
    ],
    commands: [due, ['status'], ['agenda'], newTalk],
  },
  'steps that follow-ups meet': {
    commits: [
      (count) => ({
        ...steps(() => 'by: follow-up')(count),
        ...Object.fromEntries([
          held(
            'a',
            '2026-01-20',
            `follow_ups:\n${times(count, (index) => `  - {step: s${index}, planned: 2026-12-20}\n`)}`,
            {
              template: 't',
            },
          ),
        ]),
      }),
    ],
    commands: [due, ['agenda']],
  },
  'main and part talks that are planned': {
    commits: [
      (count) => ({
        ...files(count, (index) => [
          `people/anna/m${index}.md`,
          talk({ id: `m${index}`, planned: day(index), template: 'ki-chef' }),
        ]),
        ...files(count, (index) => [
          `people/anna/p${index}.md`,
          talk({ id: `p${index}`, planned: day(index), template: 'ki-lonesamtal' }),
        ]),
      }),
    ],
    commands: [['check'], due, ['status', 'anna']],
  },
  'records that have been withdrawn': {
    commits: [(count) => heldSince(count, '2025-01-21'), (count) => heldSince(count, '2025-01-22')],
    commands: [due],
  },
  'files that cannot be read': {
    commits: [
      (count) => ({
        ...files(count, (index) => [`people/p${index}/a.md`, '---\nid: [\n']),
        ...files(count, (index) => [`people/q${index}/a.md`, talk({ employee: `q${index}` })]),
      }),
    ],
    commands: [due, ['status']],
  },
  participants: {
    commits: [
      (count) => ({
        'people/lag/a.md': talk(
          { group: 'lag', employee: undefined, template: 'kungsbacka-grupp', held: '2026-01-20' },
          `participants:\n${times(count, (index) => `  - p${index}\n`)}agreements: [{id: o1, agreement: a}]\n`,
        ),
        ...files(count, (index) => [
          `people/p${index}/a.md`,
          talk(
            { employee: `p${index}`, held: '2026-02-20' },
            'agreements: [{id: o1, agreement: a, from: lag-2026-01-20-kungsbacka-grupp/o1}]\n',
          ),
        ]),
      }),
    ],
    commands: [checkFix, due, ['status']],
  },
}
