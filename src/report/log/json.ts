import type { LogReport } from '../report.ts'
import { toJson } from '../escape.ts'

export const format = 'json'

export const help = {
  sv: 'för andra program (schemas/log-report.schema.json)',
  en: 'for other programs (schemas/log-report.schema.json)',
}

/** The story for machines: public properties only. Schema: `schemas/log-report.schema.json`. */
export function render({ events }: LogReport): string {
  const rows = events.map((event) => ({
    event: event.type,
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
    changed: event.changed ?? null,
    commit: event.commit.hash,
    author: event.commit.author,
    authorDate: event.authorDay ?? null,
    committerDate: event.committerDay ?? null,
  }))
  return toJson({ schemaVersion: 1, kind: 'log', events: rows })
}
