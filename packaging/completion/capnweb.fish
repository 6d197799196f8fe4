# SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
# SPDX-License-Identifier: MIT
#
# Completion of capnweb(1) for fish. Commands and options are asked of the program itself.

function __capnweb_commands
    capnweb --help 2>/dev/null | string match -rg '^  ([a-z-]+)  +(.*)' | while read -l name; read -l summary; printf '%s\t%s\n' $name $summary; end
end

function __capnweb_options
    set -l words (commandline -opc)
    capnweb $words[2] --help 2>/dev/null | string match -rg '^  (?:-\w, )?(--[a-z-]+)(?: <[^>]*>)? +(.*)' | while read -l name; read -l summary; printf '%s\t%s\n' $name $summary; end
end

complete -c capnweb -n '__fish_use_subcommand' -f -a '(__capnweb_commands)'
complete -c capnweb -n 'not __fish_use_subcommand; and string match -q -- "-*" (commandline -ct)' -f -a '(__capnweb_options)'
complete -c capnweb -n 'not __fish_use_subcommand; and contains -- --color (commandline -opc)[-1]' -f -a 'auto always never'
complete -c capnweb -n 'not __fish_use_subcommand; and contains -- --state (commandline -opc)[-1]' -f -a 'pending resolved rejected released broken unpulled'
complete -c capnweb -n 'not __fish_use_subcommand; and contains -- (commandline -opc)[-1] --severity --fail-on' -f -a 'error warning note chat'
