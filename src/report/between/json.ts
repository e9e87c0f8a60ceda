import { toJson } from '../escape.ts'
import type { BetweenReport } from '../report.ts'

export const format = 'json'

export const help = {
  sv: 'för andra program (schemas/between-report.schema.json)',
  en: 'for other programs (schemas/between-report.schema.json)',
}

/** The outcome of every goal, for machines. Schema: `schemas/between-report.schema.json`. */
export function render({ person, from, to, outcomes }: BetweenReport): string {
  const goals = outcomes.map(
    ({ person: whose, conversation, item, list, status, added, changed, withResult, due, continuedBy }) => ({
      ...{ person: whose ?? null, conversation, item, list, status, added, changed, withResult, due, continuedBy },
    }),
  )
  return toJson({ schemaVersion: 1, kind: 'between', person, from, to, outcomes: goals })
}
