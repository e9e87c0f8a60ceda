import type { World } from '../io/world.ts'
import { noStyle, type Style } from '../report/style.ts'

/** Colours by `--color`, else by NO_COLOR, FORCE_COLOR and the terminal; chalk itself decides nothing. */
export async function styleFor(color: string | undefined, { env, tty }: World): Promise<Style> {
  const byEnvironment = env.NO_COLOR
    ? false
    : env.FORCE_COLOR
      ? env.FORCE_COLOR !== '0'
      : tty.stdout && env.TERM !== 'dumb'
  if (color === 'never' || (color !== 'always' && !byEnvironment)) return noStyle
  const { Chalk } = await import('chalk')
  const chalk = new Chalk({ level: 1 })
  return { error: chalk.red, warning: chalk.yellow, good: chalk.green, strong: chalk.bold, faint: chalk.dim }
}
