import { largestFile } from './files.ts'
import type { Tree } from './workspace.ts'
import type { World } from './world.ts'

/** The text on standard input, as a file of the workspace. */
export interface InputFile {
  /** Relative to the workspace's root, with `/`. */
  path: string
  /** Undefined where it is larger than a file may be. */
  bytes: Uint8Array | undefined
}

/** Reads standard input to its end, as the file with that path. */
export async function readStandardInput(world: World, path: string): Promise<InputFile> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of world.stdin) {
    length += (chunk as Buffer).length
    if (length > largestFile) return { path, bytes: undefined }
    chunks.push(chunk as Buffer)
  }
  return { path, bytes: Buffer.concat(chunks) }
}

/** The tree with one file as it is in an editor, unsaved. */
export function overlay(tree: Tree, file: InputFile): Tree {
  return {
    bytes: (path) => (path === file.path ? file.bytes : tree.bytes(path)),
    has: (path) => path === file.path || tree.has(path),
    isBlocked: (path) => path !== file.path && tree.isBlocked(path),
    below(folder) {
      if (!file.path.startsWith(`${folder}/`)) return tree.below(folder)
      const inFolder = file.path.slice(folder.length + 1)
      return [...tree.below(folder).filter(({ path }) => path !== inFolder), { path: inFolder, isFile: true }]
    },
  }
}
