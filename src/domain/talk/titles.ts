import { capitalized } from './capitalized.ts'
import type { Item } from './conversation.ts'
import type { Template } from './template.ts'

const defaults = {
  sv: { dialogue: 'Avstämning', goal: 'Mål', agreement: 'Överenskommelse' },
  en: { dialogue: 'Dialogue', goal: 'Goal', agreement: 'Agreement' },
}

const termOfList = { goals: 'goal', agreements: 'agreement' } as const

/** What a follow-up is called: the title of its step, or the template's word for a meeting that no step asks for. */
export function followUpTitle(template: Template, step: string): string {
  if (step === 'dialogue') return termTitle(template, 'dialogue')
  return (Object.hasOwn(template.steps, step) ? template.steps[step]?.title : undefined) ?? step
}

/** What one goal or agreement is called. */
export function itemTitle(template: Template, list: Item['list']): string {
  return termTitle(template, termOfList[list])
}

function termTitle({ terms, language }: Template, term: 'dialogue' | 'goal' | 'agreement'): string {
  return capitalized(terms[term] ?? defaults[language][term])
}

/** The titles by which reports look up a template's own words; where it has none, a report uses those of its language. */
export function templateTitles({ name, title, steps, terms }: Template): [key: string, title: string][] {
  const own = { dialogue: terms.dialogue, conversation: terms.conversation }
  return [
    [name, title],
    ...Object.entries(steps).map(([step, { title: stepTitle }]): [string, string] => [`${name}/${step}`, stepTitle]),
    ...(own.dialogue ? [[`${name}/dialogue`, capitalized(own.dialogue)] as [string, string]] : []),
    ...(own.conversation ? [[`${name}#conversation`, own.conversation] as [string, string]] : []),
    ...(['goals', 'agreements'] as const).flatMap((list): [string, string][] => {
      const term = terms[termOfList[list]]
      return term ? [[`${name}#${list}`, capitalized(term)]] : []
    }),
  ]
}
