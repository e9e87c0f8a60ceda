import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { bin, Sandbox, talk, type Run } from '../harness.ts'
import { shell } from '../support.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const sound = talk({ held: '2026-11-01', planned: '2026-11-01' })
const broken = talk({ held: 'igår' })
const overdue = talk({ employee: 'bo', held: '2025-01-20', planned: '2025-01-20' })

interface Step {
  name: string
  run: string
  if?: string
  env?: Record<string, string>
  'working-directory'?: string
}

describe('the pre-commit hooks', () => {
  const hooks = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as Record<string, unknown>[]

  it.each(hooks)('$id runs a command that samtal has', ({ entry, language, pass_filenames: names }) => {
    expect({ language, names }).toEqual({ language: 'node', names: false })
    const box = committed({ 'people/anna/a.md': sound })
    expect(run(box, String(entry))).toMatchObject({ code: 0, err: '' })
    box.write({ 'people/anna/a.md': broken }).git('add', '-A')
    expect(run(box, String(entry)).code).toBe(1)
  })

  it('can be installed: npm pack prints only the name of the tarball', () => {
    const { stdout } = spawnSync('npm', ['config', 'get', 'foreground-scripts'], { cwd: root, encoding: 'utf8' })
    expect(stdout.trim()).toBe('false')
  })
})

describe('the GitHub action', () => {
  const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as {
    inputs: Record<string, { description: string; default: string }>
    runs: { using: string; steps: Step[] }
  }
  const { steps } = action.runs
  const defaults = Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, input.default]))
  const stepRun = (box: Sandbox, name: string, inputs: Record<string, string> = {}) => {
    const { run: line, env = {} } = steps.find((step) => step.name === name) ?? { run: '' }
    const filled = Object.entries(env).map(([key, value]): [string, string] => [
      key,
      value.replace(/\$\{\{ inputs\.(\w+) \}\}/, (_, input: string) => ({ ...defaults, ...inputs })[input] ?? ''),
    ])
    const summary = { GITHUB_STEP_SUMMARY: join(box.home, 'summary.md') }
    return run(box, `set -e\n${line}`, { ...Object.fromEntries(filled), ...summary })
  }

  it('describes and uses every input, and pastes none into a script', () => {
    for (const [name, { description }] of Object.entries(action.inputs)) {
      expect(description).toMatch(/\S{3}/)
      expect(JSON.stringify(steps)).toContain(`inputs.${name}`)
    }
    const used = [...JSON.stringify(steps).matchAll(/inputs\.(\w+)/g)].map(([, name]) => name)
    expect(used.filter((name) => !Object.hasOwn(action.inputs, name ?? ''))).toEqual([])
    for (const step of steps) expect(step.run).not.toContain('${{')
  })

  it('annotates the lines with findings, and fails', () => {
    const box = committed({ 'people/anna/a.md': broken })
    expect(stepRun(box, 'samtal check')).toMatchObject({
      code: 1,
      err: '',
      out: expect.stringMatching(/^::error file=people\/anna\/a\.md,line=8,endLine=8,col=7,/) as string,
    })
  })

  it('fails for warnings with strict', () => {
    const box = committed({ 'people/anna/a.md': sound.replace('---\n', '---\nfollows: anna-2020-01-01-ki-chef\n') })
    expect(stepRun(box, 'samtal check').code).toBe(0)
    expect(stepRun(box, 'samtal check', { strict: 'true' }).code).toBe(1)
  })

  it('lists what is overdue and what is due within the period', () => {
    const box = committed({ 'people/bo/b.md': overdue })
    expect(stepRun(box, 'samtal due').code).toBe(1)
    expect(stepRun(box, 'samtal due', { lang: 'sv' }).out).toContain('Försenat')
    expect(readFileSync(join(box.home, 'summary.md'), 'utf8')).toMatch(/^\| Försenat \|/m)
    const coming = committed({ 'people/anna/a.md': sound })
    expect(stepRun(coming, 'samtal due')).toMatchObject({ code: 0, out: expect.not.stringContaining('anna') as string })
    expect(stepRun(coming, 'samtal due', { within: '1y' })).toMatchObject({
      code: 0,
      out: expect.stringContaining('anna') as string,
    })
  })
})

describe('the GitLab template', () => {
  const template = parse(readFileSync(join(root, 'ci/gitlab.yml'), 'utf8')) as {
    variables: Record<string, string>
    '.samtal': { variables: object }
    samtal: { script: string[]; artifacts: { reports: Record<string, string> } }
    'samtal-due': { script: string[] }
    'samtal-export': { script: string[]; artifacts: { paths: string[] } }
  }
  const job = (box: Sandbox, script: readonly string[], given: Record<string, string> = {}) =>
    run(box, script.join('\n'), { ...template.variables, CI_PROJECT_DIR: box.dir, ...given })

  it('writes the reports that it names as artifacts, and fails for findings', () => {
    const box = committed({ 'people/anna/a.md': broken })
    expect(job(box, template.samtal.script)).toMatchObject({ code: 1, err: '' })
    const { codequality = '', junit = '' } = template.samtal.artifacts.reports
    expect(JSON.parse(box.read(codequality))).toHaveLength(1)
    expect(box.read(junit)).toMatch(/^<\?xml /)
    box.write({ 'people/anna/a.md': sound })
    expect(job(box, template.samtal.script, { SAMTAL_CHECK_OPTIONS: '--strict' }).code).toBe(0)
    expect(existsSync(join(box.dir, junit))).toBe(true)
  })

  it('fetches the whole history for due', () => {
    expect(template['.samtal'].variables).toMatchObject({ GIT_DEPTH: 0 })
    const box = committed({ 'people/bo/b.md': overdue })
    expect(job(box, template['samtal-due'].script).code).toBe(1)
    expect(box.read('samtal-due.md')).toMatch(/^\| Overdue \|/m)
  })

  it('hands over the numbers and the export that it keeps', () => {
    const { script, artifacts } = template['samtal-export']
    const box = committed({ 'people/bo/b.md': overdue })
    expect(job(box, script)).toMatchObject({ code: 0, err: '' })
    expect(artifacts.paths.map((path) => box.read(path).length > 100)).toEqual([true, true])
  })
})

function committed(files: Readonly<Record<string, string>>): Sandbox {
  const box = new Sandbox().init().write(files)
  box.commit('2026-11-02')
  return box
}

/** Runs lines of shell with samtal on the PATH. */
function run(box: Sandbox, lines: string, env: Record<string, string> = {}): Run {
  const folder = join(box.home, 'bin')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'samtal'), `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`, { mode: 0o755 })
  return shell(box, lines, { env: { CI: 'true', PATH: `${folder}${delimiter}${box.env.PATH}`, ...env } })
}
