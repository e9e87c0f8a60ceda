import { basename, join } from 'node:path'
import type { Finding } from '../domain/check/diagnostic.ts'
import { parseFile } from '../domain/format/parse-file.ts'
import { rosterFrom, type Roster } from '../domain/talk/roster.ts'
import {
  brokenEntries,
  isBroken,
  ruleFindingsIn,
  validPart,
  validRosterPart,
  type ConfigFile,
} from '../domain/check/config-file.ts'
import { maxSchemaFindings, schemaFindings } from '../domain/format/schema.ts'
import { validator } from '../domain/format/validator.ts'
import { settingsFrom, type Settings } from '../domain/talk/settings.ts'
import { templateTitles } from '../domain/talk/titles.ts'
import { templateFrom, withCadence, type Template } from '../domain/talk/template.ts'
import { UsageError } from '../domain/usage-error.ts'
import type { Mapping } from '../domain/format/value.ts'
import { decode, entriesBelow, pathType, readBytes, readShippedFile } from './files.ts'
import { requireWorkspace } from './require-workspace.ts'
import { findRoot, settingsName } from './root.ts'
import type { World } from './world.ts'

/** Where a workspace's files come from: the work tree, or a commit. Paths are relative to the workspace's root, with `/`. */
export interface Tree {
  /** Undefined: nothing there, or nothing to read. */
  bytes(path: string): Uint8Array | undefined
  has(path: string): boolean
  /** Whether something that is no folder, such as a link, has the place of a folder on the way to a path. */
  isBlocked(path: string): boolean
  below(folder: string): { path: string; isFile: boolean }[]
}

export interface Workspace {
  /** Absolute path of the root; of the repository, where that is bare. */
  root: string
  settings: Settings
  roster: Roster | undefined
  /** By name: the shipped ones, the workspace's own, with the cadence of the settings. Those with faults are not here. */
  templates: ReadonlyMap<string, Template>
  /** Names of own templates that have faults. */
  brokenTemplates: ReadonlySet<string>
  /** Ids of the people in whose entry of the roster there is an error. */
  brokenPeople: ReadonlySet<string>
  documents: readonly ConfigFile[]
}

/** The work tree below a folder. */
export function workTree(root: string): Tree {
  return {
    bytes: (path) => readBytes(join(root, path)),
    has: (path) => pathType(join(root, path)) !== undefined,
    isBlocked: (path) =>
      foldersTo(path).some((folder) => ['file', 'other'].includes(pathType(join(root, folder)) ?? '')),
    below(folder) {
      const isLinked = this.isBlocked(folder) || pathType(join(root, folder)) === 'other'
      return isLinked ? [{ path: '', isFile: false }] : entriesBelow(join(root, folder))
    },
  }
}

/** The text of a file; empty where there is none to read. */
export function textIn(tree: Tree, path: string): string {
  return decode(tree.bytes(path) ?? new Uint8Array()) ?? ''
}

/**
 * Reads settings, roster and templates. Faults in them are findings of their documents, not errors; those that rules find
 * are sought only where they are reported.
 */
export async function loadWorkspace(
  root: string,
  tree: Tree,
  settingsPath = 'samtal.yaml',
  isReported: (path: string) => boolean = () => true,
): Promise<Workspace> {
  const documents: ConfigFile[] = []
  const settingsFile = await load(tree, settingsPath, 'settings', documents)
  const settings = settingsFrom(settingsFile ?? {})
  const rosterFile = await load(tree, settings.roster, 'roster', documents)
  // A roster with nobody on it, as `init` writes it, is none: every person is known.
  const roster = rosterFile && Object.keys(rosterFile).length > 0 ? rosterFrom(rosterFile) : undefined
  const { templates, brokenTemplates } = await loadTemplates(tree, settings, documents)
  const values = { settings, roster, templates, templateNames: new Set([...templates.keys(), ...brokenTemplates]) }
  for (const document of documents)
    if (isReported(document.path)) document.findings = [...document.findings, ...ruleFindingsIn(document, values)]
  const paced = new Map([...templates].map(([name, template]) => [name, withCadence(template, settings.cadence[name])]))
  const brokenPeople = new Set(documents.flatMap(brokenEntries))
  return { root, settings, roster, templates: paced, brokenTemplates, brokenPeople, documents }
}

/** The workspace that templates are listed for: the current folder may be none. */
export async function openTemplates(world: World): Promise<Workspace> {
  const root = findRoot(world)
  return requireValid(await loadWorkspace(root, workTree(root), settingsName(world)))
}

/** The workspace a command other than `check` works in, whose settings and roster must be right; entries of some people may not. */
export async function openWorkspace(world: World): Promise<Workspace> {
  const root = findRoot(world)
  requireWorkspace(world, root, 'change')
  return requireValid(await loadWorkspace(root, workTree(root), settingsName(world)))
}

/**
 * The workspace, if its settings and roster are right and its folder of templates can be read; entries of some people
 * may have errors.
 */
export function requireValid(workspace: Workspace): Workspace {
  for (const document of workspace.documents)
    if ((document.kind !== 'template' || document.path === workspace.settings.templates) && isBroken(document))
      throw new UsageError('workspace-broken', { path: document.path })
  return workspace
}

async function load(
  tree: Tree,
  path: string,
  kind: ConfigFile['kind'],
  documents: ConfigFile[],
): Promise<Mapping | undefined> {
  // A link may lead out of the workspace, and is not followed.
  const isBlocked = tree.isBlocked(path)
  const bytes = isBlocked ? undefined : tree.bytes(path)
  if (!bytes) {
    // What is there but cannot be read must not count as absent: everyone would be known, everything allowed.
    if (isBlocked || tree.has(path)) documents.push(unreadable(path, kind))
    return undefined
  }
  const text = decode(bytes)
  const reading = text === undefined ? undefined : await parseFile(text, kind)
  const findings: Finding[] = reading?.value
    ? schemaFindings(reading.value, kind, await validator(kind))
    : reading
      ? []
      : [{ rule: 'encoding-invalid', at: [] }]
  documents.push({ path, kind, text: text ?? '', reading, findings })
  if (findings.length === 0 || !reading?.value) return reading?.value
  // The valid part of settings and roster still counts, so that one error does not hide others. A part of a template is
  // useless, and so is a file with more errors than are reported.
  if (kind === 'template' || findings.length >= maxSchemaFindings) return undefined
  return kind === 'roster' ? validRosterPart(reading.value, findings) : validPart(reading.value, findings)
}

async function loadTemplates(tree: Tree, settings: Settings, documents: ConfigFile[]) {
  const templates = new Map(shippedTemplates())
  const brokenTemplates = new Set<string>()
  for (const entry of tree.below(settings.templates)) {
    // The folder itself: it cannot be listed, or a link leads to it. Whatever is in it may replace a shipped template.
    if (entry.path === '') documents.push(unreadable(settings.templates, 'template'))
    if (entry.path.endsWith('.yml')) documents.push(misnamed(`${settings.templates}/${entry.path}`))
    if (!entry.path.endsWith('.yaml') || entry.path.includes('/')) continue
    const name = basename(entry.path, '.yaml')
    const value = await load(tree, `${settings.templates}/${entry.path}`, 'template', documents)
    if (value) templates.set(name, templateFrom(value))
    else {
      templates.delete(name)
      brokenTemplates.add(name)
    }
  }
  return { templates, brokenTemplates }
}

let shipped: ReadonlyMap<string, Template> | undefined

/** By name. Read once, however many workspaces are. */
function shippedTemplates(): ReadonlyMap<string, Template> {
  if (shipped) return shipped
  const all = JSON.parse(readShippedFile('dist/templates.json')) as Record<string, Mapping>
  shipped = new Map(Object.entries(all).map(([name, value]) => [name, templateFrom(value)]))
  return shipped
}

function unreadable(path: string, kind: ConfigFile['kind']): ConfigFile {
  return { path, kind, text: '', reading: undefined, findings: [{ rule: 'file-unreadable', at: [] }] }
}

/** A template that nobody would find: only `.yaml` files are looked for. */
function misnamed(path: string): ConfigFile {
  return { path, kind: 'template', text: '', reading: undefined, findings: [{ rule: 'file-unexpected', at: [] }] }
}

/** Paths of the workspace's own templates, by name. */
export function ownTemplatePaths({ documents }: Workspace): Map<string, string> {
  return new Map(documents.flatMap(({ kind, path }) => (kind === 'template' ? [[basename(path, '.yaml'), path]] : [])))
}

/** Person id to name, for those who have one. */
export function namesIn({ roster }: Workspace): Record<string, string> {
  return Object.fromEntries(
    [...(roster?.values() ?? [])].flatMap(({ id, name }): [string, string][] =>
      name ? [[id, name.replace(/\s+/g, ' ')]] : [],
    ),
  )
}

/** The templates' own words, as `templateTitles` keys them. */
export function titlesIn({ templates }: Workspace): Record<string, string> {
  return bare([...templates.values()].flatMap(templateTitles))
}

/** A table that has only its own keys: a person may be called `constructor`. */
function bare(entries: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.assign(Object.create(null) as Record<string, string>, Object.fromEntries(entries))
}

/** The folders on the way to a path, outermost first. */
export function foldersTo(path: string): string[] {
  const parts = path.split('/')
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'))
}
