import type { DueFilter } from '../due/due-filter.ts'
import { redact } from '../talk/identity-number.ts'
import { UsageError } from '../usage-error.ts'
import type { ExportedWorkspace } from './exported-workspace.ts'

/** The error of a filter that names what nobody and nothing in an export has; as `unknownFilter` of a workspace. */
export function unknownInExport(
  filter: DueFilter,
  { workspace, people, talks }: ExportedWorkspace,
): UsageError | undefined {
  const { person, manager, unit, template } = filter
  const ids = new Set(people.map((entry) => entry.person))
  if (person !== undefined && !ids.has(person) && !talks.some((talk) => talk.person === person))
    return new UsageError('person-unknown', { option: '--person', id: person })
  if (manager !== undefined && !ids.has(manager) && ![...people, ...talks].some((line) => line.manager === manager))
    return new UsageError('person-unknown', { option: '--manager', id: manager })
  if (unit !== undefined && !people.some((entry) => entry.unit?.normalize('NFC') === redact(unit).normalize('NFC')))
    return new UsageError('unit-unknown', { unit })
  if (template !== undefined && !workspace.templates.includes(template))
    return new UsageError('template-unknown', { name: template, allowed: workspace.templates.join(', ') })
  return undefined
}
