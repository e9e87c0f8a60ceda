import type { FormatRuleId } from '../finding.ts'
import type { FileKind } from '../schema.ts'

/** Why a text cannot be read where it stands, after its key. */
export interface TextFault {
  rule: FormatRuleId
  params: Record<string, string>
  /** Where in the text. */
  offset?: number
  isCertain?: boolean
  /** The text without what was meant for YAML. */
  text?: string
}

/** What keeps a text after a key, and the lines that continue it, from being read as it stands; undefined if nothing does. */
export function textFault(value: string, below: readonly string[], kind: FileKind): TextFault | undefined {
  const first = value.charAt(0)
  if (first === '"' || first === "'") return quoteFault(value, first, below)
  if (first === '#') return { rule: 'text-cut', params: {}, isCertain: false }
  const header = /^[|>][-+]?\s+(?=\S)/.exec(value)
  if (header) return { rule: 'text-header', params: {}, offset: header[0].length, text: value.slice(header[0].length) }
  if (first === '[' || first === '{') return flowFault(value, kind)
  if (/^[@`%*&!,\]}|>]/.test(value) || /^[-?](?:\s|$)/.test(value))
    return { rule: 'text-start', params: { character: first } }
  const colon = /:(?=\s|$)/.exec(value)
  if (colon && value !== '') return { rule: 'text-colon', params: {}, offset: colon.index }
  const cut = / #/.exec(value)
  if (cut) return { rule: 'text-cut', params: {}, isCertain: false }
  return below.some((line) => /:(?:\s|$)/.test(line)) ? { rule: 'text-colon', params: {} } : undefined
}

/** A text that begins with a bracket; in braces it may be properties, which no text has. */
function flowFault(value: string, kind: FileKind): TextFault | undefined {
  // A text in a template may have properties instead.
  if (kind === 'template' && /^\{[^{}]*:[^{}]*\}$/.test(value)) return undefined
  return { rule: 'text-bracketed', params: { bracket: value.charAt(0) } }
}

const escapes = /\\(?:[0abtnvfre "/\\N_LP\t]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})/g

function quoteFault(value: string, quote: '"' | "'", below: readonly string[]): TextFault | undefined {
  const end = closingQuote(value, quote)
  if (end === -1) {
    if (below.some((line) => line.includes(quote))) return undefined
    return { rule: 'text-quoted', params: { form: 'unclosed' }, isCertain: false }
  }
  const tail = value.slice(end + 1)
  if (tail === '' || /^\s+#/.test(tail)) {
    const inner = value.slice(1, end)
    if (quote === "'" || !inner.replace(escapes, '').includes('\\')) return undefined
    return { rule: 'text-quoted', params: { form: 'backslash' }, isCertain: !inner.includes('"'), text: inner }
  }
  if (value.endsWith(quote))
    return { rule: 'text-quoted', params: { form: 'inner' }, offset: end + 1, isCertain: false }
  return { rule: 'text-quoted', params: { form: 'part' }, offset: end + 1 }
}

/** Where a quoted text ends; -1 if it does not. */
function closingQuote(value: string, quote: string): number {
  for (let at = 1; at < value.length; at++) {
    if (quote === '"' && value[at] === '\\') at++
    else if (value[at] === quote) {
      if (quote === "'" && value[at + 1] === "'") at++
      else return at
    }
  }
  return -1
}
