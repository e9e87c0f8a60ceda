import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { UsageError } from '../domain/usage.ts'
import { kindOf, shipped } from '../io/files.ts'
import { createRepository } from '../io/git.ts'
import { today } from '../io/today.ts'
import { settingsFrom } from '../domain/settings.ts'
import { createFile } from '../io/write.ts'
import type { World } from '../io/world.ts'
import type { CreatedReport } from '../report/report.ts'

export interface InitOptions {
  folder?: string
  language: 'sv' | 'en'
  today?: string
}

/** Makes a workspace in a folder: what is there already is kept as it is. */
export async function init(
  world: World,
  { folder = '.', language, today: asked }: InitOptions,
): Promise<CreatedReport> {
  const since = today(world, settingsFrom({}), asked)
  const target = resolve(world.cwd, folder)
  if (!['folder', undefined].includes(kindOf(target))) throw new UsageError('folder-missing', { path: folder })
  try {
    mkdirSync(target, { recursive: true })
  } catch (error) {
    throw new UsageError('write-failed', { path: folder, code: (error as NodeJS.ErrnoException).code ?? '' })
  }
  const root = realpathSync(target)
  if (!isInRepository(root)) await createRepository(world, root)
  const created: string[] = []
  const kept: string[] = []
  for (const name of ['samtal.yaml', 'people.yaml', '.gitattributes', 'README.md']) {
    if (kindOf(join(root, name)) !== undefined) {
      kept.push(name)
      continue
    }
    const text = await shipped(`templates/workspace/${language}/${name.replace(/^\./, 'dot-')}`)
    createFile(root, name, text.replaceAll('@since@', since))
    created.push(name)
  }
  return { kind: 'created', workspace: true, created, kept }
}

function isInRepository(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return true
    if (dirname(at) === at) return false
  }
}
