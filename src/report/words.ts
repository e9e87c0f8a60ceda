import type { Severity } from '../domain/format/finding.ts'
import type { Item, Role } from '../domain/talk/conversation.ts'
import type { ClosedStatus } from '../domain/talk/item-changes.ts'
import type { EventType } from '../domain/history/diff-conversations.ts'
import type { DatedVerb } from '../domain/talk/dated-change.ts'
import type { ShownItem } from '../domain/talk/shown-item.ts'
import type { CarryAnswer } from '../domain/scaffold/carry-over.ts'
import type { CarryableItem } from '../domain/talk/carryable-items.ts'
import type { UsageCode } from '../domain/usage-error.ts'
import type { CoverageWords } from './coverage-report.ts'
import type { EmptyReason } from './report.ts'
import type { AgendaWords, DueWords } from './due-words.ts'
import type { Help } from './help.ts'
import type { RemindWords } from './remind-report.ts'
import type { HandoverWords, RetentionWords, StatusWords } from './person-words.ts'

/** Every text of samtal in one language, except those of the rules. */
export interface Words {
  language: 'sv' | 'en'
  usage: Record<UsageCode, (params: Readonly<Record<string, string>>) => string>
  severity: Record<Severity | 'off', string>
  /** What one goal or agreement is called, where the template has no word of its own. */
  items: Record<Item['list'], string>
  /** What a follow-up is called that no step asks for, where the template has no word of its own. */
  dialogue: string
  error: string
  bug: string
  check: {
    clean(files: number): string
    /** Why nothing was checked, or no talk. */
    empty: Record<EmptyReason, string>
    found(files: number, errors: number, warnings: number): string
    fix: string
    explain(rule: string): string
    fixed: string
    wouldFix: string
    fixSummary(count: number, dryRun: boolean): string
  }
  /** What is said around the commands that edit one talk. */
  edit: {
    /** `weekday` counts from 0, Sunday. */
    day(weekday: number, day: string): string
    done: Record<DatedVerb, (day: string) => string>
    /** Message of the commit: public properties only. */
    message: Record<DatedVerb, (id: string, day: string) => string>
    dryRun: string
    committed(path: string, hash: string): string
    written(path: string): string
    next(command: string): string
    questions: {
      person: string
      talk: string
      date: Record<DatedVerb, string>
      invalidDate: string
    }
  }
  /** What is said around a new talk, and what it goes on with. */
  carry: {
    planned(day: string): string
    /** An item that was closed in an older file. */
    closedItem(item: { id: string; answer: ClosedStatus }): string
    /** Notices, on standard error. */
    warning(message: string, rule: string): string
    open(origins: readonly string[]): string
    repeated(origin: string, times: number): string
    alreadyPlanned(id: string, day: string): string
    left(person: string, day: string): string
    leave(person: string): string
    /** Messages of the commits: public properties only. */
    message: {
      created(id: string, day: string): string
      closed(id: string, items: readonly { id: string; answer: ClosedStatus }[]): string
    }
    questions: {
      heading(item: CarryableItem): string
      answer(id: string): string
      answers: Record<CarryAnswer, string>
      result: string
      kind: string
    }
  }
  /** What is said around the commands that write goals, agreements and follow-ups. */
  plan: {
    done: {
      add(list: Item['list'], item: string, due: string | undefined): string
      close(list: Item['list'], item: string, status: ClosedStatus): string
      moved(list: Item['list'], item: string, due: string): string
      followUp(title: string, day: string, hasQuestions: boolean): string
      stillOpen(count: number): string
    }
    /** Message of the commit: public properties only. */
    message: {
      add(id: string, item: string): string
      close(id: string, item: string, status: ClosedStatus): string
      followUp(id: string, step: string, day: string): string
      items(id: string, items: readonly { item: Pick<Item, 'id'>; status?: ClosedStatus; due?: string }[]): string
    }
    questions: {
      list: string
      lists: Record<Item['list'], string>
      kind: string
      due: string
      owner: string
      owners: Record<Role | 'both', string>
      /** By property. */
      texts: Readonly<Record<string, string>>
      missing: string
      optional(question: string): string
      none: string
    }
    closing: {
      item: string
      shown(item: ShownItem): string
      as: string
      statuses: Record<ClosedStatus, string>
      result: string
    }
    followUp: {
      step: string
      heldOn(title: string): string
      dayBetween(from: string, to: string): string
      summary: string
      stillOpen: string
      newDue(item: string, due: string | undefined): string
    }
  }
  sign: {
    done(role: Role, day: string): string
    /** Message of the commit: public properties only. */
    message(id: string, role: Role, day: string): string
    role: string
    roles: Record<Role, string>
    /** Heads what is being signed. */
    about: string
    ratings: string
    confirm: string
    yes: readonly string[]
    no: readonly string[]
    invalidAnswer: string
  }
  prepare: {
    created(path: string): string
    kept(path: string): string
    /** That the sheet is in this clone only. */
    alone: string
    ignored: string
    role: string
    /** Where what was shared now is. */
    inNotes: string
    inRatings: string
    inPlan(items: string): string
    sharedBefore: string
    /** What became of the sheet. */
    sheet(path: string, isRemoved: boolean): string
    /** Message of the commit: public properties only. */
    message(id: string, role: Role, items: readonly string[]): string
  }
  save: {
    nothing: string
    /** Of settings, roster and templates. */
    left(path: string): string
    /** Where nothing public has happened to a talk. */
    updated: string
    moved: string
    changes(count: number): string
  }
  due: DueWords
  coverage: CoverageWords
  agenda: AgendaWords
  status: StatusWords
  remind: RemindWords
  handover: HandoverWords
  retention: RetentionWords
  log: {
    nothing: string
    afterSigning: string
    event: Record<EventType, (event: LogParams) => string>
  }
  between: {
    heading(person: string | undefined, from: string, to: string): string
    nothing: string
    status: Readonly<Record<string, string>>
    withResult: string
    added: string
    changed: string
    due(day: string): string
    moved(times: number, first: string): string
    continuedBy(origin: string): string
  }
  templates: { own: string; use: string }
  created(path: string): string
  kept(path: string): string
  import: {
    /** Of a column, and what it is imported as. */
    column(heading: string, field: string | null): string
    added(count: number, path: string): string
    known(id: string): string
    repeated(id: string, line: number): string
    /** Message of the commit. */
    message: string
  }
  initiated: string
  /** Of another hook, which is never changed. */
  hookKept(path: string): string
  newNext(path: string): string
  explain: { wrong: string; right: string; fix: string; list: string }
  questions: Record<'template' | 'person' | 'groupTalk' | 'group' | 'participants' | 'manager' | 'date', string> & {
    hints: Record<'invalid' | 'none' | 'noMatch' | 'one' | 'some', string>
  }
  help: Help
}

/** What the text of an event is filled with; empty where it does not apply. */
export interface LogParams {
  /** What it is called and its id: `Goal m1`. */
  item: string
  step: string
  role: Role | undefined
  from: string
  to: string
  time: number
  withResult: boolean
  /** What was changed of what is signed: `m1 due`, `m2 added`. */
  changed: readonly string[]
}
