import * as imports from './import-checks.ts'
import { parseModule, type Breach, type Check, type SourceFile } from './module.ts'
import * as purity from './purity-checks.ts'
import * as size from './size-checks.ts'

/** Every check by its name. */
export const checks: Readonly<Record<string, Check>> = { ...imports, ...purity, ...size }

/** What in these files does not follow ARCHITECTURE.md. Pure: the files are given as texts. */
export function findBreaches(files: readonly SourceFile[]): Breach[] {
  const modules = files.map(parseModule)
  return Object.entries(checks).flatMap(([check, find]) => find(modules).map((breach) => ({ ...breach, check })))
}
