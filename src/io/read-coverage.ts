import { coverageSource, type CoverageSource } from '../domain/coverage/coverage-source.ts'
import { inputFrom } from '../domain/due/due-input.ts'
import type { Day } from '../domain/time/calendar.ts'
import { talksOf } from './committed.ts'
import { readAtHead } from './read-at-head.ts'
import { requireWorkspaceOrTalks, unreadableFiles } from './read-due.ts'
import { indexWorkspace } from './read-talks.ts'
import { today } from './today.ts'
import { namesIn, titlesIn } from './workspace.ts'
import type { World } from './world.ts'

/** A workspace to compute a coverage from, with the texts that it is shown with. */
export interface ReadCoverage {
  /** Absolute path of the workspace's root. */
  root: string
  today: Day
  source: CoverageSource
  names: Readonly<Record<string, string>>
  titles: Readonly<Record<string, string>>
}

/** Reads what a coverage is computed from: HEAD alone, settings, roster and templates too. */
export async function readCoverage(world: World, options: { today?: string }): Promise<ReadCoverage> {
  const { committed, history } = await readAtHead(world, false)
  requireWorkspaceOrTalks(world, committed)
  const { root, workspace, talkFiles } = committed
  const { settings, brokenPeople } = workspace
  const day = today(world, settings, options.today)
  const index = indexWorkspace(workspace, talksOf(talkFiles, history), day)
  const input = {
    ...inputFrom(index, settings, brokenPeople, undefined),
    unreadable: unreadableFiles(committed, history),
  }
  return {
    ...{ root, today: day, source: coverageSource(input, settings.coverage.min) },
    ...{ names: namesIn(workspace), titles: titlesIn(workspace) },
  }
}
