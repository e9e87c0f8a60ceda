import { UsageError } from '../usage-error.ts'
import type { Template } from './template.ts'

/** The template of a name, which must exist and have no errors. */
export function findTemplate(
  name: string,
  templates: ReadonlyMap<string, Template>,
  brokenTemplates: ReadonlySet<string>,
): Template {
  const template = templates.get(name)
  if (template) return template
  if (brokenTemplates.has(name)) throw new UsageError('template-broken', { name })
  throw new UsageError('template-unknown', { name, allowed: [...templates.keys()].sort().join(', ') })
}
