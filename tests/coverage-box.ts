import { Sandbox, talk } from './harness.ts'

/** A group of people in a roster: their unit, their manager and how many of them have had a talk in 2026. */
export interface Team {
  unit: string
  manager: string
  people: number
  talked: number
  /** How many of those have had the half-year follow-up in August. */
  followedUp?: number
}

/** A committed workspace of such teams. The ids are `<unit>-<number>`, the talks were held in February 2026. */
export function teamBox(teams: readonly Team[], { roster = '', settings = '' } = {}): Sandbox {
  const box = new Sandbox().init()
  const lines: string[] = []
  for (const { unit, manager, people, talked, followedUp = 0 } of teams)
    for (let number = 1; number <= people; number++) {
      const employee = `${unit
        .toLowerCase()
        .normalize('NFD')
        .replace(/[^a-z]/g, '')}-${number}`
      lines.push(`${employee}: {unit: ${unit}, manager: ${manager}, start: 2020-01-01}`)
      if (number > talked) continue
      const day = String(number).padStart(2, '0')
      const followUp = number <= followedUp ? `follow_ups:\n  - {step: half-year, held: 2026-08-${day}}\n` : ''
      const planned = `2026-02-${day}`
      box.write({ [`people/${employee}/a.md`]: talk({ employee, manager, planned, held: planned }, followUp) })
    }
  box.write({
    'people.yaml': `${lines.join('\n')}\n${roster}`,
    'samtal.yaml': `since: 2020-01-01\ntemplate: medarbetarsamtal\n${settings}`,
  })
  box.commit('2026-03-01')
  return box
}
