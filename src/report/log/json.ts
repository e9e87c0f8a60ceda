import type { BetweenReport, LogReport } from '../report.ts'
import { toJson } from '../escape.ts'

/** The story for machines: public properties only. Schema: `schemas/log-report.schema.json`. */
export function logJson({ events }: LogReport): string {
  const rows = events.map((event) => ({
    event: event.happening,
    conversation: event.conversation ?? null,
    person: event.person ?? null,
    path: event.path,
    list: event.list ?? null,
    item: event.item ?? null,
    step: event.step ?? null,
    role: event.role ?? null,
    from: event.from ?? null,
    to: event.to ?? null,
    due: event.due ?? null,
    time: event.time ?? null,
    withResult: event.withResult ?? null,
    afterSigning: event.afterSigning ?? null,
    commit: event.commit.hash,
    author: event.commit.author,
    authorDate: event.authorDay ?? null,
    committerDate: event.committerDay ?? null,
  }))
  return toJson({ schemaVersion: 1, kind: 'log', events: rows })
}

/** What became of every goal, for machines. Schema: `schemas/between-report.schema.json`. */
export function betweenJson({ person, from, to, outcomes }: BetweenReport): string {
  const goals = outcomes.map(
    ({ person: whose, conversation, item, list, status, added, changed, withResult, due, continuedBy }) => ({
      ...{ person: whose ?? null, conversation, item, list, status, added, changed, withResult, due, continuedBy },
    }),
  )
  return toJson({ schemaVersion: 1, kind: 'between', person, from, to, outcomes: goals })
}
