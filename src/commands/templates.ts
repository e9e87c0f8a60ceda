import { scaffoldSample } from '../domain/scaffold/sample.ts'
import { findTemplate } from '../domain/talk/find-template.ts'
import { UsageError } from '../domain/usage-error.ts'
import { readShippedFile } from '../io/files.ts'
import { openTemplates, ownTemplatePaths } from '../io/workspace.ts'
import { createFile } from '../io/write.ts'
import type { World } from '../io/world.ts'
import type { CreatedReport } from '../report/created-report.ts'
import type { TemplatesReport, TextReport } from '../report/report.ts'

/** The templates there are: those that samtal ships, and the workspace's own. */
export async function listTemplates(world: World): Promise<TemplatesReport> {
  const workspace = await openTemplates(world)
  const ownPaths = ownTemplatePaths(workspace)
  const templates = [...workspace.templates.values()].map(({ name, title, organisation, cycle }) => ({
    name,
    title,
    organisation: organisation ?? null,
    cycle,
    own: ownPaths.has(name),
    path: ownPaths.get(name) ?? null,
  }))
  return { kind: 'templates', templates: templates.sort((a, b) => (a.name < b.name ? -1 : 1)) }
}

/** A template as a new file would look. */
export async function showTemplate(world: World, name: string): Promise<TextReport> {
  const { templates, brokenTemplates } = await openTemplates(world)
  return { kind: 'text', text: scaffoldSample(findTemplate(name, templates, brokenTemplates)) }
}

/** Copies a shipped template into the workspace, where it replaces the shipped one and may be changed. */
export async function ejectTemplate(world: World, name: string): Promise<CreatedReport> {
  const workspace = await openTemplates(world)
  const ownPath = ownTemplatePaths(workspace).get(name)
  if (ownPath) throw new UsageError('file-exists', { path: ownPath })
  findTemplate(name, workspace.templates, workspace.brokenTemplates)
  const path = `${workspace.settings.templates}/${name}.yaml`
  createFile(workspace.root, path, readShippedFile(`templates/${name}.yaml`))
  return { kind: 'created', workspace: undefined, created: [path], kept: [] }
}
