import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import type { FileKind } from '../../src/domain/format/schema.ts'
import type { Tree } from '../../src/io/workspace.ts'

/** A file as the fuzz tests check it. */
export interface FuzzFile {
  kind: FileKind
  bytes: Uint8Array
}

export function yamlFiles(folder: string): [string, string][] {
  const url = new URL(`../../${folder}/`, import.meta.url)
  return readdirSync(url)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => [name, readFileSync(new URL(name, url), 'utf8')])
}

/** A word in every free text that must not be in any output. It does not have the form of an id. */
export const secret = 'HEMLIGT7Q'
/** The same in the form of an id; not even the id of a talk may be in an output. */
export const secretId = 'hemligt7q'

export const pathOf: Readonly<Record<FileKind, string>> = {
  conversation: 'people/anna/a.md',
  roster: 'people.yaml',
  settings: 'samtal.yaml',
  template: 'templates/egen.yaml',
}

export const examples: Readonly<Record<string, Buffer>> = Object.fromEntries(
  readdirSync(new URL('../../examples/', import.meta.url), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /^people\/.*\.md$|^(people|samtal)\.yaml$/.test(name))
    .sort()
    .map((name) => [name, readFileSync(new URL(`../../examples/${name}`, import.meta.url))]),
)

export function treeOf(files: Readonly<Record<string, Uint8Array>>): Tree {
  return {
    bytes: (path) => (Object.hasOwn(files, path) ? files[path] : undefined),
    has: (path) => Object.hasOwn(files, path),
    isBlocked: () => false,
    below: (folder) =>
      Object.keys(files).flatMap((path) =>
        path.startsWith(`${folder}/`) ? [{ path: path.slice(folder.length + 1), isFile: true }] : [],
      ),
  }
}

export const kinds = fc.constantFrom<FileKind[]>(
  'conversation',
  'conversation',
  'conversation',
  'roster',
  'settings',
  'template',
)
export const utf8 = (text: string) => Buffer.from(text, 'utf8')
