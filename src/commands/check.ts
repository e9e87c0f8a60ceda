import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../domain/time/calendar.ts'
import { diagnose, wholeFile } from '../domain/check/diagnose.ts'
import { sortDiagnostics, type Diagnostic, type Finding } from '../domain/check/diagnostic.ts'
import { indexTalks } from '../domain/talk/talk-index.ts'
import { fileChecks, talkFindings } from '../domain/check/engine.ts'
import { applySeverities } from '../domain/check/severity.ts'
import { UsageError } from '../domain/usage-error.ts'
import { listConversations, readConversation, type ConversationFile } from '../io/conversations.ts'
import { decode, pathType, largestFile, type Entry } from '../io/files.ts'
import { findRoot, gitPrefix, settingsName, withinRoot } from '../io/root.ts'
import type { StagedFiles } from '../io/staged.ts'
import { workspaceClock } from '../io/today.ts'
import { loadWorkspace, workTree, type Tree, type Workspace } from '../io/workspace.ts'
import type { World } from '../io/world.ts'
import type { CheckReport, FixReport } from '../report/report.ts'

export interface CheckOptions {
  paths: readonly string[]
  /** With `-` among the paths: the name that the text on standard input has. */
  stdinFilename?: string
  /** Judges what is about to be committed instead of the work tree, and tells of the files that the commit changes. */
  staged?: boolean
  allowEmpty?: boolean
  /** What `mend` is asked for; with `dryRun`, only to tell what it would do. */
  fix?: boolean
  dryRun?: boolean
  today?: string
}

/** The entries of a workspace, and which of them are to be judged. */
interface Found {
  entries: readonly Entry[]
  isChosen(path: string): boolean
  /** What has been mended. */
  fixing?: FixReport
}

/** Mends files before they are judged, and gives what is there afterwards. */
type Mend = (world: World, workspace: Workspace, found: Found, time: Clock, options: CheckOptions) => Promise<Found>

/**
 * Judges the conversations, roster, settings and own templates of a workspace, or those named. Writes nothing itself;
 * with `mend`, what has one right answer is mended first.
 */
export async function check(world: World, options: CheckOptions, mend?: Mend): Promise<CheckReport> {
  const root = realpathSync(findRoot(world))
  const staged = options.staged ? await openIndex(world, root, options) : undefined
  const stdin = await standardInput(world, root, options)
  const below = staged?.tree ?? workTree(root)
  const tree = stdin ? laidOver(below, stdin.path, stdin.bytes) : below
  const workspace = await loadWorkspace(root, tree, settingsName(world))
  const time = workspaceClock(world, workspace.settings, options.today)
  const listed = await listConversations(world, workspace, tree, !staged)
  const chosen = staged
    ? staging(staged, workspace, listed)
    : await choose(world, workspace, listed, options, stdin?.path)
  const found: Found = {
    entries: [...listed, ...elsewhere(workspace, listed, chosen, stdin?.path)],
    isChosen: (path: string) => chosen === undefined || chosen.has(path),
  }
  const { entries, isChosen, fixing } = mend ? await mend(world, workspace, found, time, options) : found

  const diagnostics: Diagnostic[] = []
  const files: ConversationFile[] = []
  const checks = fileChecks(workspace.settings.rules)
  for (const entry of entries) {
    // Also those that are not judged are read: a talk is judged among all the others.
    const file = await readConversation(tree, entry, checks)
    if (typeof file !== 'string') files.push(file)
    else if (isChosen(entry.path)) diagnostics.push(wholeFile(entry.path, file))
  }
  const talks = files.flatMap((file) => file.talk ?? [])
  const records = indexTalks({ ...workspace, conversations: workspace.settings.conversations, talks }, time)
  for (const { path, talk, reading, findings: own } of files) {
    if (!isChosen(path)) continue
    const judged = talk ? together(own, talkFindings(talk, records)) : own
    if (judged.length === 0 && reading.faults.length === 0) continue
    const text = decode(tree.bytes(path) ?? new Uint8Array()) ?? ''
    // Weighed before they are cut to a thousand, so that none that counts gives way to one that does not.
    const findings = applySeverities(judged, workspace.settings.rules)
    diagnostics.push(...(await diagnose({ file: path, kind: 'conversation', text, reading, findings })))
  }
  const graded: Diagnostic[] = applySeverities(diagnostics, workspace.settings.rules)
  const documents = workspace.documents.filter(({ path }) => isChosen(path))
  for (const { path, kind, text, reading, findings } of documents) {
    const all = reading
      ? await diagnose({ file: path, kind, text, reading, findings })
      : findings.map(({ rule }) => wholeFile(path, rule))
    // Every command rests on these files: their errors stay errors.
    graded.push(...all.filter(({ severity }) => severity === 'error'))
    graded.push(
      ...applySeverities(
        all.filter(({ severity }) => severity === 'warning'),
        workspace.settings.rules,
      ),
    )
  }
  const judged = [...entries.filter(({ path }) => isChosen(path)), ...documents].map(({ path }) => path)
  return {
    kind: 'check',
    files: judged.length,
    judged,
    prefix: gitPrefix(root),
    diagnostics: sortDiagnostics(graded),
    fixing,
  }
}

/** The text on standard input, where `-` asks for it, with the path it is judged as. */
async function standardInput(world: World, root: string, { paths, stdinFilename }: CheckOptions) {
  if (!paths.includes('-')) return undefined
  if (!stdinFilename) throw new UsageError('value-needed', { option: '--stdin-filename' })
  const path = withinRoot(root, realpathSync(world.cwd), stdinFilename)
  if (path === undefined) throw new UsageError('path-outside', { path: stdinFilename })
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of world.stdin) {
    length += (chunk as Buffer).length
    // Too large to be a talk, as a file of that size would be.
    if (length > largestFile) return { path, bytes: undefined }
    chunks.push(chunk as Buffer)
  }
  return { path, bytes: Buffer.concat(chunks) }
}

/** The same files, with one of them as it stands in an editor, unsaved. */
function laidOver(tree: Tree, path: string, bytes: Uint8Array | undefined): Tree {
  return {
    bytes: (each) => (each === path ? bytes : tree.bytes(each)),
    has: (each) => each === path || tree.has(each),
    below: (folder) => {
      const inside = path.startsWith(`${folder}/`) ? [{ path: path.slice(folder.length + 1), isFile: true }] : []
      return [...tree.below(folder).filter((each) => each.path !== inside[0]?.path), ...inside]
    },
  }
}

/** What the schema refuses is not judged once more by the rules. */
function together(own: readonly Finding[], found: readonly Finding[]): Finding[] {
  const refused = new Set(own.map(({ at }) => at.join('\n')))
  return [...own, ...found.filter(({ at }) => at.length === 0 || !refused.has(at.join('\n')))]
}

/** The index; loaded at need, for the sake of a plain check's start. */
async function openIndex(world: World, root: string, { paths }: CheckOptions): Promise<StagedFiles> {
  if (paths[0] !== undefined) throw new UsageError('option-conflict', { one: '--staged', other: paths[0] })
  const { openStaged } = await import('../io/staged.ts')
  return openStaged(world, root)
}

/** What the next commit changes of all that is judged. */
function staging({ changed }: StagedFiles, { documents }: Workspace, listed: readonly Entry[]): Set<string> {
  return new Set([...listed, ...documents].flatMap(({ path }) => (changed.has(path) ? [path] : [])))
}

/** The files that the paths name: files, folders or patterns; undefined where none is named, that is, all. */
async function choose(
  world: World,
  workspace: Workspace,
  entries: readonly Entry[],
  options: CheckOptions,
  stdin: string | undefined,
) {
  if (options.paths.length === 0) return undefined
  const all = [...entries, ...workspace.documents].map(({ path }) => path)
  const chosen = new Set(stdin === undefined ? [] : [stdin])
  for (const given of options.paths.filter((path) => path !== '-')) {
    const found = await matching(world, workspace.root, given, all)
    if (found.length === 0 && !options.allowEmpty) throw new UsageError('pattern-empty', { path: given })
    for (const path of found) chosen.add(path)
  }
  return chosen
}

/** Files named although they lie where no conversation should: they are judged all the same. */
function elsewhere(
  workspace: Workspace,
  listed: readonly Entry[],
  chosen: ReadonlySet<string> | undefined,
  stdin: string | undefined,
): Entry[] {
  const known = new Set([...listed, ...workspace.documents].map(({ path }) => path))
  return [...(chosen ?? [])].flatMap((path) =>
    known.has(path) ? [] : [{ path, isFile: path === stdin || pathType(join(workspace.root, path)) === 'file' }],
  )
}

async function matching(world: World, root: string, given: string, all: readonly string[]): Promise<string[]> {
  const cwd = realpathSync(world.cwd)
  const path = withinRoot(root, cwd, given)
  if (path === undefined) throw new UsageError('path-outside', { path: given })
  const there = pathType(join(root, path))
  if (there === 'folder') return all.filter((each) => path === '' || each.startsWith(`${path}/`))
  if (there !== undefined) return [path]
  // File systems differ in how they spell å ä ö.
  const same = all.filter((each) => each.normalize('NFC') === path.normalize('NFC'))
  if (same.length > 0) return same
  if (!/[*?[{]/.test(given)) throw new UsageError('path-missing', { path: given })
  const { default: picomatch } = await import('picomatch')
  const matches = picomatch(path)
  return all.filter((each) => matches(each))
}
