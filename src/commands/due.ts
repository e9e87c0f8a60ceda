import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import type { Day, Period } from '../domain/calendar.ts'
import type { Commit } from '../domain/commit.ts'
import { evidenceOf, findEvidence, recordKey } from '../domain/evidence.ts'
import { recordsOf, type Records, type Talk } from '../domain/records.ts'
import { dueRows, type Row, type Unreadable } from '../domain/timeline.ts'
import { UsageError } from '../domain/usage.ts'
import { conversationFrom, isReliable } from '../domain/conversation.ts'
import { read } from '../domain/reading.ts'
import { decode } from '../domain/source.ts'
import { entriesBelow, readBytes } from '../io/files.ts'
import { isBare, openRepository, type Repository } from '../io/git.ts'
import { filesAtHead, filesInIndex, headTree, readHistory, within, type History, type Tracked } from '../io/history.ts'
import { findRoot, settingsName } from '../io/root.ts'
import { today } from '../io/today.ts'
import { loadWorkspace, sound, workTree, type Workspace } from '../io/workspace.ts'
import type { World } from '../io/world.ts'
import type { DueReport } from '../report/report.ts'

export interface DueOptions {
  within?: Period
  person?: string
  manager?: string
  unit?: string
  template?: string
  today?: string
  /** False: answer from HEAD alone. */
  history?: boolean
}

/** Lists what is due, overdue, missed or forgotten, from the conversations at HEAD and the history behind them. Writes nothing. */
export async function due(world: World, options: DueOptions): Promise<DueReport> {
  const bare = isBare(world.cwd)
  const root = realpathSync(bare ? world.cwd : findRoot(world))
  const repository = await openRepository(world, root)
  const history = options.history ?? true
  if (history && repository.incomplete) throw new UsageError('history-incomplete', { how: repository.incomplete })
  const everywhere = await filesAtHead(repository)
  const head = within(repository, everywhere)
  const tree = bare ? await headTree(repository, head) : workTree(root)
  const workspace = sound(await loadWorkspace(root, tree, settingsName(world)))
  const { settings } = workspace
  const day = today(world, settings, options.today)

  const folder = `${settings.conversations}/`
  const isTalk = ({ path }: { path: string }) => path.startsWith(folder) && path.endsWith('.md')
  const atHead = head.filter(isTalk)
  const inIndex = within(repository, await filesInIndex(repository)).filter((file) => isTalk(file) && file.isFile)
  const past = await readHistory(
    repository,
    new Set([...atHead, ...inIndex].filter(({ isFile }) => isFile).map(({ oid }) => oid)),
    history,
  )
  const talks = talksOf(atHead, past)
  const committed = recordsIn(workspace, day, talks)
  const pending = recordsIn(workspace, day, [
    ...talksOf(inIndex, past),
    ...(await talksInWorkTree(root, workspace, repository, atHead, talks)),
  ])
  const found = history ? evidence(repository, everywhere, past) : new Map<string, Commit>()
  checkFilters(options, workspace, committed)

  const rows = dueRows({
    records: committed,
    unreadable: unreadable(atHead, past, settings.conversations),
    pending,
    template: settings.template,
    since: settings.since,
    within: options.within,
    evidence: ({ conversation: { id, held } }) =>
      id && held ? evidenceOf(held, found.get(recordKey(id, '', held)), settings.timezone) : null,
  })
  return {
    kind: 'due',
    today: day,
    rows: rows.filter((row) => isAskedFor(row, options)),
    history,
    names: Object.fromEntries(
      [...(workspace.roster?.values() ?? [])].flatMap(({ id, name }) => (name ? [[id, name]] : [])),
    ),
    titles: titlesOf(workspace),
  }
}

function recordsIn(workspace: Workspace, day: Day, talks: readonly Talk[]): Records {
  return recordsOf({ ...workspace, conversations: workspace.settings.conversations, talks }, () => day)
}

function talksOf(files: readonly Tracked[], { conversations }: History): Talk[] {
  return files.flatMap(({ path, oid }) => {
    const conversation = conversations.get(oid)
    return conversation ? [{ path, conversation }] : []
  })
}

function unreadable(files: readonly Tracked[], { conversations }: History, folder: string): Unreadable[] {
  return files
    .filter(({ oid }) => !conversations.get(oid))
    .map(({ path }) => {
      const [person = '', ...rest] = path.slice(folder.length + 1).split('/')
      return { path, person: rest.length > 0 && /^[a-z0-9][a-z0-9-]{0,63}$/.test(person) ? person : null }
    })
}

/** The talks of the work tree; what is byte for byte as at HEAD is not read again. */
async function talksInWorkTree(
  root: string,
  { settings }: Workspace,
  { workTree: top }: Repository,
  atHead: readonly Tracked[],
  talks: readonly Talk[],
) {
  if (top === undefined) return []
  const oids = new Map(atHead.map(({ path, oid }) => [path, oid]))
  const known = new Map(talks.map((talk) => [talk.path, talk]))
  const found: Talk[] = []
  for (const entry of entriesBelow(join(root, settings.conversations))) {
    const path = `${settings.conversations}/${entry.path}`
    const bytes = entry.isFile && path.endsWith('.md') ? readBytes(join(root, path)) : undefined
    if (!bytes) continue
    const oid = oids.get(path)
    const same = oid !== undefined && oid === blobId(bytes, oid.length) ? known.get(path) : undefined
    const value = same ? undefined : (await read(decode(bytes)?.text ?? '', 'conversation')).value
    const talk = same ?? (value && isReliable(value) ? { path, conversation: conversationFrom(value) } : undefined)
    if (talk) found.push(talk)
  }
  return found
}

/** The object id git gives these bytes; SHA-256 repositories have 64 digits. */
function blobId(bytes: Uint8Array, digits: number): string {
  return createHash(digits === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex')
}

function evidence({ head }: Repository, files: readonly Tracked[], { commits, carried }: History): Map<string, Commit> {
  if (!head) return new Map()
  const tree = files.flatMap(({ path, oid, isFile }): [string, string][] =>
    isFile && path.endsWith('.md') ? [[path, oid]] : [],
  )
  return findEvidence(head, commits, new Map(tree), (blob) => carried.get(blob))
}

/** A name that nobody and nothing has would give an empty list that looks like good news. */
function checkFilters(
  { person, manager, unit, template }: DueOptions,
  { roster, templates, brokenTemplates }: Workspace,
  { talks, bySubject }: Records,
) {
  const people = [...(roster?.values() ?? [])]
  if (person !== undefined && !roster?.has(person) && !bySubject.has(person))
    throw new UsageError('person-unknown', { option: '--person', id: person })
  const managers = [...people.map((each) => each.manager), ...talks.map((talk) => talk.conversation.manager)]
  if (manager !== undefined && !managers.includes(manager) && !roster?.has(manager))
    throw new UsageError('person-unknown', { option: '--manager', id: manager })
  if (unit !== undefined && !people.some((each) => each.unit === unit)) throw new UsageError('unit-unknown', { unit })
  if (template !== undefined && !templates.has(template) && !brokenTemplates.has(template))
    throw new UsageError('template-unknown', { name: template, allowed: [...templates.keys()].sort().join(', ') })
}

function isAskedFor(row: Row, { person, manager, unit, template }: DueOptions): boolean {
  return (
    (person === undefined || row.person === person) &&
    (manager === undefined || row.manager === manager) &&
    (unit === undefined || row.unit === unit) &&
    (template === undefined || row.template === template)
  )
}

function titlesOf({ templates }: Workspace): Record<string, string> {
  return Object.fromEntries(
    [...templates].flatMap(([name, { title: whole, steps }]) => [
      [name, whole],
      ...Object.entries(steps).map(([step, { title }]) => [`${name}/${step}`, title]),
    ]),
  )
}
