import type { Talk } from '../talk/talk-index.ts'

/** The people whom a talk is with: the employee, or the participants of a group talk. */
export function employeesOf({ conversation: { employee, participants } }: Talk): readonly string[] {
  return employee === undefined ? participants : [employee]
}
