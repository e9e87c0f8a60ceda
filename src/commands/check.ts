import { checkWorkspace } from '../domain/check/check-workspace.ts'
import { fileChecks } from '../domain/check/engine.ts'
import { openCheckSource, type CheckSourceOptions } from '../io/check-source.ts'
import { readConversations } from '../io/conversations.ts'
import { selectFiles, type SelectionOptions } from '../io/file-selection.ts'
import { requireWorkspace } from '../io/require-workspace.ts'
import { gitPrefix, settingsName } from '../io/root.ts'
import { workspaceClock } from '../io/today.ts'
import { loadWorkspace, textIn } from '../io/workspace.ts'
import type { World } from '../io/world.ts'
import type { CheckReport } from '../report/report.ts'

export interface CheckOptions extends CheckSourceOptions, SelectionOptions {
  fix?: boolean
  /** With `fix`: changes nothing. */
  dryRun?: boolean
  today?: string
}

/** Checks the files of a workspace, or those named; with `fix`, corrects what has one right answer first. */
export async function check(world: World, options: CheckOptions): Promise<CheckReport> {
  const source = await openCheckSource(world, options)
  const workspace = await loadWorkspace(source.root, source.tree, settingsName(world))
  const { settings, documents } = workspace
  const clock = workspaceClock(world, settings, options.today)
  const selection = await selectFiles(world, workspace, source, options)
  const fixed =
    options.fix || options.dryRun
      ? await (await import('../io/fix-files.ts')).fixFiles(world, workspace, selection, clock, options)
      : undefined
  const { entries, isSelected } = fixed?.selection ?? selection

  const conversations = await readConversations(source.tree, entries, fileChecks(settings.rules))
  const diagnostics = await checkWorkspace(
    {
      ...{ ...workspace, conversations: settings.conversations, rules: settings.rules },
      ...{ ...conversations, isSelected, textOf: (path) => textIn(source.tree, path) },
    },
    clock,
  )
  if (!source.staged && !conversations.files.some(({ talk }) => talk)) requireWorkspace(world, source.root, 'check')
  const checked = [...entries, ...documents].map(({ path }) => path).filter(isSelected)
  return {
    kind: 'check',
    files: checked.length,
    judged: checked,
    prefix: gitPrefix(source.root),
    diagnostics,
    empty: emptyReason(entries.length, checked.length, source.staged),
    fixing: fixed?.report,
  }
}

function emptyReason(talks: number, checked: number, staged: ReadonlySet<string> | undefined): CheckReport['empty'] {
  if (staged?.size === 0) return 'nothing-staged'
  if (checked === 0) return 'nothing-selected'
  return talks === 0 ? 'no-talks' : undefined
}
