import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run, tail } from './run.js'

/**
 * Uses the installed command in a folder outside the project: makes a workspace and a talk, checks a talk with errors,
 * and asks what is due and which commit shows it.
 *
 * @param {string} folder @param {string} samtal Path of the command. @param {string} version What it must say that it is. @param {NodeJS.ProcessEnv} env
 */
export function runCommands(folder, samtal, version, env) {
  const outside = join(folder, 'outside')
  const work = join(outside, 'work')
  const talk = 'people/anna-andersson/2026-12-01-medarbetarsamtal.md'
  mkdirSync(outside)
  /** @type {string[]} */
  const failures = []
  let steps = 0
  const step = (
    /** @type {string[]} */ args,
    /** @type {number} */ code,
    /** @type {(out: string) => boolean} */ accepts,
    cwd = work,
  ) => {
    const result = run(samtal, args, { cwd, env: { ...env, SAMTAL_LANG: 'en', SAMTAL_TODAY: '2028-01-10' } })
    steps++
    if (result.code === code && accepts(result.out)) return
    failures.push(
      `samtal ${args.join(' ')} gave ${result.code} (expected ${code}), or the wrong output.\n${tail(result)}`,
    )
  }
  const git = (/** @type {string[]} */ ...args) => {
    const author = ['-c', 'user.name=Karin Ek', '-c', 'user.email=karin@example.se']
    const result = run('git', [...author, ...args], { cwd: work, env })
    if (result.code !== 0) failures.push(`git ${args.join(' ')} gave ${result.code}.\n${tail(result)}`)
    return result.out.trim()
  }
  const edit = (/** @type {string} */ from, /** @type {string} */ to) => {
    const path = join(work, talk)
    if (existsSync(path)) writeFileSync(path, readFileSync(path, 'utf8').replaceAll(from, to))
  }

  step(['--version'], 0, (out) => out.trim() === version, outside)
  step(['--help'], 0, (out) => out.includes('check') && out.includes('due'), outside)
  step(['init', 'work'], 0, () => existsSync(join(work, 'samtal.yaml')) && existsSync(join(work, '.git')), outside)
  if (failures.length > 0) return { steps, failures }
  writeFileSync(
    join(work, 'people.yaml'),
    'anna-andersson:\n  name: Anna Andersson\n  manager: karin-ek\n  start: 2026-01-01\n',
  )
  const options = ['--template', 'medarbetarsamtal', '--person', 'anna-andersson', '--manager', 'karin-ek']
  step(['new', ...options, '--date', '2026-12-01', '--print-path'], 0, (out) => out.trim() === talk)
  step(['new', ...options, '--date', '2026-12-01'], 2, () => true)
  step(['templates', 'show', 'kungsbacka'], 0, (out) => out.includes('template: kungsbacka'))
  step(['explain', 'date-invalid'], 0, (out) => out.includes('date-invalid'))
  step(['check'], 0, (out) => out.includes('3 files'))

  // A file with an error is parsed by the full parser, with the libraries that only it needs.
  edit('\nheld:\n', '\nheld: 2026-02-30\n')
  step(['check', '--format', 'json'], 1, (out) => JSON.stringify(JSON.parse(out)).includes('date-invalid'))
  step(
    ['check', '--color', 'always', '--show-values'],
    1,
    (out) => out.includes('\u001b[') && out.includes('2026-02-30'),
  )
  step(['check', 'people/**/*.md', '--format', 'json', '--output', 'report.json'], 1, () =>
    existsSync(join(work, 'report.json')),
  )
  rmSync(join(work, 'report.json'), { force: true })

  edit('\nheld: 2026-02-30\n', '\nheld: 2026-12-01\n')
  edit('{{fyll i}}', 'Rum 1')
  step(['check'], 0, (out) => out.includes('3 files'))
  git('add', '--all')
  git('commit', '--quiet', '--message', 'The talk')
  const commit = git('rev-parse', 'HEAD')
  step(['due', '--format', 'json'], 0, (out) =>
    /** @type {{ state: string, step: string, evidence: { commit: string } | null }[]} */ (JSON.parse(out).rows).some(
      (row) => row.state === 'overdue' && row.step === 'year' && row.evidence?.commit === commit,
    ),
  )
  step(['due', '--exit-code'], 1, (out) => out.includes('Anna Andersson'))
  return { steps, failures }
}
