import { readFileSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { exportedWorkspaces, type ExportedWorkspace } from '../domain/public-export/exported-workspace.ts'
import type { ExportLine } from '../domain/public-export/export-line.ts'
import { readFailure, type ReadFailure } from '../domain/read-failure.ts'
import { UsageError } from '../domain/usage-error.ts'
import { pathType } from './files.ts'
import type { World } from './world.ts'

/** An exported workspace with what it is called: its id, else the file. */
export interface NamedExport {
  label: string
  exported: ExportedWorkspace
}

/** What was read of export files, and why others could not be. */
export interface ReadExports {
  exports: readonly NamedExport[]
  failures: readonly ReadFailure[]
}

/** The exported workspaces in files, each file once; a file may have several. */
export async function readExportFiles(world: World, paths: readonly string[]): Promise<ReadExports> {
  const { exportLine } = await import('../domain/format/generated/export.js')
  const exports: NamedExport[] = []
  const failures: ReadFailure[] = []
  const seen = new Set<string>()
  for (const path of paths)
    try {
      const file = realFile(world, path)
      if (!seen.has(file)) exports.push(...readFile(file, path, exportLine))
      seen.add(file)
    } catch (error) {
      failures.push(readFailure(path, error))
    }
  return { exports, failures }
}

function readFile(file: string, path: string, isValid: (value: unknown) => boolean): NamedExport[] {
  const workspaces = exportedWorkspaces(parseLines(readFileSync(file, 'utf8'), path, isValid))
  if (!workspaces || workspaces.length === 0) throw new UsageError('export-invalid', { path, line: '1' })
  return workspaces.map((exported) => ({ label: exported.workspace.workspace ?? path, exported }))
}

function realFile(world: World, path: string): string {
  const file = resolve(world.cwd, path)
  if (pathType(file) === undefined) throw new UsageError('path-missing', { path })
  const real = realpathSync(file)
  if (pathType(real) !== 'file') throw new UsageError('path-missing', { path })
  return real
}

function parseLines(text: string, path: string, isValid: (value: unknown) => boolean): ExportLine[] {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .flatMap((line, index) => {
      if (line.trim() === '') return []
      const value = parseJson(line)
      if (!isValid(value)) throw new UsageError('export-invalid', { path, line: String(index + 1) })
      return [value as ExportLine]
    })
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line) as unknown
  } catch {
    return undefined
  }
}
