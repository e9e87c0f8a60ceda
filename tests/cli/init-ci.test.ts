import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { teamBox } from '../coverage-box.ts'
import { Sandbox } from '../harness.ts'
import { expectRefusal, filesIn, shell } from '../support.ts'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}
const paths = { github: '.github/workflows/samtal.yml', gitlab: '.gitlab-ci.yml' }
const systems = Object.keys(paths) as (keyof typeof paths)[]

describe.each(systems)('init --ci %s', (ci) => {
  const path = paths[ci]

  it('adds the same pipeline in both languages', () => {
    const [sv, en] = ['sv', 'en'].map((lang) => {
      const box = new Sandbox()
      const { code, out, err } = box.samtal(['init', '--ci', ci, '--lang', lang])
      expect({ code, err }).toEqual({ code: 0, err: '' })
      expect(out).toContain(`${lang === 'sv' ? 'Skapade' : 'Created'} ${path}\n`)
      expect(filesIn(box.dir)).toContain(path)
      return box.read(path)
    })
    expect(sv).toMatch(/^# .*[åäö]/m)
    expect(en).not.toMatch(/[åäö]/)
    expect(parse(sv ?? '')).toEqual(parse(en ?? ''))
  })

  it('runs commands that samtal has, in its own version, and leaves a workspace without findings', () => {
    const box = new Sandbox()
    box.samtal(['init', '--ci', ci])
    expect(box.read(path)).not.toMatch(/@\w+@/)
    const commands = [...box.read(path).matchAll(/npx --yes samtal@(\S+) (.+)$/gm)]
    expect(commands.length).toBe(4)
    for (const [, installed, args = ''] of commands) {
      expect(installed).toBe(version)
      const run = shell(box, `"$node" "$samtal" ${args}`, {
        env: { GITHUB_STEP_SUMMARY: join(box.home, 'summary.md') },
      })
      expect(run).toMatchObject({ code: 0, err: '' })
    }
  })

  it('hands over lists for people and an export for programs, as files that it keeps', () => {
    const box = teamBox([{ unit: 'Norr', manager: 'karin', people: 7, talked: 5 }])
    box.samtal(['init', '--ci', ci])
    box.commit('2026-03-02')
    const summary = join(box.home, 'summary.md')
    const texts = [...box.read(path).matchAll(/npx --yes samtal@\S+ ((?:due|coverage|export) .+)$/gm)].map(
      ([, args = '']) => {
        const run = shell(box, `"$node" "$samtal" ${args}`, { env: { GITHUB_STEP_SUMMARY: summary } })
        expect(run.err).toBe('')
        const [, file = ''] = /-o "?(\S+?)"?$/.exec(args) ?? []
        if (!file.startsWith('$')) expect(box.read(path)).toMatch(new RegExp(`path.*${file}`))
        return file.startsWith('$') ? readFileSync(summary, 'utf8') : box.read(file)
      },
    )
    expect(texts[0]).toMatch(/^\| State \| Day \|/)
    expect(texts[1]).toMatch(/^\| Norr \| 7 \| 5 \|/m)
    expect(texts[2]).toMatch(/^\{"schemaVersion":1,"kind":"workspace"/)
  })

  it('never overwrites an existing pipeline', () => {
    const box = new Sandbox().init().write({ [path]: 'eget: ja\n' })
    const { code, out } = box.samtal(['init', '--ci', ci])
    expect(code).toBe(0)
    expect(out).toContain(`Already exists, not changed: ${path}\n`)
    expect(box.read(path)).toBe('eget: ja\n')
  })

  it('can be run in an existing workspace', () => {
    const box = new Sandbox()
    box.samtal(['init'])
    expect(existsSync(join(box.dir, path))).toBe(false)
    const { out } = box.samtal(['init', '--ci', ci])
    expect(out.match(/Created .*/g)).toEqual([`Created ${path}`])
  })
})

describe('init --ci', () => {
  it('fetches the whole history for due and the export', () => {
    const box = new Sandbox()
    for (const ci of systems) box.samtal(['init', '--ci', ci])
    const github = parse(box.read(paths.github)) as { jobs: Record<string, { steps: { with?: object }[] }> }
    for (const job of ['due', 'export']) expect(github.jobs[job]?.steps[0]?.with).toMatchObject({ 'fetch-depth': 0 })
    const variables = { GIT_DEPTH: 0 }
    expect(parse(box.read(paths.gitlab))).toMatchObject({ 'samtal-due': { variables }, 'samtal-export': { variables } })
  })

  it('refuses where the pipeline would never be read, and writes nothing', () => {
    const box = new Sandbox().init()
    expectRefusal(box.samtal(['init', 'enhet', '--ci', 'github']), '--ci: enhet is not the root of the repository')
    expectRefusal(
      box.samtal(['init', 'enhet', '--ci', 'github', '--lang', 'sv']),
      '--ci: enhet är inte git-arkivets rot',
    )
    expect(filesIn(box.dir)).toEqual([])
    expect(new Sandbox().samtal(['init', 'enhet', '--ci', 'github']).code).toBe(0)
  })

  it('refuses an unknown system', () => {
    const box = new Sandbox()
    expectRefusal(box.samtal(['init', '--ci', 'jenkins']), /--ci.* takes github, gitlab/)
    expect(filesIn(box.dir)).toEqual([])
  })
})
