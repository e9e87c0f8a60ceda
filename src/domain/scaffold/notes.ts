import type { Role } from '../talk/conversation.ts'
import { followUpTitle } from '../talk/titles.ts'
import { criteria, type Question, type Section, type Template } from '../talk/template.ts'
import { deadlineOf } from '../time/cadence.ts'
import type { Day } from '../time/calendar.ts'
import type { NewTalk } from './new-talk.ts'
import { list, texts } from './paragraphs.ts'
import { periodInWords, type ScaffoldWords } from './words.ts'

/** The notes of a new file, by paragraph. */
export function notesParagraphs(template: Template, talk: NewTalk, words: ScaffoldWords): string[] {
  const name = (id: string) => escapeMarkdown((Object.hasOwn(talk.names, id) ? talk.names[id] : undefined) ?? id)
  const people =
    talk.group === undefined
      ? [`**${words.employee}:** ${name(talk.employee ?? '')}`]
      : [`**${words.participants}:** ${talk.participants.map(name).join(', ')}`]
  return [
    `# ${template.title}`,
    ...provenance(template, words),
    [...people, `**${words.manager}:** ${name(talk.manager)}`, `**${words.place}:** {{${words.fillIn}}}`].join('  \n'),
    ...about(template, words),
    ...preparation(template, words),
    ...template.sections.flatMap((section) => sectionText(section, template, words)),
    ...afterwards(template, talk.planned, words),
  ]
}

/** Whose document the template is made from, who decided on it when, and who answers for it. */
function provenance({ provenance: source, organisation, terms }: Template, words: ScaffoldWords): string[] {
  if (!source) return []
  const { document, decisions = [], responsible } = source
  const text = [
    words.madeFrom(
      terms.conversation,
      organisation ? `${words.quoted(document)}, ${organisation}` : words.quoted(document),
    ),
    ...decisions.map(({ what, by, date }) => [what, date, ...(by ? [words.by(by)] : [])].join(' ')),
    ...(responsible ? [words.responsible(responsible)] : []),
  ].join('; ')
  return [`_${text}._`]
}

/** A name as text: nothing in it means anything to Markdown or HTML. */
function escapeMarkdown(name: string): string {
  return name.replace(/[\\`*_{}[\]<>#|!&]/g, '\\$&')
}

function about(template: Template, words: ScaffoldWords): string[] {
  const { at_least, at_most } = template.duration ?? {}
  const inWords = (duration: string | undefined) => duration && periodInWords(duration, template.language)
  const points = [
    ...template.participants,
    ...(template.notice ? [words.notice(periodInWords(template.notice, template.language))] : []),
    ...(at_least || at_most ? [words.duration(inWords(at_least), inWords(at_most))] : []),
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
  const rolesWithTasks = (['manager', 'employee', 'both'] as const).filter((role) => roles[role].length > 0)
  if (rolesWithTasks.length === 0) return []
  return [
    `## ${words.preparation}`,
    ...rolesWithTasks.flatMap((role) => [
      `### ${words.preparationOf[role]}`,
      roles[role].map((task) => `- [ ] ${task}`).join('\n'),
    ]),
  ]
}

function sectionText(section: Section, template: Template, words: ScaffoldWords): string[] {
  const hasRatings = section.questions.some(({ ratings: names }) => names.length > 0)
  return [
    ...(section.title ? [`## ${section.title}`] : ['---']),
    ...texts(section.guidance),
    ...(hasRatings ? ratingScale(template, words) : []),
    ...questionTexts(section, template, words),
    ...section.records.map((part) => `_${recordText(part, template, words)}_`),
  ]
}

/** The questions of a section; before the first one about a group of criteria, the title of the group. */
function questionTexts({ questions }: Section, template: Template, words: ScaffoldWords): string[] {
  const all = criteria(template)
  let group: string | undefined
  return questions.flatMap((question) => {
    const groups = question.ratings.flatMap((name) => all.get(name)?.group ?? [])
    const next = template.ratings?.groups[groups.reduce((least, index) => Math.min(least, index), Infinity)]?.title
    const heading = next !== undefined && next !== group ? [`### ${next}`] : []
    group = next ?? group
    return [...heading, ...questionText(question, group === undefined ? '###' : '####', template, words)]
  })
}

/** Where a part of the plan is written, called what the template calls it. */
function recordText(part: Section['records'][number], template: Template, words: ScaffoldWords): string {
  if (part === 'signatures') return words.records.signatures
  return words.records[part](template[part]?.title ?? words[part])
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
  heading: '###' | '####',
  template: Template,
  words: ScaffoldWords,
): string[] {
  const all = criteria(template)
  const { levels = {}, by } = template.ratings ?? {}
  const ratedByBoth = names.length > 0 && by === 'both'
  const roles: readonly Role[] = ratedByBoth ? ['employee', 'manager'] : answers
  return [
    `${heading} ${question}`,
    ...names.flatMap((name) => {
      const key = Object.entries(all.get(name)?.key ?? {}).map(
        ([level, text]) => `_${levels[level]?.title ?? level}_: ${text}`,
      )
      return [`**${all.get(name)?.title ?? name}** (\`${name}\`)`, ...list(key)]
    }),
    ...texts(guidance),
    ...roles.map((role) => `**${words.answer[role]}:**`),
    ...(ratedByBoth ? [`**${words.whereRatingsDiffer}:**`] : []),
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

/** The section of the notes for a follow-up held on a day: its guidance, and its questions with room for answers. */
export function followUpNotes(template: Template, step: string, held: Day): string {
  const { guidance = [], questions = [] } = Object.hasOwn(template.steps, step) ? (template.steps[step] ?? {}) : {}
  const paragraphs = [
    `## ${followUpTitle(template, step)} ${held}`,
    ...texts(guidance),
    ...questions.map((question) => `### ${question}`),
  ]
  return `${paragraphs.join('\n\n')}\n`
}
