import matter from 'gray-matter'

/**
 * The front matter of a text whose fences `halves` has approved, split off by gray-matter. Its own engines run code
 * in a file (`---js`); the build leaves them out, and here it is given one that only takes the text.
 */
export function extractYaml(text: string): string {
  let block = ''
  const take = (yaml: string) => {
    block = yaml
    return {}
  }
  matter(text, { language: 'yaml', engines: { yaml: { parse: take } } })
  // It leaves the half of a line ending that stands before the closing fence.
  return block.replace(/^\r?\n/, '').replace(/\r$/, '')
}
