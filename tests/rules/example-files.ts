import { Buffer } from 'node:buffer'
import { exampleLines, placeMark } from '../../src/domain/check/rule-example.ts'

/** The files of a workspace by path, and where in them findings are expected: `path:line:column`. */
export interface ExampleFiles {
  files: Record<string, string | Uint8Array>
  /** Path to target. */
  links: Record<string, string>
  places: string[]
}

interface Section {
  path: string | undefined
  target: string | undefined
  /** The place mark, where it is before the path. */
  mark: string
  lines: string[]
}

/** The workspace that an example stands for; `src/domain/check/rule-example.ts` describes the notation. */
export function exampleFiles(example: string): ExampleFiles {
  // A talk or settings make it a workspace.
  const found: ExampleFiles = { files: { 'samtal.yaml': '' }, links: {}, places: [] }
  for (const { path: given, target, mark, lines } of sectionsOf(example)) {
    const path = given ?? talkPath(lines)
    const isWholeFile = mark !== '' || lines[0] === placeMark
    const fragment = lines.filter((line) => line !== placeMark)
    const text = withEscapes(path.endsWith('.md') ? talkText(path, fragment) : configText(path, fragment))
    if (isWholeFile) found.places.push(`${path}:1:1`)
    for (const { index } of text.matchAll(new RegExp(placeMark, 'g')))
      found.places.push(`${path}:${place(text, index)}`)
    if (target === undefined) found.files[path] = bytesOf(text.replaceAll(placeMark, ''))
    else {
      delete found.files[path]
      found.links[path] = target
    }
  }
  return found
}

function sectionsOf(example: string): Section[] {
  const sections: Section[] = []
  for (const line of exampleLines(example)) {
    const [, mark = '', path, target] = /^(▶?)(?:# )?([\w./-]+\.(?:md|yaml|docx))(?: -> (\S+))?$/.exec(line) ?? []
    if (path !== undefined) sections.push({ path, target, mark, lines: [] })
    else if (sections.length === 0) sections.push({ path: undefined, target: undefined, mark: '', lines: [line] })
    else sections.at(-1)?.lines.push(line)
  }
  return sections
}

function talkPath(lines: readonly string[]): string {
  const { group, template } = properties(lines)
  return group === undefined
    ? `people/anna-andersson/2026-01-20-${template ?? 'medarbetarsamtal'}.md`
    : `people/${group}/2026-01-20-${template ?? 'kungsbacka-grupp'}.md`
}

function talkText(path: string, lines: readonly string[]): string {
  const usual = usualProperties(path, lines)
  if (lines.includes('…')) return lines.flatMap((line) => (line === '…' ? usual : [line])).join('\n')
  const end = lines.includes('---') ? lines.indexOf('---') : lines.length
  return ['---', ...usual, ...lines.slice(0, end), '---', ...lines.slice(end + 1), ''].join('\n')
}

/** The properties of a talk that are needed and that a fragment does not have, from the path `people/<who>/<planned>-<template>.md`. */
function usualProperties(path: string, lines: readonly string[]): string[] {
  const given = properties(lines)
  const [, who = '', planned = '', template = ''] = /([^/]+)\/(\d{4}-\d{2}-\d{2})-([^/]+)\.md$/.exec(path) ?? []
  const isGroup = template === 'kungsbacka-grupp'
  const usual = {
    samtal: '1',
    id: `${who}-${planned}-${template}`,
    template,
    ...(isGroup && given.employee === undefined
      ? { group: who, participants: '[anna-andersson, olle-lind]' }
      : { employee: who }),
    manager: 'karin-ek',
    planned,
    ...(template === 'kungsbacka' ? { invited: '2025-12-15' } : {}),
  }
  return Object.entries(usual).flatMap(([key, value]) => (given[key] === undefined ? [`${key}: ${value}`] : []))
}

/** The top-level properties of a fragment. */
function properties(lines: readonly string[]): Record<string, string | undefined> {
  const pairs = lines
    .join('\n')
    .replaceAll(placeMark, '')
    .matchAll(/^(\w+):(.*)$/gm)
  return Object.fromEntries([...pairs].map(([, key = '', value = '']) => [key, value.trim()]))
}

function configText(path: string, lines: readonly string[]): string {
  if (!path.startsWith('templates/')) return `${lines.join('\n')}\n`
  const usual = {
    samtal: '1',
    name: path.slice('templates/'.length, -'.yaml'.length),
    title: 'Egen mall',
    language: 'sv',
    sections: '[{title: Nuläge}]',
  }
  const given = properties(lines)
  const missing = Object.entries(usual).filter(([key]) => given[key] === undefined)
  return [...missing.map(([key, value]) => `${key}: ${value}`), ...lines, ''].join('\n')
}

function withEscapes(text: string): string {
  return text
    .replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll('\\t', '\t')
    .replace(/\((\d[\d ]*) tecken\)/g, (_, count: string) => 'x'.repeat(Number(count.replaceAll(' ', ''))))
}

function bytesOf(text: string): Uint8Array {
  const parts = text.split(/(\\x[0-9a-f]{2})/)
  return Buffer.concat(
    parts.map((part) => (part.startsWith('\\x') ? Buffer.from(part.slice(2), 'hex') : Buffer.from(part, 'utf8'))),
  )
}

/** `line:column` of an offset in a text with place marks, which do not count. */
function place(text: string, offset: number): string {
  const before = text.slice(0, offset).replaceAll(placeMark, '').split('\n')
  return `${before.length}:${[...(before.at(-1) ?? '')].length + 1}`
}
