// Makes the repositories that the benchmarks run on: for the same number of files the same repository, every time.
// By hand: node scripts/corpus.js FOLDER FILES
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { devNull, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The day the corpora are made for. */
export const today = '2026-11-21'

/** Nothing of the machine's own configuration shall reach the repositories. */
const environment = {
  ...process.env,
  ...{ GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1', GIT_DIR: undefined, GIT_WORK_TREE: undefined },
  ...{ SAMTAL_LANG: 'en', SAMTAL_TODAY: today, SAMTAL_CONFIG: undefined, LC_ALL: 'C.UTF-8' },
}

const bin = fileURLToPath(new URL('../bin/samtal.cjs', import.meta.url))

// Ten years of talks with each person. A person for every file would make one folder of ten thousand, which git itself
// takes ten times as long to walk through as the repositories that the targets were set on.
const talksEach = 10
const dayLength = 86_400
const beginning = Date.parse('2015-12-01T00:00:00Z') / 1000
const end = Date.parse(`${today}T00:00:00Z`) / 1000

const settings = `samtal: 1
language: sv
timezone: Europe/Stockholm
since: 2015-12-01
template: medarbetarsamtal

cadence:
  medarbetarsamtal:
    whole-year:
      title: Helårsuppföljning
      after: P1Y
      by: follow-up
`

const firstNames = [
  'Anna',
  'Erik',
  'Fatima',
  'Göran',
  'Helin',
  'Johan',
  'Karin',
  'Lars',
  'Maja',
  'Nils',
  'Åsa',
  'Örjan',
]
const lastNames = ['Andersson', 'Berg', 'Ceder', 'Dahl', 'Ek', 'Friberg', 'Gran', 'Holm', 'Lind', 'Nyström', 'Åberg']
const units = ['Ekonomi', 'Hemtjänsten Norr', 'Kansliet', 'Kommunikation', 'Kundservice', 'Stöd & utveckling']
const texts = [
  'Ta fram ett gemensamt arbetssätt för ärenden som berör flera enheter, och pröva det före sommaren.',
  'Lära upp två kollegor i systemet så att det inte står och faller med en person när någon är borta.',
  'Korta tiden från ansökan till beslut med en vecka, utan att kvaliteten i besluten blir sämre.',
  'Hålla i arbetsplatsträffarna varannan gång och skriva en kort sammanfattning till dem som inte var med.',
  'Gå kursen i projektledning och leda ett mindre projekt från start till mål under året.',
  'Avsätta en halv dag i veckan utan möten för det som kräver sammanhängande tid.',
]

/**
 * Makes a repository of talks with its work tree in a new folder: four commits a talk (made, what became of the goal,
 * half-year held, whole year held), interleaved over time, some of them merged from a branch, some talks moved.
 *
 * @param {string} folder
 * @param {number} files
 */
export async function corpus(folder, files) {
  mkdirSync(folder, { recursive: true })
  git(folder, 'init', '--quiet', '--initial-branch=main')
  const random = generator(files)
  const talks = makeTalks(files, random)
  const form = makeForm()

  const child = spawn('git', ['fast-import', '--quiet', '--date-format=raw'], {
    cwd: folder,
    env: environment,
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  const closed = once(child, 'close')
  // A git that gives up is told of by its exit code.
  child.stdin.on('error', () => {})
  for (const text of stream(talks, form, random))
    if (!child.stdin.write(text)) await Promise.race([drained(child), closed])
  child.stdin.end()
  const [code] = await closed
  if (code !== 0) throw new Error(`git fast-import ended with ${code}`)
  git(folder, 'reset', '--quiet', '--hard', 'main')
}

/** What the corpora are made by: where it has changed, earlier ones are not these. */
export function generation() {
  return createHash('sha256')
    .update(readFileSync(new URL(import.meta.url)))
    .update(makeForm())
    .digest('hex')
    .slice(0, 12)
}

/** @param {import('node:child_process').ChildProcessWithoutNullStreams | import('node:child_process').ChildProcess} child */
async function drained({ stdin }) {
  if (stdin) await once(stdin, 'drain')
}

/**
 * @typedef {'made' | 'goal' | 'half' | 'whole' | 'agreement' | 'kept' | 'place'} Event
 * @typedef {{
 *   id: string, path: string, moved: string | undefined, person: string, name: string, manager: string,
 *   unit: string, follows: string | undefined, held: number, texts: [string, string, string, string],
 *   events: { what: Event, at: number }[], marks: number[], touched: number,
 * }} Talk
 */

/**
 * The talks with what happens to each. Nine in ten people have had their talk within the year; the others are overdue.
 *
 * @param {number} files @param {() => number} random @returns {Talk[]}
 */
function makeTalks(files, random) {
  const pick = (/** @type {readonly string[]} */ all) => all[Math.floor(random() * all.length)] ?? ''
  const people = Math.ceil(files / talksEach)
  /** @type {Talk[]} */
  const talks = []
  for (let each = 0; each < people; each++) {
    const name = `${pick(firstNames)} ${pick(lastNames)}`
    const person = `${plain(name)}-${String(each).padStart(4, '0')}`
    const manager = `chef-${String(Math.floor(each / 12)).padStart(3, '0')}`
    const unit = pick(units)
    const isLate = each % 10 === 1
    const count = Math.min(talksEach, files - each * talksEach)
    const latest = end - Math.floor((isLate ? 410 + random() * 150 : 30 + random() * 320) * dayLength)
    for (let number = 0; number < count; number++) {
      const isLast = number === count - 1
      const held =
        latest - (count - 1 - number) * 365 * dayLength + (isLast ? 0 : Math.floor((random() - 0.5) * 30) * dayLength)
      const planned = date(held)
      const isForgotten = isLast && random() < 0.1
      const previous = number > 0 ? talks.at(-1)?.id : undefined
      talks.push({
        ...{ id: `${person}-${planned}-medarbetarsamtal`, path: `people/${person}/${planned}-medarbetarsamtal.md` },
        // A file's name is free once it is there.
        moved: random() < 0.01 ? `people/${person}/${planned}-samtal.md` : undefined,
        ...{ person, name, manager, unit, follows: previous, held },
        texts: [pick(texts), pick(texts), pick(texts), pick(texts)],
        events: events(held, isForgotten, random),
        ...{ marks: [], touched: -1 },
      })
    }
  }
  return talks
}

/**
 * Four events, all before today: what a recent talk has not come to yet makes room for smaller changes.
 *
 * @param {number} held @param {boolean} isForgotten @param {() => number} random @returns {Talk['events']}
 */
function events(held, isForgotten, random) {
  const at = (/** @type {number} */ day) => held + Math.floor((day + 0.3 + random() / 3) * dayLength)
  /** @type {Talk['events']} */
  const all = [
    { what: 'goal', at: at(60 + random() * 60) },
    { what: 'half', at: at(165 + random() * 35) },
    { what: 'whole', at: at(340 + random() * 20) },
  ]
  const done = all.filter((each) => each.at < end && !(isForgotten && each.what === 'half'))
  /** @type {Talk['events']} */
  const small = [
    { what: 'agreement', at: at(8) },
    { what: 'kept', at: at(14) },
    { what: 'place', at: at(20) },
  ]
  return [{ what: /** @type {const} */ ('made'), at: at(0) }, ...done, ...small.slice(0, 3 - done.length)].sort(
    (a, b) => a.at - b.at,
  )
}

/** The file that `samtal new` writes in such a workspace, with a name in ‹› for each place that is filled in. */
function makeForm() {
  const folder = mkdtempSync(join(tmpdir(), 'samtal-form-'))
  try {
    writeFileSync(join(folder, 'samtal.yaml'), settings)
    writeFileSync(join(folder, 'people.yaml'), 'the-person:\n  name: The Name\n  manager: the-manager\n')
    const args = ['new', '--person', 'the-person', '--manager', 'the-manager', '--date', '2001-01-15', '--dry-run']
    const told = spawnSync(process.execPath, [bin, ...args], { cwd: folder, encoding: 'utf8', env: environment })
    if (told.status !== 0) throw new Error(`samtal new: ${told.stderr}`)
    return [
      ['the-person', '‹person›'],
      ['The Name', '‹name›'],
      ['the-manager', '‹manager›'],
      ['2001-01-15', '‹planned›'],
      ['2001-07-15', '‹half›'],
      ['2002-01-15', '‹whole›'],
      ['{{fyll i}}', '‹place›'],
      ['\nheld:\n', '\nheld: ‹planned›\n‹follows›'],
      ['    goal: |\n', '    goal: |\n      ‹goal›\n'],
      ['    due:\n    status: open\n', '    due: ‹due›\n    status: ‹goalStatus›\n'],
      ['    agreement: |\n', '    agreement: |\n      ‹agreement›\n'],
      ['    status: open\n', '    status: ‹agreementStatus›\n'],
      ['    held:\n    summary: |\n', '    held:‹halfHeld›\n    summary: |\n‹halfSummary›'],
      ['    held:\n    summary: |\n', '    held:‹wholeHeld›\n    summary: |\n‹wholeSummary›'],
      ['?\n\n##', '?\n\n‹answer›\n\n##'],
    ].reduce((text, [from = '', to = '']) => {
      if (!text.includes(from)) throw new Error(`samtal new no longer writes ${JSON.stringify(from)}`)
      // Ids and days stand in many places, the others in one; of two alike, the first is filled in first.
      return /^\w|^\{/.test(from) ? text.replaceAll(from, to) : text.replace(from, to)
    }, told.stdout)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * A talk as it stands once these events have been.
 *
 * @param {string} form @param {Talk} talk @param {readonly Event[]} been
 */
function version(form, talk, been) {
  const has = (/** @type {Event} */ what) => been.includes(what)
  const day = (/** @type {Event} */ what) => ` ${date(talk.events.find((each) => each.what === what)?.at ?? 0)}`
  const planned = date(talk.held)
  const summary = (/** @type {string} */ text) => `      Målen är genomgångna.\n      ${text}\n`
  /** @type {Record<string, string>} */
  const values = {
    ...{ person: talk.person, name: talk.name, manager: talk.manager, planned },
    ...{ half: monthsAfter(planned, 6), whole: monthsAfter(planned, 12) },
    place: has('place') ? 'Stora konferensrummet, klockan 13.00' : 'Lilla konferensrummet, klockan 10.00',
    follows: talk.follows ? `follows: ${talk.follows}\n` : '',
    ...{ goal: talk.texts[0], agreement: talk.texts[1], answer: `${talk.texts[2]} ${talk.texts[3]}` },
    due: monthsAfter(planned, 5),
    goalStatus: has('goal') ? 'done' : 'open',
    agreementStatus: has('kept') ? 'done' : has('agreement') ? 'dropped' : 'open',
    ...{ halfHeld: has('half') ? day('half') : '', halfSummary: has('half') ? summary(talk.texts[2]) : '' },
    ...{ wholeHeld: has('whole') ? day('whole') : '', wholeSummary: has('whole') ? summary(talk.texts[3]) : '' },
  }
  return form.replaceAll(/‹(\w+)›/g, (_, /** @type {string} */ name) => values[name] ?? '')
}

/**
 * What `git fast-import` is told, in pieces.
 *
 * @param {Talk[]} talks @param {string} form @param {() => number} random @returns {Generator<string>}
 */
function* stream(talks, form, random) {
  let mark = 0
  // All versions of a talk come one after another, so that git keeps them as differences, as it does in the long run.
  for (const talk of talks) {
    let text = ''
    for (let count = 1; count <= talk.events.length; count++) {
      talk.marks.push(++mark)
      const content = version(
        form,
        talk,
        talk.events.slice(0, count).map(({ what }) => what),
      )
      text += `blob\nmark :${mark}\n${data(content)}`
    }
    yield text
  }

  const first = `M 100644 inline samtal.yaml\n${data(settings)}M 100644 inline people.yaml\n${data(roster(talks))}`
  /** @type {number[]} */
  const main = [++mark]
  yield commit('main', mark, beginning, 'admin', 'Start', first)
  const happenings = talks
    .flatMap((talk) => [
      ...talk.events.map(({ what, at }, index) => ({ talk, what, at, blob: talk.marks[index] })),
      ...(talk.moved
        ? [{ talk, what: /** @type {const} */ ('moved'), at: (talk.events[1]?.at ?? 0) + 3600, blob: 0 }]
        : []),
    ])
    .sort((a, b) => a.at - b.at || (a.talk.id < b.talk.id ? -1 : 1))
  for (const { talk, what, at, blob } of happenings) {
    const newest = main.length - 1
    if (what === 'moved') {
      yield commit('main', ++mark, at, talk.manager, 'Flytta', `R ${talk.path} ${talk.moved}\n`)
      talk.path = talk.moved ?? ''
    } else {
      const change = `M 100644 :${blob} ${talk.path}\n`
      // A branch leaves where the talk was last touched, or later, and comes back at once.
      const fork = Math.max(talk.touched, newest - 2 - Math.floor(random() * 20), 0)
      if (random() < 0.02 && fork < newest) {
        const side = ++mark
        yield commit('side', side, at, talk.manager, what, `from :${main[fork]}\n${change}`)
        yield commit(
          'main',
          ++mark,
          at + 1800,
          talk.manager,
          'Slå ihop',
          `from :${main[newest]}\nmerge :${side}\n${change}`,
        )
      } else yield commit('main', ++mark, at, talk.manager, what, change)
    }
    main.push(mark)
    talk.touched = main.length - 1
  }
  // The branch has done its part.
  yield 'reset refs/heads/side\nfrom 0000000000000000000000000000000000000000\n\n'
}

/** @param {string} branch @param {number} mark @param {number} at @param {string} who @param {string} message @param {string} rest */
function commit(branch, mark, at, who, message, rest) {
  return `commit refs/heads/${branch}\nmark :${mark}\ncommitter ${who} <${who}@example.se> ${at} +0100\n${data(message)}${rest}\n`
}

/** @param {string} text */
function data(text) {
  return `data ${Buffer.byteLength(text)}\n${text}\n`
}

/** Everyone the talks are with. @param {readonly Talk[]} talks */
function roster(talks) {
  const people = new Map(talks.map((talk) => [talk.person, talk]))
  return [...people.values()]
    .map(
      ({ person, name, manager, unit }) =>
        `${person}:\n  name: ${name}\n  manager: ${manager}\n  unit: ${unit}\n  employment: permanent\n  start: 2014-03-01\n`,
    )
    .join('')
}

/** @param {number} seconds */
function date(seconds) {
  return new Date(seconds * 1000).toISOString().slice(0, 10)
}

/** As git and samtal count: the same day of a later month, or its last. @param {string} day @param {number} months */
function monthsAfter(day, months) {
  const [year = 0, month = 0, number = 0] = day.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return date(Date.UTC(year, month - 1 + months, Math.min(number, lastOfMonth)) / 1000)
}

/** @param {string} name */
function plain(name) {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(' ', '-')
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). @param {number} seed */
function generator(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32
  }
}

/** @param {string} folder @param {string[]} args */
function git(folder, ...args) {
  const { status, stderr } = spawnSync('git', args, { cwd: folder, env: environment, encoding: 'utf8' })
  if (status !== 0) throw new Error(`git ${args[0]}: ${stderr}`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, files = '1000'] = process.argv.slice(2)
  if (!folder) throw new Error('node scripts/corpus.js FOLDER [FILES]')
  await corpus(folder, Number(files))
}
