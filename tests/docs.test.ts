import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, test } from 'vitest'
import conversation from '../schemas/conversation.schema.json' with { type: 'json' }
import roster from '../schemas/roster.schema.json' with { type: 'json' }
import settings from '../schemas/settings.schema.json' with { type: 'json' }

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const pages = ['', 'docs'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
)
const prose = (page: string) => read(page).replaceAll(/^ *```[^]*?^ *```/gm, '')

/** The ids that GitHub gives the headings of a page. */
function anchors(page: string): string[] {
  return [...prose(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\- ]/gu, '')
      .replaceAll(' ', '-'),
  )
}

describe('the documentation', () => {
  it.each(pages)('%s has links that lead somewhere', (page) => {
    const links = [...prose(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)]
    const broken = links.filter(([, path = '', anchor]) => {
      const target = path === '' ? page : relative(root, join(root, dirname(page), path))
      if (!existsSync(join(root, target))) return true
      return anchor !== undefined && !anchors(target).includes(anchor)
    })
    expect(broken.map(([link]) => link)).toEqual([])
  })

  test('reaches every page of docs/ and the common mistakes from both READMEs, or from a page that they link to', () => {
    for (const readme of ['README.md', 'README.sv.md']) {
      const reached = new Set([readme])
      for (const page of reached)
        for (const [, path = ''] of prose(page).matchAll(/\]\((?!https?:)([^)#]+\.md)/g))
          reached.add(relative(root, join(root, dirname(page), path)))
      const wanted = [...pages.filter((page) => page.startsWith('docs')), 'tests/golden/mistakes.md']
      expect(wanted.filter((page) => !reached.has(page))).toEqual([])
    }
  })
})

describe('docs/format.md', () => {
  const page = read('docs/format.md')
  const { $defs, properties } = conversation
  const defined = ['goal', 'agreement', 'followUp'] as const

  test.for([
    ['samtal.yaml', Object.keys(settings.properties)],
    ['people.yaml', Object.keys(roster.$defs.person.properties)],
  ] as const)('has a row for every key of %s', ([, keys]) => {
    const rows = [...page.matchAll(/^\| (`.*?) +\|/gm)].map(([, cell]) => cell).join(', ')
    expect(keys.filter((key) => !rows.includes(`\`${key}\``))).toEqual([])
  })

  test('shows every property of a conversation', () => {
    const [, example = ''] = /```markdown\n([^]*?)```/.exec(page) ?? []
    const keys = [...Object.keys(properties), ...defined.flatMap((name) => Object.keys($defs[name].properties))]
    const shown = new Set([...example.matchAll(/^[ -]*([a-z_]+):/gm)].map(([, key]) => key))
    const groupTalk = new Set(['group', 'participants'])
    expect(keys.filter((key) => !shown.has(key) && !groupTalk.has(key))).toEqual([])
  })
})
