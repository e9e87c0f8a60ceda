import type { Roster } from '../domain/talk/roster.ts'
import type { TalkIndex } from '../domain/talk/talk-index.ts'
import { UsageError } from '../domain/usage-error.ts'
import { askChoice, type Hints } from './ask.ts'
import type { World } from './world.ts'

/** The words of the question for a person. */
export interface PersonQuestions {
  person: string
  hints: Hints
}

/**
 * The person (or group) that a command is about: the one given, if known, or one chosen on a terminal. Undefined where
 * nobody is given and there is nobody to choose.
 */
export async function choosePerson(
  world: World,
  roster: Roster | undefined,
  index: TalkIndex,
  given: string | undefined,
  candidates: readonly string[],
  { person: message, hints }: PersonQuestions,
): Promise<string | undefined> {
  if (given === undefined && candidates.length === 0) return undefined
  const choices = candidates.map((id) => ({ value: id, name: nameOf(id, roster?.get(id)?.name) }))
  const person = given ?? (await askChoice(world, { option: '<person>', message, hints }, choices))
  if (!roster?.has(person) && !index.bySubject.has(person))
    throw new UsageError('person-unknown', { option: '<person>', id: person })
  return person
}

function nameOf(id: string, name: string | undefined): string {
  return name ? `${name} (${id})` : id
}
