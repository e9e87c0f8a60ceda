import { inputFrom } from '../domain/due/due-input.ts'
import { dueRows } from '../domain/due/due-rows.ts'
import { personStatus } from '../domain/due/person-status.ts'
import { requireManager, requirePerson, talksToHandOver, withManager } from '../domain/talk/manager-change.ts'
import { knownPeople } from '../domain/talk/roster.ts'
import { UsageError } from '../domain/usage-error.ts'
import { askChoice } from '../io/ask.ts'
import { choosePerson, type PersonQuestions } from '../io/choose-person.ts'
import { saveRosterEdit } from '../io/edit-roster.ts'
import { readTalkFile, saveTalkEdit } from '../io/edit-talk.ts'
import { readTalkIndex } from '../io/read-talks.ts'
import type { SavedEdit, SaveOptions } from '../io/save-file.ts'
import { today } from '../io/today.ts'
import { namesIn, openWorkspace, titlesIn } from '../io/workspace.ts'
import { pathFromCwd } from '../io/workspace-folder.ts'
import type { World } from '../io/world.ts'
import type { HandoverReport } from '../report/person-reports.ts'

export interface HandoverOptions extends SaveOptions {
  person?: string
  /** Id of the new manager. */
  to?: string
  today?: string
}

/** The words that `handover` needs. */
export interface HandoverQuestions extends PersonQuestions {
  manager: string
  /** Messages of the commits: public properties only. */
  rosterMessage(person: string, manager: string): string
  talkMessage(conversation: string, manager: string): string
}

/** Gives a person another manager: in the roster, and in the talks that are still to be held. */
export async function handover(
  world: World,
  options: HandoverOptions,
  words: HandoverQuestions,
): Promise<HandoverReport> {
  const workspace = await openWorkspace(world)
  const index = await readTalkIndex(world, workspace, today(world, workspace.settings, options.today))
  const people = [...(workspace.roster?.keys() ?? [])]
  const id = await choosePerson(world, workspace.roster, index, options.person, people, words)
  if (id === undefined) throw new UsageError('roster-missing', { path: workspace.settings.roster })
  const person = requirePerson(index, id)
  const candidates = workspace.roster ? [...knownPeople(workspace.roster)].filter((other) => other !== id) : []
  const manager = options.to ?? (await askManager(world, candidates, words))
  requireManager(index, person, manager)

  const after = withManager(index, person, manager)
  const files = await Promise.all(talksToHandOver(index, person).map((talk) => readTalkFile(workspace, talk)))
  const save = async (saveOptions: SaveOptions): Promise<SavedEdit[]> => {
    const changes = [{ at: [id, 'manager'], value: manager }]
    const saved = [await saveRosterEdit(world, workspace, changes, words.rosterMessage(id, manager), saveOptions)]
    for (const file of files) {
      const edit = { changes: [{ at: ['manager'], value: manager }] }
      const message = words.talkMessage(file.talk.conversation.id ?? '', manager)
      saved.push(await saveTalkEdit(world, workspace, after, file, edit, message, saveOptions))
    }
    return saved
  }
  // All of it is tried before any of it is written.
  const tried = await save({ ...options, dryRun: true })
  const edits = options.dryRun === true ? tried : await save(options)

  const rows = dueRows(inputFrom(index, workspace.settings, workspace.brokenPeople, 'P20Y'))
  return {
    kind: 'handover',
    ...{ person: id, from: person.manager ?? null, to: manager },
    edits: edits.map((edit) => ({ ...edit, path: pathFromCwd(world, workspace.root, edit.path) })),
    dryRun: options.dryRun ?? false,
    status: personStatus(id, after, rows, []),
    names: namesIn(workspace),
    titles: titlesIn(workspace),
  }
}

function askManager(world: World, candidates: readonly string[], words: HandoverQuestions): Promise<string> {
  const question = { option: '--to', message: words.manager, hints: words.hints }
  return askChoice(
    world,
    question,
    candidates.map((value) => ({ value, name: value })),
  )
}
