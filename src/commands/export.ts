import { exportLines } from '../domain/public-export/export-lines.ts'
import { UsageError } from '../domain/usage-error.ts'
import { readPublicExport, type ExportSourceOptions } from '../io/read-public-export.ts'
import { inEachRepository } from '../io/repositories.ts'
import type { World } from '../io/world.ts'
import type { ExportReport } from '../report/coverage-report.ts'

export interface ExportOptions extends ExportSourceOptions {
  public?: boolean
}

/** The public part of a workspace at HEAD, as lines. Writes nothing. */
export async function exportPublic(world: World, options: ExportOptions): Promise<ExportReport> {
  requirePublic(options)
  return { kind: 'export', lines: exportLines(await readPublicExport(world, options)), failures: [] }
}

/** The same of several workspaces, one after the other. One that cannot be read is named, never left out in silence. */
export async function exportMany(
  world: World,
  options: ExportOptions,
  repositories: readonly string[],
  progress: (done: number, all: number) => void,
): Promise<ExportReport> {
  requirePublic(options)
  if (options.workspace !== undefined)
    throw new UsageError('option-conflict', { one: '--workspace', other: '[repositories...]' })
  const readOne = (inside: World) => readPublicExport(inside, options)
  const { read, failures } = await inEachRepository(world, repositories, readOne, progress)
  return { kind: 'export', lines: read.flatMap(({ result }) => exportLines(result)), failures }
}

/** There may be other exports one day, and nobody is to give one away by mistake. */
function requirePublic(options: ExportOptions): void {
  if (options.public !== true) throw new UsageError('export-kind')
}
