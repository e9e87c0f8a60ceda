import { UsageError } from '../domain/usage-error.ts'

/** One more file of `--from-export`. */
export function addFile(path: string, previous: readonly string[] = []): string[] {
  return [...previous, path]
}

/** Refuses options that exports cannot answer, by their names. */
export function refuseWithExports(options: Readonly<Record<string, unknown>>): void {
  const [other] = Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [name]))
  if (other !== undefined) throw new UsageError('option-conflict', { one: '--from-export', other })
}
