// A manager's year with three employees on three systems, as commands: `npm run year` runs them in a temporary folder
// and writes what they print into the READMEs, and a test holds the READMEs to it. Names, days and commit ids are fixed.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../bin/samtal.cjs', import.meta.url))

/** @typedef {'sv' | 'en'} Language */
/**
 * @typedef {{ day: string, run: string }} Run
 * @typedef {{ day: string, edit: string, isCommitted?: boolean, change: (text: string) => string }} Edit
 * @typedef {Run | Edit} Step
 */

const roster = `anna:
  name: Anna Ek
  manager: maria
bo:
  name: Bo Lind
  manager: maria
  template: kungsbacka
cilla:
  name: Cilla Holm
  manager: maria
  template: tillvaxtverket
maria: { name: Maria Ros, talks: false }
dan: { name: Dan Berg, talks: false }
`

/** @type {Record<Language, Record<string, string>>} */
const texts = {
  sv: {
    goal: 'Leda introduktionen av två nya kollegor',
    summary: 'Introduktionen är klar, rutinen återstår',
    routine: 'En skriven rutin för introduktionen',
    agreement: 'En kurs i samtalsmetodik',
    place: 'Lilla mötesrummet',
    visits: 'Besöka tjugo företag i länet',
    effect: 'Fler företag söker stöd',
    thought: 'Introduktionen gick bra. Rutinen behöver bli klar före sommaren.',
    fewer: 'Tio besök räcker under ett halvår med ledighet',
  },
  en: {
    goal: 'Lead the introduction of two new colleagues',
    summary: 'The introduction is done, the routine is left',
    routine: 'A written routine for the introduction',
    agreement: 'A course in conversation technique',
    place: 'The small meeting room',
    visits: 'Visit twenty companies in the county',
    effect: 'More companies apply for support',
    thought: 'The introduction went well. The routine needs to be finished before the summer.',
    fewer: 'Ten visits are enough in half a year with leave',
  },
}

/** What the manager does, in order. @param {Language} language @returns {Step[]} */
function steps(language) {
  const text = texts[language]
  /** The place is written into the notes, as the file asks for. @param {string} day @param {string} path @returns {Step} */
  const notes = (day, path) => ({
    ...{ day, edit: path, isCommitted: false },
    change: (file) => file.replace(/\{\{[^}]*\}\}/, text.place ?? ''),
  })
  return [
    { day: '2026-01-05', run: `samtal init` },
    { day: '2026-01-05', edit: 'people.yaml', change: () => roster },
    {
      day: '2026-01-05',
      edit: 'samtal.yaml',
      change: (settings) => `${settings.trimEnd()}\ntemplate: medarbetarsamtal\ncommit: true\n`,
    },
    // Anna: a moved talk, a follow-up, a goal reached.
    { day: '2026-01-05', run: `samtal new --person anna --date 20/1` },
    { day: '2026-01-19', run: `samtal move anna --date 27/1` },
    notes('2026-01-27', 'people/anna/2026-01-20-medarbetarsamtal.md'),
    { day: '2026-01-27', run: `samtal hold anna --date 27/1 --all-of-file` },
    { day: '2026-01-27', run: `samtal add anna --goal "${text.goal}" --due 30/6` },
    { day: '2026-01-27', run: `samtal add anna --agreement "${text.routine}"` },
    // Bo: the questions a month before, a cancelled talk, a new one. Cilla: the goals of the agency.
    { day: '2026-02-02', run: `samtal new --person bo --date 10/3` },
    { day: '2026-02-03', run: `samtal invite bo` },
    { day: '2026-02-16', run: `samtal new --person cilla --date 3/3` },
    notes('2026-03-03', 'people/cilla/2026-03-03-tillvaxtverket.md'),
    { day: '2026-03-03', run: `samtal hold cilla --date 3/3 --all-of-file` },
    {
      day: '2026-03-03',
      run: `samtal add cilla --goal "${text.visits}" --kind resultatmal --due 31/12 --effect "${text.effect}"`,
    },
    { day: '2026-03-09', run: `samtal cancel bo` },
    { day: '2026-03-09', run: `samtal new --person bo --date 14/4` },
    { day: '2026-03-10', run: `samtal invite bo` },
    notes('2026-04-14', 'people/bo/2026-04-14-kungsbacka.md'),
    { day: '2026-04-14', run: `samtal hold bo --date 14/4 --all-of-file` },
    { day: '2026-04-14', run: `samtal add bo --agreement "${text.agreement}" --owner manager --due 1/10` },
    // Cilla is on leave.
    {
      day: '2026-05-04',
      edit: 'people.yaml',
      change: (people) => people.replace('template: tillvaxtverket\n', (line) => `${line}  leave: [{ from: 2026-05-01, to: 2026-08-31 }]\n`),
    },
    { day: '2026-07-28', run: `samtal follow-up anna --date 28/7 --summary "${text.summary}" --close m1=done` },
    { day: '2026-09-15', run: `samtal` },
    { day: '2026-09-15', run: `samtal follow-up cilla --date 15/9 --summary "${text.fewer}"` },
    { day: '2026-10-01', run: `samtal close bo o1 --as done` },
    // The second year: what was agreed is carried on or changed, and Bo has a new manager.
    { day: '2027-01-07', run: `samtal new --person anna --date 26/1 --carry all` },
    { day: '2027-01-07', run: `samtal prepare anna --as manager` },
    {
      ...{ day: '2027-01-22', edit: 'own/anna-2027-01-26-medarbetarsamtal.manager.md', isCommitted: false },
      change: (sheet) => sheet.replace('målen från förra gången?\n', (line) => `${line}\n${text.thought}\n`),
    },
    { day: '2027-01-22', run: `samtal prepare anna --as manager --share` },
    notes('2027-01-26', 'people/anna/2027-01-26-medarbetarsamtal.md'),
    { day: '2027-01-26', run: `samtal hold anna --date 26/1 --all-of-file` },
    { day: '2027-02-01', run: `samtal handover bo --to dan` },
    { day: '2027-02-15', run: `samtal new --person cilla --date 2/3 --close m1=changed` },
    { day: '2027-03-03', run: `samtal due --within 3m` },
    { day: '2027-03-03', run: `samtal check` },
  ]
}

/** The words of a shell command, quotes taken away. @param {string} line */
export function shellWords(line) {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '')
}

/**
 * Runs the year in a temporary folder.
 *
 * @param {Language} language
 * @returns {{ transcript: string, commands: string[], codes: number[] }}
 */
export function runYear(language) {
  const top = realpathSync(mkdtempSync(join(tmpdir(), 'samtal-year-')))
  const [home, folder] = [join(top, 'home'), join(top, 'samtal')]
  mkdirSync(home)
  mkdirSync(folder)
  try {
    /** @type {string[]} */
    const lines = []
    /** @type {string[]} */
    const commands = []
    /** @type {number[]} */
    const codes = []
    let shownDay = ''
    for (const step of steps(language)) {
      if ('edit' in step) {
        const path = join(folder, step.edit)
        writeFileSync(path, step.change(readFileSync(path, 'utf8')))
        lines.push(...(step.day === shownDay ? [] : ['', `# ${step.day}`]), `$ $EDITOR ${step.edit}`)
        if (step.isCommitted !== false) {
          git(folder, home, step.day, 'add', step.edit)
          git(folder, home, step.day, 'commit', '--quiet', '-m', step.edit)
          lines.push(`$ git add ${step.edit} && git commit -qm ${step.edit}`)
        }
      } else {
        const { out, code } = samtal(folder, home, step.day, language, shellWords(step.run).slice(1))
        lines.push(...(step.day === shownDay ? [] : ['', `# ${step.day}`]), `$ ${step.run}`, ...out.trimEnd().split('\n'))
        commands.push(step.run)
        codes.push(code)
      }
      shownDay = step.day
    }
    return { transcript: lines.join('\n').trim(), commands, codes }
  } finally {
    rmSync(top, { recursive: true, force: true })
  }
}

/** @param {string} home @param {string} day */
function environment(home, day) {
  const at = `${day}T12:00:00Z`
  return {
    ...{ PATH: process.env.PATH ?? '', HOME: home, GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C.UTF-8', TZ: 'UTC' },
    ...{ GIT_AUTHOR_NAME: 'Maria Ros', GIT_AUTHOR_EMAIL: 'maria.ros@example.se', GIT_AUTHOR_DATE: at },
    ...{ GIT_COMMITTER_NAME: 'Maria Ros', GIT_COMMITTER_EMAIL: 'maria.ros@example.se', GIT_COMMITTER_DATE: at },
  }
}

/** @param {string} cwd @param {string} home @param {string} day @param {Language} language @param {string[]} args */
function samtal(cwd, home, day, language, args) {
  const env = { ...environment(home, day), SAMTAL_TODAY: day, SAMTAL_LANG: language }
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { cwd, env, encoding: 'utf8' })
  return { out: stdout + stderr, code: status ?? -1 }
}

/** @param {string} cwd @param {string} home @param {string} day @param {string[]} args */
function git(cwd, home, day, ...args) {
  const { status, stderr } = spawnSync('git', args, { cwd, env: environment(home, day), encoding: 'utf8' })
  if (status !== 0) throw new Error(`git ${args[0]}: ${stderr}`)
}

/** The README of a language. @param {Language} language */
export const readmeOf = (language) => fileURLToPath(new URL(language === 'sv' ? '../README.sv.md' : '../README.md', import.meta.url))

/** Where the transcript stands in a README. */
export const yearBlock = /(<!-- managers-year -->\n+```console\n)([^]*?)(\n```)/

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const language of /** @type {const} */ (['sv', 'en'])) {
    const path = readmeOf(language)
    const { transcript, codes, commands } = runYear(language)
    codes.forEach((code, index) => code !== 0 && console.error(`${code}: ${commands[index]}`))
    const text = readFileSync(path, 'utf8')
    if (!yearBlock.test(text)) throw new Error(`${path} has no place for the year`)
    writeFileSync(path, text.replace(yearBlock, (_, before, __, after) => before + transcript + after))
  }
