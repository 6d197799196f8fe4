# SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
# SPDX-License-Identifier: MIT
#
# Completion of capnweb(1) for bash. Commands and options are asked of the program itself.

_capnweb() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} program=${COMP_WORDS[0]}
    local IFS=$' \t\n'
    if ((COMP_CWORD == 1)); then
        COMPREPLY=($(compgen -W "$("$program" --help 2>/dev/null | sed -n 's/^  \([a-z-]*\)  .*/\1/p') --help --version" -- "$current"))
        return
    fi
    case $previous in
    --color)
        COMPREPLY=($(compgen -W "auto always never" -- "$current"))
        return
        ;;
    --state)
        COMPREPLY=($(compgen -W "pending resolved rejected released broken unpulled" -- "$current"))
        return
        ;;
    --severity | --fail-on)
        COMPREPLY=($(compgen -W "error warning note chat" -- "$current"))
        return
        ;;
    esac
    if [[ $current == -* ]]; then
        COMPREPLY=($(compgen -W "$("$program" "${COMP_WORDS[1]}" --help 2>/dev/null | sed -n 's/^  \(-[a-z], \)\{0,1\}\(--[a-z-]*\).*/\2/p')" -- "$current"))
        return
    fi
    compopt -o filenames 2>/dev/null || true
    local IFS=$'\n'
    COMPREPLY=($(compgen -f -- "$current"))
}
complete -F _capnweb capnweb
