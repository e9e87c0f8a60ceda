import { subtractPeriod, type Day } from '../time/calendar.ts'
import { deadlineOf } from '../time/cadence.ts'
import { periodInWords, scaffoldWords, type ScaffoldWords } from './words.ts'
import { yamlComment } from '../format/yaml-comment.ts'
import { followUpHeading, followUpLines } from '../talk/follow-up-lines.ts'
import { criteria, type ItemForm, type Question, type Section, type Template } from '../talk/template.ts'

/** What a new conversation file is about. */
export interface NewTalk {
  id: string
  employee?: string
  group?: string
  participants: readonly string[]
  manager: string
  planned: Day
  follows?: string
  /** Person id to the name to show; an id without one shows itself. */
  names: Readonly<Record<string, string>>
}

/** The text of a new conversation file: everything the template asks for, ready to be filled in. */
export function scaffoldTalk(template: Template, talk: NewTalk): string {
  const words = scaffoldWords[template.language]
  return `---\n${frontMatter(template, talk, words).join('\n')}\n---\n\n${notes(template, talk, words).join('\n\n')}\n`
}

function frontMatter(template: Template, talk: NewTalk, words: ScaffoldWords): string[] {
  const latest = template.notice && subtractPeriod(talk.planned, template.notice)
  const steps = Object.entries(template.steps)
  const held = steps.filter(([, step]) => step.by === 'follow-up')
  const signing = Object.entries(template.signatures ?? {})
  return [
    'samtal: 1',
    `id: ${talk.id}`,
    `template: ${template.name}`,
    ...(talk.group === undefined
      ? [`employee: ${talk.employee ?? ''}`]
      : [`group: ${talk.group}`, 'participants:', ...talk.participants.map((id) => `  - ${id}`)]),
    `manager: ${talk.manager}`,
    `planned: ${talk.planned}`,
    ...yamlComment(words.invited(latest)),
    'invited:',
    ...yamlComment(words.held),
    'held:',
    ...(talk.follows ? [`follows: ${talk.follows}`] : []),
    ...(template.goals || template.agreements ? ['', ...yamlComment(words.texts)] : []),
    ...(template.goals ? goals(template, template.goals, words) : []),
    ...(template.agreements ? agreements(template, template.agreements, words) : []),
    ...(template.ratings ? ratings(template, words) : []),
    ...(held.length > 0 || template.terms.dialogue ? followUpHeading(template) : []),
    ...held.flatMap(([name, step]) => followUpLines(name, step, talk.planned)),
    ...(signing.length > 0 ? ['', ...yamlComment(words.signed), 'signed:'] : []),
    ...signing.flatMap(([role, name]) => [...yamlComment(name, '  '), `  ${role}:`, '    date:']),
  ]
}

function goals(template: Template, form: NonNullable<Template['goals']>, words: ScaffoldWords): string[] {
  const letter = template.language === 'sv' ? 'm' : 'g'
  const kinds = Object.entries(form.kinds)
  return [
    '',
    ...yamlComment([`${form.title ?? words.goals}.`, ...form.guidance].join(' ')),
    ...yamlComment(`${words.more} ${letter}${kinds.length + 1}.`),
    'goals:',
    ...kinds.flatMap(([kind, { title, guidance }], index) => [
      ...(kinds.length > 1 || guidance ? yamlComment(guidance ? `${title}: ${guidance}` : title, '  ') : []),
      `  - id: ${letter}${index + 1}`,
      `    kind: ${kind}`,
      ...fields(form),
    ]),
  ]
}

function agreements(template: Template, form: ItemForm, words: ScaffoldWords): string[] {
  const letter = template.language === 'sv' ? 'o' : 'a'
  return [
    '',
    ...yamlComment([`${form.title ?? words.agreements}.`, ...form.guidance].join(' ')),
    ...yamlComment(`${words.more} ${letter}2.`),
    'agreements:',
    `  - id: ${letter}1`,
    ...fields(form),
  ]
}

const closed = new Set(['due', 'status', 'from', 'owner'])

function fields(form: ItemForm): string[] {
  const asked = Object.entries(form.fields)
  const status = 'status' in form.fields ? [] : ['    status: open']
  return [
    ...asked.flatMap(([name, help]) => [
      ...(help ? yamlComment(help, '    ') : []),
      ...(closed.has(name) ? [`    ${name}:${name === 'status' ? ' open' : ''}`] : [`    ${name}: |`, '']),
    ]),
    ...status,
  ]
}

function ratings(template: Template, words: ScaffoldWords): string[] {
  const levels = Object.entries(template.ratings?.levels ?? {}).map(([id, { title }]) =>
    id === title ? id : `${id} (${title})`,
  )
  return [
    '',
    ...yamlComment(words.ratings(levels.join(', '))),
    'ratings:',
    ...Object.entries(criteria(template)).flatMap(([id, { title }]) => [...yamlComment(title, '  '), `  ${id}:`]),
  ]
}

function notes(template: Template, talk: NewTalk, words: ScaffoldWords): string[] {
  const name = (id: string) => escaped((Object.hasOwn(talk.names, id) ? talk.names[id] : undefined) ?? id)
  const who =
    talk.group === undefined
      ? [`**${words.employee}:** ${name(talk.employee ?? '')}`]
      : [`**${words.participants}:** ${talk.participants.map(name).join(', ')}`]
  return [
    `# ${template.title}`,
    [...who, `**${words.manager}:** ${name(talk.manager)}`, `**${words.place}:** {{${words.fillIn}}}`].join('  \n'),
    ...about(template, words),
    ...preparation(template, words),
    ...template.sections.flatMap((section) => sectionText(section, template, words)),
    ...afterwards(template, talk.planned, words),
  ]
}

/** A name as text: nothing in it means anything to Markdown or HTML. */
function escaped(name: string): string {
  return name.replace(/[\\`*_{}[\]<>#|!&]/g, '\\$&')
}

function about(template: Template, words: ScaffoldWords): string[] {
  const { at_least, at_most } = template.duration ?? {}
  const spoken = (clock: string | undefined) => clock && periodInWords(clock, template.language)
  const points = [
    ...template.participants,
    ...(template.notice ? [words.notice(periodInWords(template.notice, template.language))] : []),
    ...(at_least || at_most ? [words.duration(spoken(at_least), spoken(at_most))] : []),
    ...template.process,
  ]
  if (template.purpose.length === 0 && points.length === 0) return []
  return [
    `## ${words.about}`,
    ...(template.purpose.length > 0 ? [`### ${words.purpose}`, ...texts(template.purpose)] : []),
    ...(points.length > 0 ? [`### ${words.process}`, ...list(points)] : []),
  ]
}

function preparation({ preparation: roles }: Template, words: ScaffoldWords): string[] {
  const asked = (['manager', 'employee', 'both'] as const).filter((role) => roles[role].length > 0)
  if (asked.length === 0) return []
  return [
    `## ${words.preparation}`,
    ...asked.flatMap((role) => [
      `### ${words.preparationOf[role]}`,
      roles[role].map((each) => `- [ ] ${each}`).join('\n'),
    ]),
  ]
}

function sectionText(section: Section, template: Template, words: ScaffoldWords): string[] {
  const isFirstRating = section.questions.some(({ ratings: names }) => names.length > 0)
  return [
    ...(section.title ? [`## ${section.title}`] : ['---']),
    ...texts(section.guidance),
    ...(isFirstRating ? ratingScale(template, words) : []),
    ...section.questions.flatMap((question) => questionText(question, template, words)),
    ...section.records.map((part) => `*${words.records[part]}*`),
  ]
}

/** What the levels mean, and what each criterion looks like at them. */
function ratingScale(template: Template, words: ScaffoldWords): string[] {
  const { levels = {}, guidance = [] } = template.ratings ?? {}
  const meanings = Object.values(levels).map(({ title, keywords }) =>
    keywords ? `**${title}**: ${keywords}` : `**${title}**`,
  )
  // A paragraph between, or Markdown would make one list of two.
  return [...(guidance.length > 0 ? [guidance.join(' ')] : []), words.levels, ...list(meanings)]
}

function questionText(
  { question, guidance, answers, ratings: names }: Question,
  template: Template,
  words: ScaffoldWords,
): string[] {
  const all = criteria(template)
  const levels = template.ratings?.levels ?? {}
  return [
    `### ${question}`,
    ...names.flatMap((name) => {
      const key = Object.entries(all[name]?.key ?? {}).map(
        ([level, text]) => `*${levels[level]?.title ?? level}*: ${text}`,
      )
      return [`**${all[name]?.title ?? name}** (\`${name}\`)`, ...list(key)]
    }),
    ...texts(guidance),
    ...(answers.length > 0 ? answers.map((role) => `**${words.answer[role]}:**`) : []),
  ]
}

/** What follows the talk, with the days counted from the planned one. */
function afterwards(template: Template, planned: Day, words: ScaffoldWords): string[] {
  const steps = Object.values(template.steps)
  if (steps.length === 0) return []
  const lines = steps.map((step) => {
    const { due } = deadlineOf(step, planned, [])
    const start = step.by === 'conversation' && step.window && windowStart(due, step.window.from, step.window.to)
    const text = start ? words.stepInWindow(step.title, start, due) : words.step(step.title, due)
    return [`${text}.`, ...step.guidance].join(' ')
  })
  return [`## ${words.followUpHeading}`, ...list(lines)]
}

/** The first day of the window that ends on a day. */
function windowStart(end: Day, from: string, to: string): Day {
  const year = Number(end.slice(0, 4)) - (from > to ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${from}`
}

/** One text is a paragraph; several are a list. */
function texts(all: readonly string[]): string[] {
  return all.length > 1 ? list(all) : [...all]
}

function list(all: readonly string[]): string[] {
  return all.length === 0 ? [] : [all.map((each) => `- ${each.replaceAll('\n', '\n  ')}`).join('\n')]
}
