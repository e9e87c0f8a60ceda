import type { Day } from './calendar.ts'
import { ruleSettingsFrom, type RuleSettings } from './severity.ts'
import type { Mapping } from './value.ts'

/** A workspace's settings, defaults filled in; paths are relative to its root, with `/`. */
export interface Settings {
  language?: 'sv' | 'en'
  timezone: string
  conversations: string
  roster: string
  templates: string
  template?: string
  since?: Day
  /** Template name to step to changes of the step. */
  cadence: Readonly<Record<string, Readonly<Record<string, Mapping>>>>
  /** How grave what is found in talks is here. */
  rules: RuleSettings
}

/** The settings in a value that its schema has passed. */
export function settingsFrom(value: Mapping): Settings {
  return {
    timezone: 'Europe/Stockholm',
    conversations: 'people',
    roster: 'people.yaml',
    templates: 'templates',
    ...(value as unknown as Partial<Settings>),
    cadence: (value.cadence ?? {}) as unknown as Settings['cadence'],
    rules: ruleSettingsFrom(value.rules),
  }
}
