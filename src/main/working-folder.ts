import { resolve } from 'node:path'
import { pathType } from '../io/files.ts'
import { worldIn, type World } from '../io/world.ts'

/** A command line without its `-C`, and the world in the folder that they lead to. */
export interface LocatedCommandLine {
  argv: readonly string[]
  world: World
  /** The folder that does not exist. */
  missing?: string
}

/** Goes to the folders of `-C`, each seen from the one before, as in git. */
export function followFolders(argv: readonly string[], world: World): LocatedCommandLine {
  const rest: string[] = []
  let cwd = world.cwd
  for (let index = 0; index < argv.length; index++) {
    const argument = argv[index] ?? ''
    if (argument === '--') {
      rest.push(...argv.slice(index))
      break
    }
    // Without a folder it is left for the parser to report.
    const folder = argument === '-C' ? argv[index + 1] : /^-C(.+)$/.exec(argument)?.[1]
    if (folder === undefined) {
      rest.push(argument)
      continue
    }
    if (argument === '-C') index++
    const path = resolve(cwd, folder)
    if (!isFolder(path)) return { argv, world, missing: folder }
    cwd = path
  }
  return cwd === world.cwd ? { argv: rest, world } : { argv: rest, world: worldIn(world, cwd) }
}

/** A link to a folder will do. */
function isFolder(path: string): boolean {
  return pathType(`${path}/.`) === 'folder'
}
