import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { expectSharedRefusals } from '../edit-workspace.ts'
import { bin, talk, type Sandbox } from '../harness.ts'
import { expectNothingDone, id, path, prepare, preparedWorkspace, sheet, writeSheet } from '../prepare-workspace.ts'

const share = (...args: string[]) => prepare('--share', ...args)
const isThere = (box: Sandbox) => existsSync(join(box.dir, sheet))
const times = (text: string, part: string) => text.split(part).length - 1

function writeHook(box: Sandbox, name: string, line: string): void {
  box.write({ [`.git/hooks/${name}`]: `#!/bin/sh\n${line}\n` })
  chmodSync(join(box.dir, '.git/hooks', name), 0o755)
}

describe('samtal prepare --share', () => {
  it('moves what is written into the notes, and proposed goals into the plan', () => {
    const box = preparedWorkspace()
    const written = writeSheet(box)
    const dry = box.samtal(share('--dry-run'))
    expect(dry.out).not.toContain('Hemligt')
    expect(box.samtal(share('--dry-run', '--show-values')).out).toContain('+Hemligt svar.')
    expect(box.read(sheet)).toBe(written)
    const { code, out, err } = box.samtal(share('--commit'))
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain(
      `What you have written is now in the notes of the talk.\nProposed in the plan: m1.\nYour own sheet ${sheet} has been removed.`,
    )
    expect(dry.out + out).not.toContain('Hemligt')
    expect(isThere(box)).toBe(false)
    const text = box.read(path)
    expect(text).toMatch(/- id: m1\n {4}kind: resultatmal\n[^]*goal: \|\n {6}Hemligt mål\n[^]*due: 2027-09-30/)
    expect(text).toMatch(
      /## Förberedelser\n[^]*### Medarbetaren\n[^]*\n\n#### Förutsättningar för arbetet\n\n##### Hur ser du på [^\n]*\n\nHemligt svar\.\n\n## /,
    )
    expect(text).not.toContain('Egen förberedelse')
    expect(box.git('log', '-1', '--format=%B')).toBe(`${id}: preparation of the employee shared (m1)`)
    expect(box.git('show', '--name-only', '--format=')).toBe(path)
    expect(box.samtal(['check', path]).out).not.toContain('error')
    expectNothingDone(box, share(), /no sheet to share for a talk with anna/)
  })

  it('changes nothing else in the file, and keeps what is in the section already', () => {
    const box = preparedWorkspace()
    const text = box.read(path).replace('### Medarbetaren\n', '### Medarbetaren\n\nSkrivet för hand.\n')
    const before = `\ufeff${text.replaceAll('\n', '\r\n')}`
    box.write({ [path]: before })
    writeSheet(box)
    expect(box.samtal(share()).code).toBe(0)
    const after = box.read(path)
    expect(after.replaceAll('\r\n', '')).not.toContain('\n')
    const left = before.split('\r\n').filter((line) => line !== '    due:' && line !== '')
    for (const line of after.split('\r\n')) if (line === left[0]) left.shift()
    expect(left).toEqual([])
  })

  it('shares what both parties have answered alike, each under their own heading', () => {
    const box = preparedWorkspace()
    writeSheet(box)
    box.samtal(['prepare', 'anna', '--as', 'manager'])
    const other = `own/${id}.manager.md`
    box.write({ [other]: box.read(other).replace('ditt arbete?\n', 'ditt arbete?\n\nHemligt svar.\n') })
    expect(box.samtal(share()).code).toBe(0)
    expect(box.samtal(['prepare', 'anna', '--as', 'manager', '--share']).code).toBe(0)
    expect(box.read(path)).toMatch(/### Chefen\n[^]*Hemligt svar\.\n[^]*### Medarbetaren\n[^]*Hemligt svar\.\n/)
  })

  it('writes the levels of a party beside those of the other, and leaves what is no level in the notes', () => {
    const box = preparedWorkspace('resultat-utveckling-chef')
    const [talkPath, own] = [
      'people/anna/2026-12-10-resultat-utveckling-chef.md',
      'own/anna-2026-12-10-resultat-utveckling-chef',
    ]
    box.write({ [talkPath]: box.read(talkPath).replace('samverkan: { employee: ,', 'samverkan: { employee: bra,') })
    const labels = { a: '**Måluppfyllelse:**', b: '**Resursanvändande:**', c: '**Samverkan internt och externt:**' }
    for (const role of ['employee', 'manager']) {
      box.samtal(['prepare', 'anna', '--as', role])
      const text = box.read(`${own}.${role}.md`)
      const level = role === 'manager' ? 'behover-utveckla' : 'Mycket bra.'
      box.write({
        [`${own}.${role}.md`]: text
          .replace(labels.a, `${labels.a} ${level}\n\nDärför ${role}.`)
          .replace(labels.b, `${labels.b} nästan bra`)
          .replace(labels.c, `${labels.c} mycket bra`),
      })
      expect(box.samtal(['prepare', 'anna', '--as', role, '--share'])).toMatchObject({
        code: 0,
        out: expect.stringContaining('Your ratings are now at the top of its file.') as string,
      })
    }
    const text = box.read(talkPath)
    expect(text).toContain('maluppfyllelse: { employee: mycket-bra, manager: behover-utveckla }')
    expect(text).toContain('resursanvandande: { employee: , manager: }')
    expect(text).toContain('samverkan: { employee: bra, manager: mycket-bra }')
    expect(text).not.toContain('Egen förberedelse')
    expect(times(text, `${labels.b} nästan bra`)).toBe(2)
    expect(times(text, `${labels.c} mycket bra`)).toBe(1)
    expect(text).toMatch(/Därför employee\.[^]*Därför manager\./)
  })

  it('shares a goal again whose other fields the plan does not have', () => {
    const box = preparedWorkspace()
    const written = writeSheet(box)
    box.samtal(share())
    box.write({ [sheet]: written.replace('30/9 2027', '31/10 2027') })
    expect(box.samtal(share()).out).toContain('Proposed in the plan: m4.')
    expect(box.read(path)).toMatch(/due: 2027-09-30[^]*due: 2027-10-31/)
  })

  it('does not take what has become of a goal meanwhile for something that was written', () => {
    const box = preparedWorkspace()
    writeSheet(box)
    expect(box.samtal(['close', 'anna', 'm1', '--as', 'done', '--result', 'Bra']).code).toBe(0)
    expect(box.samtal(share()).code).toBe(0)
    expect(box.read(path)).not.toMatch(/Läs en bok|hittills/)
  })

  it('goes on with what was interrupted after the talk was written', () => {
    const box = preparedWorkspace()
    const written = writeSheet(box)
    box.samtal(share())
    const text = box.read(path)
    box.write({ [sheet]: written })
    expect(box.samtal(share('--dry-run')).out).toMatch(/has all that you have written already/)
    expect(box.read(sheet)).toBe(written)
    const { code, out } = box.samtal(share())
    expect(code).toBe(0)
    expect(out).toMatch(/already\.\nYour own sheet own\/\S+ has been removed\.\nNext: samtal save/)
    expect(box.read(path)).toBe(text)
    expect(isThere(box)).toBe(false)
  })

  it('has every sentence in the sheet or in the talk whenever it is killed', () => {
    const box = preparedWorkspace()
    const [before, written] = [box.read(path), writeSheet(box)]
    for (let delay = 60; delay <= 480; delay += 30) {
      box.write({ [path]: before, [sheet]: written })
      const options = { cwd: box.dir, env: box.env, timeout: delay, killSignal: 'SIGKILL' as const }
      spawnSync(process.execPath, [bin, ...share()], options)
      const text = box.read(path)
      if (isThere(box)) expect(box.read(sheet)).toBe(written)
      else expect(text).toMatch(/Hemligt mål[^]*Hemligt svar/)
      if (isThere(box)) expect(box.samtal(share()).code).toBe(0)
      const all = box.read(path)
      expect({ answers: times(all, 'Hemligt svar.'), goals: times(all, 'Hemligt mål') }).toEqual({
        answers: 1,
        goals: 1,
      })
      expect(isThere(box)).toBe(false)
    }
  })

  it('shares everything once when several do it at the same time, or somebody edits the talk', async () => {
    const box = preparedWorkspace()
    writeSheet(box)
    const runs = await Promise.all([
      ...[1, 2, 3].map(() => box.start(share())),
      box.start(['add', 'anna', '--agreement', 'Ett avtal', '--due', '2027-02-01']),
    ])
    for (const { code, err } of runs) if (code !== 0) expect(err).toMatch(/^samtal: \S.*\n$/)
    if (isThere(box)) expect(box.samtal(share()).code).toBe(0)
    const text = box.read(path)
    expect([times(text, 'Hemligt svar.'), times(text, 'Hemligt mål'), isThere(box)]).toEqual([1, 1, false])
    if (runs[3]?.code === 0) expect(text).toContain('Ett avtal')
  })

  it('leaves a sheet that somebody writes in meanwhile', () => {
    const box = preparedWorkspace()
    writeSheet(box)
    writeHook(box, 'post-commit', `echo "Ett sent svar." >> ${sheet}`)
    const { code, out } = box.samtal(share('--commit'))
    expect(code).toBe(0)
    expect(out).toMatch(/has been changed meanwhile and is still there: share it again/)
    expect(box.read(sheet)).toContain('Ett sent svar.')
    expect(box.samtal(share()).code).toBe(0)
    expect([times(box.read(path), 'Hemligt svar.'), times(box.read(path), 'Ett sent svar.')]).toEqual([1, 1])
  })

  it('leaves the sheet where git, or a hook, refuses the commit', () => {
    const box = preparedWorkspace()
    const written = writeSheet(box)
    writeHook(box, 'pre-commit', 'exit 1')
    expect(box.samtal(share('--commit'))).toMatchObject({ code: 2, out: '' })
    expect(box.read(sheet)).toBe(written)
    expect(box.read(path)).toContain('Hemligt svar.')
  })

  it('refuses a sheet in which nothing is written', () => {
    const box = preparedWorkspace()
    box.samtal(prepare())
    expectNothingDone(box, share(), /nothing is written in own\//)
    expectNothingDone(preparedWorkspace(), share(), /no sheet to share/)
    expectNothingDone(preparedWorkspace(), share('--conversation', id), /no sheet own\//)
  })

  it('refuses a day that cannot be read, and a text that the file cannot hold, without a word of them', () => {
    const box = preparedWorkspace()
    const text = writeSheet(box)
    box.write({ [sheet]: text.replace('30/9 2027', 'hemlig höst') })
    expectNothingDone(box, share(), /^samtal: Resultatmål: a day in the proposals cannot be read; write it as \S+\n$/)
    for (const part of ['Hemligt mål', 'Hemligt svar']) {
      box.write({ [sheet]: text.replace(part, part.replace(' ', '\u0007')) })
      expectNothingDone(box, share(), /^samtal: (?!.*(mål|svar))/)
    }
    box.write({ [sheet]: Uint8Array.from([0xff, 0xfe]) })
    expectNothingDone(box, share(), /cannot be read/)
  })

  it('refuses what every command refuses that edits a talk', () => {
    const files = {
      '.gitignore': '/own/\n',
      'people/anna/a.md': talk({ planned: '2026-12-10' }),
      'own/anna-2026-12-10-medarbetarsamtal.employee.md': 'Hemligt svar.\n',
    }
    expectSharedRefusals(share(), 'people/anna/a.md', files)
  })
})
