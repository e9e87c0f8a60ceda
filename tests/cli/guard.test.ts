import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sensitiveWords } from '../../src/domain/check/sensitive-words.ts'
import { Sandbox, talk } from '../harness.ts'
import { atTerminal, checkJson, checkFormats, places } from '../support.ts'

const a = 'people/anna/a.md'
const number = '19121212-1212'
const box = (files: Record<string, string>) => new Sandbox().init().write(files)
const found = (files: Record<string, string>) => places(checkJson(box(files)).findings)

describe('an identity number', () => {
  it('is found in notes, texts, ids and comments, with line and column', () => {
    const goals = `goals:\n  - id: m1\n    goal: Ring om ${number}\n    how: |\n      😀 121212-1212\n`
    const text = talk({ manager: '191212121212' }, `${goals}# Åsa 701063 2391\n`)
    expect(found({ [a]: `${text}Åsa: 1212121212.\n` })).toEqual([
      `${a}:6:10 identity-number`,
      `${a}:10:19 identity-number`,
      `${a}:12:9 identity-number`,
      `${a}:13:7 identity-number`,
      `${a}:17:6 identity-number`,
    ])
  })

  it('is found after CRLF and a byte order mark', () => {
    const text = `\ufeff${talk({}).replaceAll('\n', '\r\n')}Pnr ${number}\r\n`
    expect(found({ [a]: text })).toEqual([`${a}:11:5 identity-number`])
  })

  it('is found in a file that cannot be parsed', () => {
    expect(found({ [a]: `# Samtal\n${number}\n` })).toEqual([
      `${a}:1:1 front-matter-missing`,
      `${a}:2:1 identity-number`,
    ])
    expect(found({ [a]: talk({}, `goals: [\n# ${number}\n`) })).toContain(`${a}:9:3 identity-number`)
  })

  it('is found in what is about to be committed', () => {
    const staged = box({ [a]: `${talk({})}${number}\n` })
    staged.git('add', '-A')
    staged.write({ [a]: talk({}) })
    expect(places(checkJson(staged, '--staged').findings)).toEqual([`${a}:11:1 identity-number`])
    expect(places(checkJson(staged).findings)).toEqual([])
  })

  it('is a warning: check fails for it with --strict or where the settings raise it', () => {
    const files = { [a]: `${talk({})}${number}\n` }
    expect(box(files).samtal(['check']).code).toBe(0)
    expect(box(files).samtal(['check', '--strict']).code).toBe(1)
    expect(box({ ...files, 'samtal.yaml': 'rules: {identity-number: error}\n' }).samtal(['check']).code).toBe(1)
  })

  it('is found in the roster, follows the settings there too, and stops no other command', () => {
    const files = { 'people.yaml': `anna:\n  name: Anna (${number})\n  unit: Norr\n`, [a]: talk({}) }
    const roster = box({ ...files, 'people.yaml': `${files['people.yaml']}karin:\n` })
    expect(places(checkJson(roster).findings)).toEqual(['people.yaml:2:15 identity-number'])
    roster.commit('2026-01-25')
    expect(roster.samtal(['due']).code).toBe(0)
    roster.write({ 'samtal.yaml': 'rules:\n  identity-number: {severity: off, reason: Enligt beslut.}\n' })
    expect(roster.samtal(['check', '--strict']).code).toBe(0)
    roster.write({ 'samtal.yaml': 'rules: {identity-number: error}\n' })
    expect(roster.samtal(['check']).code).toBe(1)
    expect(roster.samtal(['due']).code).toBe(0)
  })

  it('is never printed, not even on a terminal with other findings in the line', () => {
    const files = { [a]: talk({ held: '2026-01-22' }, '').concat(`Åsa ${number} {{dag}}\n`) }
    const shown = atTerminal(box(files), ['check'])
    expect(shown.out).toContain('Åsa ••••••••-•••• {{dag}}')
    const all = checkFormats.map((format) => box(files).samtal(['check', '--format', format]))
    const valued = box(files).samtal(['check', '--show-values'])
    for (const { out, err } of [shown, valued, ...all]) {
      expect(out).toContain('identity-number')
      expect(out + err).not.toMatch(/1212-?1212/)
    }
  })

  it('does not displace errors when there are very many of them', () => {
    const text = `${talk({ manager: 'anna' })}${`😀 ${number} `.repeat(300_000)}\n`
    const { code, out } = box({ [a]: text }).samtal(['check'])
    expect(code).toBe(1)
    expect(out).toContain(`${a}:6:10: error: self-talk`)
  }, 30_000)
})

describe('public free text', () => {
  it('is reported for a sentence where an id belongs', () => {
    const employee = 'mar-daligt-sedan-i-varas'
    expect(found({ [`people/${employee}/a.md`]: talk({ employee }) })).toEqual([
      `people/${employee}/a.md:5:11 public-free-text`,
    ])
    expect(found({ [a]: talk({ id: 'anna-vill-sluta-sedan-hon-blev-sjuk' }) })).toEqual([`${a}:3:5 public-free-text`])
    const group = talk({ group: 'norr', template: 'kungsbacka-grupp', participants: '[bo, den-som-inte-mar-bra]' })
    expect(found({ 'people/norr/a.md': group })).toEqual(['people/norr/a.md:8:20 public-free-text'])
  })

  it('is not reported for a long name or for an id of person, day and template', () => {
    const employee = 'anna-maria-svensson-de-la-cruz'
    expect(found({ [`people/${employee}/a.md`]: talk({ employee }) })).toEqual([])
    const template = 'resultat-utveckling-chef'
    expect(found({ [a]: talk({ template, id: `anna-2026-01-20-${template}-2` }) })).toEqual([])
  })

  it('is reported in the roster for more than a name, and only there', () => {
    const long = 'Enheten för '.repeat(8)
    const roster = [
      'anna: {name: Anna J. Ek, unit: Avd. 3 (S:t Erik)}',
      'bo: {name: Bo Ek. Mår dåligt sedan i våras., unit: Norr!}',
      `cia: {unit: ${long}}`,
      'karin:',
      'den-som-inte-mar-bra:',
    ]
    const id = 'den-som-inte-mar-bra'
    const files = { 'people.yaml': `${roster.join('\n')}\n`, [`people/${id}/a.md`]: talk({ employee: id }) }
    expect(found(files)).toEqual([
      'people.yaml:2:12 public-free-text',
      'people.yaml:2:52 public-free-text',
      'people.yaml:3:13 public-free-text',
      'people.yaml:5:1 public-free-text',
    ])
    const { out } = box(files).samtal(['check', '--format', 'json'])
    expect(out).not.toMatch(/våras|Norr/)
  })
})

describe('a word from the list of sensitive ones', () => {
  const on = { 'samtal.yaml': 'rules: {sensitive-word: warning}\n' }
  const words = 'Utmattningen, din SJUKSKRIVNING och det fackliga. Autismspektrum; paddiagnos och fack är andra ord.\n'
  const text = `${talk({}, 'goals:\n  - id: m1\n    goal: Tala om diagnosen\n')}${words}`

  it('is found only where the settings ask for it', () => {
    expect(found({ [a]: text })).toEqual([])
    expect(found({ [a]: text, 'samtal.yaml': 'rules: {sensitive-word: off}\n' })).toEqual([])
    const columns = ['10:19', '14:1', '14:19', '14:41', '14:51']
    expect(found({ [a]: text, ...on })).toEqual(columns.map((at) => `${a}:${at} sensitive-word`))
  })

  it('is never printed, nor its category', () => {
    for (const format of checkFormats) {
      const { code, out } = box({ [a]: text, ...on }).samtal(['check', '--format', format])
      expect(code).toBe(0)
      // SARIF also has the description of every rule, with or without findings.
      const results = format === 'sarif' ? JSON.stringify(JSON.parse(out).runs[0].results) : out
      expect(results).not.toMatch(/utmattning|sjukskriv|facklig|autism|diagnos/i)
      expect(results).toContain('sensitive-word')
    }
  })

  it('is found in decomposed form (NFD)', () => {
    const { code } = box({ [a]: `${talk({})}Om din ${'ångest'.normalize('NFD')}.\n`, ...on }).samtal([
      'check',
      '--strict',
    ])
    expect(code).toBe(1)
  })

  it('is reported in the talks that count, however many others there are', () => {
    const crowd = `${talk({})}${`${number}\n`.repeat(1500)}Om din cancer.\n`
    for (const rules of [
      '{sensitive-word: error}',
      '{sensitive-word: error, identity-number: {severity: off, reason: x}}',
    ]) {
      const { code, out } = box({ [a]: crowd, 'samtal.yaml': `rules: ${rules}\n` }).samtal(['check'])
      expect(code).toBe(1)
      expect(out).toContain('error: sensitive-word')
    }
  })

  it('is an error where the settings say so', () => {
    const { code } = box({ [a]: text, 'samtal.yaml': 'rules: {sensitive-word: error}\n' }).samtal(['check'])
    expect(code).toBe(1)
  })

  it('is listed in docs/format.md', () => {
    const page = readFileSync(new URL('../../docs/format.md', import.meta.url), 'utf8')
    const passage = /On\nhealth: [^]*?\. It never/.exec(page)?.[0] ?? ''
    const shown = [...passage.matchAll(/`([^`]+)`/g)].map(([, word]) => word)
    expect(shown.toSorted()).toEqual(sensitiveWords.toSorted())
  })
})
