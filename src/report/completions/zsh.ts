import { argumentsOf, isRepeated, offerFor, optionsOf, type Offer } from './offers.ts'
import { allCommands, type Argument, type Option, type Outline } from '../outline.ts'

export const shell = 'zsh'

/** The completion script of zsh, for its own completion system. */
export function render(root: Outline): string {
  return `#compdef samtal
# zsh completion of samtal, made by: samtal completions zsh
# To a folder of $fpath, as _samtal; or in ~/.zshrc after compinit: source <(samtal completions zsh)

# Offers what samtal knows in this folder. zsh puts flags for compadd before the name of the list.
_samtal_list() {
  local -a found
  found=(\${(f)"$(samtal completions --list $argv[-1] 2>/dev/null)"})
  compadd "\${(@)argv[1,-2]}" -a found
}

# The same for a list with commas.
_samtal_lists() {
  compset -P '*,'
  _samtal_list "$@"
}

${allCommands(root)
  .map((command) => commandFunction(command, root))
  .join('\n\n')}

if [[ $funcstack[1] == _samtal ]]; then
  _samtal "$@"
else
  compdef _samtal samtal
fi
`
}

function commandFunction(command: Outline, root: Outline): string {
  const options = optionsOf(command, root).map(optionSpec)
  if (command.commands.length === 0)
    return `${functionOf(command)}() {
  _arguments -S \\
${[...options, ...argumentsOf(command, root).map(argumentSpec)].map((spec) => `    ${spec}`).join(' \\\n')}
}`
  return `${functionOf(command)}() {
  local context state state_descr line
  local -a commands
  typeset -A opt_args
  _arguments -C -S \\
${[...options, `'1:${word('command')}:->command'`, "'*::argument:->arguments'"].map((spec) => `    ${spec}`).join(' \\\n')}
  case $state in
    command)
      commands=(
${command.commands.map((child) => `        '${quote(`${lastWord(child)}:${child.summary.replaceAll(/[:\\]/g, '\\$&')}`)}'`).join('\n')}
      )
      _describe command commands
      ;;
    arguments)
      case $line[1] in
${command.commands.map((child) => `        ${lastWord(child)}) ${functionOf(child)} ;;`).join('\n')}
      esac
      ;;
  esac
}`
}

/** An option as \`_arguments\` takes it: with its value after a space or \`=\`. */
function optionSpec(option: Option): string {
  const { short, long, value, description } = option
  const valueSpec = value === null ? '' : `:${word(value)}:${action(offerFor(option))}`
  const rest = quote(`[${description.replaceAll(/[[\]\\]/g, '\\$&')}]${valueSpec}`)
  const names = value === null ? [short, long] : [short && `${short}+`, `${long}=`]
  if (!short) return `'${isRepeated(option) ? '*' : ''}${names[1]}${rest}'`
  const before = isRepeated(option) ? '\\*' : `'(${short} ${long})'`
  return `${before}{${names.join(',')}}'${rest}'`
}

function argumentSpec({ argument, offer }: { argument: Argument; offer: Offer }): string {
  return `'${argument.isVariadic ? '*' : ':'}:${word(argument.name)}:${action(offer)}'`
}

function action(offer: Offer): string {
  switch (offer.kind) {
    case 'words':
      return `(${offer.words.join(' ')})`
    case 'list':
      return `_samtal_list ${offer.list}`
    case 'list,':
      return offer.words.length === 0
        ? `_samtal_lists ${offer.list}`
        : `{compadd ${offer.words.join(' ')}; _samtal_lists ${offer.list}}`
    case 'files':
      return '_files'
    case 'folders':
      return '_files -/'
    case 'nothing':
      return ' '
  }
}

function functionOf({ name }: Outline): string {
  return ['_samtal', ...name.split(' ').filter(Boolean)].join('_')
}

function lastWord({ name }: Outline): string {
  return name.split(' ').at(-1) ?? name
}

/** A text without colons and other characters that zsh acts on. */
function word(text: string): string {
  return text.replaceAll(/[^\w-]/g, ' ')
}

function quote(text: string): string {
  return text.replaceAll("'", String.raw`'\''`)
}
