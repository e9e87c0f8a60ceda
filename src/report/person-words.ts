import type { Role } from '../domain/talk/conversation.ts'

/** What `status` says. */
export interface StatusWords {
  nobody: string
  manager(name: string): string
  last(day: string, title: string): string
  lastShort(day: string): string
  never: string
  /** `deadline` is null where the step is not due yet, or has none. */
  next(title: string, due: string, deadline: string | null, isOverdue: boolean): string
  nothingNext: string
  booked(title: string, day: string, invited: string | null): string
  signed(employee: string | null, manager: string | null): string
  /** What has changed, by the names of `changedParts`; null where it is not known. */
  changedAfterSigning(roles: readonly Role[], changed: readonly string[] | null): string
  changedShort: string
  open(count: number): string
  noneOpen: string
  item(due: string | null, ageDays: number, carried: number): string
  uncommitted(path: string): string
  uncommittedShort: string
}

/** What `handover` says. */
export interface HandoverWords {
  done(person: string, manager: string): string
  message: {
    roster(person: string, manager: string): string
    talk(conversation: string, manager: string): string
  }
  questions: { person: string; manager: string }
  toGive: string
  item(id: string, due: string | null, conversation: string): string
  nothing: string
  notToGive: string
  /** What is not handed over; the previous manager may be unknown. */
  kept(previous: string | null): readonly string[]
  repository: string
  /** Access to the repository, where there is one for each pair. */
  steps(manager: string, previous: string | null): readonly string[]
}

/** What `retention` says. */
export interface RetentionWords {
  /** The settings have no rules. */
  noRules: string
  nothing(today: string): string
  withoutRule(count: number): string
  heading(count: number): string
  reason: Record<'employment-ended' | 'superseded', (day: string) => string>
  until(day: string): string
  onlyHistory: string
  history(first: string, last: string, paths: number): string
  how: string
  steps: {
    remove: { title: string; message: string }
    rewrite: { here: string; clone: string; without: string }
    verify: string
    collect: string
    push: string
    server: string
    others: { here: string; clone: string }
  }
  /** A path that has held another talk too. */
  shared(path: string): string
  /** A path outside the workspace that has held the talk. */
  elsewhere(path: string): string
  limitsTitle: string
  limits: readonly string[]
}
