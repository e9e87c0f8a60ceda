import { argumentsOf, offerFor, optionsOf, type Offer } from './offers.ts'
import { allCommands, type Option, type Outline } from '../outline.ts'

export const shell = 'fish'

/** The completion script of fish. */
export function render(root: Outline): string {
  const commands = allCommands(root)
  return `# fish completion of samtal, made by: samtal completions fish
# To ~/.config/fish/completions/samtal.fish

# The command typed so far, such as "templates show".
function __samtal_command
    set -l command ''
    for word in (commandline -opc)
        switch "$command $word"
            case ${commands
              .filter(({ name }) => name !== '')
              .map(({ name }) => quote(name.includes(' ') ? name : ` ${name}`))
              .join(' ')}
                set command (string trim -- "$command $word")
        end
    end
    echo $command
end

function __samtal_at
    test (__samtal_command) = "$argv"
end

# What samtal knows in this folder.
function __samtal_list
    samtal completions --list $argv[1] 2>/dev/null
end

# The same for a list with commas.
function __samtal_lists
    set -l before (string match -r '.*,' -- (commandline -ct))
    for word in (__samtal_list $argv[1])
        echo "$before$word"
    end
end

complete -c samtal -f
${commands.flatMap((command) => completionsOf(command, root)).join('\n')}
`
}

function completionsOf(command: Outline, root: Outline): string[] {
  const here = `complete -c samtal -n ${quote(command.name === '' ? "__samtal_at ''" : `__samtal_at ${command.name}`)}`
  return [
    ...command.commands.map(
      ({ name, summary }) => `${here} -a ${quote(name.split(' ').at(-1) ?? name)} -d ${quote(summary)}`,
    ),
    ...argumentsOf(command, root).flatMap(({ offer }) => action(offer).map((flags) => `${here} ${flags}`)),
    ...optionsOf(command, root).map((option) => [here, ...optionParts(option)].join(' ')),
  ]
}

function optionParts(option: Option): string[] {
  const { short, long, value, description } = option
  return [
    ...(short ? [`-s ${short.slice(1)}`] : []),
    `-l ${long.slice(2)}`,
    ...(value === null ? [] : ['-r', ...action(offerFor(option))]),
    `-d ${quote(description)}`,
  ]
}

function action(offer: Offer): string[] {
  switch (offer.kind) {
    case 'words':
      return [`-f -a ${quote(offer.words.join(' '))}`]
    case 'list':
      return [`-f -a ${quote(`(__samtal_list ${offer.list})`)}`]
    case 'list,':
      return [`-f -a ${quote([...offer.words, `(__samtal_lists ${offer.list})`].join(' '))}`]
    case 'files':
      return ['-F']
    case 'folders':
      return [`-f -a ${quote('(__fish_complete_directories (commandline -ct))')}`]
    case 'nothing':
      return ['-f']
  }
}

/** As fish reads single quotes: there, a backslash speaks for the quote and for itself. */
function quote(text: string): string {
  return `'${text.replaceAll(/[\\']/g, '\\$&')}'`
}
