// The made-up talks of a corpus and what happens to each over time, all drawn from one seeded generator.
import { dayLength, isoDate } from './dates.js'

/** The day the corpora are made for. */
export const today = '2026-11-21'
const todayAt = Date.parse(`${today}T00:00:00Z`) / 1000

// Ten years of talks with each person. One person per file would give ten thousand folders side by side, which takes git
// ten times as long to walk as the repositories that the targets were set on.
const talksPerPerson = 10

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
 * What happens to a talk: `made`, its goal done, each follow-up held, the agreement dropped or done, the place changed.
 * Times are in seconds since 1970.
 *
 * @typedef {'made' | 'goal' | 'half' | 'whole' | 'agreement' | 'kept' | 'place'} EventKind
 * @typedef {{ kind: EventKind, at: number }} TalkEvent
 * @typedef {{
 *   id: string, path: string, movesTo: string | undefined, person: string, name: string, manager: string,
 *   unit: string, follows: string | undefined, heldAt: number, texts: [string, string, string, string],
 *   events: TalkEvent[],
 * }} Talk
 */

/**
 * Nine in ten people have had their talk within the year; the others are overdue.
 *
 * @param {number} files @param {() => number} random @returns {Talk[]}
 */
export function makeTalks(files, random) {
  const pick = (/** @type {readonly string[]} */ values) => values[Math.floor(random() * values.length)] ?? ''
  const people = Math.ceil(files / talksPerPerson)
  /** @type {Talk[]} */
  const talks = []
  for (let index = 0; index < people; index++) {
    const name = `${pick(firstNames)} ${pick(lastNames)}`
    const person = `${asciiId(name)}-${String(index).padStart(4, '0')}`
    const manager = `chef-${String(Math.floor(index / 12)).padStart(3, '0')}`
    const unit = pick(units)
    const isLate = index % 10 === 1
    const count = Math.min(talksPerPerson, files - index * talksPerPerson)
    const latestAt = todayAt - Math.floor((isLate ? 410 + random() * 150 : 30 + random() * 320) * dayLength)
    for (let number = 0; number < count; number++) {
      const isLast = number === count - 1
      const heldAt =
        latestAt - (count - 1 - number) * 365 * dayLength + (isLast ? 0 : Math.floor((random() - 0.5) * 30) * dayLength)
      const planned = isoDate(heldAt)
      const lacksHalfYear = isLast && random() < 0.1
      const previous = number > 0 ? talks.at(-1)?.id : undefined
      talks.push({
        ...{ id: `${person}-${planned}-medarbetarsamtal`, path: `people/${person}/${planned}-medarbetarsamtal.md` },
        movesTo: random() < 0.01 ? `people/${person}/${planned}-samtal.md` : undefined,
        ...{ person, name, manager, unit, follows: previous, heldAt },
        texts: [pick(texts), pick(texts), pick(texts), pick(texts)],
        events: makeEvents(heldAt, lacksHalfYear, random),
      })
    }
  }
  return talks
}

/**
 * Four events, all before today: a recent talk has smaller changes in place of those that are still to come.
 *
 * @param {number} heldAt @param {boolean} lacksHalfYear @param {() => number} random @returns {TalkEvent[]}
 */
function makeEvents(heldAt, lacksHalfYear, random) {
  const at = (/** @type {number} */ day) => heldAt + Math.floor((day + 0.3 + random() / 3) * dayLength)
  /** @type {TalkEvent[]} */
  const all = [
    { kind: 'goal', at: at(60 + random() * 60) },
    { kind: 'half', at: at(165 + random() * 35) },
    { kind: 'whole', at: at(340 + random() * 20) },
  ]
  const past = all.filter((event) => event.at < todayAt && !(lacksHalfYear && event.kind === 'half'))
  /** @type {TalkEvent[]} */
  const small = [
    { kind: 'agreement', at: at(8) },
    { kind: 'kept', at: at(14) },
    { kind: 'place', at: at(20) },
  ]
  return [{ kind: /** @type {const} */ ('made'), at: at(0) }, ...past, ...small.slice(0, 3 - past.length)].sort(
    (a, b) => a.at - b.at,
  )
}

/** Random numbers from 0 to 1, the same for the same seed (mulberry32). @param {number} seed */
export function generator(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32
  }
}

/** @param {string} name */
function asciiId(name) {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(' ', '-')
}
