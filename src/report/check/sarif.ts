import type { Diagnostic } from '../../domain/check/diagnostic.ts'
import { rules } from '../../domain/check/rule-table.ts'
import type { Rule } from '../../domain/check/rule.ts'
import type { CheckReport } from '../report.ts'
import { toJson } from '../escape.ts'
import type { RenderContext } from '../format.ts'
import { fingerprints } from './fingerprint.ts'
import { ruleMessage } from '../rule-message.ts'

export const format = 'sarif'

export const help = { sv: 'SARIF 2.1.0, för kodgranskning', en: 'SARIF 2.1.0, for code scanning' }

/** Where paths begin: what GitHub and others call the root of the repository. */
const base = '%SRCROOT%'

const ruleIndexes = new Map(rules.map(({ id }, index) => [id, index]))

/** Findings in SARIF 2.1.0, for code scanning. No value of any file, and no line of one. */
export function render(report: CheckReport, { version }: Pick<RenderContext, 'version'>): string {
  const prints = fingerprints(report)
  return toJson({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'samtal',
            semanticVersion: version,
            language: 'en',
            rules: rules.map((rule) => descriptor(rule, version)),
          },
        },
        originalUriBaseIds: { [base]: { description: { text: 'The root of the repository.' } } },
        columnKind: 'unicodeCodePoints',
        results: report.diagnostics.map((diagnostic, index) => ({
          ...result(diagnostic, report.prefix),
          // The one of its kind that GitHub looks at.
          partialFingerprints: { primaryLocationLineHash: prints[index] },
        })),
      },
    ],
  })
}

function descriptor({ id, severity, en: { fix, why } }: Rule, version: string) {
  const words = id.split('-')
  return {
    id,
    name: words.map(capitalized).join(''),
    shortDescription: { text: capitalized(words.join(' ')) },
    fullDescription: { text: why },
    help: { text: `${why}\n\n${fix}` },
    helpUri: `https://cdn.jsdelivr.net/npm/samtal@${version}/docs/rules.md#${id}`,
    defaultConfiguration: { level: severity },
  }
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function result({ file, line, column, end, severity, rule, property, params }: Diagnostic, prefix: string) {
  return {
    ruleId: rule,
    ruleIndex: ruleIndexes.get(rule),
    level: severity,
    message: { text: literal(ruleMessage({ rule, property, params }, 'en')) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: relativeUri(prefix + file), uriBaseId: base },
          region: { startLine: line, startColumn: column, endLine: line, endColumn: end.column },
        },
      },
    ],
  }
}

/** A message takes `{0}` for a place to fill in and `[text](target)` for a link; nothing here is meant so. */
function literal(text: string): string {
  return text.replace(/[{}]/g, '$&$&').replace(/\](?=\()/g, '\\$&')
}

/** A path as a relative URI. Half a surrogate pair, which a path of Windows may have, has no place in one. */
function relativeUri(path: string): string {
  return path
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
}
