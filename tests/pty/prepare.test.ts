import { chmodSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { path, preparedWorkspace, sheet } from '../prepare-workspace.ts'
import { keys, Terminal } from './terminal.ts'

describe('prepare at a terminal', () => {
  it.each([
    ['en', /Who prepares\?[^]*the employee/, /which only you can read[^]*backs it up/, /in the notes of the talk/],
    ['sv', /Vem förbereder sig\?[^]*medarbetaren/, /bara du kan läsa[^]*säkerhetskopierar/, /i samtalets anteckningar/],
  ])(
    'asks who prepares and whom it is about, opens the sheet, and shares it, in %s',
    async (language, role, made, shared) => {
      const box = preparedWorkspace()
      box.write({ editor: '#!/bin/sh\nsed -i "s/^### Hur ser du på .*/&\\n\\nHemligt svar./" "$1"\n' })
      chmodSync(join(box.dir, 'editor'), 0o755)
      const env = { EDITOR: join(box.dir, 'editor') }
      const answer = async (terminal: Terminal) => {
        await terminal.waitFor(role)
        terminal.type(keys.enter)
        await terminal.waitFor(/anna/)
        terminal.type(keys.enter)
        return terminal.end()
      }
      const first = await answer(new Terminal(box, ['prepare', '--edit', '--lang', language], env))
      expect(first).toMatchObject({ code: 0, restored: true })
      expect(first.out).toMatch(made)
      expect(box.read(sheet)).toContain('Hemligt svar.')
      const second = await answer(new Terminal(box, ['prepare', '--share', '--lang', language], env))
      expect(second).toMatchObject({ code: 0, restored: true })
      expect(second.out).toMatch(shared)
      expect(first.out + second.out).not.toContain('Hemligt')
      expect(box.read(path)).toContain('Hemligt svar.')
      expect(existsSync(join(box.dir, sheet))).toBe(false)
    },
  )

  it('makes nothing where the question is left with Ctrl-C', async () => {
    const box = preparedWorkspace()
    const terminal = new Terminal(box, ['prepare'])
    await terminal.waitFor(/Who prepares\?/)
    terminal.type(keys.ctrlC)
    expect(await terminal.end()).toMatchObject({ code: 130, restored: true })
    expect(box.git('status', '--porcelain', '--ignored')).toBe('')
  })
})
