import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { Sandbox, talk, type RowJson } from '../harness.ts'
import { atTerminal } from '../support.ts'

const longName = 'Åsa-Maria 山田太郎 von Schwarzenberg-Sonderhausen'
const secret = '900101-0017'

/** Overdue, forgotten, booked and unreadable rows of people with long, wide and hostile names. */
function workspace(name = longName): Sandbox {
  const box = new Sandbox().init().write({
    'people.yaml': [
      `anna: {name: ${JSON.stringify(name)}, manager: karin}`,
      'bo: {name: Bo Ek, manager: eva, start: 2026-11-01}',
      `cilla: {name: "Cilla ${secret}", manager: karin, start: 2025-10-01}`,
      'karin: {name: Karin Ek, talks: false}',
      '',
    ].join('\n'),
    'people/anna/a.md': talk({ held: '2026-01-22' }),
    'people/bo/b.md': talk({ employee: 'bo', planned: '2026-11-10', manager: 'eva' }),
    'people/bo/c.md': '---\nid: [\n---\n',
  })
  box.commit('2026-01-25')
  box.write({
    'people/anna/a.md': talk({ held: '2026-01-22' }, 'follow_ups:\n  - {step: half-year, held: 2026-11-20}\n'),
  })
  return box
}

const within = ['due', '--within', '1y']

describe('the text of due', () => {
  it('is a line for each row, with the whole of names and ids, where there is no terminal', () => {
    const { out } = workspace().samtal(within)
    const lines = out.trimEnd().split('\n')
    expect(lines).toContain(
      `  2026-07-22  122 d  ${longName} (anna)  Halvårsuppföljning  manager Karin Ek  recorded but not committed`,
    )
    expect(lines.filter((line) => line.includes('(anna)'))).toHaveLength(2)
    expect(lines.at(-1)).toMatch(/^1 unreadable file, 2 overdue, /)
    expect(out).not.toContain('talk held')
    expect(out).not.toContain(secret)
  })

  it('has the evidence and the file behind --long', () => {
    const { out } = workspace().samtal([...within, '--long'])
    expect(out).toMatch(/^ {4}manager Karin Ek · talk held 2026-01-22 · commit [0-9a-f]{9} .* · people\/anna\/a.md$/m)
  })

  it.each([60, 80, 120, 200])('is aligned and never wider than a terminal of %i columns', (columns) => {
    const box = workspace()
    const { out, err } = atTerminal(box, within, { NO_COLOR: '1' }, columns)
    expect(err).toBe('')
    const lines = out.trimEnd().split('\n')
    const rows = lines.filter((line) => line.startsWith('  '))
    expect(rows).toHaveLength((JSON.parse(box.samtal([...within, '--format', 'json']).out) as { rows: [] }).rows.length)
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns)
    // Every title begins in the same column, which no shortening hides.
    const starts = rows.flatMap((line) => {
      const at = /(?<= {2})(Halv|Nytt|First)/.exec(line)?.index
      return at === undefined ? [] : [stringWidth(line.slice(0, at))]
    })
    expect(starts.length).toBeGreaterThan(3)
    expect(new Set(starts).size).toBe(1)
    expect(out.includes('…')).toBe(columns < 200)
    expect(lines.at(-1)).toMatch(/^1 unreadable file, /)
  })
})

describe('due --format csv', () => {
  it('is a table that spreadsheets read, by the language', () => {
    const box = workspace('Ek; "Anna", A')
    const { out } = box.samtal([...within, '--format', 'csv'])
    expect(out.startsWith('\ufeffstate,due,deadline,daysLate,planned,person,name,title,item,manager,unit,')).toBe(true)
    expect(out.replaceAll('\r\n', '')).not.toContain('\n')
    expect(out).toContain(',anna,"Ek; ""Anna"", A",Halvårsuppföljning,,karin,')
    expect(out).not.toContain(secret)
    expect(box.samtal([...within, '--format', 'csv', '--lang', 'sv']).out).toContain(';anna;"Ek; ""Anna"", A";Halv')
    const rows = out.trimEnd().split('\r\n')
    expect(rows).toHaveLength(
      1 + (JSON.parse(box.samtal([...within, '--format', 'json']).out) as { rows: RowJson[] }).rows.length,
    )
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '＝1'])('makes the formula %j a text', (name) => {
    expect(workspace(name).samtal([...within, '--format', 'csv']).out).toMatch(/,anna,"?'[^,]+,/)
  })
})

describe('due --format markdown', () => {
  it('is a table in which nothing of a name acts', () => {
    const { out } = workspace('a|b <img> [x](https://e.se) *c* `d` &lt; @e').samtal([...within, '--format', 'markdown'])
    const lines = out.trimEnd().split('\n')
    expect(lines[0]).toBe('| State | Day | Days ago | Who | What | Manager | Notes |')
    expect(out).toContain('| a\\|b \\<img\\> \\[x\\](https\\://e.se) \\*c\\* \\`d\\` \\&lt; \\@e (anna) |')
    for (const line of lines) expect(line.match(/(?<!\\)\|/g)).toHaveLength(8)
    expect(out).not.toContain(secret)
  })

  it('shows the path of a repository without what acts on a terminal', () => {
    const { out } = new Sandbox().samtal(['due', 'a\u202eb', 'c\u001b[31md', '--format', 'markdown'])
    expect(out).toContain('| a\\\\u202eb |')
    expect(out).not.toMatch(/\u202e|\u001b/)
  })

  it('says so where nothing is due', () => {
    const box = new Sandbox().workspace()
    expect(box.samtal(['due', '--format', 'markdown']).out).toBe('Nothing is due or overdue on 2026-11-21.\n')
  })
})

it('no machine format of due has an identity number in a name', () => {
  expect(workspace().samtal([...within, '--format', 'json']).out).not.toContain(secret)
})
