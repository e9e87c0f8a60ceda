import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { join, relative } from 'node:path'
import { addPeriod, isInWindow, isRealDate, fixedClock, type Day } from '../domain/time/calendar.ts'
import { subjectOf } from '../domain/talk/conversation.ts'
import type { Finding } from '../domain/check/diagnostic.ts'
import { propertyName } from '../domain/format/schema.ts'
import { heldMainTalks, compareByDay, indexTalks, type TalkIndex, type Talk } from '../domain/talk/talk-index.ts'
import { talkFindings } from '../domain/check/engine.ts'
import { applySeverities } from '../domain/check/severity.ts'
import type { RuleSettings } from '../domain/talk/settings.ts'
import { scaffoldTalk, type NewTalk } from '../domain/scaffold/scaffold.ts'
import { windowOf, type Template } from '../domain/talk/template.ts'
import { UsageError } from '../domain/usage-error.ts'
import { askChoice, askSome, askText, type Hints } from '../io/ask.ts'
import { parseConversationFile, listConversations, readConversation } from '../io/conversations.ts'
import { pathType } from '../io/files.ts'
import { today } from '../io/today.ts'
import { namesIn, openWorkspace, workTree, type Workspace } from '../io/workspace.ts'
import { createFile } from '../io/write.ts'
import type { World } from '../io/world.ts'
import type { NewReport } from '../report/report.ts'

export interface NewOptions {
  template?: string
  person?: string
  group?: string
  participants?: string
  manager?: string
  date?: string
  today?: string
  dryRun?: boolean
  printPath?: boolean
  edit?: boolean
}

/** The words the questions are asked with. */
export interface NewQuestions {
  template: string
  person: string
  group: string
  participants: string
  manager: string
  date: string
  hints: Hints
}

const idForm = /^[a-z0-9][a-z0-9-]{0,63}$/

/** Makes the file of a new talk, asking on a terminal for what is missing. */
export async function newTalk(world: World, options: NewOptions, questions: NewQuestions): Promise<NewReport> {
  const workspace = await openWorkspace(world)
  const root = realpathSync(workspace.root)
  const day = today(world, workspace.settings, options.today)
  const known = await recordsAt(world, root, workspace, day)

  const { template, who } = await whoAndWhat(world, workspace, options, questions)
  const manager = await chooseManager(world, workspace, who, options, questions)
  const planned = await chooseDate(world, workspace, template, day, options, questions)
  const talk: NewTalk = {
    ...who,
    manager,
    planned,
    id: freeId(`${who.employee ?? who.group}-${planned}-${template.name}`, known),
    follows: follows(who, template, known),
    names: namesIn(workspace),
  }
  const path = `${workspace.settings.conversations}/${talk.employee ?? talk.group}/${planned}-${template.name}.md`
  const text = scaffoldTalk(template, talk)
  await mustPass(path, text, known, workspace.settings.rules)
  if (!options.dryRun) {
    if (pathType(join(root, path)) !== undefined) throw new UsageError('file-exists', { path })
    createFile(root, path, text)
    if (options.edit) await edit(world, join(root, path))
  }
  const shown = relative(realpathSync(world.cwd), join(root, path)).split('\\').join('/')
  return { kind: 'new', path: shown, text, show: options.printPath ? 'path' : options.dryRun ? 'text' : 'message' }
}

async function recordsAt(world: World, root: string, workspace: Workspace, day: Day): Promise<TalkIndex> {
  const tree = workTree(root)
  const talks: Talk[] = []
  for (const entry of await listConversations(world, workspace, tree, true)) {
    const file = await readConversation(tree, entry)
    if (typeof file !== 'string' && file.talk) talks.push(file.talk)
  }
  return indexTalks({ ...workspace, conversations: workspace.settings.conversations, talks }, fixedClock(day))
}

type Who = Pick<NewTalk, 'employee' | 'group' | 'participants'>

/** Template and people; each may follow from the other, so they are settled together. */
async function whoAndWhat(
  world: World,
  workspace: Workspace,
  options: NewOptions,
  questions: NewQuestions,
): Promise<{ template: Template; who: Who }> {
  if (options.person !== undefined && (options.group !== undefined || options.participants !== undefined))
    throw new UsageError('option-conflict', {
      one: '--person',
      other: options.group === undefined ? '--participants' : '--group',
    })
  const { roster, settings, templates } = workspace
  const early = options.person === undefined ? undefined : await choosePerson(world, workspace, options, questions)
  const preset =
    options.template ??
    roster?.get(early ?? '')?.template ??
    (options.group === undefined ? settings.template : undefined)
  const isPreset = preset !== undefined && (options.template !== undefined || early !== undefined || !world.tty.stdin)
  const name = isPreset
    ? preset
    : await askChoice(
        world,
        '--template',
        questions.template,
        questions.hints,
        [...templates.values()].map((each) => ({ value: each.name, name: `${each.name}: ${each.title}` })),
        settings.template,
      )
  const template = templates.get(name)
  if (!template) {
    if (workspace.brokenTemplates.has(name)) throw new UsageError('template-broken', { name })
    throw new UsageError('template-unknown', { name, allowed: [...templates.keys()].sort().join(', ') })
  }
  if (template.cycle === 'group') return { template, who: await chooseGroup(world, workspace, options, questions) }
  if (options.group !== undefined || options.participants !== undefined)
    throw new UsageError('person-needed', { template: name })
  return {
    template,
    who: { employee: early ?? (await choosePerson(world, workspace, options, questions)), participants: [] },
  }
}

async function choosePerson(
  world: World,
  { roster }: Workspace,
  { person }: NewOptions,
  questions: NewQuestions,
): Promise<string> {
  const given =
    person ??
    (roster
      ? await askChoice(world, '--person', questions.person, questions.hints, choices(roster))
      : await askText(world, '--person', questions.person, questions.hints, undefined, (text) => idForm.test(text)))
  if (!idForm.test(given)) throw new UsageError('id-needed', { option: '--person' })
  if (roster && !roster.has(given)) throw new UsageError('person-unknown', { option: '--person', id: given })
  return given
}

async function chooseGroup(
  world: World,
  { roster }: Workspace,
  options: NewOptions,
  questions: NewQuestions,
): Promise<Who> {
  if (options.person !== undefined) throw new UsageError('group-needed', {})
  const group =
    options.group ??
    (await askText(world, '--group', questions.group, questions.hints, undefined, (text) => idForm.test(text)))
  if (!idForm.test(group)) throw new UsageError('id-needed', { option: '--group' })
  if (roster?.has(group)) throw new UsageError('group-is-person', { id: group })
  const split = (text: string) =>
    text
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean)
  const participants =
    options.participants !== undefined
      ? split(options.participants)
      : roster
        ? await askSome(world, '--participants', questions.participants, questions.hints, choices(roster))
        : split(
            await askText(world, '--participants', questions.participants, questions.hints, undefined, (text) =>
              split(text).every((id) => idForm.test(id)),
            ),
          )
  if (participants.length === 0) throw new UsageError('participants-needed')
  for (const id of participants) {
    if (!idForm.test(id)) throw new UsageError('id-needed', { option: '--participants' })
    if (roster && !roster.has(id)) throw new UsageError('person-unknown', { option: '--participants', id })
  }
  return { group, participants: [...new Set(participants)] }
}

async function chooseManager(
  world: World,
  { roster }: Workspace,
  who: Who,
  options: NewOptions,
  questions: NewQuestions,
): Promise<string> {
  const people = [who.employee ?? [], who.participants].flat().map((id) => roster?.get(id))
  // The nearest manager, where the roster knows one without a conflict of interest.
  const nearest = people.map((person) =>
    person?.manager && !person.conflictOfInterest.includes(person.manager) ? person.manager : undefined,
  )
  const preset = new Set(nearest).size === 1 ? nearest[0] : undefined
  const given =
    options.manager ??
    preset ??
    (await askText(world, '--manager', questions.manager, questions.hints, undefined, (text) => idForm.test(text)))
  if (!idForm.test(given)) throw new UsageError('id-needed', { option: '--manager' })
  return given
}

async function chooseDate(
  world: World,
  { templates }: Workspace,
  template: Template,
  day: Day,
  options: NewOptions,
  questions: NewQuestions,
): Promise<Day> {
  const given =
    options.date ??
    (await askText(
      world,
      '--date',
      questions.date,
      questions.hints,
      proposed(template, templates.values(), day),
      isRealDate,
    ))
  if (!isRealDate(given)) throw new UsageError('date-needed', { name: '--date' })
  return given
}

/** A day that keeps the notice, and lies in the window where there is one. */
function proposed(template: Template, all: Iterable<Template>, day: Day): Day {
  const early = addPeriod(day, template.notice ?? 'P2W')
  const window = windowOf(template, all)
  if (!window || isInWindow(early, window)) return early
  const start = `${early.slice(0, 4)}-${window.from}`
  return start > early ? start : `${Number(early.slice(0, 4)) + 1}-${window.from}`
}

function freeId(id: string, { byId }: TalkIndex): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? id : `${id}-${number}`
    if (!byId.has(candidate)) return candidate
  }
}

/** The talk a new one follows up: the latest main talk held, or the latest talk with the group. */
function follows({ employee, group }: Who, { cycle }: Template, known: TalkIndex): string | undefined {
  const talks = known.bySubject.get(employee ?? group ?? '') ?? []
  const earlier =
    cycle === 'group'
      ? talks.filter(({ conversation }) => conversation.held).sort(compareByDay)
      : heldMainTalks(talks, known)
  return earlier.at(-1)?.conversation.id
}

/** A new file passes `check`; what would not is refused before it is written. */
async function mustPass(path: string, text: string, known: TalkIndex, rules: RuleSettings): Promise<void> {
  const { talk, findings, reading } = await parseConversationFile(path, text)
  const records = indexTalks({ ...known, talks: [...known.talks, ...(talk ? [talk] : [])] }, fixedClock(known.today))
  const all: Finding[] = [...findings, ...(talk ? talkFindings(talk, records) : [])]
  const grave = applySeverities(all, rules).find(({ severity }) => severity === 'error')
  if (grave)
    throw new UsageError('talk-unsound', { rule: grave.rule, property: propertyName(grave.at, 'conversation') })
  if (!talk || !subjectOf(talk.conversation) || reading.faults.length > 0)
    throw new Error('the new file cannot be read')
}

function choices(roster: NonNullable<Workspace['roster']>) {
  return [...roster.values()].map(({ id, name }) => ({ value: id, name: name ? `${name} (${id})` : id }))
}

/** Opens the file in the user's own editor, which may have arguments (`code --wait`); no shell. */
function edit(world: World, path: string): Promise<void> {
  const [command, ...args] = (world.env.VISUAL || world.env.EDITOR || '').split(/\s+/).filter(Boolean)
  if (!command) throw new UsageError('editor-missing', { path })
  return new Promise((done, fail) => {
    const child = spawn(command, [...args, path], { stdio: 'inherit' })
    child.on('error', () => fail(new UsageError('editor-failed', { command })))
    child.on('close', (code) => (code === 0 ? done() : fail(new UsageError('editor-failed', { command }))))
  })
}
