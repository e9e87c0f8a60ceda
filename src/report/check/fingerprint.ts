import type { CheckReport } from '../report.ts'

/**
 * What each finding is known by from one run to the next: path, rule, property and what is said of it, not its place,
 * so that lines may come and go above it. Those alike are numbered; no two of a run are the same.
 */
export function fingerprints({ prefix, diagnostics }: CheckReport): string[] {
  const times = new Map<string, number>()
  return diagnostics.map(({ file, rule, property, params }) => {
    // What would have been allowed tells of the workspace, not of the finding.
    const { allowed: _, ...said } = params
    const hash = fnv1a(JSON.stringify([prefix + file, rule, property, said]))
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
