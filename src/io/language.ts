import { join } from 'node:path'
import { parseFast } from '../domain/format/fast-path.ts'
import { UsageError } from '../domain/usage-error.ts'
import { decode, readBytes } from './files.ts'
import { findRoot, settingsName } from './root.ts'
import type { World } from './world.ts'

export type Language = 'sv' | 'en'

/** The language of messages: that of `--lang`, the environment, the workspace or the locale, in that order. */
export function languageOf(world: World, option: string | undefined): Language {
  const { SAMTAL_LANG, LC_ALL, LC_MESSAGES, LANG } = world.env
  if (isLanguage(option)) return option
  if (isLanguage(SAMTAL_LANG)) return SAMTAL_LANG
  return (
    languageOfWorkspace(world) ?? ((LC_ALL || LC_MESSAGES || LANG || world.locale || '').startsWith('sv') ? 'sv' : 'en')
  )
}

function isLanguage(text: string | undefined): text is Language {
  return text === 'sv' || text === 'en'
}

/** Only the one key, without the YAML library: `openWorkspace` reads the rest, and files of an unusual shape. */
function languageOfWorkspace(world: World): Language | undefined {
  if (world.cwd === '') return undefined
  try {
    const bytes = readBytes(join(findRoot(world), settingsName(world)))
    const text = bytes && decode(bytes)
    const language =
      text === undefined
        ? undefined
        : (parseFast(text, 'none')?.language ?? /^language: *["']?(sv|en)\b/m.exec(text)?.[1])
    return typeof language === 'string' && isLanguage(language) ? language : undefined
  } catch (error) {
    if (error instanceof UsageError) return undefined
    throw error
  }
}
