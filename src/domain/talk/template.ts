import type { StepRule } from '../time/cadence.ts'
import type { Period } from '../time/calendar.ts'
import type { Role } from './conversation.ts'
import { isMapping, type Mapping, type Value } from '../format/value.ts'

/** What one organisation wants in one kind of talk. `schemas/template.schema.json` says what each part means. */
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
  /** The title of each party's signature, for the parties that sign. */
  signatures?: Partial<Record<Role, string>>
  signaturesRequired: boolean
  /** The text that asks for the new pay; absent if the file has no place for it. */
  newPay?: string
  steps: Record<string, Step>
  /** Steps that the workspace's settings have taken away; follow-ups of them in older talks are still right. */
  removedSteps?: Record<string, Step>
}

/** `main` talks start a cycle, `part` talks belong to a main talk, `group` talks replace no other talk. */
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

/** The form of a goal or an agreement: its fields in order, with their help. */
export interface ItemForm {
  title?: string
  guidance: string[]
  fields: Record<string, string>
  /** Whether a held talk must have a plan: a goal or an agreement. */
  required: boolean
  /** Fields that must be filled in once the talk has been held. */
  requiredFields: string[]
}

export interface GoalForm extends ItemForm {
  kinds: Record<string, { title: string; guidance?: string }>
  /** The party that proposes goals before the talk. */
  proposed_by?: Role
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
  /** The questions of a follow-up. */
  questions: string[]
  /** Templates whose talks meet the step; absent: any later main talk. */
  templates?: string[]
}

/** The template from a value that is valid by its schema. */
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
    steps: Object.fromEntries(
      Object.entries(map(given.follow_ups)).map(([name, stepValue]) => [name, step(stepValue)]),
    ),
  }
}

export interface Criterion {
  title: string
  /** What it looks like at a level, by the level's id. */
  key?: Record<string, string>
  /** The index of the first group that has it. */
  group: number
}

/** The criteria of a template, by id. */
export function criteria(template: Template): ReadonlyMap<string, Criterion> {
  const known = criteriaByTemplate.get(template)
  if (known) return known
  const all = new Map<string, Criterion>()
  for (const [group, { criteria: inGroup }] of (template.ratings?.groups ?? []).entries())
    for (const [id, criterion] of Object.entries(inGroup))
      all.set(id, { ...criterion, group: all.get(id)?.group ?? group })
  criteriaByTemplate.set(template, all)
  return all
}

/** A template may have thousands, and each talk and question asks. */
const criteriaByTemplate = new WeakMap<Template, ReadonlyMap<string, Criterion>>()

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

/** Whether a step asks for a new main talk. */
export function isYearStep({ by, templates }: Step): boolean {
  return by === 'conversation' && !templates
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

/** In YAML files `true` is a text; the templates that come with samtal are JSON. */
function isTrue(value: unknown): boolean {
  return value === 'true' || value === true
}

function section(given: Mapping): Section {
  const answers = lines(given.answers) as Role[]
  return {
    ...(given.title === undefined ? {} : { title: String(given.title) }),
    guidance: lines(given.guidance),
    records: lines(given.records) as Section['records'],
    questions: ((given.questions as Value[] | undefined) ?? []).map((question) => {
      if (!isMapping(question)) return { question: String(question), guidance: [], answers, ratings: [] }
      const own = lines(question.answers) as Role[]
      return {
        question: String(question.question),
        guidance: lines(question.guidance),
        answers: own.length > 0 ? own : answers,
        ratings: lines(question.ratings),
      }
    }),
  }
}

function map(value: Value | undefined): Mapping {
  return isMapping(value) ? value : {}
}

function lines(value: Value | undefined): string[] {
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]).map((line) => String(line).trim())
}
