import { isMailAddress } from '../domain/talk/mail-address.ts'
import { UsageError } from '../domain/usage-error.ts'
import { callGitDirectly, gitRunner } from './git.ts'
import type { World } from './world.ts'

/** Who git takes the user for. */
export async function readIdentity(world: World): Promise<{ name: string; address: string }> {
  const runner = gitRunner(world, world.cwd, false)
  const own = ['GIT_AUTHOR_NAME', 'GIT_AUTHOR_EMAIL', 'EMAIL'].flatMap((name) => {
    const value = world.env[name]
    return value === undefined ? [] : [[name, value]]
  })
  const env = { ...runner.env, ...(Object.fromEntries(own) as Record<string, string>) }
  const { code, stdout } = await callGitDirectly({ ...runner, env }, ['var', 'GIT_AUTHOR_IDENT'])
  const [, name = '', address = ''] = /^(.*?) ?<([^<>]*)> [0-9]+ [-+][0-9]{4}\n?$/.exec(stdout) ?? []
  if (code !== 0 || !isMailAddress(address)) throw new UsageError('identity-missing')
  return { name, address }
}
