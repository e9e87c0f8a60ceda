import type { Finding, Severity } from '../format/finding.ts'
import type { FileKind } from '../format/schema.ts'
import type { Mapping } from '../format/value.ts'
import type { Conversation } from '../talk/conversation.ts'
import type { Roster } from '../talk/roster.ts'
import type { Settings } from '../talk/settings.ts'
import type { Talk, TalkIndex } from '../talk/talk-index.ts'
import type { Step, Template } from '../talk/template.ts'
import type { Clock } from '../time/calendar.ts'

/** What a check finds; the rule that it belongs to gives the id. */
export type RuleFinding = Omit<Finding, 'rule'>

/** What the settings may do to a rule: nothing, change its severity, also switch it off, or only switch it on. */
export type AllowedSetting = 'none' | 'severity' | 'off' | 'opt-in'

/**
 * A rule of `check`: what it finds, and everything that is said about it. A rule without a check of its own is found by
 * the parser, the schemas, or whoever reads the files.
 */
export interface Rule<Id extends string = string> {
  /** Stable; says what is wrong, in two words if possible. */
  id: Id
  severity: Severity
  settings: AllowedSetting
  /**
   * Whether a change of template or roster may turn the rule against a talk that has not changed. It only warns about a
   * talk with a newer main talk held.
   */
  dependsOnSetup?: boolean
  /** Whether its findings name a newer talk in `related`: then they are also reported when only that talk is checked. */
  isAboutNewerTalk?: boolean
  /** The module in `fixes/` that corrects what the rule finds. */
  fixedBy?: 'mistakes' | 'spelling' | 'ids' | 'place'

  /** Checks one talk among all others. Runs for every talk: no work that most talks do not need. */
  checkTalk?(talk: Talk, index: TalkIndex): readonly RuleFinding[]
  /** Checks the text of a conversation or roster, and what was parsed from it. */
  checkFile?(file: TextFile): readonly RuleFinding[]
  /** ASCII text that is in all notes in which `checkFile` finds anything; other notes are not even decoded. */
  notesPattern?: string | RegExp
  checkRoster?(roster: Roster, setup: Setup): readonly RuleFinding[]
  /** Checks the days of a roster. */
  checkRosterDays?(roster: Roster, clock: Clock): readonly RuleFinding[]
  checkSettings?(settings: Settings, setup: Setup): readonly RuleFinding[]
  /** `fileName` is without its ending. */
  checkTemplate?(template: Template, fileName: string, setup: Setup): readonly RuleFinding[]
  /** Checks a step of a template, or of the cadence in the settings. Paths are relative to the step. */
  checkStep?(step: Step, setup: Setup): readonly RuleFinding[]

  en: RuleWords
  sv: RuleWords
  example: RuleExample
}

/** A text file to check. Only a conversation whose front matter could be parsed has the last three. */
export interface TextFile {
  kind: Extract<FileKind, 'conversation' | 'roster'>
  text: string
  value?: Mapping
  conversation?: Conversation
  /** Offset of the notes below the front matter (UTF-16 code units). */
  notesStart?: number
}

/** What roster, settings and templates are checked against. */
export interface Setup {
  /** The valid templates, by name, without the changes that the settings make to their cadence. */
  templates: ReadonlyMap<string, Template>
  /** The names of all templates, also of those with errors. */
  templateNames: ReadonlySet<string>
  /** The ids of all rules that settings may change. */
  ruleNames: readonly string[]
  /** What the settings may do to a rule; undefined where there is no such rule. */
  allowedSetting(rule: string): AllowedSetting | undefined
}

/** What is said about a rule in one language. */
export interface RuleWords {
  /** What is wrong: one line without a full stop, filled with the public parameters of the finding. */
  message: string | ((found: MessageInput) => string)
  /** What to do: one line in the imperative. */
  fix: string
  /** Two or three sentences: why the rule is there and what exactly it demands. */
  why: string
}

export interface MessageInput {
  /** The schema-known property, such as `goals[0].due`; empty for the file as a whole. */
  property: string
  params: Readonly<Record<string, string | readonly string[]>>
}

/** Fragments of a workspace, in the notation of `rule-example.ts`. A test runs `check` on both. */
export interface RuleExample {
  /** `▶` marks the place of each finding. */
  wrong: string
  right: string
}

/** The most findings reported for one file; a file made to have more would cost minutes and megabytes. */
export const maxFindings = 1000

/** Gives a rule the literal type of its id. */
export function defineRule<const Id extends string>(rule: Rule<Id>): Rule<Id> {
  return rule
}
