import type { CoverageReport } from './coverage-report.ts'
import type { Format, RenderContext } from './format.ts'
import type { RemindReport } from './remind-report.ts'
import type { RetentionReport, StatusReport } from './person-reports.ts'
import type { BetweenReport, CheckReport, DueReport, LogReport, Report, TemplatesReport } from './report.ts'

/** Loads the file of each format when it is needed. The key is the format's name: anything else is a type error. */
type Loaders<R extends Report, Name extends string> = { readonly [N in Name]: () => Promise<Format<R, N>> }

const logFormats = defineFormats<LogReport>()({
  text: () => import('./log/text.ts'),
  json: () => import('./log/json.ts'),
})

/** Every format of every report that has a choice of them. `--format` offers these, the first when none is given. */
export const formats = {
  check: defineFormats<CheckReport>()({
    text: () => import('./check/text.ts'),
    json: () => import('./check/json.ts'),
    github: () => import('./check/github.ts'),
    sarif: () => import('./check/sarif.ts'),
    junit: () => import('./check/junit.ts'),
    codequality: () => import('./check/codequality.ts'),
  }),
  due: defineFormats<DueReport>()({
    text: () => import('./due/text.ts'),
    json: () => import('./due/json.ts'),
    csv: () => import('./due/csv.ts'),
    markdown: () => import('./due/markdown.ts'),
    ics: () => import('./due/ics.ts'),
  }),
  coverage: defineFormats<CoverageReport>()({
    text: () => import('./coverage/text.ts'),
    json: () => import('./coverage/json.ts'),
    csv: () => import('./coverage/csv.ts'),
    markdown: () => import('./coverage/markdown.ts'),
  }),
  status: defineFormats<StatusReport>()({
    text: () => import('./status/text.ts'),
    json: () => import('./status/json.ts'),
  }),
  remind: defineFormats<RemindReport>()({
    text: () => import('./remind/text.ts'),
    eml: () => import('./remind/eml.ts'),
  }),
  retention: defineFormats<RetentionReport>()({
    text: () => import('./retention/text.ts'),
    json: () => import('./retention/json.ts'),
  }),
  log: logFormats,
  // `log --between` gives another report, and must render whatever `log` offers.
  between: {
    text: () => import('./between/text.ts'),
    json: () => import('./between/json.ts'),
  } satisfies Loaders<BetweenReport, keyof typeof logFormats>,
  templates: defineFormats<TemplatesReport>()({
    text: () => import('./templates/text.ts'),
    json: () => import('./templates/json.ts'),
  }),
}

/** A kind of report that `--format` chooses a format for. */
export type FormattedKind = keyof typeof formats

export type FormattedReport = Extract<Report, { kind: FormattedKind }>

export function formatNames(kind: FormattedKind): string[] {
  return Object.keys(formats[kind])
}

/** The formats with their help, for `--help`. */
export async function describeFormats(kind: FormattedKind, language: 'sv' | 'en'): Promise<[string, string][]> {
  const loaded = await Promise.all(Object.values(formats[kind]).map((load) => load()))
  return loaded.map(({ format, help }) => [format, help[language]])
}

/** A report in the format of a name that `formatNames` gives. */
export async function renderFormat(report: FormattedReport, format: string, context: RenderContext): Promise<string> {
  // Each report meets the formats of its own kind, which TypeScript cannot follow through the table.
  const loaders = formats[report.kind] as unknown as Loaders<FormattedReport, string>
  const load = loaders[format]
  if (!load) throw new Error(`no format ${format} of ${report.kind}`)
  return (await load()).render(report, context)
}

function defineFormats<R extends Report>() {
  return <Name extends string>(loaders: Loaders<R, Name>) => loaders
}
