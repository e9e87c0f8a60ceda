import type { Report } from './report.ts'
import type { Style } from './style.ts'
import type { Words } from './words.ts'

/** What a format may need besides the report. */
export interface RenderContext {
  words: Words
  style: Style
  /** Whether texts from the files, which are confidential, may be shown. */
  showValues: boolean
  /** How large the terminal is that the text is for; undefined where it is for none. */
  screen: { columns: number; rows: number } | undefined
  /** Whether more is wanted than a line for each row. */
  long: boolean
  /** Whether warnings fail the check. */
  strict: boolean
  /** Seconds since 1970-01-01 UTC. */
  now: number
  /** Version of samtal. */
  version: string
}

/** What the file of a format, `<report>/<format>.ts`, exports. */
export interface Format<R extends Report, Name extends string = string> {
  format: Name
  /** One line for `--help`. */
  help: Readonly<Record<Words['language'], string>>
  render(report: R, context: RenderContext): string | Promise<string>
}
