import type { CommittedWorkspace } from './committed.ts'
import { readVersions } from './history.ts'
import { holderIn } from './plan-history.ts'
import { objectIds } from './tracked-files.ts'

/**
 * Whether the history may be about a person, by the roster and the talks at HEAD alone, so that a mistyped id is not
 * looked for in the whole history. A conversation's id begins with the id that its person had when it was created.
 * Without a roster, every person is known.
 */
export async function isKnownPerson(
  { repository, workspace, talkFiles }: CommittedWorkspace,
  person: string,
): Promise<boolean> {
  if (!workspace.roster || workspace.roster.has(person)) return true
  let mayBeAtHead = false
  await readVersions({ repository }, objectIds(talkFiles), false, (_, value) => {
    if (mayBeAtHead) return
    const { conversation = '', person: subject } = value ? holderIn(value) : {}
    // A file that cannot be read may be anybody's.
    mayBeAtHead = !value || subject === person || conversation.startsWith(`${person}-`)
  })
  return mayBeAtHead
}
