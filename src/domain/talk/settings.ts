import type { Day } from '../time/calendar.ts'
import type { RetentionRules } from './retention.ts'
import type { Severity } from '../format/finding.ts'
import { isMapping, type Mapping, type Value } from '../format/value.ts'

/** What the settings say about a rule: the severity of its findings in talks, and why. */
export interface RuleSetting {
  severity: Severity | 'off'
  reason: string | undefined
}

/** By rule id, as written in the settings: it may be unknown. */
export type RuleSettings = Readonly<Record<string, RuleSetting>>

/** The changes to the steps of a template: null takes a step away. */
export type CadenceChanges = Readonly<Record<string, Mapping | null>>

/** A workspace's settings, defaults filled in; paths are relative to its root, with `/`. */
export interface Settings {
  language?: 'sv' | 'en'
  timezone: string
  conversations: string
  roster: string
  templates: string
  template?: string
  since?: Day
  /** Whether commands that write a talk also commit its file. */
  commit: boolean
  /** How long talks are kept; absent: nothing is said of it. */
  retention?: RetentionRules
  /** Template name to step to changes of the step; null takes it away. */
  cadence: Readonly<Record<string, CadenceChanges>>
  /** Id of the workspace in exports. */
  workspace?: string
  /** The smallest group that a coverage shows on its own. */
  coverage: { min: number }
  /** The severity of findings in talks. */
  rules: RuleSettings
}

const defaultMin = 5

/** The settings from a value that is valid by its schema. */
export function settingsFrom(value: Mapping): Settings {
  return {
    timezone: 'Europe/Stockholm',
    conversations: 'people',
    roster: 'people.yaml',
    templates: 'templates',
    ...(value as unknown as Partial<Settings>),
    commit: String(value.commit) === 'true',
    coverage: { min: isMapping(value.coverage) ? Number(value.coverage.min ?? defaultMin) : defaultMin },
    cadence: (value.cadence ?? {}) as unknown as Settings['cadence'],
    rules: ruleSettingsFrom(value.rules),
  }
}

/** The settings of rules: `window-missed: error`, or properties. */
function ruleSettingsFrom(value: Value | undefined): RuleSettings {
  return Object.fromEntries(Object.entries((value ?? {}) as Mapping).map(([rule, given]) => [rule, setting(given)]))
}

function setting(given: Value | undefined): RuleSetting {
  const { severity, reason } = isMapping(given) ? given : { severity: given, reason: undefined }
  return { severity: severity as RuleSetting['severity'], reason: reason as string | undefined }
}
