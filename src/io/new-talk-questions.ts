import {
  parseIds,
  requireDay,
  requireGroup,
  requireId,
  requireOneSubject,
  requireParticipants,
  requirePerson,
} from '../domain/scaffold/answers.ts'
import { presetTemplate, proposeDay, sharedManager, type TalkSubject } from '../domain/scaffold/new-talk.ts'
import { isId } from '../domain/talk/id.ts'
import { findTemplate } from '../domain/talk/find-template.ts'
import type { Roster } from '../domain/talk/roster.ts'
import type { Choice } from '../domain/talk/search.ts'
import type { Template } from '../domain/talk/template.ts'
import { isRealDate, type Day } from '../domain/time/calendar.ts'
import { UsageError } from '../domain/usage-error.ts'
import { askChoice, askSome, askText, type Hints } from './ask.ts'
import type { Workspace } from './workspace.ts'
import type { World } from './world.ts'

/** What the command line says of a new talk; the rest is asked for. */
export interface NewTalkOptions {
  template?: string
  person?: string
  group?: string
  /** Ids separated by commas. */
  participants?: string
  manager?: string
  date?: string
}

/** The words of the questions, in the user's language. */
export interface NewTalkQuestions {
  template: string
  person: string
  group: string
  participants: string
  manager: string
  date: string
  hints: Hints
}

/** What a new talk is made from. */
export interface NewTalkAnswers extends TalkSubject {
  template: Template
  manager: string
  planned: Day
}

interface Dialogue {
  world: World
  workspace: Workspace
  options: NewTalkOptions
  questions: NewTalkQuestions
}

/** Settles what a new talk is, asking on a terminal for what the options leave out. */
export async function askNewTalk(
  world: World,
  workspace: Workspace,
  options: NewTalkOptions,
  questions: NewTalkQuestions,
  today: Day,
): Promise<NewTalkAnswers> {
  const dialogue = { world, workspace, options, questions }
  requireOneSubject(options)
  const person = options.person === undefined ? undefined : requirePerson('--person', options.person, workspace)
  const template = await askTemplate(dialogue, person)
  const subject = template.cycle === 'group' ? await askGroup(dialogue) : await askEmployee(dialogue, template, person)
  const manager = await askManager(dialogue, subject)
  const planned = await askDay(dialogue, template, today)
  return { ...subject, template, manager, planned }
}

/** The template, which may follow from the person; a default of the settings is only proposed where there is a terminal. */
async function askTemplate(
  { world, workspace, options, questions }: Dialogue,
  person: string | undefined,
): Promise<Template> {
  const { templates, brokenTemplates, roster, settings } = workspace
  const preset = presetTemplate({ person, group: options.group }, roster, settings.template)
  const settled = person !== undefined || !world.tty.stdin ? preset : undefined
  const name =
    options.template ??
    settled ??
    (await askChoice(
      world,
      { option: '--template', message: questions.template, hints: questions.hints },
      [...templates.values()].map((template) => ({
        value: template.name,
        name: `${template.name}: ${template.title}`,
      })),
      settings.template,
    ))
  return findTemplate(name, templates, brokenTemplates)
}

async function askEmployee(
  { world, workspace, options, questions }: Dialogue,
  template: Template,
  person: string | undefined,
): Promise<TalkSubject> {
  const { roster } = workspace
  if (options.group !== undefined || options.participants !== undefined)
    throw new UsageError('person-needed', { template: template.name })
  const question = { option: '--person', message: questions.person, hints: questions.hints }
  const employee =
    person ?? (roster ? await askChoice(world, question, peopleChoices(roster)) : await askText(world, question, isId))
  return { employee: requirePerson('--person', employee, workspace), participants: [] }
}

async function askGroup({ world, workspace, options, questions }: Dialogue): Promise<TalkSubject> {
  const { roster } = workspace
  if (options.person !== undefined) throw new UsageError('group-needed')
  const { hints } = questions
  const group = requireGroup(
    options.group ?? (await askText(world, { option: '--group', message: questions.group, hints }, isId)),
    roster,
  )
  const question = { option: '--participants', message: questions.participants, hints }
  const participants =
    options.participants === undefined && roster
      ? await askSome(world, question, peopleChoices(roster))
      : parseIds(options.participants ?? (await askText(world, question, (text) => parseIds(text).every(isId))))
  return { group, participants: requireParticipants(participants, workspace) }
}

async function askManager(
  { world, workspace: { roster }, options, questions }: Dialogue,
  { employee, participants }: TalkSubject,
): Promise<string> {
  const people = employee === undefined ? participants : [employee]
  const manager =
    options.manager ??
    sharedManager(people, roster) ??
    (await askText(world, { option: '--manager', message: questions.manager, hints: questions.hints }, isId))
  return requireId('--manager', manager)
}

async function askDay(
  { world, workspace, options, questions }: Dialogue,
  template: Template,
  today: Day,
): Promise<Day> {
  const question = { option: '--date', message: questions.date, hints: questions.hints }
  const proposed = proposeDay(template, workspace.templates.values(), today)
  return requireDay(options.date ?? (await askText(world, question, isRealDate, proposed)))
}

function peopleChoices(roster: Roster): Choice[] {
  return [...roster.values()].map(({ id, name }) => ({ value: id, name: name ? `${name} (${id})` : id }))
}
