import { UsageError } from '../domain/usage-error.ts'

/** `30d`, `6w`, `3m`, `1y`, or the same in ISO 8601, as ISO 8601. */
export function parsePeriod(name: string, text: string): string {
  const short = /^(\d{1,3})([dwmy])$/.exec(text)
  if (short) return `P${short[1]}${short[2]?.toUpperCase()}`
  if (/^P\d{1,3}[DWMY]$/.test(text)) return text
  throw new UsageError('period-needed', { name })
}
