import { nextTemplate } from '../domain/due/next-template.ts'
import {
  dateAnswer,
  parseIds,
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
import type { TalkIndex } from '../domain/talk/talk-index.ts'
import type { Template } from '../domain/talk/template.ts'
import type { Day } from '../domain/time/calendar.ts'
import { parseDateInput } from '../domain/time/date-input.ts'
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
  /** Instead of a person: that the talk is with a group. */
  groupTalk: string
  group: string
  participants: string
  manager: string
  date: string
  invalidDate: string
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
  index: TalkIndex
  options: NewTalkOptions
  questions: NewTalkQuestions
}

/** Settles what a new talk is, asking on a terminal for what the options leave out: the person first. */
export async function askNewTalk(
  world: World,
  workspace: Workspace,
  index: TalkIndex,
  options: NewTalkOptions,
  questions: NewTalkQuestions,
): Promise<NewTalkAnswers> {
  const dialogue = { world, workspace, index, options, questions }
  requireOneSubject(options)
  const { templates, brokenTemplates } = workspace
  const named = options.template === undefined ? undefined : findTemplate(options.template, templates, brokenTemplates)
  const person = await askPerson(dialogue, named)
  const template = named ?? (await askTemplate(dialogue, person))
  if (person !== undefined && template.cycle === 'group') throw new UsageError('group-needed')
  const subject = person === undefined ? await askGroup(dialogue, template) : { employee: person, participants: [] }
  const manager = await askManager(dialogue, subject)
  const planned = await askDay(dialogue, template)
  return { ...subject, template, manager, planned }
}

/** The employee; undefined where the talk is with a group. */
async function askPerson(
  { world, workspace, options, questions }: Dialogue,
  named: Template | undefined,
): Promise<string | undefined> {
  if (options.person !== undefined) return requirePerson('--person', options.person, workspace)
  const { group, participants } = options
  if (named?.cycle === 'group' || (!named && (group ?? participants) !== undefined)) return undefined
  if (named && (group ?? participants) !== undefined) throw new UsageError('person-needed', { template: named.name })
  const { roster, templates } = workspace
  const question = { option: '--person', message: questions.person, hints: questions.hints }
  if (!roster) return requirePerson('--person', await askText(world, question, isId), workspace)
  const hasGroups = !named && [...templates.values()].some(({ cycle }) => cycle === 'group')
  const withGroup = hasGroups ? [{ value: groupChoice, name: questions.groupTalk }] : []
  const chosen = await askChoice(world, question, [...peopleChoices(roster), ...withGroup])
  return chosen === groupChoice ? undefined : requirePerson('--person', chosen, workspace)
}

/** Stands for a group among the people to choose from; no id is empty. */
const groupChoice = ''

/** The template: the one that the person's next step asks for, hers or that of the settings; on a terminal only proposed. */
async function askTemplate(
  { world, workspace, index, questions }: Dialogue,
  person: string | undefined,
): Promise<Template> {
  const { templates, brokenTemplates, roster, settings } = workspace
  const next = person === undefined ? undefined : nextTemplate(person, roster?.get(person), index)
  const preset = next ?? presetTemplate({ person, isGroup: person === undefined }, roster, settings.template)
  const canAsk = world.tty.stdin && world.tty.stderr
  if (!canAsk && preset !== undefined) return findTemplate(preset, templates, brokenTemplates)
  const fitting = [...templates.values()].filter(({ cycle }) => (cycle === 'group') === (person === undefined))
  const question = { option: '--template', message: questions.template, hints: questions.hints }
  const name = await askChoice(world, question, templateChoices(fitting), preset)
  return findTemplate(name, templates, brokenTemplates)
}

/** The templates to choose from, with the organisation where several titles begin alike. */
function templateChoices(templates: readonly Template[]): Choice[] {
  const beginning = ({ title }: Template) => title.split(/[\s:]/, 1)[0]?.toLowerCase()
  const isAlike = (template: Template) =>
    templates.some((other) => other !== template && beginning(other) === beginning(template))
  return templates.map((template) => {
    const { name, title, organisation } = template
    return {
      value: name,
      name: `${name}: ${title}${organisation !== undefined && isAlike(template) ? ` (${organisation})` : ''}`,
    }
  })
}

async function askGroup({ world, workspace, options, questions }: Dialogue, template: Template): Promise<TalkSubject> {
  const { roster } = workspace
  if (template.cycle !== 'group') throw new UsageError('person-needed', { template: template.name })
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

async function askDay({ world, workspace, index, options, questions }: Dialogue, template: Template): Promise<Day> {
  const { invalidDate, hints } = questions
  const question = { option: '--date', message: questions.date, hints: { ...hints, invalid: invalidDate } }
  const proposed = proposeDay(template, workspace.templates.values(), index.today)
  const parse = (text: string) => parseDateInput(text, index.today, 'future')
  const typed = options.date ?? (await askText(world, question, (text) => parse(text) !== undefined, proposed))
  return dateAnswer('--date', parse(typed))
}

function peopleChoices(roster: Roster): Choice[] {
  return [...roster.values()].map(({ id, name }) => ({ value: id, name: name ? `${name} (${id})` : id }))
}
