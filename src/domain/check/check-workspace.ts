import type { RuleSettings } from '../talk/settings.ts'
import { indexTalks, type TalkIndex } from '../talk/talk-index.ts'
import type { Clock } from '../time/calendar.ts'
import type { ConfigFile } from './config-file.ts'
import type { ConversationFile } from './conversation-file.ts'
import { diagnose, wholeFile } from './diagnose.ts'
import { sortDiagnostics, type Diagnostic, type Finding } from './diagnostic.ts'
import { rosterDayFindings, talkFindings } from './engine.ts'
import type { RuleId } from './rule-table.ts'
import { applySeverities } from './severity.ts'

/** The files of a workspace, and which of them are checked. */
export interface CheckedWorkspace extends Pick<
  TalkIndex,
  'conversations' | 'roster' | 'templates' | 'brokenTemplates'
> {
  /** What the settings say about rules. */
  rules: RuleSettings
  /** All of them: a talk is checked among all others. */
  files: readonly ConversationFile[]
  /** Files in the place of conversations that could not be read, and the rule that says why. */
  unreadable: readonly { path: string; rule: RuleId }[]
  /** Settings, roster and own templates. */
  documents: readonly ConfigFile[]
  isSelected(path: string): boolean
  /** The text of a file; asked for only where something was found. */
  textOf(path: string): string
}

/** The diagnostics of the selected files, sorted. */
export async function checkWorkspace(workspace: CheckedWorkspace, clock: Clock): Promise<Diagnostic[]> {
  const { rules, unreadable, documents, isSelected } = workspace
  const talks = workspace.files.flatMap(({ talk }) => talk ?? [])
  const index = indexTalks({ ...workspace, talks }, clock)
  const diagnostics = unreadable.flatMap(({ path, rule }) => (isSelected(path) ? [wholeFile(path, rule)] : []))
  for (const file of workspace.files)
    if (isSelected(file.path)) diagnostics.push(...(await diagnoseConversation(file, index, workspace)))
  const graded: Diagnostic[] = applySeverities(diagnostics, rules)
  for (const document of documents)
    if (isSelected(document.path)) graded.push(...(await diagnoseConfig(withDays(document, index, clock), rules)))
  return sortDiagnostics(graded)
}

async function diagnoseConversation(
  { path, talk, reading, findings: own }: ConversationFile,
  index: TalkIndex,
  { rules, textOf }: CheckedWorkspace,
): Promise<Diagnostic[]> {
  const all = talk ? withoutRejected(own, talkFindings(talk, index)) : own
  if (all.length === 0 && reading.faults.length === 0) return []
  // Before the findings are cut to the most that are reported, so that none that counts gives way to one that is off.
  const findings = applySeverities(all, rules)
  return diagnose({ file: path, kind: 'conversation', text: textOf(path), reading, findings })
}

/** A roster with what is wrong in its days, which depends on what day it is. */
function withDays(document: ConfigFile, { roster }: TalkIndex, clock: Clock): ConfigFile {
  if (document.kind !== 'roster' || !roster) return document
  return { ...document, findings: [...document.findings, ...rosterDayFindings(roster, clock)] }
}

/** Every command relies on settings, roster and templates: settings only change their warnings. */
async function diagnoseConfig(
  { path, kind, text, reading, findings }: ConfigFile,
  rules: RuleSettings,
): Promise<Diagnostic[]> {
  const diagnostics = reading
    ? await diagnose({ file: path, kind, text, reading, findings })
    : findings.map(({ rule }) => wholeFile(path, rule))
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning')
  return [...errors, ...applySeverities(warnings, rules)]
}

/** The findings of a file and those of rules about other values than the schema rejects. */
function withoutRejected(own: readonly Finding[], found: readonly Finding[]): readonly Finding[] {
  if (own.length === 0 || found.length === 0) return own.length === 0 ? found : own
  const rejected = new Set(own.map(({ at }) => at.join('\n')))
  return [...own, ...found.filter(({ at }) => at.length === 0 || !rejected.has(at.join('\n')))]
}
