import { rules } from '../domain/check/rule-table.ts'
import { isId } from '../domain/talk/id.ts'
import { knownPeople } from '../domain/talk/roster.ts'
import { findRoot, settingsName } from '../io/root.ts'
import { loadWorkspace, workTree } from '../io/workspace.ts'
import type { World } from '../io/world.ts'
import type { TextReport } from '../report/report.ts'

export type CompletionList = 'templates' | 'people' | 'rules'

/** What completions offer in the current folder, one a line: ids only, since a shell could take anything else for code. */
export async function completionList(world: World, list: CompletionList): Promise<TextReport> {
  const names = list === 'rules' ? rules.map(({ id }) => id) : await workspaceIds(world, list)
  const ids = names.filter(isId).sort()
  return { kind: 'text', text: ids.map((id) => `${id}\n`).join('') }
}

/** Ids in what can be read of the workspace; reporting the rest is for `check`. */
async function workspaceIds(world: World, list: 'templates' | 'people'): Promise<string[]> {
  const root = findRoot(world)
  const { templates, roster } = await loadWorkspace(root, workTree(root), settingsName(world))
  return list === 'templates' ? [...templates.keys()] : [...(roster ? knownPeople(roster) : [])]
}
