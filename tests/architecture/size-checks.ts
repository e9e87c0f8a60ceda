import { isGenerated, partOf, type Check, type SyntaxNode } from './module.ts'

const longestFile = 250
const longestFunction = 50

/** Catalogues of what samtal says: one entry a line, nothing to read through. */
const catalogue = /^src\/report\/(?:en|sv|help\.\w+)\.ts$/

/** Names that say nothing about what is inside. */
const vague = /^(?:utils?|helpers?|types?|constants?|common|misc|shared|index)$/

/** A longer file holds two nouns. */
export const fileLength: Check = (modules) =>
  modules
    .filter((module) => !isGenerated(module) && !catalogue.test(module.path) && module.lines > longestFile)
    .map(({ path, lines }) => ({ path, line: longestFile, message: `${lines} lines, more than ${longestFile}` }))

/** A longer function holds two functions; a longer command hides a domain function. */
export const functionLength: Check = (modules) =>
  modules
    .filter(({ path }) => ['commands', 'main'].includes(partOf(path)))
    .flatMap(({ path, text, nodes }) =>
      nodes
        .filter(({ node }) => /Function/.test(node.type) && !node.type.startsWith('TS'))
        .map(({ node, line }) => ({ line, lines: linesOf(node, text) }))
        .filter(({ lines }) => lines > longestFunction)
        .map(({ line, lines }) => ({
          path,
          line,
          message: `a function of ${lines} lines, more than ${longestFunction}`,
        })),
    )

/** A file is named after what it is about. */
export const fileName: Check = (modules) =>
  modules
    .filter((module) => !isGenerated(module))
    .filter(({ path }) => path.split('/').some((name) => vague.test(name.replace(/\..*$/, ''))))
    .map(({ path }) => ({ path, line: 1, message: 'the name does not say what it is about' }))

function linesOf({ start, end }: SyntaxNode, text: string): number {
  return text.slice(start, end).split('\n').length
}
