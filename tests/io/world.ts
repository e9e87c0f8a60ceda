import type { World } from '../../src/io/world.ts'
import type { Sandbox } from '../harness.ts'

/** As much of the world in a sandbox as git is started with. */
export function worldOf(box: Sandbox, env: Record<string, string> = {}): World {
  return { cwd: box.dir, env: { ...box.env, ...env } } as unknown as World
}
