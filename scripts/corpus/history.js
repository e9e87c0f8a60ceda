// The history of a corpus, as input of `git fast-import`.
import { fileText, settings } from './form.js'

/** @typedef {import('./talks.js').Talk} Talk */

const startAt = Date.parse('2015-12-01T00:00:00Z') / 1000

/**
 * The input of `git fast-import`, in pieces.
 *
 * @param {Talk[]} talks @param {string} form @param {() => number} random @returns {Generator<string>}
 */
export function* fastImport(talks, form, random) {
  let mark = 0
  /** @type {Map<Talk, number[]>} */
  const blobs = new Map()
  // All versions of a talk come one after another, so that git stores them as differences, as a repack would.
  for (const talk of talks) {
    const kinds = talk.events.map(({ kind }) => kind)
    const marks = kinds.map(() => ++mark)
    blobs.set(talk, marks)
    yield marks
      .map((blob, index) => `blob\nmark :${blob}\n${data(fileText(form, talk, kinds.slice(0, index + 1)))}`)
      .join('')
  }

  const first = `M 100644 inline samtal.yaml\n${data(settings)}M 100644 inline people.yaml\n${data(roster(talks))}`
  /** @type {number[]} */
  const main = [++mark]
  yield commit('main', mark, startAt, 'admin', 'Start', first)
  /** Where each talk is now, and the commit on main that last changed it. @type {Map<Talk, { path: string, touched: number }>} */
  const state = new Map(talks.map((talk) => [talk, { path: talk.path, touched: -1 }]))
  for (const { talk, kind, at, blob } of inOrder(talks, blobs)) {
    const now = state.get(talk) ?? { path: talk.path, touched: -1 }
    const newest = main.length - 1
    if (kind === 'moved') {
      yield commit('main', ++mark, at, talk.manager, 'Flytta', `R ${now.path} ${talk.movesTo}\n`)
      now.path = talk.movesTo ?? ''
    } else {
      const change = `M 100644 :${blob} ${now.path}\n`
      // A branch starts at the talk's last change or later, and is merged at once.
      const fork = Math.max(now.touched, newest - 2 - Math.floor(random() * 20), 0)
      if (random() < 0.02 && fork < newest) {
        const side = ++mark
        yield commit('side', side, at, talk.manager, kind, `from :${main[fork]}\n${change}`)
        const merge = `from :${main[newest]}\nmerge :${side}\n${change}`
        yield commit('main', ++mark, at + 1800, talk.manager, 'Slå ihop', merge)
      } else yield commit('main', ++mark, at, talk.manager, kind, change)
    }
    main.push(mark)
    now.touched = main.length - 1
  }
  // The side branch is merged everywhere, so its name goes.
  yield 'reset refs/heads/side\nfrom 0000000000000000000000000000000000000000\n\n'
}

/**
 * Everything that happens to the talks, by time; a talk that moves does so an hour after its second event.
 *
 * @param {Talk[]} talks @param {Map<Talk, number[]>} blobs
 */
function inOrder(talks, blobs) {
  return talks
    .flatMap((talk) => [
      ...talk.events.map(({ kind, at }, index) => ({ talk, kind, at, blob: blobs.get(talk)?.[index] })),
      ...(talk.movesTo
        ? [{ talk, kind: /** @type {const} */ ('moved'), at: (talk.events[1]?.at ?? 0) + 3600, blob: 0 }]
        : []),
    ])
    .sort((a, b) => a.at - b.at || (a.talk.id < b.talk.id ? -1 : 1))
}

/** @param {string} branch @param {number} mark @param {number} at @param {string} author @param {string} message @param {string} rest */
function commit(branch, mark, at, author, message, rest) {
  return `commit refs/heads/${branch}\nmark :${mark}\ncommitter ${author} <${author}@example.se> ${at} +0100\n${data(message)}${rest}\n`
}

/** @param {string} text */
function data(text) {
  return `data ${Buffer.byteLength(text)}\n${text}\n`
}

/** The roster: everyone whom the talks are with. @param {readonly Talk[]} talks */
function roster(talks) {
  const people = new Map(talks.map((talk) => [talk.person, talk]))
  return [...people.values()]
    .map(
      ({ person, name, manager, unit }) =>
        `${person}:\n  name: ${name}\n  manager: ${manager}\n  unit: ${unit}\n  employment: permanent\n  start: 2014-03-01\n`,
    )
    .join('')
}
