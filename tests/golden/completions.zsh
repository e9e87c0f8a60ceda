#compdef samtal
# zsh completion of samtal, made by: samtal completions zsh
# To a folder of $fpath, as _samtal; or in ~/.zshrc after compinit: source <(samtal completions zsh)

# Offers what samtal knows in this folder. zsh puts flags for compadd before the name of the list.
_samtal_list() {
  local -a found
  found=(${(f)"$(samtal completions --list $argv[-1] 2>/dev/null)"})
  compadd "${(@)argv[1,-2]}" -a found
}

# The same for a list with commas.
_samtal_lists() {
  compset -P '*,'
  _samtal_list "$@"
}

_samtal() {
  local context state state_descr line
  local -a commands
  typeset -A opt_args
  _arguments -C -S \
    '(-V --version)'{-V,--version}'[version]' \
    '--lang=[language]:sv en:(sv en)' \
    '1:command:->command' \
    '*::argument:->arguments'
  case $state in
    command)
      commands=(
        'check:it'\''s\: a [check]'
        'templates:templates'
        'init:make'
      )
      _describe command commands
      ;;
    arguments)
      case $line[1] in
        check) _samtal_check ;;
        templates) _samtal_templates ;;
        init) _samtal_init ;;
      esac
      ;;
  esac
}

_samtal_check() {
  _arguments -S \
    '*--format=[the \\format]:format:(text json)' \
    \*{-o+,--output=}'[one'\''s \[file\]: where]:file:_files' \
    '--strict[strict]' \
    '--today=[day]:date: ' \
    '--participants=[who]:ids:_samtal_lists people' \
    '--carry=[what]:ids:{compadd all none; _samtal_lists items}' \
    '--person=[who]:id:_samtal_list people' \
    '--lang=[language]:sv en:(sv en)' \
    '*:paths:_files'
}

_samtal_templates() {
  local context state state_descr line
  local -a commands
  typeset -A opt_args
  _arguments -C -S \
    '--lang=[language]:sv en:(sv en)' \
    '1:command:->command' \
    '*::argument:->arguments'
  case $state in
    command)
      commands=(
        'show:show one'
      )
      _describe command commands
      ;;
    arguments)
      case $line[1] in
        show) _samtal_templates_show ;;
      esac
      ;;
  esac
}

_samtal_templates_show() {
  _arguments -S \
    '--lang=[language]:sv en:(sv en)' \
    '::name:_samtal_list templates'
}

_samtal_init() {
  _arguments -S \
    '--lang=[language]:sv en:(sv en)' \
    '::folder:_files -/'
}

if [[ $funcstack[1] == _samtal ]]; then
  _samtal "$@"
else
  compdef _samtal samtal
fi
