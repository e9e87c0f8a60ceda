import { agendaSections } from '../domain/due/agenda-sections.ts'
import { matchesFilter, unknownFilter } from '../domain/due/due-filter.ts'
import { unreadableFile } from '../domain/due/due-input.ts'
import { dueRows } from '../domain/due/due-rows.ts'
import { changedTalks } from '../io/changed-talks.ts'
import { readDueInput } from '../io/read-due.ts'
import { namesIn, titlesIn } from '../io/workspace.ts'
import { pathFromCwd } from '../io/workspace-folder.ts'
import type { World } from '../io/world.ts'
import type { AgendaReport } from '../report/person-reports.ts'

export interface AgendaOptions {
  manager?: string
  today?: string
}

/** How far ahead booked talks are listed. */
const within = 'P14D'

/** What there is to do today, from HEAD and what is not committed. Writes nothing. */
export async function agenda(world: World, { manager, today }: AgendaOptions): Promise<AgendaReport> {
  const filter = { manager }
  const { committed, input } = await readDueInput(world, { within, today }, false)
  const { workspace } = committed
  const unknown = unknownFilter(filter, input.atHead)
  if (unknown) throw unknown
  const changed = await changedTalks(world, committed)
  const files = changed
    .map(({ path }) => ({ path, person: unreadableFile(path, workspace.settings.conversations).person }))
    .filter(({ person }) => manager === undefined || workspace.roster?.get(person ?? '')?.manager === manager)
  const rows = dueRows(input)
    .filter((row) => matchesFilter(row, filter))
    .map((row) => ({ ...row, path: row.path && pathFromCwd(world, committed.root, row.path) }))
  return {
    kind: 'agenda',
    today: input.atHead.today,
    sections: agendaSections(rows, files, input.pending),
    names: namesIn(workspace),
    titles: titlesIn(workspace),
  }
}
