import { blockText } from '../format/text-value.ts'
import { yamlComment } from '../format/yaml-comment.ts'
import { itemLetters } from '../talk/item-ids.ts'
import type { GoalForm, ItemForm, Template } from '../talk/template.ts'
import { manyTimes, type CarriedRow } from './carry-over.ts'
import { scaffoldWords } from './words.ts'

/** The front matter lines before the first goal: what the list is for, and its key. `carried` rows come before the blank ones. */
export function goalHeading({ language }: Template, form: GoalForm, carried = 0): string[] {
  const words = scaffoldWords[language]
  return [
    '',
    ...yamlComment([`${form.title ?? words.goals}.`, ...form.guidance].join(' ')),
    ...yamlComment(`${words.more} ${itemLetters[language].goals}${Object.keys(form.kinds).length + carried + 1}.`),
    'goals:',
  ]
}

/** A blank goal of each kind, after those that are carried over. */
export function goalRows({ language }: Template, form: GoalForm, carried = 0): string[] {
  const kinds = Object.entries(form.kinds)
  return kinds.flatMap(([kind, { title, guidance }], index) => [
    ...(kinds.length > 1 || guidance ? yamlComment(guidance ? `${title}: ${guidance}` : title, '  ') : []),
    `  - id: ${itemLetters[language].goals}${carried + index + 1}`,
    `    kind: ${kind}`,
    ...blankFields(form),
  ])
}

/** The front matter lines before the first agreement: what the list is for, and its key. */
export function agreementHeading({ language }: Template, form: ItemForm, carried = 0): string[] {
  const words = scaffoldWords[language]
  return [
    '',
    ...yamlComment([`${form.title ?? words.agreements}.`, ...form.guidance].join(' ')),
    ...yamlComment(`${words.more} ${itemLetters[language].agreements}${carried + 2}.`),
    'agreements:',
  ]
}

/** A blank agreement, after those that are carried over. */
export function agreementRow({ language }: Template, form: ItemForm, carried = 0): string[] {
  return [`  - id: ${itemLetters[language].agreements}${carried + 1}`, ...blankFields(form)]
}

/** The rows that go on with items of earlier talks, each as one string: the blank lines within its texts are kept. */
export function carriedRows({ language }: Template, form: ItemForm, rows: readonly CarriedRow[]): string[] {
  return rows.flatMap(({ list, values, times }, index) => [
    ...(times >= manyTimes ? yamlComment(scaffoldWords[language].carriedAgain(times), '  ') : []),
    itemRowLines(form, { id: `${itemLetters[language][list]}${index + 1}`, ...values }).join('\n'),
  ])
}

/** Fields that take one word; the others take text. */
const oneWordFields = new Set(['id', 'kind', 'due', 'status', 'from', 'owner'])

function blankFields(form: ItemForm): string[] {
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

/**
 * The lines of a row with values, its dash two spaces in: the fields of its form in their order, then the other values.
 * A text ends with a line end, as `textValue` makes it.
 */
export function itemRowLines(form: ItemForm, values: Readonly<Record<string, string>>): string[] {
  const names = new Set([
    'id',
    ...('kind' in values ? ['kind'] : []),
    ...Object.keys(form.fields),
    ...Object.keys(values),
  ])
  // As in a new file, the status is last unless the form says otherwise.
  if (!('status' in form.fields) && names.delete('status')) names.add('status')
  return [...names].flatMap((name, index) => {
    const start = `${index === 0 ? '  - ' : '    '}${name}:`
    const value = values[name]
    if (oneWordFields.has(name)) return [value ? `${start} ${value}` : start]
    return [`${start} |`, ...blockText(value ?? '\n', '      ')]
  })
}
