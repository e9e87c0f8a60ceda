import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { decode, readBytes, type Entry } from './files.ts'
import type { World } from './world.ts'

/**
 * Whether git may ignore anything below a folder: some file that could say so is there. Asking git itself costs a start
 * of `check` a third of its time, and most workspaces ignore nothing.
 */
export function mayIgnore(world: World, root: string, entries: readonly Entry[]): boolean {
  if (entries.some(({ path }) => path.endsWith('.gitignore'))) return true
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.gitignore'))) return true
    const git = join(folder, '.git')
    // A linked work tree or a submodule has its settings elsewhere.
    if (existsSync(git)) return !existsSync(join(git, 'config')) || isNamed(world, git)
    if (dirname(folder) === folder) return false
  }
}

/** Whether the repository, the user or the machine names paths to ignore. */
function isNamed(world: World, git: string): boolean {
  const home = world.env.HOME ?? world.env.USERPROFILE ?? ''
  const own = world.env.XDG_CONFIG_HOME || join(home, '.config')
  const configs = [join(git, 'config'), join(home, '.gitconfig'), join(own, 'git/config'), '/etc/gitconfig']
  const { GIT_CONFIG_GLOBAL, GIT_CONFIG_SYSTEM } = world.env
  return (
    existsSync(join(own, 'git/ignore')) ||
    /^[^#\s]/m.test(textOf(join(git, 'info/exclude'))) ||
    [...configs, GIT_CONFIG_GLOBAL ?? '', GIT_CONFIG_SYSTEM ?? ''].some((path) =>
      /excludesfile|\[include/i.test(textOf(path)),
    )
  )
}

function textOf(path: string): string {
  const bytes = path === '' ? undefined : readBytes(path)
  return (bytes && decode(bytes)) ?? ''
}
