import type { Path } from '../format/finding.ts'
import type { Roster } from '../talk/roster.ts'
import type { RuleSettings, Settings } from '../talk/settings.ts'
import type { Talk, TalkIndex } from '../talk/talk-index.ts'
import type { Step, Template } from '../talk/template.ts'
import type { Clock } from '../time/calendar.ts'
import { cadenceSteps } from './cadence-steps.ts'
import type { Finding } from './diagnostic.ts'
import { findRule, ruleOf, rules, type RuleId } from './rule-table.ts'
import type { Rule, RuleFinding, Setup, TextFile } from './rule.ts'
import { isRuleOn } from './severity.ts'
import { isSuperseded } from './superseded.ts'

type CheckName =
  'checkTalk' | 'checkFile' | 'checkRoster' | 'checkRosterDays' | 'checkSettings' | 'checkTemplate' | 'checkStep'
type RuleWith<Check extends CheckName> = Rule<RuleId> & Required<Pick<Rule<RuleId>, Check>>

function rulesWith<Check extends CheckName>(check: Check): RuleWith<Check>[] {
  return rules.filter((rule): rule is RuleWith<Check> => rule[check] !== undefined)
}

const talkRules = rulesWith('checkTalk')
const relatedRules = talkRules.filter(({ isAboutNewerTalk }) => isAboutNewerTalk)
const fileRules = rulesWith('checkFile')
const rosterRules = rulesWith('checkRoster')
const rosterDayRules = rulesWith('checkRosterDays')
const settingsRules = rulesWith('checkSettings')
const templateRules = rulesWith('checkTemplate')
const stepRules = rulesWith('checkStep')

/**
 * What the rules find in a talk among all others. About a talk with a newer main talk held, rules that depend on template
 * or roster only warn: those change, the talk does not.
 */
export function talkFindings(talk: Talk, index: TalkIndex): Finding[] {
  const findings: Finding[] = []
  for (const rule of talkRules) addFindings(findings, rule.id, rule.checkTalk(talk, index))
  const lowered = (finding: Finding) => ruleOf(finding.rule).dependsOnSetup === true
  return findings.some(lowered) && isSuperseded(talk, index)
    ? findings.map((finding) => (lowered(finding) ? { ...finding, severity: 'warning' } : finding))
    : findings
}

/** What the rules find in a talk that concerns another talk too, named by `related`. */
export function relatedFindings(talk: Talk, index: TalkIndex): Finding[] {
  return relatedRules.flatMap((rule) => withRule(rule.id, rule.checkTalk(talk, index)))
}

/** The rules on the text of files, and what the notes contain that they find anything in. */
export interface FileChecks {
  rules: readonly RuleWith<'checkFile'>[]
  notesPatterns: readonly (string | RegExp)[]
}

/** The rules on the text of files that are on with these settings. */
export function fileChecks(settings: RuleSettings): FileChecks {
  const active = fileRules.filter((rule) => rule.settings !== 'opt-in' || isRuleOn(rule.id, settings))
  return { rules: active, notesPatterns: active.map(({ notesPattern = '' }) => notesPattern) }
}

/** Those that are on unless settings say otherwise. */
export const defaultFileChecks = fileChecks({})

/** What the rules find in the text of a file. */
export function fileFindings(file: TextFile, checks = defaultFileChecks): Finding[] {
  const findings: Finding[] = []
  for (const rule of checks.rules) addFindings(findings, rule.id, rule.checkFile(file))
  return findings
}

/** What the rules find in a roster that its schema allows. */
export function rosterFindings(roster: Roster, templateNames: ReadonlySet<string>): Finding[] {
  const setup = setupOf(new Map(), templateNames)
  return rosterRules.flatMap((rule) => withRule(rule.id, rule.checkRoster(roster, setup)))
}

/** What the rules find in the days of a roster. */
export function rosterDayFindings(roster: Roster, clock: Clock): Finding[] {
  return rosterDayRules.flatMap((rule) => withRule(rule.id, rule.checkRosterDays(roster, clock)))
}

/** What the rules find in settings that their schema allows. */
export function settingsFindings(
  settings: Settings,
  templates: Setup['templates'],
  templateNames: ReadonlySet<string>,
): Finding[] {
  const setup = setupOf(templates, templateNames)
  return [
    ...settingsRules.flatMap((rule) => withRule(rule.id, rule.checkSettings(settings, setup))),
    ...cadenceSteps(settings, templates).flatMap(({ isKnown, step, at }) =>
      isKnown && step ? stepFindings(step, at, setup) : [],
    ),
  ]
}

/** What the rules find in a template that its schema allows. `fileName` is without its ending. */
export function templateFindings(template: Template, fileName: string, templateNames: ReadonlySet<string>): Finding[] {
  const setup = setupOf(new Map(), templateNames)
  return [
    ...templateRules.flatMap((rule) => withRule(rule.id, rule.checkTemplate(template, fileName, setup))),
    ...Object.entries(template.steps).flatMap(([name, step]) => stepFindings(step, ['follow_ups', name], setup)),
  ]
}

function stepFindings(step: Step, at: Path, setup: Setup): Finding[] {
  return stepRules
    .flatMap((rule) => withRule(rule.id, rule.checkStep(step, setup)))
    .map((finding) => ({ ...finding, at: [...at, ...finding.at] }))
}

const ruleNames = rules.flatMap(({ id, settings }) => (settings === 'none' ? [] : [id]))

function setupOf(templates: Setup['templates'], templateNames: ReadonlySet<string>): Setup {
  return { templates, templateNames, ruleNames, allowedSetting: (rule) => findRule(rule)?.settings }
}

function withRule(rule: RuleId, found: readonly RuleFinding[]): Finding[] {
  return found.map((finding) => ({ ...finding, rule }))
}

function addFindings(findings: Finding[], rule: RuleId, found: readonly RuleFinding[]): void {
  for (const finding of found) findings.push({ ...finding, rule })
}
