import type { ParsedFile } from '../format/parse-file.ts'
import { maxSchemaFindings, type FileKind } from '../format/schema.ts'
import { isMapping, type Mapping, type Value } from '../format/value.ts'
import { isId } from '../talk/id.ts'
import type { Roster } from '../talk/roster.ts'
import type { Settings } from '../talk/settings.ts'
import { templateFrom, type Template } from '../talk/template.ts'
import type { Finding } from './diagnostic.ts'
import { fileFindings, rosterFindings, settingsFindings, templateFindings } from './engine.ts'
import { severityOf } from './severity.ts'

/** A settings file, roster or own template. */
export interface ConfigFile {
  /** Relative to the workspace's root, with `/`. */
  path: string
  kind: Exclude<FileKind, 'conversation'>
  text: string
  /** Undefined where there is no text to read. */
  reading: ParsedFile | undefined
  findings: Finding[]
}

/** What the files of a workspace set up, as far as they are valid. */
export interface ConfigValues {
  settings: Settings
  roster: Roster | undefined
  /** Without the changes that the settings make to their cadence. */
  templates: ReadonlyMap<string, Template>
  templateNames: ReadonlySet<string>
}

/** What the rules find in a file whose own findings are those of the parser and its schema. */
export function ruleFindingsIn(
  { path, kind, text, reading, findings }: ConfigFile,
  { settings, roster, templates, templateNames }: ConfigValues,
): Finding[] {
  const value = reading?.value
  switch (kind) {
    case 'settings':
      return value ? settingsFindings(settings, templates, templateNames) : []
    case 'roster':
      return [...fileFindings({ kind, text }), ...(value && roster ? rosterFindings(roster, templateNames) : [])]
    case 'template': {
      const fileName = path.slice(path.lastIndexOf('/') + 1).replace(/\.yaml$/, '')
      return value && findings.length === 0 ? templateFindings(templateFrom(value), fileName, templateNames) : []
    }
  }
}

/** A value without the parts in which something was found. */
export function validPart(value: Mapping, findings: readonly Finding[]): Mapping {
  const copy = structuredClone(value)
  for (const { at, params } of findings) {
    const path = params?.missing === undefined ? at : at.slice(0, 2)
    let parent: Value | undefined = copy
    for (const step of path.slice(0, -1))
      parent = isMapping(parent) ? parent[step] : Array.isArray(parent) ? parent[Number(step)] : undefined
    const last = path.at(-1)
    const [first, second] = path
    if (last !== undefined && isMapping(parent)) delete parent[last]
    // Something wrong inside a list takes the whole list.
    else if (isMapping(copy[String(first)]) && second !== undefined) delete (copy[String(first)] as Mapping)[second]
  }
  return copy
}

/** The valid part of a roster: a person in whose entry all is wrong is still a person. */
export function validRosterPart(value: Mapping, findings: readonly Finding[]): Mapping {
  const valid = validPart(value, findings)
  for (const id of Object.keys(value)) if (isId(id) && !Object.hasOwn(valid, id)) valid[id] = {}
  return valid
}

/** The keys of the entries in a roster that have an error; of one that has it elsewhere, nobody can tell whom it concerns. */
export function brokenEntries({ kind, findings }: ConfigFile): string[] {
  const errors = kind === 'roster' ? findings.filter((finding) => severityOf(finding) === 'error') : []
  return [...new Set(errors.flatMap(({ at }) => (at.length > 0 ? [String(at[0])] : [])))]
}

/** Whether settings or roster have an error that is not of one entry in the roster. */
export function isBroken({ kind, reading, findings }: ConfigFile): boolean {
  if (!reading?.value || findings.length >= maxSchemaFindings) return true
  return findings.some((finding) => severityOf(finding) === 'error' && (kind !== 'roster' || finding.at.length === 0))
}
