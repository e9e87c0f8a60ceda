import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { UsageError } from '../domain/usage-error.ts'
import { pathType, readShippedFile } from '../io/files.ts'
import { createRepository } from '../io/git.ts'
import { today } from '../io/today.ts'
import { settingsFrom } from '../domain/talk/settings.ts'
import { createFile } from '../io/write.ts'
import type { World } from '../io/world.ts'
import type { CreatedReport } from '../report/report.ts'

export interface InitOptions {
  folder?: string
  language: 'sv' | 'en'
  today?: string
  /** Whose pipeline is to check the talks. */
  ci?: Ci
  /** Of samtal itself: the one that the pipeline is to use. */
  version: string
}

/** Where each reads its pipeline from, in the repository's root. */
const pipelines = { github: '.github/workflows/samtal.yml', gitlab: '.gitlab-ci.yml' } as const

export type Ci = keyof typeof pipelines

/** Makes a workspace in a folder: what is there already is kept as it is. */
export async function init(
  world: World,
  { folder = '.', language, today: asked, ci, version }: InitOptions,
): Promise<CreatedReport> {
  const since = today(world, settingsFrom({}), asked)
  const target = resolve(world.cwd, folder)
  if (!['folder', undefined].includes(pathType(target))) throw new UsageError('folder-missing', { path: folder })
  const repository = repositoryAbove(target)
  if (ci && repository !== undefined && repository !== target) throw new UsageError('pipeline-unread', { path: folder })
  try {
    mkdirSync(target, { recursive: true })
  } catch (error) {
    throw new UsageError('write-failed', { path: folder, code: (error as NodeJS.ErrnoException).code ?? '' })
  }
  const root = realpathSync(target)
  if (repositoryAbove(root) === undefined) await createRepository(world, root)
  const created: string[] = []
  const kept: string[] = []
  for (const [name, source] of sources(language, ci)) {
    if (pathType(join(root, name)) !== undefined) {
      kept.push(name)
      continue
    }
    const text = readShippedFile(`templates/workspace/${source}`)
    createFile(root, name, text.replaceAll('@since@', since).replaceAll('@version@', version))
    created.push(name)
  }
  return { kind: 'created', workspace: true, created, kept }
}

/** What a workspace is made of: the path of each file in it, and of what it is made from. */
function sources(language: InitOptions['language'], ci: Ci | undefined): [name: string, source: string][] {
  return [
    ...['samtal.yaml', 'people.yaml', '.gitattributes', 'README.md'].map((name): [string, string] => [
      name,
      `${language}/${name.replace(/^\./, 'dot-')}`,
    ]),
    ...(ci ? [[pipelines[ci], `ci/${ci}.${language}.yml`] as [string, string]] : []),
  ]
}

/** The root of the repository that a folder lies in. */
function repositoryAbove(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at
    if (dirname(at) === at) return undefined
  }
}
