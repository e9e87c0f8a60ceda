import { fnv1a } from '../fnv1a.ts'
import type { CheckReport } from '../report.ts'

/**
 * What identifies each finding from one run to the next: path, rule, property and parameters, not its position,
 * so that lines may come and go above it. Those alike are numbered; no two of a run are the same.
 */
export function fingerprints({ prefix, diagnostics }: CheckReport): string[] {
  const times = new Map<string, number>()
  return diagnostics.map(({ file, rule, property, params }) => {
    // The allowed values depend on the workspace, not on the finding.
    const { allowed: _, suggestion: __, ...own } = params
    const hash = fnv1a(JSON.stringify([prefix + file, rule, property, own]))
    const time = (times.get(hash) ?? 0) + 1
    times.set(hash, time)
    return `${hash}:${time}`
  })
}
