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
  open(count: number): string
  noneOpen: string
  item(due: string | null, ageDays: number, carried: number): string
  uncommitted(path: string): string
  uncommittedShort: string
}
