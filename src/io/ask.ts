import { searchChoices, type Choice } from '../domain/talk/search.ts'
import { Interrupted, UsageError } from '../domain/usage-error.ts'
import type { World } from './world.ts'

/** What is said around a question, in the user's language. */
export interface Hints {
  /** An answer that cannot be used. */
  invalid: string
  /** Nothing chosen where something must be. */
  none: string
  /** Nothing found by a search. */
  noMatch: string
  /** Which keys to press, to choose one or some. */
  one: string
  some: string
}

/** A question, and the option that answers it where no terminal does. */
export interface Question {
  option: string
  message: string
  hints: Hints
}

/** Whether there is a terminal to ask questions on. */
export function canAsk({ tty }: World): boolean {
  return tty.stdin && tty.stderr
}

/** Asks for a text until it is valid. */
export async function askText(
  world: World,
  question: Question,
  isValid: (text: string) => boolean,
  proposed?: string,
): Promise<string> {
  const text = await prompt<string>(world, question, {
    type: 'input',
    ...(proposed === undefined ? {} : { default: proposed }),
    validate: (answer: string) => isValid(answer.trim()) || question.hints.invalid,
  })
  return text.trim()
}

/** Asks for one of several, which typing searches. */
export function askChoice(
  world: World,
  question: Question,
  choices: readonly Choice[],
  proposed?: string,
): Promise<string> {
  const safe = choices.map(safeChoice)
  return prompt<string>(world, question, {
    type: 'search',
    source: (text: string | undefined) => searchChoices(safe, text ?? ''),
    default: proposed,
    pageSize: 12,
    theme: {
      style: {
        keysHelpTip: () => question.hints.one,
        // The only error there is: inquirer has English words for it.
        error: () => `> ${question.hints.noMatch}`,
      },
    },
  })
}

/** Asks for some of several, at least one. */
export function askSome(world: World, question: Question, choices: readonly Choice[]): Promise<string[]> {
  return prompt<string[]>(world, question, {
    type: 'checkbox',
    choices: choices.map(safeChoice),
    validate: (chosen: readonly unknown[]) => chosen.length > 0 || question.hints.none,
    theme: { style: { keysHelpTip: () => question.hints.some } },
    pageSize: 12,
  })
}

/** Words that answer a question of yes or no. */
export interface YesOrNo {
  yes: readonly string[]
  no: readonly string[]
}

/** Shows a text on the terminal, and asks whether to go on. */
export async function askConfirmation(
  world: World,
  question: Question,
  { yes, no }: YesOrNo,
  shown: string,
): Promise<boolean> {
  world.terminal.write(shown)
  const answer = await askText(world, question, (text) => [...yes, ...no].includes(text.toLowerCase()))
  return yes.includes(answer.toLowerCase())
}

async function prompt<T>(world: World, { option, message }: Question, details: object): Promise<T> {
  // With a closed standard input inquirer would end the process as if all were well.
  if (!canAsk(world)) throw new UsageError('value-needed', { option })
  const { default: inquirer } = await import('inquirer')
  // Only results go to standard output.
  const ask = inquirer.createPromptModule({
    input: world.stdin as NodeJS.ReadStream,
    output: world.terminal as NodeJS.WriteStream,
  })
  try {
    const answers = await ask([{ ...details, message: oneLine(message), name: 'value' } as never])
    return (answers as { value: T }).value
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') throw new Interrupted()
    throw error
  }
}

function safeChoice({ name, value }: Choice): Choice {
  return { value, name: oneLine(name) }
}

/** inquirer prints texts as they are, so what a terminal would act on goes. */
function oneLine(text: string): string {
  return withoutControlCharacters(text).replaceAll('\n', '')
}

/** A text without what a terminal would act on, save the ends of its lines. */
export function withoutControlCharacters(text: string): string {
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '')
}
