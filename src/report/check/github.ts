import type { CheckReport } from '../report.ts'
import type { Diagnostic } from '../../domain/check/diagnostic.ts'
import { escapeTerminal } from '../escape.ts'
import { ruleMessage } from '../rule-message.ts'

export const format = 'github'

export const help = {
  sv: 'anmärkningar vid raderna i GitHub Actions',
  en: 'annotations beside the lines in GitHub Actions',
}

/** Findings as workflow commands, which GitHub Actions shows beside the lines concerned. No value of any file. */
export function render({ prefix, diagnostics }: CheckReport): string {
  return diagnostics.map((diagnostic) => `${command(prefix, diagnostic)}\n`).join('')
}

function command(prefix: string, { file, line, column, end, severity, rule, property, params }: Diagnostic): string {
  const path = prefix + file
  const place = `file=${propertyValue(path)},line=${line},endLine=${line},col=${column},endColumn=${end.column},title=${propertyValue(`samtal ${rule}`)}`
  // The log shows the message alone, so the place is in it too.
  return `::${severity} ${place}::${data(`${path}:${line}:${column}: ${ruleMessage({ rule, property, params }, 'en')}`)}`
}

/** As GitHub's own toolkit escapes; what its runner cannot take back, but a terminal would act on, is spelled out. */
function data(text: string): string {
  return escapeTerminal(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'))
}

function propertyValue(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
