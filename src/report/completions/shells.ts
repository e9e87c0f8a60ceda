import type { Outline } from '../outline.ts'
import type { CompletionsReport } from '../report.ts'

/** What the file of a shell, `<shell>.ts`, exports. */
export interface ShellScript<Name extends string = string> {
  shell: Name
  render(root: Outline): string
}

/** Loads the file of each shell when it is needed. The key is the shell's name: anything else is a type error. */
const shells = defineShells({
  bash: () => import('./bash.ts'),
  zsh: () => import('./zsh.ts'),
  fish: () => import('./fish.ts'),
})

/** The shells that `samtal completions` offers. */
export const shellNames: readonly string[] = Object.keys(shells)

/** The completion script of a shell among `shellNames`. */
export async function renderCompletions({ shell, outline }: CompletionsReport): Promise<string> {
  const load = (shells as Readonly<Record<string, () => Promise<ShellScript>>>)[shell]
  if (!load) throw new Error(`no script for the shell ${shell}`)
  return (await load()).render(outline)
}

function defineShells<Name extends string>(loaders: { readonly [N in Name]: () => Promise<ShellScript<N>> }) {
  return loaders
}
