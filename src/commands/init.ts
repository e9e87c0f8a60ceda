import { fillWorkspaceFile, workspaceFiles, type CiSystem } from '../domain/scaffold/workspace-files.ts'
import { settingsFrom } from '../domain/talk/settings.ts'
import { UsageError } from '../domain/usage-error.ts'
import { readShippedFile } from '../io/files.ts'
import { installHook, type InstalledHook } from '../io/git-hook.ts'
import { today } from '../io/today.ts'
import { workTree } from '../io/workspace.ts'
import { createWorkspaceFolder, locateFolder, pathFromCwd } from '../io/workspace-folder.ts'
import { createFile } from '../io/write.ts'
import type { World } from '../io/world.ts'
import type { CreatedReport } from '../report/created-report.ts'

export interface InitOptions {
  folder?: string
  language: 'sv' | 'en'
  today?: string
  /** Also makes the git hook that checks what is about to be committed. */
  hook?: boolean
  /** Whose pipeline is to check the talks. */
  ci?: CiSystem
  /** Version of samtal, which the pipeline is to use. */
  version: string
}

/** Makes a folder a workspace. What is there already is kept as it is. */
export async function init(world: World, options: InitOptions): Promise<CreatedReport> {
  const { folder = '.', language, ci, version } = options
  const since = today(world, settingsFrom({}), options.today)
  const { path, repository } = locateFolder(world, folder)
  // CI reads pipelines in the root of a repository only.
  if (ci && repository !== undefined && repository !== path)
    throw new UsageError('pipeline-misplaced', { path: folder })

  const root = await createWorkspaceFolder(world, folder)
  const files = workspaceFiles(language, ci)
  const tree = workTree(root)
  const [kept, missing] = [files.filter((file) => tree.has(file.path)), files.filter((file) => !tree.has(file.path))]
  for (const file of missing)
    createFile(root, file.path, fillWorkspaceFile(readShippedFile(file.source), since, version))
  const hook = options.hook ? await installHook(world, root) : undefined
  const pathsOf = (some: typeof files, state: InstalledHook['state']) => [
    ...some.map((file) => file.path),
    ...(hook?.state === state ? [hook.path] : []),
  ]
  return {
    kind: 'created',
    workspace: pathFromCwd(world, root, ''),
    ...{ created: pathsOf(missing, 'created'), kept: pathsOf(kept, 'kept') },
    otherHook: hook?.state === 'other' ? hook.path : undefined,
  }
}
