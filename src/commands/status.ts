import { dueRows } from '../domain/due/due-rows.ts'
import { inputFrom, unreadableFile } from '../domain/due/due-input.ts'
import { personStatus, type PersonStatus } from '../domain/due/person-status.ts'
import { compareSwedish } from '../domain/collation.ts'
import type { Mapping } from '../domain/format/value.ts'
import { itemAt } from '../domain/talk/item-chain.ts'
import { itemText } from '../domain/talk/shown-item.ts'
import { grouped, type Talk, type TalkIndex } from '../domain/talk/talk-index.ts'
import { withChangesAfterSigning } from '../io/changes-after-signing.ts'
import { changedTalks } from '../io/changed-talks.ts'
import { choosePerson, type PersonQuestions } from '../io/choose-person.ts'
import { openCommitted } from '../io/committed.ts'
import { readTalkFile } from '../io/edit-talk.ts'
import { readTalkIndex } from '../io/read-talks.ts'
import { today } from '../io/today.ts'
import { namesIn, titlesIn, type Workspace } from '../io/workspace.ts'
import type { World } from '../io/world.ts'
import type { StatusReport } from '../report/person-reports.ts'

export interface StatusOptions {
  /** Person id, or the id of a group. */
  person?: string
  today?: string
  /** Whether somebody may be asked for the person. */
  canAsk: boolean
}

/** How it stands with one person or with everybody, by the files as they are now. Writes nothing. */
export async function status(world: World, options: StatusOptions, questions: PersonQuestions): Promise<StatusReport> {
  const committed = await openCommitted(world, false)
  const { workspace } = committed
  const day = today(world, workspace.settings, options.today)
  const index = await readTalkIndex(world, workspace, day)
  const everybody = subjects(index)
  const isAsked = options.person !== undefined || (options.canAsk && everybody.length > 0)
  const person = isAsked
    ? await choosePerson(world, workspace.roster, index, options.person, everybody, questions)
    : undefined

  // The work tree in the place of HEAD: what counts here is what the files say now.
  const rows = dueRows(inputFrom(index, workspace.settings, workspace.brokenPeople, 'P20Y'))
  const changed = await changedTalks(world, committed)
  const rowsOf = grouped(rows, (row) => row.person ?? undefined)
  const filesOf = grouped(
    changed.map(({ path }) => path),
    (path) => unreadableFile(path, workspace.settings.conversations).person ?? undefined,
  )
  const ids = person === undefined ? everybody : [person]
  const fromFiles = ids.map((id) => personStatus(id, index, rowsOf.get(id) ?? [], filesOf.get(id) ?? []))
  const statuses = await withChangesAfterSigning(world, workspace, index, fromFiles)
  return {
    kind: 'status',
    today: day,
    people: statuses,
    one: person !== undefined,
    itemTexts: person === undefined ? {} : await itemTexts(workspace, index, statuses),
    names: namesIn(workspace),
    titles: titlesIn(workspace),
  }
}

/** Everyone who is to have talks, and every group and person with one; in the order of names. */
function subjects({ roster, bySubject, today: day }: TalkIndex): string[] {
  const employed = [...(roster?.values() ?? [])].filter(({ talks, end }) => talks && (end === undefined || end >= day))
  const others = [...bySubject.keys()].filter((id) => !roster?.has(id))
  return [...employed.map(({ id }) => id), ...others].sort((a, b) =>
    compareSwedish(roster?.get(a)?.name ?? a, roster?.get(b)?.name ?? b),
  )
}

/** The texts of open items, by `<conversation>/<item>`. Confidential. */
async function itemTexts(
  workspace: Workspace,
  index: TalkIndex,
  statuses: readonly PersonStatus[],
): Promise<Record<string, string>> {
  const texts: Record<string, string> = {}
  const values = new Map<Talk, Mapping>()
  for (const { conversation, item } of statuses.flatMap(({ openItems }) => openItems)) {
    const origin = `${conversation ?? ''}/${item}`
    const found = itemAt(origin, index)
    if (!found) continue
    const value = values.get(found.talk) ?? (await readTalkFile(workspace, found.talk)).value
    values.set(found.talk, value)
    const text = itemText(found.item, value)
    if (text !== undefined) texts[origin] = text
  }
  return texts
}
