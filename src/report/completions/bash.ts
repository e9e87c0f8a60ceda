import { argumentsOf, offerFor, optionsOf, type Offer } from './offers.ts'
import { allCommands, type Outline } from '../outline.ts'

export const shell = 'bash'

/** The completion script of bash; it needs nothing but bash itself, of version 3.2 or later. */
export function render(root: Outline): string {
  const commands = allCommands(root)
  return `# bash completion of samtal, made by: samtal completions bash
# In ~/.bashrc: source <(samtal completions bash)

# Offers those of the words given that begin as the one being typed.
_samtal_words() {
  local word
  for word in "$@"; do
    [[ $word == "$cur"* ]] && COMPREPLY+=("$word")
  done
}

# Offers what samtal knows in this folder, after what stands before the last comma.
_samtal_list() {
  local before='' word
  [[ \${2-} == ',' && $cur == *,* ]] && before=\${cur%,*},
  while IFS= read -r word; do
    _samtal_words "$before$word"
  done < <(samtal completions --list "$1" 2>/dev/null)
}

_samtal_paths() {
  local path
  compopt -o filenames 2>/dev/null
  while IFS= read -r path; do
    COMPREPLY+=("$path")
  done < <(compgen "$1" -- "$cur")
}

_samtal() {
  local cur=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} command='' index
  COMPREPLY=()
  # --format=json is three words to bash.
  if [[ $cur == '=' ]]; then
    cur=''
  elif [[ $previous == '=' ]]; then
    previous=\${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for ((index = 1; index < COMP_CWORD; index++)); do
    case "$command \${COMP_WORDS[index]}" in
      ${paths(commands)}) command="\${command:+$command }\${COMP_WORDS[index]}" ;;
    esac
  done

  case "$command $previous" in
${commands.flatMap(optionCases).join('\n')}
  esac
  if [[ $cur == -* ]]; then
    case $command in
${commands.map((command) => `      ${quote(command.name)}) _samtal_words ${flagsOf(command, root).join(' ')} ;;`).join('\n')}
    esac
    return
  fi
  case $command in
${commands.flatMap((command) => argumentCase(command, root)).join('\n')}
  esac
}

complete -F _samtal samtal
`
}

/** The commands as a pattern: the command so far, a space, and the word that makes it another. */
function paths(commands: readonly Outline[]): string {
  return commands
    .filter(({ name }) => name !== '')
    .map(({ name }) => quote(name.includes(' ') ? name : ` ${name}`))
    .join(' | ')
}

/** What to offer after each option that takes a value; those of samtal itself may follow every command. */
function optionCases({ name, options }: Outline): string[] {
  return options
    .filter(({ value }) => value !== null)
    .map((option) => {
      const names = [option.short, option.long].flatMap((flag) =>
        flag ? [`${name === '' ? '*' : ''}${quote(`${name} ${flag}`)}`] : [],
      )
      return `    ${names.join(' | ')}) ${[...action(offerFor(option)), 'return'].join('; ')} ;;`
    })
}

function argumentCase(command: Outline, root: Outline): string[] {
  const words = command.commands.map(({ name }) => name.split(' ').at(-1) ?? name)
  const actions = [
    ...(words.length > 0 ? action({ kind: 'words', words }) : []),
    ...argumentsOf(command, root).flatMap(({ offer }) => action(offer)),
  ]
  return actions.length === 0 ? [] : [`    ${quote(command.name)}) ${actions.join('; ')} ;;`]
}

function action(offer: Offer): string[] {
  switch (offer.kind) {
    case 'words':
      return offer.words.length === 0 ? [] : [`_samtal_words ${offer.words.join(' ')}`]
    case 'list':
      return [`_samtal_list ${offer.list}`]
    case 'list,':
      return [...action({ kind: 'words', words: offer.words }), `_samtal_list ${offer.list} ','`]
    case 'files':
      return ['_samtal_paths -f']
    case 'folders':
      return ['_samtal_paths -d']
    case 'nothing':
      return []
  }
}

function flagsOf(command: Outline, root: Outline): string[] {
  return optionsOf(command, root).flatMap(({ short, long }) => (short ? [short, long] : [long]))
}

function quote(text: string): string {
  return `'${text}'`
}
