import { rules } from '../domain/check/rule-table.ts'
import { originOf } from '../domain/talk/carried-items.ts'
import { openItemsOf } from '../domain/talk/find-item.ts'
import { dialogue, followUpSteps } from '../domain/talk/follow-up-changes.ts'
import { knownPeople } from '../domain/talk/roster.ts'
import { readTalkIndex } from '../io/read-talks.ts'
import { findRoot, settingsName } from '../io/root.ts'
import { today } from '../io/today.ts'
import { loadWorkspace, workTree } from '../io/workspace.ts'
import type { World } from '../io/world.ts'
import type { TextReport } from '../report/report.ts'

export type CompletionList = 'templates' | 'people' | 'rules' | 'conversations' | 'items' | 'steps'

/** Ids, and those of goals and agreements with the id of their talk before them. */
const offered = /^[a-z0-9][a-z0-9-]*(?:\/[a-z0-9]+)?$/

/** What completions offer in the current folder, one a line: ids only, since a shell could take anything else for code. */
export async function completionList(world: World, list: CompletionList): Promise<TextReport> {
  const names = list === 'rules' ? rules.map(({ id }) => id) : await workspaceIds(world, list)
  const ids = [...new Set(names)].filter((name) => offered.test(name)).sort()
  return { kind: 'text', text: ids.map((id) => `${id}\n`).join('') }
}

/** Ids in what can be read of the workspace; reporting the rest is for `check`. */
async function workspaceIds(world: World, list: Exclude<CompletionList, 'rules'>): Promise<string[]> {
  const root = findRoot(world)
  const workspace = await loadWorkspace(root, workTree(root), settingsName(world))
  const { templates, roster } = workspace
  switch (list) {
    case 'templates':
      return [...templates.keys()]
    case 'people':
      return [...(roster ? knownPeople(roster) : [])]
    case 'steps':
      return [...[...templates.values()].flatMap(followUpSteps), dialogue]
    default: {
      const index = await readTalkIndex(world, workspace, today(world, workspace.settings, undefined))
      return list === 'conversations' ? [...index.byId.keys()] : openItemsOf(index.talks, index).map(originOf)
    }
  }
}
