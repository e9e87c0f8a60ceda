# fish completion of samtal, made by: samtal completions fish
# To ~/.config/fish/completions/samtal.fish

# The command typed so far, such as "templates show".
function __samtal_command
    set -l command ''
    for word in (commandline -opc)
        switch "$command $word"
            case ' check' ' templates' 'templates show' ' init'
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
complete -c samtal -n '__samtal_at \'\'' -a 'check' -d 'it\'s: a [check]'
complete -c samtal -n '__samtal_at \'\'' -a 'templates' -d 'templates'
complete -c samtal -n '__samtal_at \'\'' -a 'init' -d 'make'
complete -c samtal -n '__samtal_at \'\'' -s V -l version -d 'version'
complete -c samtal -n '__samtal_at \'\'' -l lang -r -f -a 'sv en' -d 'language'
complete -c samtal -n '__samtal_at check' -F
complete -c samtal -n '__samtal_at check' -l format -r -f -a 'text json' -d 'the \\format'
complete -c samtal -n '__samtal_at check' -s o -l output -r -F -d 'one\'s [file]: where'
complete -c samtal -n '__samtal_at check' -l strict -d 'strict'
complete -c samtal -n '__samtal_at check' -l today -r -f -d 'day'
complete -c samtal -n '__samtal_at check' -l participants -r -f -a '(__samtal_lists people)' -d 'who'
complete -c samtal -n '__samtal_at check' -l carry -r -f -a 'all none (__samtal_lists items)' -d 'what'
complete -c samtal -n '__samtal_at check' -l person -r -f -a '(__samtal_list people)' -d 'who'
complete -c samtal -n '__samtal_at check' -l lang -r -f -a 'sv en' -d 'language'
complete -c samtal -n '__samtal_at templates' -a 'show' -d 'show one'
complete -c samtal -n '__samtal_at templates' -l lang -r -f -a 'sv en' -d 'language'
complete -c samtal -n '__samtal_at templates show' -f -a '(__samtal_list templates)'
complete -c samtal -n '__samtal_at templates show' -l lang -r -f -a 'sv en' -d 'language'
complete -c samtal -n '__samtal_at init' -f -a '(__fish_complete_directories (commandline -ct))'
complete -c samtal -n '__samtal_at init' -l lang -r -f -a 'sv en' -d 'language'
