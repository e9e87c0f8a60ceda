import { isWorkspaceAt } from '../io/require-workspace.ts'
import type { World } from '../io/world.ts'

/** What samtal alone stands for: the agenda in a workspace, elsewhere the help. Other command lines are as they were. */
export function withDefaultCommand(argv: readonly string[], world: World): readonly string[] {
  const rest = [...argv]
  while (rest.length > 0) {
    if (/^--(lang|color)=/.test(rest[0] ?? '')) rest.shift()
    else if (/^--(lang|color)$/.test(rest[0] ?? '') && rest.length > 1) rest.splice(0, 2)
    else return argv
  }
  return [...argv, isWorkspaceAt(world) ? 'agenda' : '--help']
}
