import { realpathSync } from 'node:fs'
import { scaffoldTalk } from '../domain/scaffold/scaffold.ts'
import type { Template } from '../domain/talk/template.ts'
import { UsageError } from '../domain/usage-error.ts'
import { readShippedFile } from '../io/files.ts'
import { openWorkspace, type Workspace } from '../io/workspace.ts'
import { createFile } from '../io/write.ts'
import type { World } from '../io/world.ts'
import type { CreatedReport, TemplatesReport, TextReport } from '../report/report.ts'

/** The templates there are: the shipped ones, and the workspace's own. */
export async function listTemplates(world: World): Promise<TemplatesReport> {
  const workspace = await openWorkspace(world)
  const own = ownPaths(workspace)
  const templates = [...workspace.templates.values()].map(({ name, title, organisation, cycle }) => ({
    name,
    title,
    organisation: organisation ?? null,
    cycle,
    own: own.has(name),
    path: own.get(name) ?? null,
  }))
  return { kind: 'templates', templates: templates.sort((a, b) => (a.name < b.name ? -1 : 1)) }
}

/** A template as a new file would look, for made-up people on a made-up day. */
export async function showTemplate(world: World, name: string): Promise<TextReport> {
  const template = find(await openWorkspace(world), name)
  const planned = '2026-01-20'
  const who =
    template.cycle === 'group'
      ? { group: 'teamet', participants: ['alma-ask', 'bo-bjork'] }
      : { employee: 'alma-ask', participants: [] }
  const names = { 'alma-ask': 'Alma Ask', 'bo-bjork': 'Bo Björk', 'cecilia-cedergren': 'Cecilia Cedergren' }
  const id = `${who.employee ?? who.group}-${planned}-${name}`
  return { kind: 'text', text: scaffoldTalk(template, { ...who, id, manager: 'cecilia-cedergren', planned, names }) }
}

/** Copies a shipped template into the workspace, where it replaces the shipped one and may be changed. */
export async function ejectTemplate(world: World, name: string): Promise<CreatedReport> {
  const workspace = await openWorkspace(world)
  const own = ownPaths(workspace).get(name)
  if (own) throw new UsageError('file-exists', { path: own })
  find(workspace, name)
  const path = `${workspace.settings.templates}/${name}.yaml`
  createFile(realpathSync(workspace.root), path, readShippedFile(`templates/${name}.yaml`))
  return { kind: 'created', workspace: false, created: [path], kept: [] }
}

function find({ templates, brokenTemplates }: Workspace, name: string): Template {
  const template = templates.get(name)
  if (template) return template
  if (brokenTemplates.has(name)) throw new UsageError('template-broken', { name })
  throw new UsageError('template-unknown', { name, allowed: [...templates.keys()].sort().join(', ') })
}

function ownPaths({ documents }: Workspace): Map<string, string> {
  return new Map(
    documents.flatMap(({ kind, path }) =>
      kind === 'template' ? [[path.slice(path.lastIndexOf('/') + 1).replace(/\.yaml$/, ''), path]] : [],
    ),
  )
}
