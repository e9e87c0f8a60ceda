import { Interrupted, UsageError } from '../domain/usage-error.ts'
import type { World } from './world.ts'

/** Something to choose. */
export interface Choice {
  name: string
  value: string
}

/** What is said around a question, in the user's language. */
export interface Hints {
  /** An answer that cannot be used. */
  invalid: string
  /** Nothing chosen where something must be. */
  none: string
  /** Which keys to press, to choose one or some. */
  one: string
  some: string
}

/** Asks for a text. Without a terminal nothing is asked: the value was to be given with the flag. */
export function askText(
  world: World,
  flag: string,
  message: string,
  hints: Hints,
  given?: string,
  isValid?: (text: string) => boolean,
): Promise<string> {
  const validate = (text: string) => (isValid?.(text.trim()) ?? text.trim() !== '') || hints.invalid
  return prompt<string>(world, flag, {
    type: 'input',
    message,
    ...(given === undefined ? {} : { default: given }),
    validate,
  }).then((text) => text.trim())
}

/** Asks for one of several. */
export function askChoice(
  world: World,
  flag: string,
  message: string,
  hints: Hints,
  choices: readonly Choice[],
  given?: string,
): Promise<string> {
  const theme = { style: { keysHelpTip: () => hints.one } }
  return prompt<string>(world, flag, {
    type: 'select',
    message,
    choices: shown(choices),
    default: given,
    pageSize: 12,
    theme,
  })
}

/** Asks for some of several, at least one. */
export function askSome(
  world: World,
  flag: string,
  message: string,
  hints: Hints,
  choices: readonly Choice[],
): Promise<string[]> {
  return prompt<string[]>(world, flag, {
    type: 'checkbox',
    message,
    choices: shown(choices),
    validate: (chosen: readonly unknown[]) => chosen.length > 0 || hints.none,
    theme: { style: { keysHelpTip: () => hints.some } },
    pageSize: 12,
  })
}

async function prompt<T>(world: World, flag: string, question: object): Promise<T> {
  // With a closed standard input inquirer would end the process as if all were well.
  if (!world.tty.stdin || !world.tty.stderr) throw new UsageError('value-needed', { option: flag })
  const { default: inquirer } = await import('inquirer')
  // Results alone go to standard output.
  const ask = inquirer.createPromptModule({
    input: world.stdin as NodeJS.ReadStream,
    output: world.terminal as NodeJS.WriteStream,
  })
  try {
    const answers = await ask([{ ...question, name: 'value' } as never])
    return (answers as { value: T }).value
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') throw new Interrupted()
    throw error
  }
}

/** inquirer prints names as they are: take away what a terminal would act on. */
function shown(choices: readonly Choice[]): Choice[] {
  return choices.map(({ name, value }) => ({
    value,
    name: name.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ''),
  }))
}
