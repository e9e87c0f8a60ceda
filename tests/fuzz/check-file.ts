import { expect } from 'vitest'
import { fixedClock } from '../../src/domain/time/calendar.ts'
import { diagnose, wholeFile } from '../../src/domain/check/diagnose.ts'
import { sortDiagnostics, type Diagnostic } from '../../src/domain/check/diagnostic.ts'
import { talkFindings } from '../../src/domain/check/engine.ts'
import { applySeverities } from '../../src/domain/check/severity.ts'
import type { FileKind } from '../../src/domain/format/schema.ts'
import { indexTalks } from '../../src/domain/talk/talk-index.ts'
import { readConversation } from '../../src/io/conversations.ts'
import { decode } from '../../src/io/files.ts'
import { loadWorkspace, type Tree, type Workspace } from '../../src/io/workspace.ts'
import { examples, pathOf, treeOf } from './files.ts'

export function ensure(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message)
}

export let workspace: Workspace
let exampleTalks: NonNullable<Awaited<ReturnType<typeof talkOf>>>[]
const today = fixedClock('2026-11-21')

async function talkOf(tree: Tree, path: string) {
  const file = await readConversation(tree, { path, isFile: true })
  return typeof file === 'string' ? undefined : file.talk
}

/** Loads the examples, which `diagnosticsOf` checks a file together with. */
export async function loadExamples(): Promise<void> {
  const tree = treeOf(examples)
  workspace = await loadWorkspace('/', tree)
  const talks = await Promise.all(tree.below('people').map(({ path }) => talkOf(tree, `people/${path}`)))
  exampleTalks = talks.filter((talk) => talk !== undefined)
  expect(exampleTalks).toHaveLength(tree.below('people').length)
  expect(workspace.documents.flatMap(({ findings }) => findings)).toEqual([])
}

/** The diagnostics of `check` for a workspace with this one file besides the examples. */
export async function diagnosticsOf(bytes: Uint8Array, kind: FileKind): Promise<Diagnostic[]> {
  const path = pathOf[kind]
  if (kind !== 'conversation') {
    const loaded = await loadWorkspace('/', treeOf({ ...examples, [path]: bytes }))
    const document = loaded.documents.find((candidate) => candidate.path === path)
    ensure(document !== undefined, 'an existing file was left out')
    const { text, reading, findings } = document
    return sortDiagnostics(
      reading
        ? await diagnose({ file: path, kind, text, reading, findings })
        : findings.map(({ rule }) => wholeFile(path, rule)),
    )
  }
  const file = await readConversation(treeOf({ [path]: bytes }), { path, isFile: true })
  if (typeof file === 'string') return [wholeFile(path, file)]
  const { talk, reading, findings: own } = file
  ensure(talk !== undefined || reading.faults.length > 0, 'an unreadable file has no fault')
  const talks = talk ? [...exampleTalks, talk] : exampleTalks
  const index = indexTalks({ ...workspace, conversations: 'people', talks }, today)
  const findings = talk ? [...own, ...talkFindings(talk, index)] : own
  const text = decode(bytes) ?? ''
  return sortDiagnostics(
    applySeverities(await diagnose({ file: path, kind, text, reading, findings }), workspace.settings.rules),
  )
}
