import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { Sandbox, talk } from '../harness.ts'
import { expectRefusal, snapshot } from '../support.ts'

const item = 'goals:\n  - {id: m1, kind: mal, goal: HEMLIGT, due: 2026-05-01}\n'

/** Karin's people, two of one name, with everything that can be due; and people of others, of whom she is to hear nothing. */
function workspace(): Sandbox {
  const box = new Sandbox().init().write({
    'people.yaml': [
      'anna: {name: Anna Åkesson, manager: karin, unit: Norr}',
      'bo: {name: Bo Ek, manager: karin, start: 2025-10-01, leave: [{from: 2026-10-20, to: 2026-11-10}]}',
      'bosse: {name: Bo Ek, manager: karin, start: 2025-10-01}',
      'cilla: {name: "Cilla 900101-0017", manager: karin}',
      'david: {name: David Främmande, manager: eva, start: 2025-10-01}',
      'erik: {name: Erik Främmande, start: 2025-10-01}',
      'karin: {name: Karin Ek, manager: vd, talks: false}',
      '',
    ].join('\n'),
    'people/anna/a.md': talk(
      { held: '2026-01-22' },
      `${item}follow_ups:\n  - {step: half-year, planned: 2026-12-01}\n`,
    ),
    'people/cilla/c.md': talk({ employee: 'cilla', planned: '2026-12-15', template: 'kungsbacka' }),
    'people/david/d.md': '---\nid: [\n---\nHEMLIGT\n',
    'people/nobody.md': '---\nid: [\n---\nHEMLIGT\n',
    'people/frammande/g.md': talk({ employee: 'david', planned: '2025-01-20', held: '2025-01-20', manager: 'karin' }),
  })
  box.commit('2026-01-25')
  return box
}

// Nothing here writes in it.
const box = workspace()

const remind = (place: Sandbox, ...args: string[]) => place.samtal(['remind', '--manager', 'karin', ...args])

const identity = { GIT_AUTHOR_NAME: 'Åsa Öst, HR', GIT_AUTHOR_EMAIL: 'asa@example.se' }
const mail = (place: Sandbox, ...args: string[]) =>
  place.samtal(['remind', '--manager', 'karin', '--format', 'eml', ...args], { env: identity })

describe('samtal remind', () => {
  it('writes what a manager is to be reminded of, and nothing anywhere', () => {
    const before = snapshot(box)
    const { code, out, err } = remind(box)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out.split('\n')).toEqual(
      expect.arrayContaining([
        'Subject: Reminder about talks',
        'This is how it stands on 2026-11-21 with the talks of those you are the manager of.',
        'Overdue (2)',
        '- Anna Åkesson: Halvårsuppföljning, due 2026-07-22, 122 days ago, booked for 2026-12-01',
        '- Bo Ek (bosse): First talk, due 2026-10-01, 51 days ago',
        'Due now (2)',
        '- Bo Ek (bo): First talk, due 2026-10-01, 51 days ago',
        '- Cilla ••••••-••••: First talk, due 2026-11-21, booked for 2026-12-15',
        'Questions to hand out (1)',
        '- Cilla ••••••-••••: Uppföljningssamtal, questions to be handed out by 2026-11-15, booked for 2026-12-15',
        'Goals and agreements that are not closed (1)',
        '- Anna Åkesson: Goal m1, due 2026-05-01, 204 days ago',
      ]),
    )
    expect(snapshot(box)).toEqual(before)
  })

  it('names nobody but her own people, and neither an identity number, a leave nor what was said', () => {
    for (const args of [[], ['--within', '2y'], ['--lang', 'sv', '--within', '2y'], ['--format', 'eml']]) {
      const { code, out } = box.samtal(['remind', '--manager', 'karin', ...args], { env: identity })
      expect(code).toBe(0)
      expect(out).not.toMatch(
        /david|erik|Fr(ä|=C3=A4)mmande|nobody|HEMLIGT|900101|2026-1[12]-10|2026-12-\d\d, overdue/i,
      )
    }
  })

  it('speaks Swedish too, and says when there is nothing', () => {
    const sv = remind(box, '--lang', 'sv').out
    expect(sv).toMatch(/^Ämne: Påminnelse om samtal\n\nHej!\n/)
    expect(sv).toContain(
      '- Anna Åkesson: Halvårsuppföljning, skulle ha hållits senast 2026-07-22, för 122 dagar sedan, inbokat 2026-12-01\n',
    )
    const vd = box.samtal(['remind', '--manager', 'vd'])
    expect(vd.out).toContain('On 2026-11-21 nothing is overdue or due with those you are the manager of.\n')
  })

  it('looks as far ahead as it is told, 30 days by itself', () => {
    expect(remind(box).out).not.toContain('Coming up')
    expect(remind(box, '--within', '3m').out).toContain('- Anna Åkesson: Nytt medarbetarsamtal, due 2027-01-22')
  })

  it('is of several repositories together, and tells of one that cannot be read elsewhere', () => {
    const [one, other] = [workspace(), workspace()]
    const both = remind(one, one.dir, other.dir)
    expect(both).toMatchObject({ code: 0, err: '' })
    expect(both.out).toContain('Overdue (4)')
    const broken = remind(one, one.dir, 'nowhere')
    expect(broken.code).toBe(2)
    expect(broken.out).toContain('Overdue (2)')
    expect(broken.out).not.toContain('nowhere')
    expect(broken.err).toMatch(/^samtal: .*\n$/)
  })

  it.each<[string, string[], RegExp]>([
    ['no manager', [], /give --manager; without a terminal no questions are asked/],
    ['no manager of many', ['.'], /give --manager/],
    ['somebody unknown', ['--manager', 'nix'], /"nix" is not known/],
    ["nobody's manager", ['--manager', 'anna'], /anna is nobody's manager here/],
    ['no period', ['--manager', 'karin', '--within', 'soon'], /--within takes a period/],
    ['no address', ['--manager', 'karin', '--format', 'eml', '--to', 'karin'], /--to takes a mail address/],
    [
      'another header',
      ['--manager', 'karin', '--format', 'eml', '--to', 'a@b.se\r\nBcc: c@d.se'],
      /--to takes a mail address/,
    ],
    ['an address without a mail', ['--manager', 'karin', '--to', 'a@b.se'], /--to is only for use with --format eml/],
    ['no such day', ['--manager', 'karin', '--today', '2026-02-30'], /--today takes a date/],
  ])('refuses %s', (_, args, message) => {
    expectRefusal(box.samtal(['remind', ...args]), message)
  })

  it('refuses where there is no workspace, and a mail of nobody', () => {
    expectRefusal(new Sandbox().samtal(['remind', '--manager', 'karin']))
    const env = {
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'user.useConfigOnly',
      GIT_CONFIG_VALUE_0: 'true',
      GIT_AUTHOR_EMAIL: 'nowhere',
    }
    expectRefusal(
      box.samtal(['remind', '--manager', 'karin', '--format', 'eml'], { env }),
      /git does not know who you are/,
    )
  })
})

describe('remind --format eml', () => {
  it('is a mail that another program reads as the text says it', async () => {
    const { code, out, err } = mail(box, '--to', 'karin.ek@example.se')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const [subject = '', , ...body] = remind(box).out.split('\n')
    const parsed = await PostalMime.parse(out)
    expect(parsed.text?.replaceAll('\r\n', '\n')).toBe(body.join('\n'))
    expect(`Subject: ${parsed.subject ?? ''}`).toBe(subject)
    expect(parsed.from).toMatchObject({ name: 'Åsa Öst, HR', address: 'asa@example.se' })
    expect(parsed.to).toMatchObject([{ address: 'karin.ek@example.se' }])
    expect(parsed.headers).toEqual(expect.arrayContaining([expect.objectContaining({ key: 'x-unsent', value: '1' })]))
    expect(Math.abs(Date.parse(parsed.date ?? '') - Date.now())).toBeLessThan(24 * 3600 * 1000)
  })

  it('has lines of ASCII with CRLF, and no recipient nobody has named', async () => {
    const { out } = mail(box, '--lang', 'sv')
    expect(out).toMatch(/^([ -~]{0,78}\r\n)+$/)
    const parsed = await PostalMime.parse(out)
    expect(parsed.subject).toBe('Påminnelse om samtal')
    expect(parsed.to ?? []).toEqual([])
  })

  it('goes to a file', () => {
    expect(mail(box, '-o', 'karin.eml')).toMatchObject({ code: 0, out: '', err: '' })
    expect(box.read('karin.eml')).toMatch(/^Date: /)
  })
})
