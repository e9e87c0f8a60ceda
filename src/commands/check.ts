import { checkWorkspace } from '../domain/check/check-workspace.ts'
import { fileChecks } from '../domain/check/engine.ts'
import { openCheckSources, type CheckSource, type CheckSourceOptions } from '../io/check-source.ts'
import { readConversations } from '../io/conversations.ts'
import { mayReport, selectFiles, type SelectionOptions } from '../io/file-selection.ts'
import { readWithRelated } from '../io/related-talks.ts'
import { reportPlaces } from '../io/report-places.ts'
import { requireWorkspace } from '../io/require-workspace.ts'
import { settingsName } from '../io/root.ts'
import { workspaceClock } from '../io/today.ts'
import { loadWorkspace, textIn } from '../io/workspace.ts'
import type { World } from '../io/world.ts'
import type { CheckReport } from '../report/report.ts'

export interface CheckOptions extends CheckSourceOptions, SelectionOptions {
  /** With `fix`: changes nothing. */
  dryRun?: boolean
  today?: string
}

/** Checks the files of a workspace, or those named; with `fix`, corrects what has one right answer first. */
export async function check(world: World, options: CheckOptions): Promise<CheckReport> {
  const sources = await openCheckSources(world, options)
  const places = reportPlaces(
    world,
    sources.map(({ root }) => root),
  )
  const reports: CheckReport[] = []
  for (const source of sources) {
    const report = await checkSource(world, source, options)
    reports.push(belowFolder(report, places.folderOf(source.root)))
  }
  const { prefix } = places
  return {
    kind: 'check',
    files: reports.reduce((sum, { files }) => sum + files, 0),
    judged: reports.flatMap(({ judged }) => judged),
    prefix,
    diagnostics: reports.flatMap(({ diagnostics }) => diagnostics),
    empty: reports.length === 1 ? reports[0]?.empty : undefined,
    fixing: mergedFixes(reports.flatMap(({ fixing }) => fixing ?? [])),
  }
}

async function checkSource(world: World, source: CheckSource, options: CheckOptions): Promise<CheckReport> {
  const { root, tree, staged } = source
  const workspace = await loadWorkspace(root, tree, settingsName(world), mayReport(source))
  const { settings, documents } = workspace
  const clock = workspaceClock(world, settings, options.today)
  const selection = await selectFiles(world, workspace, source, options)
  const fixed =
    options.fix || options.dryRun
      ? await (await import('../io/fix-files.ts')).fixFiles(world, workspace, selection, clock, options)
      : undefined
  const { entries, isPartial, isSelected } = fixed?.selection ?? selection

  const checks = fileChecks(settings.rules)
  const conversations = isPartial
    ? await readWithRelated(world, workspace, tree, entries, checks)
    : await readConversations(tree, entries, checks)
  const diagnostics = await checkWorkspace(
    {
      ...{ ...workspace, conversations: settings.conversations, rules: settings.rules },
      ...{ ...conversations, isSelected, textOf: (path) => textIn(tree, path) },
    },
    clock,
  )
  if (!staged && !conversations.files.some(({ talk }) => talk)) requireWorkspace(world, root, 'check')
  const checked = [...entries, ...documents].map(({ path }) => path).filter(isSelected)
  const isWhole = !staged && !isPartial
  return {
    kind: 'check',
    files: checked.length,
    judged: checked,
    prefix: '',
    diagnostics,
    empty: emptyReason(isWhole && entries.length === 0, checked.length, staged),
    fixing: fixed?.report,
  }
}

function emptyReason(noTalks: boolean, checked: number, staged: ReadonlySet<string> | undefined): CheckReport['empty'] {
  if (staged?.size === 0) return 'nothing-staged'
  if (checked === 0) return 'nothing-selected'
  return noTalks ? 'no-talks' : undefined
}

/** A report with the paths of its workspace seen from above, where `folder`, such as `unit/`, leads to it. */
function belowFolder(report: CheckReport, folder: string): CheckReport {
  if (folder === '') return report
  const { judged, diagnostics, fixing } = report
  const move = (path: string) => folder + path
  const moveBoth = <T extends { path: string; to: string | null }>(change: T): T => ({
    ...change,
    ...{ path: move(change.path), to: change.to === null ? null : move(change.to) },
  })
  return {
    ...report,
    judged: judged.map(move),
    diagnostics: diagnostics.map((diagnostic) => ({ ...diagnostic, file: move(diagnostic.file) })),
    fixing: fixing && { ...fixing, fixed: fixing.fixed.map(moveBoth), files: fixing.files.map(moveBoth) },
  }
}

function mergedFixes(fixes: readonly NonNullable<CheckReport['fixing']>[]): CheckReport['fixing'] {
  const [first] = fixes
  if (!first) return undefined
  return {
    dryRun: first.dryRun,
    fixed: fixes.flatMap(({ fixed }) => fixed),
    files: fixes.flatMap(({ files }) => files),
  }
}
