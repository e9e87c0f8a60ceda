import { resolve } from 'node:path'
import { Readable, Writable } from 'node:stream'
import type { CheckOptions, CheckReport, DueReport, FolderOptions, ParsedConversation } from '../bin/api.cjs'
import { UsageError } from './domain/usage-error.ts'
import { pathType } from './io/files.ts'
import { removeTemporaryObjects } from './io/sparse-index.ts'
import type { World } from './io/world.ts'

type Environment = World['env']

export async function check({ folder, paths = [], today }: CheckOptions, env: Environment): Promise<CheckReport> {
  const { check: checkIn } = await import('./commands/check.ts')
  const { checkJson } = await import('./report/check/json.ts')
  return runIn(folder, env, async (world) => checkJson(await checkIn(world, { paths, today })))
}

export async function due({ folder, today }: FolderOptions, env: Environment): Promise<DueReport> {
  const { due: dueIn } = await import('./commands/due.ts')
  const { dueJson } = await import('./report/due/json.ts')
  return runIn(folder, env, async (world) => dueJson(await dueIn(world, { today })))
}

export async function parse(text: string): Promise<ParsedConversation> {
  const { parseFile } = await import('./domain/format/parse-file.ts')
  const { conversationFile } = await import('./domain/check/conversation-file.ts')
  const { defaultFileChecks } = await import('./domain/check/engine.ts')
  const { diagnose } = await import('./domain/check/diagnose.ts')
  const { sortDiagnostics } = await import('./domain/check/diagnostic.ts')
  const { findingJson } = await import('./report/check/json.ts')
  const parsed = await parseFile(text, 'conversation')
  const { talk, reading, findings } = conversationFile('', text, parsed, defaultFileChecks)
  const items = talk?.conversation.items
  const diagnostics = await diagnose({ file: '', kind: 'conversation', text, reading, items, findings })
  return {
    value: parsed.value ?? null,
    notes: text.slice(parsed.notesStart),
    findings: sortDiagnostics(diagnostics).map(findingJson),
  }
}

/** How many runs go on: git's temporary objects are removed after the last. */
let running = 0

async function runIn<T>(folder: string, env: Environment, run: (world: World) => Promise<T>): Promise<T> {
  running++
  try {
    const cwd = resolve(folder)
    if (pathType(cwd) === undefined) throw new UsageError('folder-missing', { path: folder })
    return await run(silentWorld(cwd, env))
  } catch (error) {
    throw error instanceof UsageError ? await publicError(error) : error
  } finally {
    running--
    if (running === 0) removeTemporaryObjects()
  }
}

/** Variables that would answer for another workspace, repository or day than the caller names. */
const otherPlace = /^(SAMTAL_.*|GIT_(DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|OBJECT_DIRECTORY|NAMESPACE|PREFIX))$/

/** A world without terminal, whose output nobody sees. */
function silentWorld(cwd: string, env: Environment): World {
  const sink: World['stdout'] = { write: (_, done) => done?.() }
  return {
    cwd,
    env: Object.fromEntries(Object.entries(env).filter(([name]) => !otherPlace.test(name))),
    now: () => Date.now() / 1000,
    stdin: Readable.from([]),
    stdout: sink,
    stderr: sink,
    terminal: new Writable({ write: (_chunk, _encoding, done) => done() }),
    tty: { stdin: false, stdout: false, stderr: false },
  }
}

async function publicError(error: UsageError): Promise<Error> {
  const { usageText } = await import('./report/usage-text.ts')
  const { en } = await import('./report/en.ts')
  return Object.assign(new Error(await usageText(error, en)), { code: error.code })
}
