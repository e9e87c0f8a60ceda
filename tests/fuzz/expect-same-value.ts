import { parseFast } from '../../src/domain/format/fast-path.ts'
import { splitFrontMatter } from '../../src/domain/format/front-matter.ts'
import type { ParsedFile } from '../../src/domain/format/parse-file.ts'
import { textProperties, type FileKind } from '../../src/domain/format/schema.ts'
import { findControlCharacter } from '../../src/domain/format/text-position.ts'
import type { Mapping } from '../../src/domain/format/value.ts'
import { parseYaml } from '../../src/domain/format/yaml.ts'
import { decodeHead } from '../../src/io/files.ts'
import { ensure } from './check-file.ts'

/** Expects that the fast parser gives the value of the full one or undefined, and that the head of a file is enough. */
export function expectSameValue(bytes: Uint8Array, text: string, kind: FileKind, reading: ParsedFile): void {
  ensure((reading.value === undefined) === reading.faults.length > 0, 'a value with faults, or neither')
  for (const { offset } of reading.faults)
    ensure(Number.isInteger(offset) && offset >= 0 && offset <= text.length, `a fault at ${offset}`)
  const keepEmpty = kind === 'roster' ? 'people' : kind === 'settings' ? 'cadence' : 'none'
  if (kind !== 'conversation') {
    if (findControlCharacter(text) !== -1) return
    const blanked = text.replace(/^---(?=\r?\n)/, '   ')
    const fast = parseFast(blanked, keepEmpty)
    if (fast) expectFastAgrees(fast, parseYaml(blanked, textProperties(kind), keepEmpty))
    return
  }
  const parts = splitFrontMatter(text)
  const head = splitFrontMatter(decodeHead(bytes) ?? '')
  if ('rule' in parts) {
    ensure(reading.faults[0]?.rule === parts.rule, 'a fault of the fences is not reported')
    ensure(JSON.stringify(head) === JSON.stringify(parts), 'the head of the file has other faults')
    return
  }
  ensure('yaml' in head && head.yaml === parts.yaml, 'the head of the file has other front matter')
  const fast = parseFast(parts.yaml, 'none')
  if (fast) return expectFastAgrees(fast, parseYaml(parts.yaml, textProperties(kind), 'none'))
  // For gray-matter, a block with only white space and comments is empty.
  if (parts.yaml.replace(/^\s*#[^\n]+/gm, '').trim() === '') return
  // gray-matter leaves out the last line ending.
  const block = parseYaml(parts.yaml.replace(/\r?\n$/, ''), textProperties(kind), 'none')
  ensure(JSON.stringify(reading.value) === JSON.stringify(block.value), 'the block is not the text between the fences')
  const list = (faults: ParsedFile['faults'], from: number) =>
    faults.map(({ rule, offset }) => `${rule} ${offset + from}`).join('\n')
  ensure(list(reading.faults, 0) === list(block.faults, parts.yamlStart), 'the faults are not those of the block')
}

function expectFastAgrees(fast: Mapping, full: ReturnType<typeof parseYaml>): void {
  ensure(full.faults.length === 0, `the fast parser misses ${full.faults[0]?.rule}`)
  const [actual, expected] = [JSON.stringify(fast), JSON.stringify(full.value)]
  ensure(actual === expected, `the fast parser gives ${actual} instead of ${expected}`)
}
