import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Coverage } from '../../src/domain/coverage/coverage.ts'
import { teamBox } from '../coverage-box.ts'
import { Sandbox, talk } from '../harness.ts'
import { expectRefusal } from '../support.ts'

type CoverageJson = Coverage & {
  failures: { repository: string; code: string }[]
  workspaces: number
}

function json(box: Sandbox, ...args: string[]): CoverageJson {
  const { code, out, err } = box.samtal(['coverage', ...args, '--format', 'json'])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return JSON.parse(out) as CoverageJson
}

const norr = { unit: 'Norr', manager: 'karin', people: 7, talked: 5 }
const vast = { unit: 'Väst', manager: 'eva', people: 6, talked: 2 }
const ost = { unit: 'Ost', manager: 'eva', people: 2, talked: 1 }
const numbersOf = ({
  people,
  talked,
  late,
  notYet,
}: {
  people: number
  talked: number | null
  late: number | null
  notYet: number | null
}) => `${people} = ${talked} + ${late} + ${notYet}`

describe('samtal coverage', () => {
  it('counts this year to today, and shows it as a table', () => {
    const { code, out, err } = teamBox([norr, vast]).samtal(['coverage', '--by', 'unit'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out.split('\n').slice(0, 6)).toEqual([
      'Talks held from 2026-01-01 to 2026-11-21',
      '',
      'Unit   People  Talked  Share  Late  Not yet',
      'Norr        7       5   71 %     2        0',
      'Väst        6       2   33 %     4        0',
      'Total      13       7   54 %     6        0',
    ])
  })

  it('is complete in Swedish', () => {
    const { out } = teamBox([norr, vast, ost]).samtal(['coverage', '--by', 'unit', '--lang', 'sv'])
    expect(out).toContain('Samtal från 2026-01-01 till 2026-11-21\n')
    expect(out).toContain('(2 små grupper)')
    expect(out).toContain('Enhet och chef är de som står i people.yaml nu')
  })

  it('puts a small group together with the smallest of the others', () => {
    const { groups, total } = json(teamBox([norr, vast, ost]), '--by', 'unit')
    expect(groups.map((group) => [group.unit, group.pooled, numbersOf(group)])).toEqual([
      ['Norr', undefined, '7 = 5 + 2 + 0'],
      [undefined, 2, '8 = 3 + 5 + 0'],
    ])
    expect(numbersOf(total)).toBe('15 = 8 + 7 + 0')
  })

  it('shows larger groups only, where the workspace says so', () => {
    const { groups, min } = json(teamBox([norr, vast], { settings: 'coverage: {min: 7}\n' }), '--by', 'unit')
    expect(min).toBe(7)
    expect(groups.map(({ people }) => people)).toEqual([13])
    const box = teamBox([], { settings: 'coverage: {min: 4}\n' })
    expect(box.samtal(['check']).out).toMatch(/samtal\.yaml:3:\d+:? error:? value-invalid/)
    expectRefusal(box.samtal(['coverage']), 'samtal.yaml has errors')
  })

  it('shows nothing but the number of people where all are few', () => {
    const box = teamBox([ost])
    expect(json(box, '--by', 'unit')).toMatchObject({
      groups: [],
      total: { people: 2, talked: null, left: null },
    })
    const { out } = box.samtal(['coverage', '--by', 'unit'])
    expect(out).toContain('Fewer than 5 people are not counted further; samtal due lists what is due.')
    expect(out).not.toMatch(/Follow-ups|\b1\b/)
  })

  it('rolls a chain of managers up', () => {
    const roster = ['karin', 'eva'].map((id) => `${id}: {name: ${id.toUpperCase()}, manager: vd, start: 2020-01-01}`)
    const staff = Array.from({ length: 5 }, (_, number) => `s${number}: {manager: vd, start: 2020-01-01}`)
    const top = Array.from({ length: 5 }, (_, number) => `t${number}: {start: 2020-01-01}`)
    const box = teamBox([norr, vast], {
      roster: [...roster, ...staff, ...top, 'vd: {name: Vera}', ''].join('\n'),
    })
    expect(json(box, '--by', 'manager').groups.map(({ manager, people }) => [manager, people])).toEqual([
      ['vd', 20],
      ['eva', 6],
      ['karin', 7],
      [null, 6],
    ])
    expect(box.samtal(['coverage', '--by', 'manager']).out).toMatch(/\nVera {2,}20 /)
  })

  it('answers for any past year, from the conversations at HEAD', () => {
    const box = teamBox([norr])
    const years = json(box, '--from', '2024-05-01', '--by', 'year')
    expect(years.groups.map((group) => [group.year, numbersOf(group)])).toEqual([
      ['2024', '7 = 0 + 7 + 0'],
      ['2025', '7 = 0 + 7 + 0'],
      ['2026', '7 = 5 + 2 + 0'],
    ])
    expect(json(box, '--year', '2025').total).toMatchObject({
      people: 7,
      talked: 0,
      openItems: null,
    })
    expect(json(box, '--year', '2026', '--today', '2026-02-03').total).toMatchObject({ talked: 3 })
    expect(json(box, '--from', '2026-02-02', '--to', '2026-02-03').total).toMatchObject({ talked: 2 })
  })

  it('does not show what those who left between the years had, by the total', () => {
    const roster = 'bytte: {unit: Norr, manager: eva, start: 2020-01-01, end: 2025-12-31}\n'
    const box = teamBox([norr], { roster })
    box.write({ 'people/bytte/a.md': talk({ employee: 'bytte', held: '2025-02-03' }) }).commit('2026-03-02')
    const years = ['--from', '2025-01-01', '--by', 'year']
    const { groups, total } = json(box, ...years)
    expect(groups.map(({ year, people, followUps }) => [year, people, followUps?.missed])).toEqual([
      ['2025', 8, 1],
      ['2026', 7, 5],
    ])
    expect(total).toMatchObject({ people: 7, talked: 5, followUps: null })
    expect(json(box, '--by', 'year').total.followUps).toMatchObject({ missed: 5 })
    for (const [language, note] of [
      ['en', 'The follow-ups of all years together are not shown'],
      ['sv', 'Uppföljningarna för alla år tillsammans visas inte'],
    ])
      expect(box.samtal(['coverage', ...years, '--lang', language ?? '']).out).toContain(note)
  })

  it('takes talks, roster and settings from HEAD, and writes nothing', () => {
    const box = teamBox([norr])
    const before = json(box)
    box.write({
      'people.yaml': 'x: {}\n',
      'samtal.yaml': 'since: 2026-11-01\n',
      'people/norr-7/b.md': talk({ employee: 'norr-7', held: '2026-03-01' }),
    })
    expect(json(box)).toEqual(before)
    expect(box.git('status', '--porcelain').split('\n')).toHaveLength(3)
  })

  it('tells those who left apart, and those whom the roster does not have', () => {
    const left = Array.from({ length: 6 }, (_, number) => `left-${number}: {end: 2026-0${number + 1}-15}\n`)
    const box = teamBox([norr], { roster: left.join('') })
    box.write({
      'people/left-3/a.md': talk({ employee: 'left-3', held: '2026-02-03' }),
    })
    box.write({
      'people/okand/a.md': talk({ employee: 'okand', held: '2026-02-03' }),
    })
    box.write({ 'people/norr-1/c.md': '---\nid: [\n---\n' }).commit('2026-03-02')
    expect(json(box)).toMatchObject({
      total: { people: 7, left: { talked: 1, notTalked: 5 } },
      ...{ unlisted: 1, unreadable: 1 },
    })
    const { out } = box.samtal(['coverage'])
    expect(out).toContain('6 left during the period: 1 with a talk, 5 without.')
    expect(out).toContain('1 person outside people.yaml had a talk in the period, and is not counted.')
    expect(out).toContain('1 file or entry cannot be read')
  })

  it('counts a last talk that the roster states', () => {
    const roster = 'ny: {start: 2020-01-01, last_talk: 2026-01-10}\n'
    expect(json(teamBox([norr], { roster })).total).toMatchObject({
      people: 8,
      talked: 6,
      stated: 1,
    })
  })

  it('counts the permanent only', () => {
    const roster = Array.from({ length: 5 }, (_, number) => `v${number}: {employment: temporary}\n`).join('')
    const box = teamBox([norr], { roster })
    expect(json(box).total.people).toBe(12)
    expect(json(box, '--employment', 'permanent').total.people).toBe(7)
    expect(json(box, '--employment', 'temporary').total.people).toBe(5)
    expect(box.samtal(['coverage', '--employment', 'permanent']).out).toContain('(permanent staff only)')
  })

  it('has no denominator without a roster, and says so', () => {
    const box = teamBox([norr])
    box.git('rm', '--quiet', 'people.yaml')
    box.commit('2026-03-02')
    expect(json(box)).toMatchObject({
      withoutRoster: 1,
      total: { people: 5, talked: 5 },
    })
    expect(box.samtal(['coverage']).out).toContain('there is nothing to compare with')
  })

  it('says where the records do not reach', () => {
    const box = teamBox([norr])
    expect(json(box).incomplete).toBe(false)
    expect(json(box, '--from', '2019-06-01').incomplete).toBe(true)
    expect(box.samtal(['coverage', '--from', '2019-06-01']).out).toContain('earlier talks are missing')
    expectRefusal(
      box.samtal(['coverage', '--year', '2019']),
      'the period ends on 2019-12-31, before the records begin on 2020-01-01',
    )
  })

  it.each<[string[], string]>([
    [['--year', '26'], '--year takes a year, such as 2026'],
    [['--from', '1/1'], '--from takes a date that exists'],
    [['--year', '2025', '--to', '2025-06-30'], '--year and --to cannot be used together'],
    [['--from', '2026-05-01', '--to', '2026-04-30'], 'the period ends on 2026-04-30, before it begins on 2026-05-01'],
    [['--year', '2027'], 'the period begins on 2027-01-01, which is still to come'],
    [['--by', 'age'], '--by takes unit, manager, template, year'],
    [['--employment', 'hourly'], /--employment.* takes permanent, temporary/ as never],
  ])('refuses %j', (args, message) => {
    expectRefusal(teamBox([norr]).samtal(['coverage', ...args]), message)
  })
})

describe('the formats of coverage', () => {
  it('csv opens in spreadsheets, by the language, and its formulas are text', () => {
    const box = teamBox([{ ...norr, unit: 'Åre' }], {
      roster: 'x: {unit: "=1+1"}\n',
    })
    const { out } = box.samtal(['coverage', '--by', 'unit', '--format', 'csv', '--lang', 'sv'])
    expect(out.startsWith('\ufeffrow;from;to;asOf;year;unit;')).toBe(true)
    expect(out).toMatch(/\r\ntotal;2026-01-01;2026-11-21;.*;8;5;.*\r\n$/)
    const many = Array.from({ length: 5 }, (_, number) => `x${number}: {unit: "=1+1"}\n`).join('')
    const formula = teamBox([{ ...norr, unit: 'Åre' }], { roster: many })
    expect(formula.samtal(['coverage', '--by', 'unit', '--format', 'csv']).out).toContain(",'=1+1,")
  })

  it('markdown is a table in which nothing of a name acts', () => {
    const many = Array.from({ length: 5 }, (_, number) => `x${number}: {unit: "a|b <img>"}\n`).join('')
    const { out } = teamBox([norr], { roster: many }).samtal(['coverage', '--by', 'unit', '--format', 'markdown'])
    expect(out).toContain('\n| a\\|b \\<img\\> | 5 | 0 | 0 % |')
    expect(out).toContain('\n| Total | 12 | 5 |')
  })
})

describe('coverage of several repositories', () => {
  it('counts the people of all together, each once', () => {
    const [one, other] = [teamBox([norr]), teamBox([vast])]
    const result = json(one, one.dir, other.dir, `${one.dir}/people`, '--by', 'unit')
    expect(result.workspaces).toBe(2)
    expect(result.groups.map((group) => [group.unit, numbersOf(group)])).toEqual([
      ['Norr', '7 = 5 + 2 + 0'],
      ['Väst', '6 = 2 + 4 + 0'],
    ])
  })

  it('takes an id for the same person everywhere, and reports different entries', () => {
    const one = teamBox([norr])
    const other = teamBox([vast], {
      roster: 'norr-7: {unit: Väst}\nkarin: {talks: false}\n',
    })
    other
      .write({
        'people/norr-7/a.md': talk({ employee: 'norr-7', held: '2026-02-03' }),
      })
      .commit('2026-03-02')
    const result = json(one, one.dir, other.dir, '--by', 'unit')
    expect(result.conflicts).toEqual(['norr-7'])
    expect(result.groups.map((group) => [group.unit, numbersOf(group)])).toEqual([
      ['Norr', '6 = 5 + 1 + 0'],
      ['Väst', '7 = 3 + 4 + 0'],
    ])
    expect(one.samtal(['coverage', one.dir, other.dir]).out).toContain('different entries for: norr-7.')
  })

  it('names one that cannot be read, answers for the others, and gives 2', () => {
    const one = teamBox([norr])
    const { code, out, err } = one.samtal(['coverage', '.', '../missing', '--format', 'json'])
    expect(code).toBe(2)
    expect(err).toContain('one repository could not be read')
    expect(JSON.parse(out)).toMatchObject({
      total: { people: 7 },
      failures: [{ repository: '../missing', code: 'folder-missing' }],
    })
    expect(one.samtal(['coverage', '.', '../missing']).out).toContain('../missing: ../missing is not a folder')
  })

  it('takes a list of them', () => {
    const one = teamBox([norr])
    one.write({ 'list.txt': '# ours\n.\n' })
    expect(json(one, '--repos', 'list.txt').total.people).toBe(7)
  })
})

it.each(['README.md', 'README.sv.md'])('%s shows what coverage prints', (name) => {
  const box = teamBox([
    {
      unit: 'Bibliotek',
      manager: 'agneta',
      people: 9,
      talked: 8,
      followedUp: 6,
    },
    {
      unit: 'Förskola',
      manager: 'gun',
      people: 14,
      talked: 11,
      followedUp: 10,
    },
    { unit: 'Kansli', manager: 'per', people: 4, talked: 4, followedUp: 4 },
    {
      unit: 'Näringsliv',
      manager: 'per',
      people: 3,
      talked: 2,
      followedUp: 1,
    },
  ])
  const readme = readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')
  const [, command = '', block] = /```console\n\$ samtal (coverage .*)\n([^]*?)```/.exec(readme) ?? []
  const { out } = box.samtal(command.split(' '), {
    env: name === 'README.sv.md' ? { SAMTAL_LANG: 'sv' } : {},
  })
  expect(block).toBe(out)
})
