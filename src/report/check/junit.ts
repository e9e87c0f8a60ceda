import type { CheckReport } from '../report.ts'
import type { Diagnostic } from '../../domain/check/diagnostic.ts'
import { escapeTerminal } from '../escape.ts'
import type { RenderContext } from '../format.ts'
import { ruleMessage } from '../rule-message.ts'

export const format = 'junit'

export const help = {
  sv: 'testrapport i XML, en fil ett testfall',
  en: 'test report in XML, a test case for each file',
}

/**
 * Findings as the report of a test: each file checked is a test case, which fails where `check` does. Warnings alone are
 * what the case had to say, unless they count (`strict`). No value of any file.
 */
export function render(
  { prefix, judged, diagnostics }: CheckReport,
  { strict }: Pick<RenderContext, 'strict'>,
): string {
  const byFile = new Map<string, Diagnostic[]>(judged.toSorted().map((file) => [file, []]))
  for (const diagnostic of diagnostics) {
    // A finding about a checked talk may be in the file of an older one.
    const found = byFile.get(diagnostic.file)
    if (found) found.push(diagnostic)
    else byFile.set(diagnostic.file, [diagnostic])
  }
  const fails = ({ severity }: Diagnostic) => strict || severity === 'error'
  const cases = [...byFile].map(([file, found]) => testCase(prefix + file, found, fails))
  const failures = [...byFile.values()].filter((found) => found.some(fails)).length
  const counts = `tests="${cases.length}" failures="${failures}" errors="0"`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="samtal" ${counts}>`,
    `  <testsuite name="samtal check" ${counts} skipped="0">`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n')
}

/** One failure a case, with all that failed in it: readers differ on what they make of several. */
function testCase(path: string, found: readonly Diagnostic[], fails: (found: Diagnostic) => boolean): string {
  const failed = found.filter(fails)
  const passed = found.filter((diagnostic) => !fails(diagnostic))
  const [first] = failed
  const parts = [
    ...(first ? [`<failure type="${first.rule}" message="${xml(lineOf(first))}">${linesOf(failed)}</failure>`] : []),
    ...(passed.length > 0 ? [`<system-out>${linesOf(passed)}</system-out>`] : []),
  ]
  const attributes = `name="${xml(path)}" classname="samtal check"`
  return parts.length === 0
    ? `    <testcase ${attributes}/>`
    : [`    <testcase ${attributes}>`, ...parts.map((part) => `      ${part}`), '    </testcase>'].join('\n')
}

function linesOf(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((diagnostic) => xml(lineOf(diagnostic))).join('\n')
}

function lineOf({ line, column, severity, rule, property, params }: Diagnostic): string {
  return `${line}:${column} ${severity} ${rule} ${ruleMessage({ rule, property, params }, 'en')}`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** What XML 1.0 has no character for is replaced, or spelled out as on a terminal. */
function xml(text: string): string {
  return escapeTerminal(text)
    .replace(/\p{Surrogate}|[\ufffe\uffff]/gu, '\ufffd')
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')
}
