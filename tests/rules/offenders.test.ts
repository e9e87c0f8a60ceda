import { describe, expect, it } from 'vitest'
import { RULES, type RuleId } from '../../src/domain/check/diagnostic.ts'
import { isOptIn } from '../../src/domain/check/severity.ts'
import { Sandbox, talk } from '../harness.ts'
import { alongside, ownTemplate, places, report } from '../support.ts'

/** The least workspace that offends a rule, and where; everything found, in order. */
interface Offender {
  files: Record<string, string | Uint8Array>
  args?: string[]
  found: string[]
}

const a = 'people/anna/a.md'
const b = 'people/anna/b.md'
const goal = (...lines: string[]) => `goals:\n  - id: m1\n${lines.map((line) => `    ${line}\n`).join('')}`

/** One talk of Anna's that offends a rule. */
function one(found: string, given: Record<string, string | undefined>, extra = '', notes = ''): Offender {
  return { files: { [a]: talk(given, extra) + notes }, found: [`${a}:${found}`] }
}

/** One raw file in Anna's folder. */
function raw(found: string, text: string | Uint8Array, path = a): Offender {
  return { files: { [path]: text }, found: [`${path}:${found}`] }
}

function mall(found: string, text: string): Offender {
  return { files: { 'templates/egen.yaml': text }, found: [`templates/egen.yaml:${found}`] }
}

const offenders: Record<RuleId, Offender> = {
  'file-unreadable': raw('1:1', 'x'.repeat(8 * 1024 * 1024 + 1)),
  'file-unexpected': raw('1:1', 'x', 'people/anna/a.docx'),
  'file-misplaced': raw('5:11', talk({}), 'people/bo/a.md'),
  'encoding-invalid': raw('1:1', Buffer.from(talk({}, '# L\u00e4s\n'), 'latin1')),
  'front-matter-missing': raw('1:1', '# Samtal\n'),
  'front-matter-unclosed': raw('9:1', talk({}).replace('planned: 2026-01-20\n---', 'planned: 2026-01-20\nheld:\n----')),
  'front-matter-large': one('1:1', {}, `# ${'x'.repeat(64 * 1024)}\n`),
  'front-matter-deep': one('8:16', {}, `goals: ${'['.repeat(9)}x${']'.repeat(9)}\n`),
  'control-character': one('8:11', {}, 'follows: a\u0007b\n'),
  'yaml-invalid': one('10:11', {}, goal('goal: Kurs: en dag i mars')),
  'yaml-tab': one('10:1', {}, 'goals:\n  - id: m1\n\tgoal: Läs\n'),
  'yaml-unsupported': one('8:10', {}, 'follows: *a\n'),
  'key-duplicate': one('8:1', {}, 'planned: 2026-01-21\n'),
  'text-cut': one('10:11', {}, goal('goal: Bli #1 i regionen')),
  'text-header': one('10:13', {}, goal('goal: | Läs en bok')),
  'property-unknown': one('11:5', {}, goal('goal: Läs en bok', 'deadline: 2026-09-30')),
  'property-missing': one('9:5', {}, 'goals:\n  - goal: Läs en bok\n'),
  'type-wrong': one('8:8', {}, 'goals: Läs en bok\n'),
  'value-unknown': one('11:13', {}, goal('goal: Läs en bok', 'status: klart')),
  'value-invalid': { files: { 'samtal.yaml': 'timezone: Mars/Olympus\n' }, found: ['samtal.yaml:1:11'] },
  'id-invalid': one('6:10', { manager: 'Karin Ek' }),
  'date-invalid': one('7:10', { planned: '2026-02-30' }),
  'participants-wrong': one('5:11', { template: 'kungsbacka-grupp' }),
  'template-unknown': one('4:11', { template: 'kichef' }),
  'kind-unknown': one('11:11', {}, goal('goal: Läs en bok', 'kind: delmal')),
  'step-unknown': one('9:11', {}, 'follow_ups:\n  - step: halvar\n'),
  'criterion-unknown': one('9:3', { template: 'resultat-utveckling-chef' }, 'ratings:\n  styrka: bra\n'),
  'level-unknown': one('9:13', { template: 'resultat-utveckling-chef' }, 'ratings:\n  styrning: fint\n'),
  'goal-incomplete': one('10:5', { held: '2026-01-22' }, goal('how: Läs en bok')),
  'agreement-incomplete': one(
    '10:5',
    { template: 'kungsbacka', held: '2026-01-22' },
    'agreements:\n  - id: o1\n    agreement: Boka en kurs\n',
  ),
  'notice-short': one('8:10', { template: 'kungsbacka', invited: '2026-01-05' }),
  'window-missed': one('7:10', { template: 'ki-chef', planned: '2026-05-20' }),
  'person-unknown': {
    files: { 'people.yaml': 'anna: {manager: karin}\n', [a]: talk({ manager: 'karen', held: '2026-01-22' }) },
    found: [`${a}:6:10`],
  },
  'person-repeated': {
    files: {
      'people/norr/a.md': talk({ group: 'norr', template: 'kungsbacka-grupp', participants: '[anna, bo, anna]' }),
    },
    found: ['people/norr/a.md:8:26'],
  },
  'self-talk': one('6:10', { manager: 'anna' }),
  'manager-wrong': {
    files: { 'people.yaml': 'anna: {manager: karin}\nbo: {manager: karin}\n', [a]: talk({ manager: 'bo' }) },
    found: [`${a}:6:10`],
  },
  'managers-differ': {
    files: {
      [a]: talk({ template: 'ki-chef' }),
      [b]: talk({ template: 'ki-lonesamtal', planned: '2026-11-03', manager: 'bo' }),
    },
    found: [`${b}:6:10`],
  },
  'date-order': one('8:10', { invited: '2026-01-21' }),
  'held-in-future': one('8:7', { held: '2026-11-22' }),
  'due-before-talk': one('11:10', {}, goal('goal: Läs en bok', 'due: 2025-09-30')),
  'id-duplicate': {
    files: { [a]: talk({}), [b]: talk({ id: 'anna-2026-01-20-medarbetarsamtal', planned: '2027-01-19' }) },
    found: [`${a}:3:5`, `${b}:3:5`],
  },
  'item-id-duplicate': one('11:9', {}, `${goal('goal: Läs en bok')}  - id: m1\n    goal: Gå en kurs\n`),
  'reference-unknown': one('8:10', { follows: 'anna-2025-01-20-medarbetarsamtal' }),
  'changed-unreplaced': one('11:13', {}, goal('goal: Läs en bok', 'status: changed')),
  'placeholder-left': one('13:19', { held: '2026-01-22' }, '', '\nNästa avstämning: {{dag}}.\n'),
  'identity-number': one('12:6', { held: '2026-01-22' }, '', 'Åsa, 20121212–1212, kom.\n'),
  'public-free-text': one('6:10', { manager: 'den-som-inte-mar-bra' }),
  'sensitive-word': {
    files: { [a]: `${talk({})}Om din sjukskrivning.\n`, 'samtal.yaml': 'rules: {sensitive-word: warning}\n' },
    found: [`${a}:11:8`],
  },
  'rule-unknown': { files: { 'samtal.yaml': 'rules:\n  window-mised: error\n' }, found: ['samtal.yaml:2:3'] },
  'reason-missing': { files: { 'samtal.yaml': 'rules:\n  window-missed: off\n' }, found: ['samtal.yaml:2:3'] },
  'name-mismatch': mall('2:7', ownTemplate('annan')),
  'part-undefined': mall('7:15', ownTemplate('egen', '    records: [goals]\n')),
  'step-contradictory': mall(
    '12:5',
    ownTemplate(
      'egen',
      'follow_ups:\n  half-year:\n    title: Uppföljning\n    after: P6M\n    by: follow-up\n    window: {from: 06-01, to: 08-31}\n',
    ),
  ),
}

const cases = Object.entries(offenders) as [RuleId, Offender][]

describe('offenders', () => {
  it('has one for every rule', () => {
    expect(Object.keys(offenders)).toEqual(Object.keys(RULES))
  })

  it.concurrent.each(cases)('%s is found where it is, and nothing else', async (rule, { files, args = [], found }) => {
    const box = new Sandbox().init().write(files)
    const run = await alongside(box, ['check', '--format', 'json', ...args])
    const { findings } = report(run)
    expect(places(findings)).toEqual(found.map((place) => `${place} ${rule}`))
    expect(new Set(findings.map(({ severity }) => severity))).toEqual(new Set([RULES[rule]]))
    expect(run.code).toBe(RULES[rule] === 'error' ? 1 : 0)

    // The same in Swedish, and in words of its own.
    const swedish = await alongside(box, ['check', '--lang', 'sv', ...args])
    expect(swedish.code).toBe(run.code)
    const lines = swedish.out.trimEnd().split('\n').slice(0, -1)
    expect(lines).toHaveLength(findings.length)
    for (const [index, { path, line, column, message }] of findings.entries()) {
      const start = `${path}:${line}:${column} ${RULES[rule] === 'error' ? 'fel' : 'varning'} ${rule} `
      expect(lines[index]).toContain(start)
      const said = lines[index]?.slice(start.length) ?? ''
      expect(message).toMatch(/\S.*\S/)
      expect(said).toMatch(/\S.*\S/)
      expect(said).not.toBe(message)
    }
  })
})

describe('explain', () => {
  it.concurrent.each(Object.keys(RULES))('%s in both languages', async (rule) => {
    const box = new Sandbox()
    const [en, sv] = await Promise.all(
      ['en', 'sv'].map((language) => alongside(box, ['explain', rule, '--lang', language])),
    )
    for (const run of [en, sv]) {
      expect(run).toMatchObject({ code: 0, err: '' })
      expect(run?.out).toContain(rule)
      expect(run?.out.trim().split('\n').length).toBeGreaterThan(6)
    }
    expect(en?.out).toMatch(/\nWhat to do: \S[^]*\nWrong:\n {4}\S[^]*\nRight:\n {4}\S/)
    expect(sv?.out).toMatch(/\nGör så här: \S[^]*\nFel:\n {4}\S[^]*\nRätt:\n {4}\S/)
  })

  it('lists every rule with what to do', () => {
    const { code, out } = new Sandbox().samtal(['explain'])
    expect(code).toBe(0)
    for (const [rule, severity] of Object.entries(RULES))
      expect(out).toMatch(new RegExp(`^${rule} +${isOptIn(rule) ? 'off' : severity} +\\S`, 'm'))
  })
})
