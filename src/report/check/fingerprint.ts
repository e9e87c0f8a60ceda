import type { CheckReport } from '../report.ts'

/**
 * What identifies each finding from one run to the next: path, rule, property and parameters, not its position,
 * so that lines may come and go above it. Those alike are numbered; no two of a run are the same.
 */
export function fingerprints({ prefix, diagnostics }: CheckReport): string[] {
  const times = new Map<string, number>()
  return diagnostics.map(({ file, rule, property, params }) => {
    // The allowed values depend on the workspace, not on the finding.
    const { allowed: _, ...own } = params
    const hash = fnv1a(JSON.stringify([prefix + file, rule, property, own]))
    const time = (times.get(hash) ?? 0) + 1
    times.set(hash, time)
    return `${hash}:${time}`
  })
}

/** FNV-1a in 64 bits. Nothing is kept secret by it, and two of the same are numbered: no more is needed. */
function fnv1a(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  return hash.toString(16).padStart(16, '0')
}
