import type { RuleSettings } from '../talk/settings.ts'
import { indexTalks, type TalkIndex } from '../talk/talk-index.ts'
import type { Clock } from '../time/calendar.ts'
import type { ConfigFile } from './config-file.ts'
import type { ConversationFile } from './conversation-file.ts'
import { conversationAsMeant, configAsMeant, type MeantFile } from './as-meant.ts'
import { diagnose, wholeFile, type CheckedFile } from './diagnose.ts'
import { sortDiagnostics, type Diagnostic, type Finding } from './diagnostic.ts'
import { relatedFindings, rosterDayFindings, talkFindings } from './engine.ts'
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
  for (const file of workspace.files) {
    const diagnoseFile = isSelected(file.path) ? diagnoseConversation : diagnoseRelated
    diagnostics.push(...(await diagnoseFile(file, index, workspace)))
  }
  const graded: Diagnostic[] = applySeverities(diagnostics, rules)
  for (const document of documents)
    if (isSelected(document.path)) graded.push(...(await diagnoseConfig(withDays(document, index, clock), workspace)))
  return sortDiagnostics(graded)
}

async function diagnoseConversation(
  file: ConversationFile,
  index: TalkIndex,
  { rules, textOf }: CheckedWorkspace,
): Promise<Diagnostic[]> {
  const { path, talk, reading, findings: own } = file
  const all = talk ? [...own, ...withoutRejected(own, talkFindings(talk, index))] : own
  if (all.length === 0 && reading.faults.length === 0) return []
  // Before the findings are cut to the most that are reported, so that none that counts gives way to one that is off.
  const text = textOf(path)
  const meant = reading.faults.length > 0 || own.length > 0 ? await conversationAsMeant(file, text, index) : undefined
  if (meant) return diagnoseMeant({ file: path, kind: 'conversation', text }, meant, rules)
  const findings = applySeverities(all, rules)
  return diagnose({
    file: path,
    kind: 'conversation',
    text,
    reading,
    items: talk?.conversation.items,
    findings,
  })
}

/** What is wrong with how a file is written, and in what it says apart from that. */
function diagnoseMeant(
  file: Pick<CheckedFile, 'file' | 'kind' | 'text'>,
  { reading, findings, items }: MeantFile,
  rules: RuleSettings,
): Promise<Diagnostic[]> {
  const { mistakes: faults, locate } = reading
  return diagnose({ ...file, reading: { faults, locate }, items, findings: applySeverities(findings, rules) })
}

/** A roster with what is wrong in its days, which depends on what day it is. */
function withDays(document: ConfigFile, { roster }: TalkIndex, clock: Clock): ConfigFile {
  if (document.kind !== 'roster' || !roster) return document
  return { ...document, findings: [...document.findings, ...rosterDayFindings(roster, clock)] }
}

/** What is found in a file that is not selected, but concerns one that is: its goal is left open by the selected talk. */
async function diagnoseRelated(
  { path, talk, findings: own }: ConversationFile,
  index: TalkIndex,
  { rules, textOf, isSelected }: CheckedWorkspace,
): Promise<Diagnostic[]> {
  if (!talk || talk.conversation.items.length === 0) return []
  const related = relatedFindings(talk, index).filter((finding) => isSelected(finding.related ?? path))
  const findings = applySeverities(withoutRejected(own, related), rules)
  if (findings.length === 0) return []
  return diagnose({
    file: path,
    kind: 'conversation',
    text: textOf(path),
    reading: { faults: [] },
    items: talk.conversation.items,
    findings,
  })
}

/** Every command relies on settings, roster and templates: settings only change their warnings. */
async function diagnoseConfig(document: ConfigFile, workspace: CheckedWorkspace): Promise<Diagnostic[]> {
  const { path, kind, text, reading, findings } = document
  const { rules, templates, brokenTemplates } = workspace
  const templateNames = new Set([...templates.keys(), ...brokenTemplates])
  const meant = await configAsMeant(document, { templates, templateNames })
  const diagnostics = meant
    ? await diagnoseMeant({ file: path, kind, text }, meant, {})
    : reading
      ? await diagnose({ file: path, kind, text, reading, findings })
      : findings.map(({ rule }) => wholeFile(path, rule))
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning')
  return [...errors, ...applySeverities(warnings, rules)]
}

/** The findings of rules about other values than the schema rejects. */
function withoutRejected(own: readonly Finding[], found: readonly Finding[]): readonly Finding[] {
  if (own.length === 0 || found.length === 0) return found
  const rejected = new Set(own.map(({ at }) => at.join('\n')))
  return found.filter(({ at }) => at.length === 0 || !rejected.has(at.join('\n')))
}
