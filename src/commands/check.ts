import { realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { diagnose, wholeFile } from '../domain/diagnose.ts'
import { sorted, type Diagnostic } from '../domain/diagnostic.ts'
import { recordsOf } from '../domain/records.ts'
import { talkFindings } from '../domain/rules/table.ts'
import { UsageError } from '../domain/usage.ts'
import { conversationFile, listConversations, readConversation, type ConversationFile } from '../io/conversations.ts'
import { decode, kindOf, readBytes, type Entry } from '../io/files.ts'
import { findRoot, settingsName, withinRoot } from '../io/root.ts'
import { clock } from '../io/today.ts'
import { loadWorkspace, workTree, type Workspace } from '../io/workspace.ts'
import type { World } from '../io/world.ts'
import type { CheckReport } from '../report/report.ts'

export interface CheckOptions {
  paths: readonly string[]
  /** With `-` among the paths: the name that the text on standard input has. */
  stdinFilename?: string
  allowEmpty?: boolean
  today?: string
}

/** Judges the conversations, roster, settings and own templates of a workspace, or those named. Writes nothing. */
export async function check(world: World, options: CheckOptions): Promise<CheckReport> {
  const root = realpathSync(findRoot(world))
  const workspace = await loadWorkspace(root, workTree(root), settingsName(world))
  const day = clock(world, workspace.settings, options.today)
  // Whoever names a file wants it judged; only lists leave out what git ignores.
  const isList = options.paths.every((path) => kindOf(resolve(world.cwd, path)) !== 'file')
  const listed = await listConversations(world, workspace, isList)
  const stdin = await standardInput(world, root, options)
  const chosen = await choose(world, workspace, listed, options)
  const entries = [...listed, ...elsewhere(workspace, listed, chosen)]
  const isChosen = (path: string) => (chosen ? chosen.has(path) : true) && path !== stdin?.path

  const diagnostics: Diagnostic[] = []
  const files: ConversationFile[] = stdin ? [await conversationFile(stdin.path, stdin.text)] : []
  for (const entry of entries) {
    // Also those that are not judged are read: a talk is judged among all the others.
    if (entry.path === stdin?.path) continue
    const file = await readConversation(root, entry)
    if (typeof file !== 'string') files.push(file)
    else if (isChosen(entry.path)) diagnostics.push(wholeFile(entry.path, file))
  }
  const talks = files.flatMap((file) => file.talk ?? [])
  const records = recordsOf({ ...workspace, conversations: workspace.settings.conversations, talks }, day)
  for (const { path, talk, reading, findings: own } of files) {
    if (!isChosen(path) && path !== stdin?.path) continue
    const findings = talk ? [...own, ...talkFindings(talk, records)] : own
    if (findings.length === 0 && reading.faults.length === 0) continue
    const text = path === stdin?.path ? stdin.text : (decode(readBytes(join(root, path)) ?? new Uint8Array()) ?? '')
    diagnostics.push(...(await diagnose({ file: path, kind: 'conversation', text, reading, findings })))
  }
  const documents = workspace.documents.filter(({ path }) => isChosen(path))
  for (const { path, kind, text, reading, findings } of documents)
    diagnostics.push(
      ...(reading
        ? await diagnose({ file: path, kind, text, reading, findings })
        : findings.map(({ rule }) => wholeFile(path, rule))),
    )
  const judged = entries.filter(({ path }) => isChosen(path)).length + documents.length + (stdin ? 1 : 0)
  return { kind: 'check', files: judged, diagnostics: sorted(diagnostics) }
}

/** The text on standard input, where `-` asks for it, with the path it is judged as. */
async function standardInput(world: World, root: string, { paths, stdinFilename }: CheckOptions) {
  if (!paths.includes('-')) return undefined
  if (!stdinFilename) throw new UsageError('value-needed', { option: '--stdin-filename' })
  const path = withinRoot(root, realpathSync(world.cwd), stdinFilename)
  if (path === undefined) throw new UsageError('path-outside', { path: stdinFilename })
  const { text } = await import('node:stream/consumers')
  return { path, text: (await text(world.stdin)).replace(/^\uFEFF/, '') }
}

/** The files that the paths name: files, folders or patterns; undefined where none is named, that is, all. */
async function choose(world: World, workspace: Workspace, entries: readonly Entry[], options: CheckOptions) {
  if (options.paths.length === 0) return undefined
  const all = [...entries, ...workspace.documents].map(({ path }) => path)
  const chosen = new Set<string>()
  for (const given of options.paths.filter((path) => path !== '-')) {
    const found = await matching(world, workspace.root, given, all)
    if (found.length === 0 && !options.allowEmpty) throw new UsageError('pattern-empty', { path: given })
    for (const path of found) chosen.add(path)
  }
  return chosen
}

/** Files named although they lie where no conversation should: they are judged all the same. */
function elsewhere(workspace: Workspace, listed: readonly Entry[], chosen: ReadonlySet<string> | undefined): Entry[] {
  const known = new Set([...listed, ...workspace.documents].map(({ path }) => path))
  return [...(chosen ?? [])].flatMap((path) =>
    known.has(path) ? [] : [{ path, isFile: kindOf(join(workspace.root, path)) === 'file' }],
  )
}

async function matching(world: World, root: string, given: string, all: readonly string[]): Promise<string[]> {
  const cwd = realpathSync(world.cwd)
  const path = withinRoot(root, cwd, given)
  if (path === undefined) throw new UsageError('path-outside', { path: given })
  const there = kindOf(join(root, path))
  if (there === 'folder') return all.filter((each) => path === '' || each.startsWith(`${path}/`))
  if (there !== undefined) return [path]
  if (!/[*?[{]/.test(given)) throw new UsageError('path-missing', { path: given })
  const { default: picomatch } = await import('picomatch')
  const matches = picomatch(path)
  return all.filter((each) => matches(each))
}
