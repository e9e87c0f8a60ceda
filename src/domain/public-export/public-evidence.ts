import type { Evidence } from '../history/dated-evidence.ts'
import type { PublicEvidence } from './export-line.ts'

/** Evidence as it may be exported: the author's name only on request. */
export function publicEvidence(evidence: Evidence | null, names: boolean): PublicEvidence | null {
  if (evidence === null) return null
  const { held, commit, authorDate, committerDate, author, dateClaim } = evidence
  return { held, commit, authorDate, committerDate, ...(names ? { author } : {}), dateClaim }
}
