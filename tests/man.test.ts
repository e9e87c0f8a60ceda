import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { manPage } from '../scripts/man.js'
import { helpEn } from '../src/report/help.en.ts'

const page = readFileSync(new URL('../man/samtal.1', import.meta.url), 'utf8')

describe('the man page', () => {
  it('is what npm run man makes from the table of commands', () => {
    expect(page).toBe(manPage())
  })

  it('has a section for each command, and only known roff requests', () => {
    for (const name of Object.keys(helpEn.commands)) expect(page).toContain(`\n.SS samtal ${name} `)
    expect(page).toMatch(/^[\n\x20-\x7e]*$/)
    const requests = [...page.matchAll(/^[.'](\\"|\w*)/gm)].map(([, request]) => request)
    const known = new Set(['\\"', 'TH', 'SH', 'SS', 'PP', 'TP', 'B', 'BR', 'RS', 'RE', 'EX', 'EE', 'br'])
    expect(requests.filter((request) => !known.has(request ?? ''))).toEqual([])
  })
})
