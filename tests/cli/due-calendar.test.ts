import ICAL from 'ical.js'
import { convertIcsCalendar } from 'ts-ics'
import { describe, expect, it } from 'vitest'
import { Sandbox, talk } from '../harness.ts'

const name = 'Åsa; "Ek", 山田太郎 \\n 😀 von Schwarzenberg-Sonderhausen av Östra Göinge och Ängelholm'
const item = 'goals:\n  - {id: m1, kind: mal, goal: HEMLIGT, due: 2026-05-01}\n'
const followUp =
  'follow_ups:\n  - {step: half-year, planned: 2026-12-01}\n  - {step: dialogue, planned: 2026-12-10}\n  - {step: dialogue, planned: 2026-12-20}\n'

/** An overdue step with a booked follow-up, a first talk, a booked talk with questions to hand out, an open item. */
function workspace(leave = ''): Sandbox {
  const box = new Sandbox().init().write({
    'people.yaml': [
      `anna: {name: ${JSON.stringify(name)}, manager: karin${leave}}`,
      'bo: {name: "Bo 900101-0017", manager: karin, start: 2026-01-10}',
      'cilla: {manager: eva}',
      '',
    ].join('\n'),
    'people/anna/a.md': talk({ held: '2026-01-22' }, item + followUp),
    'people/cilla/old.md': talk({ employee: 'cilla', planned: '2025-10-01', held: '2025-10-01' }, item),
    'people/cilla/c.md': talk({ employee: 'cilla', planned: '2026-12-15', template: 'kungsbacka' }),
  })
  box.commit('2026-01-25')
  return box
}

interface Event {
  uid: string
  day: string
  title: string
  description: string
  sequence: number
}

/** As ical.js parses it, the parser of Thunderbird. */
function parsed(text: string): Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    expect([event.startDate.isDate, event.duration.toSeconds(), component.getFirstPropertyValue('class')]).toEqual([
      true,
      86_400,
      'PRIVATE',
    ])
    const { uid, summary: title, description, sequence } = event
    return { uid, day: event.startDate.toString(), title, description, sequence }
  })
}

/** The same as another parser sees it. */
function parsedAgain(text: string): Event[] {
  return (convertIcsCalendar(undefined, text).events ?? []).map(
    ({ uid, start, summary, description = '', sequence = 0 }) => {
      expect(start.type).toBe('DATE')
      return { uid, day: start.date.toISOString().slice(0, 10), title: summary, description, sequence }
    },
  )
}

const calendar = (box: Sandbox, ...args: string[]) => {
  const { code, out, err } = box.samtal(['due', '--format', 'ics', ...args])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return out
}

/** Without what the clock decides. */
const withoutTime = (text: string) => text.replace(/^(DTSTAMP|SEQUENCE):.*\r\n/gm, '')

describe('due --format ics', () => {
  it('is a calendar that two parsers read alike: everything a day ahead of a year has', () => {
    const out = calendar(workspace())
    const events = parsed(out)
    expect(parsedAgain(out)).toEqual(events)
    expect(events.map(({ day, title, description }) => `${day} ${title}: ${description.split('\n')[1] ?? ''}`)).toEqual(
      [
        '2026-04-01 Talk to be held: Halvårsuppföljning',
        '2026-05-01 Plan to follow up: Goal m1',
        '2026-05-01 Plan to follow up: Goal m1',
        '2026-07-22 Talk to be held: Halvårsuppföljning',
        '2026-10-01 Talk to be held: Nytt medarbetarsamtal',
        '2026-11-15 Questions to hand out: Uppföljningssamtal',
        '2026-12-01 Follow-up: Halvårsuppföljning',
        '2026-12-10 Follow-up: Avstämning',
        '2026-12-15 Talk: Nytt medarbetarsamtal',
        '2026-12-20 Follow-up: Avstämning',
        '2027-01-10 Talk to be held: First talk',
        '2027-01-22 Talk to be held: Nytt medarbetarsamtal',
      ],
    )
    expect(events[3]?.description).toBe(`${name} (anna)\nHalvårsuppföljning`)
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length)
  })

  it('has CRLF, at most 75 octets a line, and no character divided', () => {
    const out = calendar(workspace())
    const lines = out.split('\r\n')
    expect(lines.pop()).toBe('')
    expect(lines.join('')).not.toMatch(/[\r\n\ufffd]/)
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
    expect(lines.filter((line) => line.startsWith(' ')).length).toBeGreaterThan(2)
  })

  it('has no line that the log of a pipeline would take for a command, wherever lines are divided', () => {
    const names = Array.from({ length: 80 }, (_, length) => `${'a'.repeat(length)}::error::b`)
    const roster = names.map((given, index) => `p${index}: {name: "${given}", start: 2026-01-01}\n`).join('')
    const out = calendar(new Sandbox().init().write({ 'people.yaml': roster }))
    expect(parsed(out)).toHaveLength(80)
    expect(out).not.toMatch(/^\s*::/m)
  })

  it('shows in a title neither who, nor what kind of talk, nor that it is late; and no confidential word anywhere', () => {
    const box = workspace()
    const titles = (lang: string) => new Set(parsed(calendar(box, '--lang', lang)).map(({ title }) => title))
    expect(titles('en')).toEqual(
      new Set(['Talk', 'Follow-up', 'Talk to be held', 'Questions to hand out', 'Plan to follow up']),
    )
    expect(titles('sv')).toEqual(
      new Set(['Samtal', 'Uppföljning', 'Samtal att hålla', 'Frågor att lämna ut', 'Plan att följa upp']),
    )
    expect(calendar(box)).not.toMatch(/HEMLIGT|900101/)
  })

  it('is the same whether a leave has moved a deadline or not, and in every time zone of the machine', () => {
    const box = workspace()
    const out = withoutTime(calendar(box))
    expect(withoutTime(calendar(workspace(', leave: [{from: 2026-07-01, to: 2026-11-20}]')))).toBe(out)
    for (const TZ of ['Pacific/Kiritimati', 'Pacific/Pago_Pago'])
      expect(withoutTime(box.samtal(['due', '--format', 'ics'], { env: { TZ } }).out)).toBe(out)
  })

  it('updates an earlier import: what is moved keeps its UID', () => {
    const box = workspace()
    const before = parsed(calendar(box))
    expect(box.samtal(['move', 'cilla', '--date', '2027-01-12']).code).toBe(0)
    box.write({
      'people/anna/a.md': box
        .read('people/anna/a.md')
        .replace('2026-12-01', '2026-12-02')
        .replace('2026-12-10', '2026-12-11'),
    })
    box.commit('2026-11-20')
    const after = parsed(calendar(box))
    const days = (events: Event[]) => new Map(events.map(({ uid, day }) => [uid, day]))
    const changed = [...days(after)].filter(([uid, day]) => days(before).get(uid) !== day)
    expect([...days(after).keys()].sort()).toEqual([...days(before).keys()].sort())
    expect(changed.map(([uid, day]) => `${days(before).get(uid) ?? ''} to ${day}`)).toEqual([
      '2026-12-01 to 2026-12-02',
      '2026-12-10 to 2026-12-11',
      '2026-11-15 to 2026-12-12',
      '2026-12-15 to 2027-01-12',
    ])
    for (const [index, { sequence }] of after.entries())
      expect(sequence).toBeGreaterThanOrEqual(before[index]?.sequence ?? Infinity)
  })

  it('has what is within the period asked for, and may be empty', () => {
    const box = workspace()
    expect(parsed(calendar(box, '--within', '1d')).map(({ day }) => day)).not.toContain('2027-01-22')
    expect(parsed(calendar(box)).map(({ day }) => day)).toContain('2027-01-22')
    expect(parsed(calendar(new Sandbox().init().write({ 'samtal.yaml': '' })))).toEqual([])
  })

  it('says on standard error what cannot be read and so has no day', () => {
    const box = workspace().write({ 'people/anna/b.md': '---\nid: [\n---\nHEMLIGT\n' })
    box.commit('2026-02-01')
    const { code, out, err } = box.samtal(['due', '--format', 'ics', '-o', 'talks.ics'])
    expect({ code, out }).toEqual({ code: 0, out: '' })
    expect(err).toBe('samtal: 1 file or entry cannot be read and has no day in the calendar; samtal due shows which\n')
    expect(parsed(box.read('talks.ics')).length).toBeGreaterThan(5)
    expect(box.samtal(['due']).err).toBe('')
  })
})
