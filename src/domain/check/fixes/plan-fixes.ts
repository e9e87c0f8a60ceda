import { propertyName } from '../../format/schema.ts'
import type { RuleSettings } from '../../talk/settings.ts'
import { indexTalks, type Talk, type TalkIndex } from '../../talk/talk-index.ts'
import type { Clock } from '../../time/calendar.ts'
import { parseConversationFile, type ConversationFile } from '../conversation-file.ts'
import {
  activeFindings,
  fixFile,
  fixFileAmongTalks,
  mayFixAlone,
  mayFixAmongTalks,
  type FixedText,
} from './fix-file.ts'
import type { AppliedFix } from './fix-result.ts'
import { fixContext, type FixContext } from './ids.ts'
import { correctFolder } from './place.ts'

/** How a file is to be changed. */
export interface FilePlan extends FixedText {
  path: string
  /** The text before. */
  before: string
  /** The file as it will be read. */
  file: ConversationFile
  /** The folder that it is to be moved to. */
  folder?: string
}

/** The files of a workspace, and which of them may be changed. */
export interface FixableWorkspace extends Pick<
  TalkIndex,
  'conversations' | 'roster' | 'templates' | 'brokenTemplates'
> {
  /** What the settings say about rules. */
  rules: RuleSettings
  /** In the order of their paths, on which the ids depend that are given. */
  files: readonly ConversationFile[]
  mayChange(path: string): boolean
  /** The text of a file; undefined where it cannot be read. Asked for only where there may be something to correct. */
  textOf(path: string): string | undefined
}

/** What has one right answer: first what a file on its own shows, then what depends on all the others. */
export async function planFixes(workspace: FixableWorkspace, clock: Clock): Promise<FilePlan[]> {
  const { rules, mayChange, textOf } = workspace
  const plans = new Map<string, FilePlan>()
  const files: ConversationFile[] = []
  for (const file of workspace.files) {
    const plan = mayChange(file.path) ? await planAlone(file, textOf) : undefined
    if (plan) plans.set(file.path, plan)
    files.push(plan?.file ?? file)
  }
  const index = indexTalks({ ...workspace, talks: files.flatMap(({ talk }) => talk ?? []) }, clock)
  const given = new Set<string>()
  const context: FixContext = { ...fixContext(index, rules), given }
  for (const file of files) {
    if (!file.talk || !mayChange(file.path)) continue
    const start = () => plans.get(file.path) ?? startPlan(file, textOf)
    const plan = await planAmongTalks(file, file.talk, context, start)
    if (!plan) continue
    plans.set(file.path, plan)
    if (plan.id !== undefined) given.add(plan.id)
  }
  return [...plans.values()].filter(({ fixes, folder }) => fixes.length > 0 || folder !== undefined)
}

type TextOf = FixableWorkspace['textOf']

function startPlan(file: ConversationFile, textOf: TextOf): FilePlan | undefined {
  const text = textOf(file.path)
  return text === undefined ? undefined : { path: file.path, before: text, text, fixes: [], file }
}

async function planAlone(file: ConversationFile, textOf: TextOf): Promise<FilePlan | undefined> {
  if (file.reading.faults.length === 0 && !mayFixAlone(file.findings)) return undefined
  const start = startPlan(file, textOf)
  if (!start) return undefined
  const fixed = await fixFile(start.text)
  if (fixed.fixes.length === 0) return undefined
  return { ...start, ...fixed, file: await parseConversationFile(file.path, fixed.text) }
}

async function planAmongTalks(
  file: ConversationFile,
  talk: Talk,
  context: FixContext,
  start: () => FilePlan | undefined,
): Promise<(FilePlan & { id?: string }) | undefined> {
  const findings = [...file.findings, ...activeFindings(talk, context)]
  const isMisplaced = findings.some(({ rule }) => rule === 'file-misplaced')
  const folder = isMisplaced ? correctFolder(talk, context.index) : undefined
  const mayFix = mayFixAmongTalks(talk, findings, context)
  if (folder === undefined && !mayFix) return undefined
  const plan = start()
  if (!plan || !mayFix) return plan && { ...plan, folder }
  const { text, fixes, id } = await fixFileAmongTalks(plan.text, file.path, context)
  return { ...plan, text, fixes: [...plan.fixes, ...fixes], id, folder }
}

/** The fixes of a file, which was moved to another path or to none. */
export function appliedFixes({ path, fixes, file }: FilePlan, to: string | undefined): AppliedFix[] {
  const applied = fixes.map(({ rule, at }) => ({ path, rule, property: propertyName(at, 'conversation'), to: null }))
  if (to === undefined) return applied
  const property = file.talk?.conversation.employee === undefined ? 'group' : 'employee'
  return [...applied, { path, rule: 'file-misplaced', property, to }]
}
