import { visit } from 'yaml'
import { conversationFindings } from '../../talk/conversation.ts'
import { splitFrontMatter } from '../../format/front-matter.ts'
import { parseFile } from '../../format/parse-file.ts'
import { positionFinder } from '../../format/text-position.ts'
import { parseYamlDocument } from '../../format/yaml.ts'
import { applyEdits, type TextEdit } from '../../format/text-edit.ts'

/** Lines indented by tabs, and lines with tabs after spaces too. */
const indents = [/^\t[ \t]*(?=[^ \t\r\n])/gm, /^ *\t[ \t]*(?=[^ \t\r\n])/gm]

/** Each tab is compared with all block texts; more than this were not typed by hand. */
const mostTabs = 100

/**
 * The text with two spaces instead of each tab that indents its front matter, if it can then be parsed and every
 * property is where the format has it; else undefined.
 */
export async function replaceTabs(text: string): Promise<string | undefined> {
  const { value } = await parseFile(text, 'conversation')
  if (value) return undefined
  for (const indent of indents) {
    const edits = tabEdits(text, indent)
    if (edits.length > mostTabs) return undefined
    const next = applyEdits(text, edits)
    if ((await hasValidStructure(next)) && !edits.some(({ start }) => isInBlockText(text, next, start))) return next
  }
  return undefined
}

function tabEdits(text: string, indent: RegExp): TextEdit[] {
  const parts = splitFrontMatter(text)
  if ('rule' in parts) return []
  return [...parts.yaml.matchAll(indent)].map(({ 0: found, index }) => {
    const start = parts.yamlStart + index
    return { start, end: start + found.length, replacement: found.replaceAll('\t', '  ') }
  })
}

/** With wrong indentation, a property belongs to its neighbour, which has no such property. */
async function hasValidStructure(text: string): Promise<boolean> {
  const { value } = await parseFile(text, 'conversation')
  const structureRules: ReadonlySet<string> = new Set(['property-unknown', 'type-wrong'])
  return value !== undefined && !conversationFindings(value).some(({ rule }) => structureRules.has(rule))
}

/** Whether a tab after spaces belongs to a line of a block text, not to the indentation. */
function isInBlockText(text: string, next: string, start: number): boolean {
  if (text[start] === '\t') return false
  const { line } = positionFinder(text)(start)
  const parts = splitFrontMatter(next)
  if ('rule' in parts) return false
  let found = false
  visit(parseYamlDocument(parts.yaml), {
    Scalar(_, { type, range }) {
      if (!range || (type !== 'BLOCK_LITERAL' && type !== 'BLOCK_FOLDED')) return
      const [first, last] = [range[0], range[1] - 1].map(
        (offset) => positionFinder(next)(parts.yamlStart + offset).line,
      )
      found ||= (first ?? 0) < line && line <= (last ?? 0)
    },
  })
  return found
}
