import type { StepRule } from '../time/cadence.ts'
import type { Period, Window } from '../time/calendar.ts'
import type { Role } from './conversation.ts'
import { isMapping, type Mapping, type Value } from '../format/value.ts'

/** What one organisation asks for in one kind of talk. See `schemas/template.schema.json` for what each part means. */
export interface Template {
  name: string
  title: string
  language: 'sv' | 'en'
  organisation?: string
  provenance?: { document: string; decisions?: { what: string; by?: string; date: string }[]; responsible?: string }
  terms: Partial<Record<'conversation' | 'plan' | 'goal' | 'agreement' | 'follow_up' | 'dialogue', string>>
  cycle: Cycle
  purpose: string[]
  manager: 'nearest' | 'any'
  sameManagerAs: string[]
  participants: string[]
  notice?: Period
  duration?: { at_least?: string; at_most?: string }
  process: string[]
  preparation: Record<Role | 'both', string[]>
  sections: Section[]
  goals?: GoalForm
  agreements?: ItemForm
  ratings?: Ratings
  /** What the form calls the signature of each party that signs. */
  signatures?: Partial<Record<Role, string>>
  signaturesRequired: boolean
  /** What is to be written as the new pay; absent where the file has no place for it. */
  newPay?: string
  steps: Record<string, Step>
  /** Steps that the workspace's settings have taken away; follow-ups of them in older talks are still right. */
  removedSteps?: Record<string, Step>
}

/** `main` talks start the clock; `part` talks belong to a main one; `group` talks stand in for none. */
export type Cycle = 'main' | 'part' | 'group'

export interface Section {
  title?: string
  guidance: string[]
  questions: Question[]
  records: ('goals' | 'agreements' | 'signatures')[]
}

export interface Question {
  question: string
  guidance: string[]
  answers: Role[]
  ratings: string[]
}

/** What is asked of a goal or an agreement: fields in order with their help. */
export interface ItemForm {
  title?: string
  guidance: string[]
  fields: Record<string, string>
  /** Whether a held talk must have a plan: a goal or an agreement. */
  required: boolean
  /** Fields that each must have once the talk has been held. */
  requiredFields: string[]
}

export interface GoalForm extends ItemForm {
  kinds: Record<string, { title: string; guidance?: string }>
}

export interface Ratings {
  title?: string
  /** `both`: each party's own level is kept; `agreed`: one level. */
  by: 'both' | 'agreed'
  /** Whether every criterion must be rated once the talk has been held. */
  required: boolean
  guidance: string[]
  levels: Record<string, { title: string; keywords?: string }>
  groups: { title: string; criteria: Record<string, { title: string; key?: Record<string, string> }> }[]
}

/** A step of the cadence: due a period after the talk. */
export interface Step extends StepRule {
  title: string
  guidance: string[]
  /** What a follow-up talks about. */
  questions: string[]
  /** Templates whose talks meet the step; absent: any later main talk. */
  templates?: string[]
}

/** The template in a value that its schema has passed. */
export function templateFrom(value: Mapping): Template {
  const given = value as unknown as Record<string, never> & { [key: string]: Value }
  const participants = map(given.participants)
  const preparation = map(given.preparation)
  return {
    ...(given as unknown as Template),
    terms: map(given.terms) as Template['terms'],
    cycle: (given.cycle as Cycle | undefined) ?? 'main',
    purpose: lines(given.purpose),
    manager: participants.manager === 'any' ? 'any' : 'nearest',
    sameManagerAs: lines(participants.same_manager_as),
    participants: lines(participants.guidance),
    process: lines(given.process),
    preparation: {
      manager: lines(preparation.manager),
      employee: lines(preparation.employee),
      both: lines(preparation.both),
    },
    sections: (given.sections as unknown as Mapping[]).map(section),
    goals: given.goals && ({ ...form(given.goals, 'goal'), kinds: map(given.goals).kinds } as unknown as GoalForm),
    agreements: given.agreements && form(given.agreements, 'agreement'),
    ratings: given.ratings && ratings(given.ratings),
    signatures: given.signatures && signatures(given.signatures),
    signaturesRequired: isTrue(map(given.signatures).required),
    newPay: given.new_pay,
    steps: Object.fromEntries(Object.entries(map(given.follow_ups)).map(([name, each]) => [name, step(each)])),
  }
}

/** The criteria of a template, by id. */
export function criteria(template: Template): Record<string, { title: string; key?: Record<string, string> }> {
  return Object.assign({}, ...(template.ratings?.groups ?? []).map((group) => group.criteria)) as ReturnType<
    typeof criteria
  >
}

/**
 * The cadence of a template with a workspace's changes, merged key by key; a step may be added if it is whole, and null
 * takes one away.
 */
export function withCadence(
  template: Template,
  changes: Readonly<Record<string, Mapping | null>> | undefined,
): Template {
  if (!changes) return template
  const steps = { ...template.steps }
  const removedSteps: Template['removedSteps'] = {}
  for (const [name, change] of Object.entries(changes)) {
    const own = Object.hasOwn(steps, name) ? steps[name] : undefined
    if (change === null) {
      if (own) removedSteps[name] = own
      delete steps[name]
      continue
    }
    const merged = { ...own, ...change } as unknown as Mapping
    if (merged.title !== undefined && merged.after !== undefined && merged.by !== undefined) steps[name] = step(merged)
  }
  return { ...template, steps, removedSteps }
}

/** The window a talk of this template is held in, by the step of the cadence it meets; of whichever template has that step. */
export function windowOf(template: Template, all: Iterable<Template>): Window | undefined {
  const own = Object.values(template.steps).find((each) => each.by === 'conversation' && !each.templates)
  if (template.cycle === 'main') return own?.window
  for (const other of all)
    for (const each of Object.values(other.steps)) if (each.templates?.includes(template.name)) return each.window
  return undefined
}

function step(value: Value): Step {
  const given = map(value)
  return {
    ...given,
    grace: given.grace ?? 'P30D',
    guidance: lines(given.guidance),
    questions: lines(given.questions),
  } as unknown as Step
}

function form(value: Value, first: string): ItemForm {
  const given = map(value)
  const fields = map(given.fields) as Record<string, string>
  return {
    ...(given as unknown as ItemForm),
    guidance: lines(given.guidance),
    fields: first in fields ? fields : { [first]: '', ...fields },
    required: isTrue(given.required),
    requiredFields: given.required_fields === undefined ? [first] : lines(given.required_fields),
  }
}

function ratings(value: Value): Ratings {
  const given = map(value)
  return {
    ...(given as unknown as Ratings),
    guidance: lines(given.guidance),
    by: given.by === 'both' ? 'both' : 'agreed',
    required: isTrue(given.required),
  }
}

function signatures(value: Value): Partial<Record<Role, string>> {
  const { required: _, ...titles } = map(value)
  return titles as Partial<Record<Role, string>>
}

/** Values in YAML files are read as their text; the shipped templates have come through JSON. */
function isTrue(value: unknown): boolean {
  return value === 'true' || value === true
}

function section(given: Mapping): Section {
  const answers = lines(given.answers) as Role[]
  return {
    ...(given.title === undefined ? {} : { title: String(given.title) }),
    guidance: lines(given.guidance),
    records: lines(given.records) as Section['records'],
    questions: ((given.questions as Value[] | undefined) ?? []).map((each) => {
      if (!isMapping(each)) return { question: String(each), guidance: [], answers, ratings: [] }
      const own = lines(each.answers) as Role[]
      return {
        question: String(each.question),
        guidance: lines(each.guidance),
        answers: own.length > 0 ? own : answers,
        ratings: lines(each.ratings),
      }
    }),
  }
}

function map(value: Value | undefined): Mapping {
  return isMapping(value) ? value : {}
}

function lines(value: Value | undefined): string[] {
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]).map((each) => String(each).trim())
}
