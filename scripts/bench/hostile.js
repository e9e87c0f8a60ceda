// Files that cost as much as one file can, at the limits of size and number of values. Tests check what is found in them.
const MiB = 1024 * 1024
const repeated = (/** @type {string} */ text, /** @type {number} */ count) => text.repeat(count)
const numbered = (/** @type {number} */ count, /** @type {(n: number) => string} */ text) =>
  Array.from({ length: count }, (_, n) => text(n)).join('')
const held = '---\nsamtal: 1\nid: a\nheld: 2026-01-20\n---\n'

/** @type {Readonly<Record<string, { path: string, text: string }>>} */
export const hostile = {
  'a roster of unknown properties': {
    path: 'people.yaml',
    text: numbered(16_600, (n) => `k${n}:\n  x: 1\n  y: 2\n`),
  },
  'a roster of empty properties': { path: 'people.yaml', text: `p:\n${numbered(49_990, (n) => `  k${n}:\n`)}` },
  'a roster of people on two long lines': {
    path: 'people.yaml',
    text: `{${numbered(500, (n) => `${2 * n}: {x: y},`)} a: {name: "${repeated('811228-9874 ', 40_000)}"},\n${numbered(500, (n) => `${2 * n + 1}: {x: y},`)} b: {name: "${repeated('811228-9874 ', 40_000)}"}}\n`,
  },
  'a roster of the same key': { path: 'people.yaml', text: repeated('k: x\n', 50_000) },
  'a roster of wrong names': { path: 'people.yaml', text: numbered(12_500, (n) => `p${n}: {name: [x]}\n`) },
  'a roster of lists in lists': { path: 'people.yaml', text: `q:\n${repeated('- [[[[x]]]]\n', 9900)}` },
  'a roster of text blocks': { path: 'people.yaml', text: numbered(50_000, (n) => `k${n}: |\n  x\n`) },
  'a roster of unclosed quotes': { path: 'people.yaml', text: numbered(50_000, (n) => `k${n}: 'a\n`) },
  'a template of wrong purposes': {
    path: 'templates/own.yaml',
    text: `samtal: 1\nname: own\ntitle: x\npurpose:\n${repeated('  - [x]\n', 24_900)}`,
  },
  'a talk of 8 MiB of empty lines': { path: 'people/a/a.md', text: repeated('\n', 8 * MiB) },
  'a talk of 8 MiB of placeholders': { path: 'people/a/a.md', text: held + repeated('{{x}}\n', 1_390_000) },
  'a talk of 8 MiB of identity numbers': { path: 'people/a/a.md', text: held + repeated('19121212-1212 ', 590_000) },
}
