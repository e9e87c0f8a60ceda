import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Path of the real command. */
export const bin = fileURLToPath(new URL('../bin/samtal.cjs', import.meta.url))

/** The result of a run of samtal. */
export interface Run {
  code: number
  out: string
  err: string
}

const folders: string[] = []
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A new folder with a private HOME beside it, so that the machine's own configuration has no effect. */
export class Sandbox {
  readonly home: string
  readonly dir: string
  readonly env: Record<string, string>

  constructor() {
    const top = realpathSync(mkdtempSync(join(tmpdir(), 'samtal-')))
    folders.push(top)
    this.home = join(top, 'home')
    this.dir = join(top, 'work')
    mkdirSync(this.home)
    mkdirSync(this.dir)
    this.env = {
      PATH: process.env.PATH ?? '',
      HOME: this.home,
      XDG_CONFIG_HOME: join(this.home, '.config'),
      GIT_CONFIG_NOSYSTEM: '1',
      LC_ALL: 'C.UTF-8',
      TZ: process.env.TZ ?? 'UTC',
      SAMTAL_LANG: 'en',
      SAMTAL_TODAY: '2026-11-21',
    }
  }

  /** Runs samtal in the sandbox, without a terminal. */
  samtal(
    args: readonly string[],
    options: { cwd?: string; env?: Record<string, string>; input?: string | Uint8Array } = {},
  ): Run {
    const { status, signal, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
      cwd: options.cwd ?? this.dir,
      env: { ...this.env, ...options.env },
      input: options.input ?? '',
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
      timeout: 60_000,
    })
    return { code: status ?? (signal ? -1 : 0), out: stdout, err: stderr }
  }

  /** The same without waiting, for runs in parallel. */
  start(args: readonly string[]): Promise<Run> {
    return new Promise((done, fail) => {
      const child = spawn(process.execPath, [bin, ...args], {
        cwd: this.dir,
        env: this.env,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      let out = ''
      let err = ''
      child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
      child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
      child.on('error', fail)
      child.on('close', (code) => done({ code: code ?? -1, out, err }))
    })
  }

  /** Writes files in the working folder, by their paths. */
  write(files: Readonly<Record<string, string | Uint8Array>>): this {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.dir, path)), { recursive: true })
      writeFileSync(join(this.dir, path), content)
    }
    return this
  }

  read(path: string): string {
    return readFileSync(join(this.dir, path), 'utf8')
  }

  git(...args: string[]): string {
    return this.gitAt('2026-01-01', ...args)
  }

  /** Runs git as a fixed person at noon (UTC) of a day; throws where git fails. */
  gitAt(day: string, ...args: string[]): string {
    const at = `${day}T12:00:00Z`
    const { status, stdout, stderr } = spawnSync('git', args, {
      cwd: this.dir,
      env: {
        ...this.env,
        GIT_AUTHOR_NAME: 'Karin Ek',
        GIT_AUTHOR_EMAIL: 'karin@example.se',
        GIT_AUTHOR_DATE: at,
        GIT_COMMITTER_NAME: 'Karin Ek',
        GIT_COMMITTER_EMAIL: 'karin@example.se',
        GIT_COMMITTER_DATE: at,
      },
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`)
    return stdout.trim()
  }

  init(): this {
    this.git('init', '--quiet', '-b', 'main')
    return this
  }

  /** Makes the folder a repository and a workspace with default settings. */
  workspace(): this {
    return this.init().write({ 'samtal.yaml': '' })
  }

  /** Commits everything in the working folder on a day and returns the commit's hash. */
  commit(day: string, message = 'Update'): string {
    this.gitAt(day, 'add', '-A')
    this.gitAt(day, 'commit', '--quiet', '--allow-empty', '-m', message)
    return this.git('rev-parse', 'HEAD')
  }
}

/**
 * The text of a conversation file: the minimal front matter that passes `check`, changed by the properties. An undefined
 * property is left out. `extra` is YAML for the end of the front matter.
 */
export function talk(properties: Readonly<Record<string, string | undefined>>, extra = ''): string {
  const { employee = 'anna', planned = '2026-01-20', template = 'medarbetarsamtal' } = properties
  const frontMatter: Record<string, string | undefined> = {
    samtal: '1',
    id: `${properties.group ?? employee}-${planned}-${template}`,
    template,
    ...(properties.group === undefined ? { employee } : {}),
    manager: 'karin',
    planned,
    ...properties,
  }
  const lines = Object.entries(frontMatter).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]))
  return `---\n${lines.join('\n')}\n${extra}---\n\n# Samtal\n`
}

/** A finding of `check --format json`. */
export interface FindingJson {
  path: string
  line: number
  column: number
  utf16Column: number
  endLine: number
  endColumn: number
  utf16EndColumn: number
  severity: string
  rule: string
  property: string | null
  message: string
}

/** A row of `due --format json`. */
export interface RowJson {
  state: string
  person: string | null
  manager: string | null
  unit: string | null
  template: string | null
  conversation: string | null
  path: string | null
  step: string | null
  item: string | null
  due: string | null
  deadline: string | null
  daysLate: number | null
  uncommitted: boolean
  planned: string | null
  withdrawn: readonly { conversation: string; step: string; held: string }[]
  evidence: null | {
    held: string
    commit: string | null
    authorDate: string | null
    committerDate: string | null
    author: string | null
    dateClaim: string | null
  }
}
