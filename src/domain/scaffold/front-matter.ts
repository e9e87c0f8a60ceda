import { yamlComment } from '../format/yaml-comment.ts'
import { capitalized } from '../talk/capitalized.ts'
import { followUpHeading, followUpLines } from '../talk/follow-up-lines.ts'
import type { GoalForm, ItemForm, Ratings, Template } from '../talk/template.ts'
import { subtractPeriod } from '../time/calendar.ts'
import type { CarriedRow } from './carry-over.ts'
import { agreementHeading, agreementRow, carriedRows, goalHeading, goalRows } from './item-lines.ts'
import type { NewTalk } from './new-talk.ts'
import type { ScaffoldWords } from './words.ts'

/** The front matter of a new file, by line, without its fences. */
export function frontMatterLines(template: Template, talk: NewTalk, words: ScaffoldWords): string[] {
  const latestInvitation = template.notice && subtractPeriod(talk.planned, template.notice)
  const steps = Object.entries(template.steps)
  const followUps = steps.filter(([, step]) => step.by === 'follow-up')
  const signatures = Object.entries(template.signatures ?? {})
  return withoutRepeatedBlanks([
    'samtal: 1',
    `id: ${talk.id}`,
    `template: ${template.name}`,
    ...(talk.group === undefined
      ? [`employee: ${talk.employee ?? ''}`]
      : [`group: ${talk.group}`, 'participants:', ...talk.participants.map((id) => `  - ${id}`)]),
    `manager: ${talk.manager}`,
    `planned: ${talk.planned}`,
    ...yamlComment(words.invited(latestInvitation)),
    'invited:',
    ...yamlComment(words.held),
    'held:',
    ...(talk.follows ? [`follows: ${talk.follows}`] : []),
    ...planLines(template, talk, words),
    ...(template.newPay === undefined ? [] : ['', ...yamlComment(template.newPay), 'new_pay:']),
    ...(template.ratings ? ratingLines(template.ratings, words) : []),
    ...(followUps.length > 0 || template.terms.dialogue ? followUpHeading(template) : []),
    ...followUps.flatMap(([name, step]) => followUpLines(name, step, talk.planned)),
    ...(signatures.length > 0 ? ['', ...yamlComment(words.signed), 'signed:'] : []),
    ...signatures.flatMap(([role, name]) => [...yamlComment(name, '  '), `  ${role}:`, '    date:']),
  ])
}

/** An empty text ends with a blank line, and the next part begins with one. None is left at the end either. */
function withoutRepeatedBlanks(lines: readonly string[]): string[] {
  return lines.filter((line, index) => line !== '' || (lines[index - 1] !== '' && index < lines.length - 1))
}

/** Goals and agreements, in the order in which the sections record them. */
function planLines(template: Template, { carried = [] }: NewTalk, words: ScaffoldWords): string[] {
  const { goals, agreements } = template
  if (!goals && !agreements) return []
  const lines = {
    goals: goals ? goalLines(template, goals, carried) : [],
    agreements: agreements ? agreementLines(template, agreements, carried) : [],
    signatures: [],
  }
  const plan = template.terms.plan ? [`${capitalized(template.terms.plan)}.`] : []
  const recorded = template.sections.flatMap(({ records }) => records)
  return [
    '',
    ...yamlComment([...plan, words.texts].join(' ')),
    ...[...new Set([...recorded, 'goals', 'agreements'] as const)].flatMap((part) => lines[part]),
  ]
}

function goalLines(template: Template, form: GoalForm, carried: readonly CarriedRow[]): string[] {
  const rows = carried.filter(({ list }) => list === 'goals')
  return [
    ...goalHeading(template, form, rows.length),
    ...carriedRows(template, form, rows),
    ...goalRows(template, form, rows.length),
  ]
}

function agreementLines(template: Template, form: ItemForm, carried: readonly CarriedRow[]): string[] {
  const rows = carried.filter(({ list }) => list === 'agreements')
  return [
    ...agreementHeading(template, form, rows.length),
    ...carriedRows(template, form, rows),
    ...agreementRow(template, form, rows.length),
  ]
}

function ratingLines({ title: heading, levels, groups, by }: Ratings, words: ScaffoldWords): string[] {
  const choices = Object.entries(levels).map(([id, { title }]) => (id === title ? id : `${id} (${title})`))
  const [first = '', second = first] = Object.keys(levels)
  return [
    '',
    ...yamlComment([...(heading ? [`${heading}.`] : []), words.ratings(choices.join(', '))].join(' ')),
    ...(by === 'both' ? yamlComment(words.ratingsByBoth(second, first)) : []),
    'ratings:',
    ...groups.flatMap(({ criteria }) =>
      Object.entries(criteria).flatMap(([id, { title }]) => [
        ...yamlComment(title, '  '),
        by === 'both' ? `  ${id}: { employee: , manager: }` : `  ${id}:`,
      ]),
    ),
  ]
}
