import type { Day } from '../time/calendar.ts'
import { debrisLines } from './debris.ts'

/** Where each CI system reads its pipeline, from the root of the repository. */
const pipelines = { github: '.github/workflows/samtal.yml', gitlab: '.gitlab-ci.yml' } as const

export type CiSystem = keyof typeof pipelines

/** For editors, which complete and check as one types. The settings' schema refers to that of templates. */
const schemas = ['settings.schema.json', 'roster.schema.json', 'template.schema.json'] as const

export const ciSystems = Object.keys(pipelines) as CiSystem[]

/** The files of a new workspace: the path of each, and the file it is made from, in the package. */
export function workspaceFiles(language: 'sv' | 'en', ci: CiSystem | undefined): { path: string; source: string }[] {
  return [
    ...['samtal.yaml', 'people.yaml', '.gitattributes', '.gitignore', 'README.md'].map((path) => ({
      path,
      source: `templates/workspace/${language}/${path.replace(/^\./, 'dot-')}`,
    })),
    ...schemas.map((name) => ({ path: `.samtal/${name}`, source: `schemas/${name}` })),
    ...(ci ? [{ path: pipelines[ci], source: `templates/workspace/ci/${ci}.${language}.yml` }] : []),
  ]
}

/** The text of such a file: since when talks count, the version of samtal that a pipeline uses, and what git is to ignore. */
export function fillWorkspaceFile(text: string, since: Day, version: string): string {
  return text.replaceAll('@since@', since).replaceAll('@version@', version).replaceAll('@debris@', debrisLines)
}
