// The text of a talk's file at any point of its life, from the file that `samtal new` writes.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { devNull, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isoDate, monthsAfter } from './dates.js'
import { today } from './talks.js'

/** @typedef {import('./talks.js').Talk} Talk */
/** @typedef {import('./talks.js').EventKind} EventKind */

/** Keeps the machine's own configuration out of the repositories. */
export const environment = {
  ...process.env,
  ...{ GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1', GIT_DIR: undefined, GIT_WORK_TREE: undefined },
  ...{ SAMTAL_LANG: 'en', SAMTAL_TODAY: today, SAMTAL_CONFIG: undefined, LC_ALL: 'C.UTF-8' },
}

const bin = fileURLToPath(new URL('../../bin/samtal.cjs', import.meta.url))

export const settings = `samtal: 1
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

/** The file that `samtal new` writes in such a workspace, with a ‹name› in each place that `fileText` fills in. */
export function makeForm() {
  const folder = mkdtempSync(join(tmpdir(), 'samtal-form-'))
  try {
    writeFileSync(join(folder, 'samtal.yaml'), settings)
    writeFileSync(join(folder, 'people.yaml'), 'the-person:\n  name: The Name\n  manager: the-manager\n')
    const args = ['new', '--person', 'the-person', '--manager', 'the-manager', '--date', '2002-01-15', '--dry-run']
    const result = spawnSync(process.execPath, [bin, ...args], { cwd: folder, encoding: 'utf8', env: environment })
    if (result.status !== 0) throw new Error(`samtal new: ${result.stderr}`)
    return [
      ['the-person', '‹person›'],
      ['The Name', '‹name›'],
      ['the-manager', '‹manager›'],
      ['2002-01-15', '‹planned›'],
      ['2002-07-15', '‹half›'],
      ['2003-01-15', '‹whole›'],
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
      // Ids and days occur in many places, the others in one; where two are alike, the first is replaced first.
      return /^\w|^\{/.test(from) ? text.replaceAll(from, to) : text.replace(from, to)
    }, result.stdout)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * The text of a talk's file after these events.
 *
 * @param {string} form @param {Talk} talk @param {readonly EventKind[]} past
 */
export function fileText(form, talk, past) {
  const has = (/** @type {EventKind} */ kind) => past.includes(kind)
  const day = (/** @type {EventKind} */ kind) =>
    ` ${isoDate(talk.events.find((event) => event.kind === kind)?.at ?? 0)}`
  const planned = isoDate(talk.heldAt)
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
    // Everything is closed before the next talk: ten thousand findings would not be a usual day.
    agreementStatus: has('agreement') && !has('kept') ? 'dropped' : has('kept') || has('goal') ? 'done' : 'open',
    ...{ halfHeld: has('half') ? day('half') : '', halfSummary: has('half') ? summary(talk.texts[2]) : '' },
    ...{ wholeHeld: has('whole') ? day('whole') : '', wholeSummary: has('whole') ? summary(talk.texts[3]) : '' },
  }
  return form.replaceAll(/‹(\w+)›/g, (_, /** @type {string} */ name) => values[name] ?? '')
}
