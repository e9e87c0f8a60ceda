import { join } from 'node:path'
import { decode, pathType, readBytes } from './files.ts'
import { gitRunner } from './git.ts'
import { isBare, type Repository } from './repository.ts'
import type { World } from './world.ts'

/*
 * What git would say of a repository in the most common form, read without starting git: each process costs as much as
 * everything else in a small repository. Whatever is unusual is left to git, which also decides whether the repository
 * may be read at all: nothing read here may be answered with before git has read the history.
 */

/** The repository whose `.git` lies in a folder; undefined where only git can tell. Its head must be found in its log. */
export function plainRepository(world: World, folder: string): Repository | undefined {
  const { GIT_WORK_TREE, GIT_INDEX_FILE } = world.env
  const git = join(folder, '.git')
  if (GIT_WORK_TREE || GIT_INDEX_FILE || isBare(folder) || !hasPlainForm(git)) return undefined
  const head = headOf(git)
  if (head === undefined) return undefined
  return { workTree: folder, prefix: '', head, incomplete: undefined, runner: gitRunner(world, folder, false) }
}

/** Whether it is a folder with its own objects and refs, the whole history, and no settings that change what git reads. */
function hasPlainForm(git: string): boolean {
  return (
    ['', 'objects', 'refs'].every((name) => pathType(join(git, name)) === 'folder') &&
    ['commondir', 'shallow', 'info/grafts'].every((name) => pathType(join(git, name)) === undefined) &&
    isPlainConfig(textOf(join(git, 'config')))
  )
}

/** Whether the settings say nothing of where the work tree, the objects, the refs or other settings are. */
function isPlainConfig(text: string | undefined): boolean {
  const rest = text?.replaceAll(/^[ \t]*(bare = false|repositoryformatversion = 0)$/gm, '')
  return rest !== undefined && !/bare|repositoryformatversion|worktree|extensions|include/i.test(rest)
}

/** The object id that HEAD leads to. */
function headOf(git: string): string | undefined {
  const head = textOf(join(git, 'HEAD'))?.replace(/\n$/, '')
  const ref = head && /^ref: (refs\/heads\/[^\0\n]+)$/.exec(head)?.[1]
  if (!ref) return objectId(head)
  if (ref.split('/').some((part) => part.startsWith('.') || part === '')) return undefined
  const loose = join(git, ref)
  if (pathType(loose) !== undefined) return objectId(textOf(loose)?.replace(/\n$/, ''))
  const line = textOf(join(git, 'packed-refs'))
    ?.split('\n')
    .find((packed) => packed.slice(41) === ref)
  return objectId(line?.slice(0, 40))
}

function objectId(text: string | undefined): string | undefined {
  return text !== undefined && /^[0-9a-f]{40}$/.test(text) ? text : undefined
}

function textOf(path: string): string | undefined {
  const bytes = readBytes(path)
  return bytes && decode(bytes)
}
