import { scaffoldTalk } from '../../src/domain/scaffold/scaffold.ts'
import type { FileKind } from '../../src/domain/format/schema.ts'
import type { Workspace } from '../../src/io/workspace.ts'
import { examples, secret, yamlFiles } from './files.ts'

export interface ValidFile {
  kind: FileKind
  text: string
}

/** Valid files of every kind, with the secret in their free texts, notes and comments. */
export function validFiles(workspace: Workspace): ValidFile[] {
  const files: ValidFile[] = []
  const push = (kind: FileKind, text: string) => files.push({ kind, text })
  for (const [name, template] of workspace.templates) {
    const group = template.cycle === 'group'
    const about = {
      ...{ id: `anna-2026-01-20-${name}`, participants: group ? ['anna', 'bo'] : [], manager: 'karin' },
      ...{ planned: '2026-01-20', names: { anna: secret, karin: secret } },
      ...(group ? { group: 'laget' } : { employee: 'anna', follows: 'petra-sjoholt-2025-05-07-medarbetarsamtal' }),
    }
    const fresh = scaffoldTalk(template, about)
    push('conversation', withSecret(fresh))
    push(
      'conversation',
      withSecret(fresh.replace(/^held:$/m, 'held: 2026-01-22').replaceAll(/^( +)date:$/gm, '$1date: 2026-01-25')),
    )
  }
  for (const [path, bytes] of Object.entries(examples))
    if (path.endsWith('.md')) push('conversation', withSecret(bytes.toString('utf8')))
  const roster = examples['people.yaml']?.toString('utf8') ?? ''
  push('roster', roster.replaceAll(/(name|unit): .*/g, `$1: ${secret}`))
  push('roster', `${roster}bo: {name: ${secret}, conflict_of_interest: [karin], leave: [{from: 2026-01-01, to:}]}\n`)
  push('settings', examples['samtal.yaml']?.toString('utf8') ?? '')
  push(
    'settings',
    [
      ...['samtal: 1', 'language: sv', 'conversations: people', 'roster: people.yaml', 'template: ki-chef', 'cadence:'],
      ...['  ki-chef:', `    year: {title: ${secret}, after: P1Y, by: conversation, window: {from: 12-01, to: 03-31}}`],
      ...['    extra:', `      title: ${secret}`, '      after: P3M', '      by: follow-up', 'rules:'],
      ...['  window-missed: error', `  notice-short: {severity: off, reason: ${secret}}`, ''],
    ].join('\n'),
  )
  for (const [, text] of yamlFiles('templates'))
    push('template', text.replaceAll(/(title|document|question): [^\s>|].*/g, `$1: ${secret}`))
  return files
}

/** Adds the secret at the end of every line except keys, and in every empty text. */
function withSecret(text: string): string {
  const [, head = '', notes = ''] = /^(---\n[^]*?\n---\n)([^]*)$/.exec(text) ?? []
  const lines = head.split('\n').flatMap((line, index, allLines) => {
    const next = allLines[index + 1] ?? ''
    const indent = /^ */.exec(line)?.[0] ?? ''
    if (line.endsWith(': |') && next.trim() === '')
      return [line, `${indent}${indent === '    ' ? '  ' : '    '}${secret}`]
    return [line === '' || /^(---| *(- )?[a-z_-]+:| *- [a-z-]+$)/.test(line) ? line : `${line} ${secret}`]
  })
  return lines.join('\n') + notes.replaceAll(/[^\n]$/gm, `$& ${secret}`)
}
