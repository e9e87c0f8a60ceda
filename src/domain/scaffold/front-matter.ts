import { yamlComment } from '../format/yaml-comment.ts'
import { followUpHeading, followUpLines } from '../talk/follow-up-lines.ts'
import { criteria, type ItemForm, type Template } from '../talk/template.ts'
import { subtractPeriod } from '../time/calendar.ts'
import type { NewTalk } from './new-talk.ts'
import type { ScaffoldWords } from './words.ts'

/** The front matter of a new file, by line, without its fences. */
export function frontMatterLines(template: Template, talk: NewTalk, words: ScaffoldWords): string[] {
  const latestInvitation = template.notice && subtractPeriod(talk.planned, template.notice)
  const steps = Object.entries(template.steps)
  const followUps = steps.filter(([, step]) => step.by === 'follow-up')
  const signatures = Object.entries(template.signatures ?? {})
  return [
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
    ...(template.goals || template.agreements ? ['', ...yamlComment(words.texts)] : []),
    ...(template.goals ? goalLines(template, template.goals, words) : []),
    ...(template.agreements ? agreementLines(template, template.agreements, words) : []),
    ...(template.ratings ? ratingLines(template, words) : []),
    ...(followUps.length > 0 || template.terms.dialogue ? followUpHeading(template) : []),
    ...followUps.flatMap(([name, step]) => followUpLines(name, step, talk.planned)),
    ...(signatures.length > 0 ? ['', ...yamlComment(words.signed), 'signed:'] : []),
    ...signatures.flatMap(([role, name]) => [...yamlComment(name, '  '), `  ${role}:`, '    date:']),
  ]
}

function goalLines(template: Template, form: NonNullable<Template['goals']>, words: ScaffoldWords): string[] {
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
      ...fieldLines(form),
    ]),
  ]
}

function agreementLines(template: Template, form: ItemForm, words: ScaffoldWords): string[] {
  const letter = template.language === 'sv' ? 'o' : 'a'
  return [
    '',
    ...yamlComment([`${form.title ?? words.agreements}.`, ...form.guidance].join(' ')),
    ...yamlComment(`${words.more} ${letter}2.`),
    'agreements:',
    `  - id: ${letter}1`,
    ...fieldLines(form),
  ]
}

/** Fields that take one word; the others take text. */
const oneWordFields = new Set(['due', 'status', 'from', 'owner'])

function fieldLines(form: ItemForm): string[] {
  const fieldsWithHelp = Object.entries(form.fields)
  const status = 'status' in form.fields ? [] : ['    status: open']
  return [
    ...fieldsWithHelp.flatMap(([name, help]) => [
      ...(help ? yamlComment(help, '    ') : []),
      ...(oneWordFields.has(name) ? [`    ${name}:${name === 'status' ? ' open' : ''}`] : [`    ${name}: |`, '']),
    ]),
    ...status,
  ]
}

function ratingLines(template: Template, words: ScaffoldWords): string[] {
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
