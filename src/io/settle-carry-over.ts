import type { ValueChange } from '../domain/format/change.ts'
import { valueAt } from '../domain/format/change.ts'
import { isMapping, type Mapping } from '../domain/format/value.ts'
import { decisionsFrom, type CarryOptions } from '../domain/scaffold/carry-options.ts'
import { carriedRow, isCarried, resultRow, type CarriedRow, type CarryDecision } from '../domain/scaffold/carry-over.ts'
import type { TalkSubject } from '../domain/scaffold/new-talk.ts'
import { goalsOfCycle, openItemsBefore, type CarryableItem } from '../domain/talk/carryable-items.ts'
import { itemPath } from '../domain/talk/conversation.ts'
import { closingChanges, type ClosedStatus } from '../domain/talk/item-changes.ts'
import type { Talk, TalkIndex } from '../domain/talk/talk-index.ts'
import type { Template } from '../domain/talk/template.ts'
import type { Day } from '../domain/time/calendar.ts'
import { UsageError } from '../domain/usage-error.ts'
import { askCarryOver, askKinds, type CarryQuestions } from './carry-questions.ts'
import { readTalkFile, type TalkFile } from './edit-talk.ts'
import type { Workspace } from './workspace.ts'
import type { World } from './world.ts'

/** What a new talk takes over from earlier ones, and what is changed in their files. */
export interface CarryOver {
  rows: readonly CarriedRow[]
  edits: readonly ClosingEdit[]
  /** Open items that nothing was decided about. */
  left: readonly CarryableItem[]
}

/** The items that are closed in one old file. */
export interface ClosingEdit {
  file: TalkFile
  items: readonly { id: string; answer: ClosedStatus }[]
  changes: readonly ValueChange[]
}

/** Settles what becomes of every open item, asking on a terminal where `--carry` says nothing. */
export async function settleCarryOver(
  world: World,
  workspace: Workspace,
  index: TalkIndex,
  template: Template,
  subject: TalkSubject & { planned: Day },
  options: CarryOptions,
  questions: CarryQuestions,
): Promise<CarryOver> {
  const open = openItemsBefore(subject, index)
  const results = template.cycle === 'part' && template.goals ? goalsOfCycle(subject, index) : []
  const rowOf = rowReader(workspace)
  const given = decisionsFrom(options, open, subject, index)
  const isSettled = ({ origin }: CarryableItem) =>
    [...given, ...results.map((item) => ({ item }))].some(({ item }) => item.origin === origin)
  const undecided = open.filter((item) => !isSettled(item))
  const canAsk = world.tty.stdin && world.tty.stderr && (template.goals ?? template.agreements) !== undefined
  const asked = canAsk && options.carry === undefined ? undecided : []
  const shown = await Promise.all(asked.map(async (item) => ({ item, row: (await rowOf(item)).row })))
  const decisions = [...given, ...(await askCarryOver(world, shown, questions))].sort(
    (a, b) => open.indexOf(a.item) - open.indexOf(b.item),
  )
  const resultOrigins = new Set(results.map(({ origin }) => origin))
  const carried = decisions.filter((decision) => isCarried(decision) && !resultOrigins.has(decision.item.origin))
  const rows: (CarriedRow | undefined)[] = []
  for (const item of results) {
    const decision = decisions.find((other) => other.item.origin === item.origin) ?? { item, answer: 'continue' }
    rows.push(resultRow(decision, (await rowOf(item)).row, template, subject.planned))
  }
  for (const decision of await askKinds(world, template, carried, questions)) {
    const row = carriedRow(decision, (await rowOf(decision.item)).row, template, subject.planned)
    if (!row) throw new UsageError('carry-impossible', { template: template.name })
    rows.push(row)
  }
  return {
    rows: rows.flatMap((row) => row ?? []),
    edits: await closingEdits(decisions, rowOf),
    left: asked.length > 0 || options.carry === 'none' ? [] : undecided,
  }
}

type RowReader = (item: CarryableItem) => Promise<{ file: TalkFile; row: Mapping }>

/** Reads the rows of items, each file once. */
function rowReader(workspace: Workspace): RowReader {
  const files = new Map<Talk, Promise<TalkFile>>()
  return async ({ talk, item }) => {
    const reading = files.get(talk) ?? readTalkFile(workspace, talk)
    files.set(talk, reading)
    const file = await reading
    const row = valueAt(file.value, itemPath(item))
    // Somebody may have changed the file since it was indexed.
    if (!isMapping(row) || row.id !== item.id) throw new UsageError('file-changed', { path: talk.path })
    return { file, row }
  }
}

async function closingEdits(decisions: readonly CarryDecision[], rowOf: RowReader): Promise<ClosingEdit[]> {
  const edits = new Map<TalkFile, { file: TalkFile; items: ClosingEdit['items'][number][]; changes: ValueChange[] }>()
  for (const decision of decisions) {
    const { item, answer, result } = decision
    if (answer === 'continue') continue
    const { file } = await rowOf(item)
    const changes = closingChanges(item.item, answer, result, file.value)
    if (changes.length === 0) continue
    const edit = edits.get(file) ?? { file, items: [], changes: [] }
    edit.items.push({ id: item.item.id ?? '', answer })
    edit.changes.push(...changes)
    edits.set(file, edit)
  }
  return [...edits.values()]
}
