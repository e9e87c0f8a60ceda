// Writes man/samtal.1 from the table of commands, which --help and the completions are made from too: npm run man
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = new URL('../', import.meta.url)
const path = (/** @type {string} */ name) => fileURLToPath(new URL(name, root))

/** @typedef {import('../src/report/outline.ts').Outline} Outline */
/** @typedef {import('../src/report/outline.ts').Option} Option */

/** The manual page. Sections that --help does not have are written here. */
export function manPage() {
  const { version } = JSON.parse(readFileSync(path('package.json'), 'utf8'))
  const outline = readOutline()
  return [
    '.\\" Made by scripts/man.js (npm run man); changes belong there, or in src/report/help.en.ts.',
    `.TH SAMTAL 1 "" "samtal ${version}" "User Commands"`,
    '.SH NAME',
    'samtal \\- employee talks as Markdown files in git',
    '.SH SYNOPSIS',
    ...outline.commands.flatMap(synopsis).slice(1),
    '.SH DESCRIPTION',
    text(outline.summary),
    '.PP',
    text(
      'A workspace is a folder in a git repository with one file a talk, below people/. Its settings are in samtal.yaml and its people in people.yaml; both may be missing. Without a terminal samtal asks nothing, and shows nothing of what a talk says unless --show-values is given.',
    ),
    '.SH COMMANDS',
    ...outline.commands.flatMap(section),
    '.SH OPTIONS',
    'Understood by every command:',
    ...outline.options.flatMap(entry),
    '.SH EXIT STATUS',
    ...[
      ['0', 'Nothing was found.'],
      ['1', 'Something was found: errors by check, with --strict warnings too; anything overdue by due --exit-code.'],
      ['2', 'The job could not be done: bad usage, broken settings, git, or files that cannot be read or written.'],
      ['130', 'Interrupted.'],
    ].flatMap(definition),
    '.SH ENVIRONMENT',
    ...[
      ['SAMTAL_LANG', 'Language of messages, sv or en; --lang goes before it, samtal.yaml and the locale come after.'],
      ['SAMTAL_CONFIG', 'Path of the settings file, where it is not samtal.yaml.'],
      ['SAMTAL_TODAY', 'Today, YYYY-MM-DD; --today goes before it.'],
      ['VISUAL, EDITOR', 'The editor of new --edit; core.editor of git comes after them.'],
      ['NO_COLOR, FORCE_COLOR', 'Whether there are colours; --color goes before them.'],
      ['CI', 'If set, no lines of the files are shown, as without a terminal.'],
    ].flatMap(definition),
    '.SH FILES',
    ...[
      ['samtal.yaml', 'Settings; marks the root of the workspace.'],
      ['people.yaml', 'The people who are to have talks, and their managers.'],
      ['people/<person>/<day>-<template>.md', 'A talk.'],
      ['templates/<name>.yaml', "The organisation's own templates."],
    ].flatMap(definition),
    '.SH SEE ALSO',
    '.BR git (1)',
    '',
  ].join('\n')
}

/** @returns {Outline} */
function readOutline() {
  const args = [path('bin/samtal.cjs'), 'completions', '--list', 'commands', '--lang', 'en']
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: path('.'), encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

/** @param {Outline} command @returns {string[]} */
function synopsis({ name, usage, commands }) {
  return commands.length > 0
    ? ['.br', `.B samtal ${name}`, text('[options]'), ...commands.flatMap(synopsis)]
    : ['.br', `.B samtal ${name}`, text(usage)]
}

/** @param {Outline} command @returns {string[]} */
function section(command) {
  const { name, summary, usage, options, examples, commands } = command
  return [
    `.SS samtal ${name} ${text(usage)}`,
    text(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`),
    ...command.arguments.flatMap(({ name: argument, description }) =>
      // The argument of `help` has no description.
      description ? definition([argument, description]) : [],
    ),
    ...options.filter(({ long }) => long !== '--help').flatMap(entry),
    ...examples.flatMap(([line, explanation]) => [
      '.PP',
      text(`${explanation}:`),
      '.RS',
      '.EX',
      text(line),
      '.EE',
      '.RE',
    ]),
    ...commands.flatMap(section),
  ]
}

/** @param {Option} option */
function entry({ short, long, value, description }) {
  const names = [short, long].flatMap((name) => (name ? [`\\fB${text(name)}\\fR`] : [])).join(', ')
  return ['.TP', `${names}${value === null ? '' : ` \\fI${text(value)}\\fR`}`, text(description)]
}

/** @param {readonly string[]} pair Term and description. */
function definition([term = '', description = '']) {
  return ['.TP', `.B ${text(term)}`, text(description)]
}

/** Escapes a line for roff: a hyphen becomes a minus sign that can be copied, and no line is taken for a request. @param {string} line */
function text(line) {
  return line
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/, '\\&$1')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(path('man/samtal.1'), manPage())
