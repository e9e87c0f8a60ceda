#!/usr/bin/env node
// Makes a git repository of this workspace in a temporary folder, with the history it would have had, and runs samtal
// there. Nothing is written here. The commit ids are the same on every machine: names and dates are fixed, and the
// git configuration of whoever runs this has no say.

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const workspace = dirname(fileURLToPath(import.meta.url))
const samtal = join(workspace, '..', 'bin', 'samtal.cjs')
const folder = mkdtempSync(join(tmpdir(), 'samtal-exempel-'))
const today = '2026-11-21'

/** @typedef {(text: string) => string} Earlier What a file was, from what it is. */

/** @type {Earlier} */
const asItIs = (text) => text

/** A talk that has been planned: no day it was held, no texts. @type {Earlier} */
const planned = (text) => {
  const [front = '', notes = ''] = text.replace('---\n', '').split(/^---\n/m)
  const top = (front.split('\n\n')[0] ?? '').replace(/^held:.*/m, 'held:')
  const headings = notes.split('\n').filter((line) => line.startsWith('#'))
  return `---\n${top}\n---\n\n${headings.join('\n\n')}\n`
}

/** A planned talk with the goals that the employee proposes, of some kinds. @type {(...kinds: string[]) => Earlier} */
const proposed =
  (...kinds) =>
  (text) => {
    const [, goals = ''] = /^(goals:\n(?: .*\n|\n(?= ))*)/m.exec(withoutResults(text)) ?? []
    const [key = '', ...items] = goals.split(/^(?= {2}(?:# .*\n {2})?- id:)/m)
    const own = items.filter((item) => kinds.some((kind) => item.includes(`kind: ${kind}\n`)) && !item.includes('from:'))
    return planned(text).replace('\n---\n\n#', `\n\n${key}${own.join('')}---\n\n#`)
  }

/** Before anything had come of goals and agreements. @type {Earlier} */
const withoutResults = (text) =>
  text.replace(/^ {4}status: .*/gm, '    status: open').replace(/^ {4}result: \|\n(?: {6}.*\n)*/gm, '')

/** Just after the talk: no result, no follow-up held. @type {Earlier} */
const held = (text) =>
  withoutResults(text).replace(/^ {2}- step: (.*)\n(?: {4}.*\n)*/gm, (entry, step) =>
    step === 'dialogue' ? '' : entry.replace(/held:.*/, 'held:').replace(/summary: \|\n[^]*/, 'summary: |\n'),
  )

/** Before the two had signed, or one of them. @type {(...parties: string[]) => Earlier} */
const unsigned =
  (...parties) =>
  (text) =>
    parties.reduce((left, party) => left.replace(new RegExp(`(  ${party}:\\n    date:).*`), '$1'), held(text))

/** A goal that was still open then. @type {(id: string) => Earlier} */
const stillOpen = (id) => (text) => text.replace(new RegExp(`(- id: ${id}\\n[^]*?    status:).*`), '$1 open')

/** The roster before some had come. @type {(text: string) => Earlier} */
const upTo = (start) => (text) => text.slice(0, text.indexOf(start))

const karin = 'Karin Öhlén'
const mikael = 'Mikael Brodd'
const agneta = 'Agneta Rydell'
const anders = 'Anders Vikberg'
const ingrid = 'Ingrid Löfstrand'
const torbjorn = 'Torbjörn Palmér'
const elin = 'Elin Torsner'
const petra = 'Petra Sjöholt'
const viktor = 'Viktor Ahlnäs'

const elin1 = 'people/elin-torsner/2025-03-25-tillvaxtverket.md'
const elin2 = 'people/elin-torsner/2026-03-17-tillvaxtverket.md'
const petra1 = 'people/petra-sjoholt/2025-05-07-medarbetarsamtal.md'
const petra2 = 'people/petra-sjoholt/2026-05-12-medarbetarsamtal.md'
const viktor1 = 'people/viktor-ahlnas/2025-04-08-medarbetarsamtal.md'
const samira1 = 'people/samira-nazari/2025-02-11-ki-chef.md'
const samira2 = 'people/samira-nazari/2025-11-25-ki-lonesamtal.md'
const samira3 = 'people/samira-nazari/2026-02-10-ki-chef.md'
const samira4 = 'people/samira-nazari/2026-11-10-ki-lonesamtal.md'
const rektor = 'people/ingrid-lofstrand/2026-06-09-resultat-utveckling-chef.md'
const lena = 'people/lena-hagmyr/2026-01-22-kungsbacka.md'
const yusuf = 'people/yusuf-karaca/2025-10-02-kungsbacka.md'
const yusufBefore = 'people/yusuf-karaca/2025-09-25-kungsbacka.md'
const group = 'people/arbetslaget-solrosen/2026-03-19-kungsbacka-grupp.md'

/**
 * When, who, what for, and the files as they were then; null takes a file away.
 * @type {[at: string, author: string, message: string, files: Record<string, Earlier | null>][]}
 */
const history = [
  [
    '2025-01-13T09:12:00+01:00',
    karin,
    'Lägg upp arbetsytan',
    { '.gitattributes': asItIs, 'samtal.yaml': asItIs, 'people.yaml': upTo('\n# Förskolan Lärkan') },
  ],
  ['2025-01-27T10:40:00+01:00', anders, 'Boka samtal med Samira', { [samira1]: planned }],
  ['2025-02-13T08:25:00+01:00', anders, 'Samtal med Samira', { [samira1]: held }],
  ['2025-03-03T13:05:00+01:00', mikael, 'Elin, mars', { [elin1]: planned }],
  ['2025-03-17T10:20:00+01:00', agneta, 'Planera samtalet med Viktor', { [viktor1]: planned }],
  ['2025-03-20T15:02:00+01:00', elin, 'Mina förslag', { [elin1]: proposed('resultatmal', 'medarbetarmal') }],
  ['2025-03-27T16:31:00+01:00', mikael, 'Elin, klart', { [elin1]: held }],
  ['2025-04-04T09:44:00+02:00', viktor, 'Mina mål, utkast', { [viktor1]: proposed('mal') }],
  ['2025-04-09T08:15:00+02:00', agneta, 'Samtalet med Viktor', { [viktor1]: held }],
  ['2025-04-10T11:48:00+02:00', agneta, 'Planera samtalet med Petra', { [petra1]: planned }],
  ['2025-05-05T13:37:00+02:00', petra, 'Mål som jag vill ta upp', { [petra1]: proposed('mal') }],
  ['2025-08-18T09:30:00+02:00', karin, 'Förskolan Lärkan är med', { 'people.yaml': upTo('maja-ekdal:') }],
  // More than three months after the talk: samtal marks such a date.
  ['2025-08-20T14:02:00+02:00', agneta, 'Skriv in samtalet med Petra', { [petra1]: held }],
  ['2025-08-22T15:10:00+02:00', ingrid, 'Boka Yusuf', { [yusufBefore]: planned }],
  ['2025-09-30T17:20:00+02:00', mikael, 'Elin, halvår', { [elin1]: withoutResults }],
  ['2025-10-03T07:55:00+02:00', ingrid, 'Samtal med Yusuf', { [yusufBefore]: held }],
  ['2025-10-06T08:45:00+02:00', karin, 'Maja börjar på Lärkan', { 'people.yaml': asItIs }],
  ['2025-10-10T09:05:00+02:00', agneta, 'Halvårsuppföljning med Viktor', { [viktor1]: stillOpen('m2') }],
  ['2025-11-04T10:15:00+01:00', anders, 'Boka lönesamtal med Samira', { [samira2]: planned }],
  [
    '2025-11-26T09:05:00+01:00',
    anders,
    'Lönesamtal med Samira, stäng årets plan',
    { [samira1]: asItIs, [samira2]: stillOpen('m2') },
  ],
  ['2025-12-15T09:10:00+01:00', agneta, 'Viktors mål är klara', { [viktor1]: asItIs }],
  ['2025-12-15T14:40:00+01:00', ingrid, 'Boka Lena', { [lena]: planned }],
  [
    '2026-01-14T12:22:00+01:00',
    ingrid,
    'Döp filen efter dagen då samtalet hölls',
    { [yusufBefore]: null, [yusuf]: asItIs },
  ],
  ['2026-01-19T11:00:00+01:00', anders, 'Boka samtal med Samira', { [samira3]: planned }],
  ['2026-01-22T15:35:00+01:00', ingrid, 'Samtal med Lena', { [lena]: held }],
  ['2026-02-13T08:10:00+01:00', anders, 'Samtal med Samira', { [samira2]: asItIs, [samira3]: held }],
  ['2026-02-16T13:18:00+01:00', mikael, 'Elin, mars', { [elin2]: planned }],
  ['2026-03-02T09:50:00+01:00', ingrid, 'Boka gruppsamtal på Solrosen', { [group]: planned }],
  ['2026-03-10T10:26:00+01:00', elin, 'Mina förslag', { [elin2]: proposed('resultatmal', 'medarbetarmal') }],
  ['2026-03-18T16:44:00+01:00', mikael, 'Elin, klart', { [elin1]: asItIs, [elin2]: held }],
  ['2026-03-20T08:05:00+01:00', ingrid, 'Gruppsamtal på Solrosen', { [group]: asItIs }],
  ['2026-04-20T10:32:00+02:00', agneta, 'Planera samtalet med Petra', { [petra2]: planned }],
  ['2026-05-11T09:20:00+02:00', torbjorn, 'Ingrid 9 juni', { [rektor]: planned }],
  ['2026-05-11T14:12:00+02:00', petra, 'Mål som jag vill ta upp', { [petra2]: proposed('mal') }],
  ['2026-05-13T11:27:00+02:00', agneta, 'Samtalet med Petra', { [petra1]: asItIs, [petra2]: held }],
  ['2026-05-22T07:50:00+02:00', ingrid, 'Extra samtal med Lena', { [lena]: asItIs }],
  ['2026-06-10T11:30:00+02:00', torbjorn, 'Samtal med Ingrid', { [rektor]: unsigned('employee', 'manager') }],
  ['2026-06-11T08:20:00+02:00', ingrid, 'Jag skriver under', { [rektor]: unsigned('manager') }],
  ['2026-06-11T15:58:00+02:00', mikael, 'Elin, uppdragsdialog', { [elin2]: asItIs }],
  ['2026-06-16T10:10:00+02:00', torbjorn, 'Jag skriver också under', { [rektor]: held }],
  ['2026-08-31T13:40:00+02:00', anders, 'Samiras beslutsunderlag är klart', { [samira3]: asItIs }],
  ['2026-09-23T08:30:00+02:00', torbjorn, 'Ingrid, avstämning', { [rektor]: asItIs }],
  ['2026-09-28T09:15:00+02:00', agneta, 'Petras studiebesök är gjort', { [petra2]: asItIs }],
  ['2026-10-26T10:05:00+01:00', anders, 'Boka lönesamtal med Samira', { [samira4]: asItIs }],
]

/** Nothing of what git or samtal has been told elsewhere reaches the example. */
const environment = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:GIT|SAMTAL|XDG)_/i.test(name))),
  HOME: join(folder, '.git'),
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_DEFAULT_HASH: 'sha1',
  SAMTAL_LANG: 'sv',
}

/** @param {string[]} args @param {Record<string, string>} [more] */
function git(args, more) {
  const { status, stdout, stderr, error } = spawnSync('git', args, {
    cwd: folder,
    env: { ...environment, ...more },
    encoding: 'utf8',
  })
  if (error || status !== 0) throw new Error(`git ${args[0]}: ${error?.message ?? stderr}`)
  return stdout
}

/** A file of the workspace into the repository, as it was. @param {string} path @param {Earlier} earlier */
function put(path, earlier) {
  const text = readFileSync(join(workspace, path === yusufBefore ? yusuf : path), 'utf8').replaceAll('\r\n', '\n')
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), earlier(text))
}

/** At once, so that it comes before what samtal prints. @param {string} text */
function say(text) {
  try {
    writeSync(1, text)
  } catch {
    process.exit(1) // nobody reads any longer
  }
}

/** @param {string[]} args */
function run(...args) {
  say(`\n$ samtal ${args.join(' ')}\n`)
  const { status } = spawnSync(process.execPath, [samtal, ...args], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0) process.exitCode = 1
}

git(['init', '--quiet', '--initial-branch=main', '--template='])
for (const [at, author, message, files] of history) {
  for (const [path, earlier] of Object.entries(files))
    if (earlier) put(path, earlier)
    else rmSync(join(folder, path))
  const name = author.toLowerCase().replace(' ', '.').replaceAll('ö', 'o').replaceAll('ä', 'a').replaceAll('é', 'e')
  const email = `${name}@${author === anders ? 'ki' : 'hedvalla'}.example`
  git(['add', '--all'])
  git(['commit', '--quiet', `--message=${message}`], {
    GIT_AUTHOR_NAME: author,
    GIT_AUTHOR_EMAIL: email,
    GIT_AUTHOR_DATE: at,
    GIT_COMMITTER_NAME: author,
    GIT_COMMITTER_EMAIL: email,
    GIT_COMMITTER_DATE: at,
  })
}

// The history must end in the workspace as it lies here.
for (const person of readdirSync(join(workspace, 'people')))
  for (const name of readdirSync(join(workspace, 'people', person))) put(`people/${person}/${name}`, asItIs)
const left = git(['status', '--porcelain'])
if (left) throw new Error(`not as in the workspace:\n${left}`)

run('new', '--template', 'ki-chef', '--person', 'samira-nazari', '--date', '2027-01-26', '--carry', 'all', '--today', today)
run('check', '--today', today)
run('due', '--today', today)

say(`
Git-arkivet ligger kvar om du vill prova vidare:

  cd "${folder}"
  git log --stat
  node "${samtal}" due --today ${today} --person elin-torsner
`)
