import type { ChangedTalk, PersonStatus } from '../domain/due/person-status.ts'
import type { PlanVersion } from '../domain/history/plan-version.ts'
import { changedParts, signedState } from '../domain/history/signed-state.ts'
import type { TalkIndex } from '../domain/talk/talk-index.ts'
import { UsageError } from '../domain/usage-error.ts'
import { openCommitted } from './committed.ts'
import { digestOf } from './content-digest.ts'
import { readTalkFile } from './edit-talk.ts'
import { readPlans } from './plan-history.ts'
import type { Workspace } from './workspace.ts'
import type { World } from './world.ts'

/** Adds to the talks that were changed after signing what has changed, where the history has the version that was signed. */
export async function withChangesAfterSigning(
  world: World,
  workspace: Workspace,
  index: TalkIndex,
  statuses: readonly PersonStatus[],
): Promise<PersonStatus[]> {
  const changed = statuses.filter(({ changedAfterSigning }) => changedAfterSigning.length > 0)
  if (changed.length === 0) return [...statuses]
  const versions = await signedVersions(world, changed.length === 1 ? changed[0]?.person : undefined)
  return Promise.all(
    statuses.map(async (status) => ({
      ...status,
      changedAfterSigning: await Promise.all(
        status.changedAfterSigning.map(async (talk) => ({
          ...talk,
          changed: await changesOf(talk, workspace, index, versions),
        })),
      ),
    })),
  )
}

async function changesOf(
  { conversation, signedBy }: ChangedTalk,
  workspace: Workspace,
  index: TalkIndex,
  versions: readonly PlanVersion[],
): Promise<string[] | null> {
  const talk = index.byId.get(conversation)?.[0]
  const current = talk && signedState((await readTalkFile(workspace, talk)).value, digestOf)
  if (!current) return null
  const changed = signedBy.flatMap((role) => {
    const signed = versions.find(({ id, signedState: state }) => {
      return id === conversation && state !== undefined && state.digest === current.digests[role]
    })
    return signed?.signedState ? [changedParts(signed.signedState, current)] : []
  })
  return changed.length === signedBy.length ? [...new Set(changed.flat())].toSorted() : null
}

/** The versions with a digest of a signature; none where there is no history that can be relied on. */
async function signedVersions(world: World, person: string | undefined): Promise<PlanVersion[]> {
  try {
    const { plans } = await readPlans(await openCommitted(world, true), person, false)
    return [...plans.values()].filter((plan): plan is PlanVersion => plan?.signedState !== undefined)
  } catch (error) {
    if (error instanceof UsageError) return []
    throw error
  }
}
