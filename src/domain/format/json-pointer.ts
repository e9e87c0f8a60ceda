import type { Path } from './finding.ts'
import { isMapping, type Value } from './value.ts'

/** A JSON Pointer as a path; its steps are numbers where the value has lists. */
export function pathFromPointer(pointer: string, value: Value): Path {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  let at: Value | undefined = value
  return steps.map((step) => {
    const isIndex: boolean = Array.isArray(at)
    at = Array.isArray(at) ? at[Number(step)] : isMapping(at) ? at[step] : undefined
    return isIndex ? Number(step) : step
  })
}
