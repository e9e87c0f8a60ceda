import { rules } from '../domain/check/rule-table.ts'
import { knownPeople } from '../domain/talk/roster.ts'
import { findRoot, settingsName } from '../io/root.ts'
import { loadWorkspace, workTree } from '../io/workspace.ts'
import type { World } from '../io/world.ts'
import type { TextReport } from '../report/report.ts'

export type CompletionList = 'templates' | 'people' | 'rules'

/** What completions offer where samtal stands, one a line: ids only, and none that a shell could read as anything else. */
export async function completionList(world: World, list: CompletionList): Promise<TextReport> {
  const found = list === 'rules' ? rules.map(({ id }) => id) : await idsIn(world, list)
  const ids = found.filter((each) => /^[a-z0-9][a-z0-9-]*$/.test(each)).sort()
  return { kind: 'text', text: ids.map((id) => `${id}\n`).join('') }
}

/** Faults in a workspace are told by `check`; here, what can be read is offered. */
async function idsIn(world: World, list: 'templates' | 'people'): Promise<string[]> {
  const root = findRoot(world)
  const { templates, roster } = await loadWorkspace(root, workTree(root), settingsName(world))
  return list === 'templates' ? [...templates.keys()] : [...(roster ? knownPeople(roster) : [])]
}
