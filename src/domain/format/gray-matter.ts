import matter from 'gray-matter'

/**
 * The front matter of a text whose fences `splitFrontMatter` has approved, split off by gray-matter; undefined where it
 * would take too long. Its own engines run code in a file (`---js`); the build leaves them out, and here it is given one
 * that only takes the text.
 */
export function extractYaml(text: string): string | undefined {
  // Its search for comments tries each line of a row of blank ones against all that follow.
  if (/\s{100}/.test(text)) return undefined
  let block = ''
  const take = (yaml: string) => {
    block = yaml
    return {}
  }
  matter(text, { language: 'yaml', engines: { yaml: { parse: take } } })
  // It leaves the half of a line ending that stands before the closing fence.
  return block.replace(/^\r?\n/, '').replace(/\r$/, '')
}
