import type { World } from '../io/world.ts'

/** The repositories that the arguments and the file of `--repos` name; undefined without either: that of the current folder. */
export async function namedRepositories(
  world: World,
  named: readonly string[],
  list: string | undefined,
): Promise<string[] | undefined> {
  if (named.length === 0 && list === undefined) return undefined
  const { readRepositoryList } = await import('../io/repositories.ts')
  return [...named, ...(list === undefined ? [] : readRepositoryList(world, list))]
}
