import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Sandbox } from '../harness.ts'

const reserved = ['con', 'nul', 'aux', 'prn', 'com1', 'com9', 'lpt1', 'lpt9']
const allowed = ['conny', 'com0', 'com10', 'con-1', 'a-nul']

test('check refuses what Windows keeps for devices as ids in the roster', () => {
  const roster = [...reserved, ...allowed].map((id) => `${id}: {name: A B, manager: conny}\n`).join('')
  const box = new Sandbox().workspace().write({ 'people.yaml': roster })
  const { findings } = JSON.parse(box.samtal(['check', '--format', 'json']).out) as {
    findings: { rule: string; line: number }[]
  }
  const lines = findings.filter(({ rule }) => rule === 'id-invalid').map(({ line }) => line)
  expect(lines).toEqual(reserved.map((_, index) => index + 1))
  expect(box.samtal(['check']).out).toContain('Windows keeps this name for a device')
  expect(box.samtal(['check', '--lang', 'sv']).out).toContain('Windows har reserverat namnet för en enhet')
})

test.for(reserved)('new makes no folder %s', (id) => {
  const box = new Sandbox().workspace()
  const talk = ['--template', 'medarbetarsamtal', '--manager', 'karin', '--date', '2026-12-10']
  const person = box.samtal(['new', ...talk, '--person', id])
  expect(person).toMatchObject({ code: 2, out: '' })
  expect(person.err).toContain(`--person: Windows keeps the name ${id} for a device; choose another, such as ${id}-1`)
  const group = ['new', '--template', 'kungsbacka-grupp', '--group', id, '--participants', 'anna', ...talk.slice(2)]
  expect(box.samtal([...group, '--lang', 'sv']).err).toContain(
    `--group: Windows har reserverat namnet ${id} för en enhet`,
  )
  expect(existsSync(join(box.dir, 'people'))).toBe(false)
})
