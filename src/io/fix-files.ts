import { dirname, join } from 'node:path'
import type { FixResult } from '../domain/check/fixes/fix-result.ts'
import { numberedPath } from '../domain/check/fixes/place.ts'
import { appliedFixes, planFixes, type FilePlan } from '../domain/check/fixes/plan-fixes.ts'
import type { Clock } from '../domain/time/calendar.ts'
import { UsageError } from '../domain/usage-error.ts'
import { listConversations, readConversations } from './conversations.ts'
import type { FileSelection } from './file-selection.ts'
import { decode, encode, pathType, readBytes } from './files.ts'
import { ignoredAmong } from './ignoring.ts'
import { removeAbandoned } from './temporary-file.ts'
import { workTree, type Workspace } from './workspace.ts'
import type { World } from './world.ts'
import { isRegularFile, moveFile, replaceFile, targetState } from './write.ts'

export interface FixOptions {
  paths: readonly string[]
  fix?: boolean
  dryRun?: boolean
  staged?: boolean
}

/** A planned change, and the bytes of the file that it was planned for. */
interface FileChange extends FilePlan {
  bytes: Uint8Array
}

/**
 * Corrects what has one right answer in the selected files, or with `--dry-run` only reports what that would be. Gives the
 * files as they are afterwards. A file that cannot be read, changes meanwhile, is ignored by git or is reached through a
 * link is left as it is.
 */
export async function fixFiles(
  world: World,
  workspace: Workspace,
  selection: FileSelection,
  clock: Clock,
  options: FixOptions,
): Promise<{ selection: FileSelection; report: FixResult }> {
  requireCompatible(options)
  const { root, settings } = workspace
  const bytesOf = new Map<string, Uint8Array>()
  const entries = selection.entries.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  const { files } = await readConversations(workTree(root), entries)
  const plans = await planFixes(
    {
      ...{ ...workspace, conversations: settings.conversations, rules: settings.rules, files },
      mayChange: (path) => selection.isSelected(path) && !path.split('/').includes('.git'),
      textOf(path) {
        const bytes = Uint8Array.from(readBytes(join(root, path)) ?? [])
        bytesOf.set(path, bytes)
        return decode(bytes)
      },
    },
    clock,
  )
  const planned = plans.map((plan) => ({ ...plan, bytes: bytesOf.get(plan.path) ?? new Uint8Array() }))
  const changes = await permittedChanges(world, root, planned)
  const report = applyChanges(root, changes, options.dryRun === true)
  if (options.dryRun) return { selection, report }
  for (const folder of new Set(entries.map(({ path }) => dirname(join(root, path)))))
    removeAbandoned(folder, world.now() * 1000)
  const moved = afterMoves(selection, report)
  // Where somebody else moves files at the same time, only a new listing shows where they are.
  if (moved.entries.every(({ path }) => pathType(join(root, path)) !== undefined)) return { selection: moved, report }
  const listed = await listConversations(world, workspace, workTree(root), true)
  return { selection: { ...moved, entries: listed }, report }
}

function requireCompatible({ fix, dryRun, staged, paths }: FixOptions): void {
  if (dryRun && !fix) throw new UsageError('option-needs', { option: '--dry-run', needs: '--fix' })
  if (staged) throw new UsageError('option-conflict', { one: '--fix', other: '--staged' })
  if (paths.includes('-')) throw new UsageError('option-conflict', { one: '--fix', other: '-' })
}

/** Those of files that no link leads to and git does not ignore. Nothing is moved to where git would ignore it either. */
async function permittedChanges(world: World, root: string, all: readonly FileChange[]): Promise<FileChange[]> {
  const changes = all.filter(({ path }) => isRegularFile(root, path))
  if (changes.length === 0) return []
  const targetOf = ({ folder, path }: FileChange) => {
    const target = folder === undefined ? undefined : numberedPath(folder, path, 1)
    return target === undefined || targetState(root, path, target) === 'closed' ? undefined : target
  }
  const paths = changes.flatMap((change) => [change.path, targetOf(change) ?? []].flat())
  const ignored = await ignoredAmong(world, root, paths)
  return changes
    .filter(({ path }) => !ignored.has(path))
    .map((change) => (ignored.has(targetOf(change) ?? change.path) ? { ...change, folder: undefined } : change))
}

function applyChanges(root: string, changes: readonly FileChange[], dryRun: boolean): FixResult {
  const fixed: FixResult['fixed'][number][] = []
  const files: FixResult['files'][number][] = []
  const taken = new Set<string>()
  for (const change of changes) {
    const { path, bytes, before, text, fixes } = change
    const after = encode(text, bytes)
    if (fixes.length > 0 && !dryRun && !replaceFile(root, path, bytes, after)) continue
    const to = moveToFolder(root, change, after, dryRun, taken)
    fixed.push(...appliedFixes(change, to))
    if (fixes.length > 0 || to !== undefined) files.push({ path, to: to ?? null, before, after: text })
  }
  return { dryRun, fixed, files }
}

/** Moves the file to the first free path in its folder; with `dryRun` only says which that is. */
function moveToFolder(
  root: string,
  { path, folder }: FilePlan,
  bytes: Uint8Array,
  dryRun: boolean,
  taken: Set<string>,
): string | undefined {
  if (folder === undefined) return undefined
  for (let number = 1; ; number++) {
    const to = numberedPath(folder, path, number)
    const state = taken.has(to) ? 'taken' : targetState(root, path, to)
    if (state === 'taken') continue
    if (state === 'closed' || !(dryRun || moveFile(root, path, to, bytes))) return undefined
    taken.add(to)
    return to
  }
}

/** The selection with the files that were moved where they are now. */
function afterMoves({ entries, isPartial, isSelected }: FileSelection, { files }: FixResult): FileSelection {
  const newPaths = new Map(files.map(({ path, to }) => [path, to ?? path]))
  const targets = new Set(files.flatMap(({ to }) => to ?? []))
  return {
    isPartial,
    entries: entries.map((entry) => ({ ...entry, path: newPaths.get(entry.path) ?? entry.path })),
    isSelected: (path) => targets.has(path) || isSelected(path),
  }
}
