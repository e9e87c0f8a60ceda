# bash completion of samtal, made by: samtal completions bash
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
  [[ ${2-} == ',' && $cur == *,* ]] && before=${cur%,*},
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
  local cur=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command='' index
  COMPREPLY=()
  # --format=json is three words to bash.
  if [[ $cur == '=' ]]; then
    cur=''
  elif [[ $previous == '=' ]]; then
    previous=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for ((index = 1; index < COMP_CWORD; index++)); do
    case "$command ${COMP_WORDS[index]}" in
      ' check' | ' templates' | 'templates show' | ' init') command="${command:+$command }${COMP_WORDS[index]}" ;;
    esac
  done

  case "$command $previous" in
    *' --lang') _samtal_words sv en; return ;;
    'check --format') _samtal_words text json; return ;;
    'check -o' | 'check --output') _samtal_paths -f; return ;;
    'check --today') return ;;
    'check --participants') _samtal_list people ','; return ;;
    'check --carry') _samtal_words all none; _samtal_list items ','; return ;;
    'check --person') _samtal_list people; return ;;
  esac
  if [[ $cur == -* ]]; then
    case $command in
      '') _samtal_words -V --version --lang ;;
      'check') _samtal_words --format -o --output --strict --today --participants --carry --person --lang ;;
      'templates') _samtal_words --lang ;;
      'templates show') _samtal_words --lang ;;
      'init') _samtal_words --lang ;;
    esac
    return
  fi
  case $command in
    '') _samtal_words check templates init ;;
    'check') _samtal_paths -f ;;
    'templates') _samtal_words show ;;
    'templates show') _samtal_list templates ;;
    'init') _samtal_paths -d ;;
  esac
}

complete -F _samtal samtal
