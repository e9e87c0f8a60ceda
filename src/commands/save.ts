import { checkWorkspace } from '../domain/check/check-workspace.ts'
import { fileChecks } from '../domain/check/engine.ts'
import { talkChanges, type TalkChange } from '../domain/history/talk-changes.ts'
import { UsageError } from '../domain/usage-error.ts'
import { commitFile, requireCommittable } from '../io/commit-file.ts'
import { openCommitted, type CommittedWorkspace } from '../io/committed.ts'
import { listConversations, readConversations } from '../io/conversations.ts'
import { changedDocuments, readChangedFiles } from '../io/read-changes.ts'
import { gitPrefix } from '../io/root.ts'
import { workspaceClock } from '../io/today.ts'
import { textIn, titlesIn, workTree } from '../io/workspace.ts'
import type { World } from '../io/world.ts'
import type { CheckReport, SaveReport } from '../report/report.ts'

export interface SaveOptions {
  dryRun?: boolean
  today?: string
}

export interface SaveWords {
  /** Message of the commit: public properties only. */
  message(change: TalkChange, titles: Readonly<Record<string, string>>): string
}

/** Commits every talk that has changed, one commit for each. Where `check` finds an error in one of them, gives its report. */
export async function save(world: World, options: SaveOptions, words: SaveWords): Promise<SaveReport | CheckReport> {
  const committed = await openCommitted(world, false)
  const { root, repository, workspace, talkFilesInIndex } = committed
  if (repository.workTree === undefined) throw new UsageError('index-missing', { path: root })
  const changes = talkChanges(await readChangedFiles(world, committed))
  const checked = await checkChanged(world, committed, changes, options)
  if (checked.diagnostics.some(({ severity }) => severity === 'error')) return checked

  const { dryRun = false } = options
  const runner = changes.length > 0 ? await requireCommittable(world, root) : undefined
  const titles = titlesIn(workspace)
  const isTracked = new Set([...talkFilesInIndex, ...committed.talkFiles].map(({ path }) => path))
  const commits: SaveReport['commits'][number][] = []
  let failed: string | undefined
  for (const change of changes) {
    const message = words.message(change, titles)
    const untracked = change.paths.filter((path) => !isTracked.has(path))
    try {
      const hash = dryRun || !runner ? undefined : await commitFile({ runner, paths: change.paths, untracked }, message)
      commits.push({ hash, message, paths: change.paths })
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      // What has been committed stays so, and is told.
      failed = change.paths[0]
      break
    }
  }
  return { kind: 'save', commits, failed, left: changedDocuments(committed), dryRun }
}

/** What `check` says of the changed talks. */
async function checkChanged(
  world: World,
  { root, workspace }: CommittedWorkspace,
  changes: readonly TalkChange[],
  { today }: SaveOptions,
): Promise<CheckReport> {
  const { settings } = workspace
  const tree = workTree(root)
  const paths = new Set(changes.flatMap((change) => change.paths))
  const entries = await listConversations(world, workspace, tree, true)
  const conversations = await readConversations(tree, entries, fileChecks(settings.rules))
  const isSelected = (path: string) => paths.has(path)
  const diagnostics = await checkWorkspace(
    {
      ...{ ...workspace, conversations: settings.conversations, rules: settings.rules },
      ...{ ...conversations, isSelected, textOf: (path) => textIn(tree, path) },
    },
    workspaceClock(world, settings, today),
  )
  const judged = entries.map(({ path }) => path).filter(isSelected)
  return { kind: 'check', files: judged.length, judged, prefix: gitPrefix(root), diagnostics }
}
