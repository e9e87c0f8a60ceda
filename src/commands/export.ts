import { exportLines, type ExportInput } from '../domain/public-export/export-lines.ts'
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
  const results = await inEachRepository(world, repositories, (inside) => readPublicExport(inside, options), progress)
  const inputs = results.flatMap((result): ExportInput[] => ('result' in result ? [result.result] : []))
  return {
    kind: 'export',
    lines: inputs.flatMap(exportLines),
    failures: results.flatMap((result) =>
      'failure' in result
        ? [{ repository: result.repository, code: result.failure.code, params: result.failure.params }]
        : [],
    ),
  }
}

/** There may be other exports one day, and nobody is to give one away by mistake. */
function requirePublic(options: ExportOptions): void {
  if (options.public !== true) throw new UsageError('export-kind')
}
