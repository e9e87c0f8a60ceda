import { join } from 'node:path'
import { parseFile } from '../domain/format/parse-file.ts'
import { planVersion, type PlanVersion } from '../domain/history/plan-version.ts'
import type { ChangedFile } from '../domain/history/talk-changes.ts'
import { blobId } from './blob-id.ts'
import { changedTalks } from './changed-talks.ts'
import type { CommittedWorkspace } from './committed.ts'
import { digestOf } from './content-digest.ts'
import { decodeHead, readBytes } from './files.ts'
import { readVersions } from './history.ts'
import type { World } from './world.ts'

/** The talk files that a commit of the work tree would change, with what they said at HEAD and say now. */
export async function readChangedFiles(world: World, committed: CommittedWorkspace): Promise<ChangedFile[]> {
  const { root, repository, talkFiles } = committed
  const oids = new Map(talkFiles.map(({ path, oid }) => [path, oid]))
  const changed = (await changedTalks(world, committed)).filter(({ path }) => {
    // What is changed in the index alone is not in the work tree, from which files are committed.
    const [oid, bytes] = [oids.get(path), readBytes(join(root, path))]
    return oid === undefined || !bytes || blobId(bytes, oid.length) !== oid
  })
  const wanted = changed.flatMap(({ path }) => oids.get(path) ?? [])
  const before = new Map<string, PlanVersion | undefined>()
  await readVersions({ repository }, new Set(wanted), false, (oid, value) =>
    before.set(oid, value && planVersion(value, false, digestOf)),
  )
  return Promise.all(
    changed.map(async ({ path }) => ({
      path,
      before: before.get(oids.get(path) ?? ''),
      after: await versionInWorkTree(join(root, path)),
    })),
  )
}

async function versionInWorkTree(path: string): Promise<PlanVersion | undefined> {
  const bytes = readBytes(path)
  const text = bytes && decodeHead(bytes)
  if (text === undefined) return undefined
  const { value } = await parseFile(text, 'conversation')
  return value && planVersion(value, false, digestOf)
}

/** Settings, roster and own templates that differ from HEAD, in the order of their paths. */
export function changedDocuments({ root, repository, workspace, filesAtHead }: CommittedWorkspace): string[] {
  const { settings, documents } = workspace
  const ours = (path: string) => documents.some((document) => document.path === path) || isDocument(path)
  const isDocument = (path: string) =>
    path === 'samtal.yaml' || path === settings.roster || path.startsWith(`${settings.templates}/`)
  const oids = new Map(
    filesAtHead.flatMap(({ path, oid }): [string, string][] => {
      const own = path.startsWith(repository.prefix) ? path.slice(repository.prefix.length) : ''
      return ours(own) ? [[own, oid]] : []
    }),
  )
  const paths = new Set([...oids.keys(), ...documents.map(({ path }) => path)])
  return [...paths]
    .filter((path) => {
      const [oid, bytes] = [oids.get(path), readBytes(join(root, path))]
      return oid === undefined ? bytes !== undefined : !bytes || blobId(bytes, oid.length) !== oid
    })
    .sort()
}
