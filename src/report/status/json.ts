import { redact } from '../../domain/talk/identity-number.ts'
import { toJson } from '../escape.ts'
import type { StatusReport } from '../person-reports.ts'

export const format = 'json'

export const help = {
  sv: 'för andra program (schemas/status-report.schema.json)',
  en: 'for other programs (schemas/status-report.schema.json)',
}

/** How it stands, for machines: public properties only, never localised. Schema: `schemas/status-report.schema.json`. */
export function render({ today, people }: StatusReport): string {
  // An identity number in a name is not for others.
  const shown = people.map((person) => ({ ...person, name: person.name === null ? null : redact(person.name) }))
  return toJson({ schemaVersion: 1, kind: 'status', today, people: shown })
}
