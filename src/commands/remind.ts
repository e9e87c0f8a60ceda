import { unknownFilter } from '../domain/due/due-filter.ts'
import { dueRows } from '../domain/due/due-rows.ts'
import { managersIn, reminderSections } from '../domain/due/reminder.ts'
import { UsageError } from '../domain/usage-error.ts'
import { askChoice, type Hints } from '../io/ask.ts'
import { readIdentity } from '../io/identity.ts'
import { readDueInput, type DueSourceOptions } from '../io/read-due.ts'
import { namesIn, titlesIn } from '../io/workspace.ts'
import type { World } from '../io/world.ts'
import type { RemindReport } from '../report/remind-report.ts'
import type { DueReport } from '../report/report.ts'

export interface RemindOptions extends DueSourceOptions {
  manager?: string
  /** Address of the recipient. */
  to?: string
  /** Whether the reminder is to be a mail, which has a sender. */
  isMail: boolean
}

/** What a manager is to be reminded of, by the conversations at HEAD. Sends nothing, and writes nothing. */
export async function remind(
  world: World,
  options: RemindOptions,
  words: { question: string; hints: Hints },
): Promise<RemindReport> {
  const { committed, input } = await readDueInput(world, options, false)
  const managers = managersIn(input.atHead)
  const manager = options.manager ?? (await askManager(world, managers, words))
  const unknown = unknownFilter({ manager }, input.atHead)
  if (unknown) throw unknown
  if (!managers.includes(manager)) throw new UsageError('manager-of-nobody', { id: manager })
  const { workspace } = committed
  return remindFrom(world, manager, options, {
    today: input.atHead.today,
    rows: dueRows(input),
    names: namesIn(workspace),
    titles: titlesIn(workspace),
    failures: [],
  })
}

/** The same from what is due, in one workspace or in several. */
export async function remindFrom(
  world: World,
  manager: string,
  { to, isMail }: RemindOptions,
  { today, rows, names, titles, failures }: Omit<DueReport, 'kind' | 'history'>,
): Promise<RemindReport> {
  return {
    ...{ kind: 'remind', today, manager, names, titles, failures, recipient: to ?? null },
    sections: reminderSections(rows, manager),
    sender: isMail ? await readIdentity(world) : null,
  }
}

function askManager(
  world: World,
  managers: readonly string[],
  { question: message, hints }: { question: string; hints: Hints },
): Promise<string> {
  const choices = managers.map((value) => ({ value, name: value }))
  return askChoice(world, { option: '--manager', message, hints }, choices)
}
