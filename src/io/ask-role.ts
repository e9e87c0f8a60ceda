import type { Role } from '../domain/talk/conversation.ts'
import { askChoice, type Hints } from './ask.ts'
import type { World } from './world.ts'

/** The words of the question which party somebody is. */
export interface RoleQuestions {
  role: string
  roles: Readonly<Record<Role, string>>
  hints: Hints
}

/** Asks which party it is about, where `--as` does not say. */
export async function askRole(world: World, { role, roles, hints }: RoleQuestions): Promise<Role> {
  const choices = (['employee', 'manager'] as const).map((value) => ({ value, name: roles[value] }))
  return (await askChoice(world, { option: '--as', message: role, hints }, choices)) as Role
}
