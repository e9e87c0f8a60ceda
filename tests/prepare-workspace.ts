import { expect } from 'vitest'
import { Sandbox, talk } from './harness.ts'
import { expectRefusal as expectRefused, snapshot } from './support.ts'

export const id = 'anna-2026-12-10-tillvaxtverket'
export const path = 'people/anna/2026-12-10-tillvaxtverket.md'
export const sheet = `own/${id}.employee.md`

/** Labels of a proposal's fields, from the template. */
const label = { goal: 'Vad du ska uppnå under det kommande året', due: 'När målet ska vara nått, skrivet ÅÅÅÅ-MM-DD' }

const earlierGoal = (due: string) =>
  `goals:\n  - id: m1\n    kind: resultatmal\n    goal: Läs en bok\n    due: ${due}\n    effect: Lärd\n`

/** A planned talk as `new` makes it, after a held one whose goal has been moved. */
export function preparedWorkspace(template = 'tillvaxtverket'): Sandbox {
  const held = { template: 'tillvaxtverket', planned: '2025-11-10', held: '2025-11-12' }
  const box = new Sandbox().init().write({ 'samtal.yaml': '' })
  box.git('config', 'user.name', 'Karin Ek')
  box.git('config', 'user.email', 'karin@example.se')
  box.write({ 'people/anna/a.md': talk(held, earlierGoal('2026-06-01')) })
  box.commit('2025-11-13')
  box.write({ 'people/anna/a.md': talk(held, earlierGoal('2026-09-30')) })
  box.commit('2026-05-13')
  const args = ['--template', template, '--person', 'anna', '--manager', 'karin', '--date', '2026-12-10']
  expect(box.samtal(['new', ...args]).code).toBe(0)
  box.commit('2026-11-01')
  return box
}

/** The command line of an employee, Anna. */
export const prepare = (...args: string[]) => ['prepare', 'anna', '--as', 'employee', ...args]

/** Makes Anna's sheet, and writes an answer and a proposed goal in it. */
export function writeSheet(box: Sandbox): string {
  expect(box.samtal(prepare()).code).toBe(0)
  const text = box
    .read(sheet)
    .replace('ditt arbete?\n', 'ditt arbete?\n\nHemligt svar.\n')
    .replace(`### Resultatmål\n\n**${label.goal}:**`, `### Resultatmål\n\n**${label.goal}:**\nHemligt mål`)
    .replace(`**${label.due}:**`, `**${label.due}:** 30/9 2027`)
  box.write({ [sheet]: text })
  return text
}

/** Asserts a refusal in one line, and that nothing whatever was written. */
export function expectNothingDone(box: Sandbox, args: string[], message: RegExp): void {
  const before = snapshot(box)
  expectRefused(box.samtal(args), message)
  expect(snapshot(box)).toEqual(before)
}
