import { propertyOrder, type FileKind } from '../format/schema.ts'
import { suggestion } from '../format/suggest.ts'
import type { Finding } from './diagnostic.ts'

/** Longer lists are of people, whose rule looks for itself. */
const mostNames = 200

/** The finding with what was probably meant, where it is about a name that is not allowed. */
export function suggested(finding: Finding, kind: FileKind, text: string, offset: number): Finding {
  const { rule, at, params } = finding
  if (params?.suggestion !== undefined) return finding
  const meant =
    rule === 'property-unknown'
      ? suggestion(String(at.at(-1)), propertyOrder(at.slice(0, -1), kind))
      : Array.isArray(params?.allowed) && params.allowed.length <= mostNames
        ? suggestion(wordAt(text, offset), params.allowed)
        : undefined
  return meant === undefined ? finding : { ...finding, params: { ...params, suggestion: meant } }
}

/** Whether something is missing only because its name is spelled otherwise: that is said once, at the name. */
export function isMisspelt({ rule, at, params }: Finding, findings: readonly Finding[]): boolean {
  if (rule !== 'property-missing' && rule !== 'goal-incomplete' && rule !== 'agreement-incomplete') return false
  return findings.some(
    (other) =>
      other.rule === 'property-unknown' &&
      other.params?.suggestion === params?.missing &&
      other.at.length === at.length + 1 &&
      at.every((step, index) => other.at[index] === step),
  )
}

/** The word at an offset, without its quotation marks. */
function wordAt(text: string, offset: number): string {
  return /^["']?([\p{L}\p{N}_.-]*)/u.exec(text.slice(offset, offset + 100))?.[1] ?? ''
}
