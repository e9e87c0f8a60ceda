import matter from 'gray-matter'

/**
 * The front matter of a text whose fences `splitFrontMatter` has accepted, as gray-matter finds it; undefined where that
 * would take too long. The engines of gray-matter run code in a file (`---js`); the build leaves them out, and the one given
 * here only takes the text.
 */
export function extractYaml(text: string): string | undefined {
  // Its search for comments takes quadratic time in a run of blank lines.
  if (/\s{100}/.test(text)) return undefined
  let block = ''
  const take = (yaml: string) => {
    block = yaml
    return {}
  }
  matter(text, { language: 'yaml', engines: { yaml: { parse: take } } })
  // It leaves half of the line ending before the closing fence.
  return block.replace(/^\r?\n/, '').replace(/\r$/, '')
}
