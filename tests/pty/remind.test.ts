import { expect, it } from 'vitest'
import { Sandbox } from '../harness.ts'
import { keys, Terminal } from './terminal.ts'

it('remind asks for the manager at a terminal', async () => {
  const box = new Sandbox()
    .init()
    .write({ 'people.yaml': 'anna: {manager: karin}\nbo: {manager: eva, start: 2020-01-01}\n' })
  box.commit('2026-01-25')
  const terminal = new Terminal(box, ['remind'])
  await terminal.waitFor(/Whom is the reminder for\?[^]*karin/)
  terminal.type(keys.enter)
  const { code, out } = await terminal.end()
  expect(code).toBe(0)
  expect(out).toContain('- bo: First talk')
  expect(out).not.toContain('- anna')
})
