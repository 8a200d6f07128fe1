#!/bin/sh
# Prints a Python to make an environment with: the first that is new enough ("any"),
# the newest ("newest"), or one version ("3.11"). $PYTHON, if set, is the only one tried for "any".
want=$1

set -- python3 python3.14 python3.13 python3.12 python3.11 python \
    "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.*/bin/python
# where no other is left, the one behind an environment that was made earlier
if [ "$want" = any ]; then set -- "$@" .venv/bin/python; fi
if [ "$want" = any ] && [ -n "$PYTHON" ]; then set -- "$PYTHON"; fi

found=
for python do
    # "3 11 /path/to/python3.11"
    line=$("$python" -c 'import sys; print(*sys.version_info[:2], sys.executable)' 2>/dev/null) || continue
    seen="$seen ${line#* * }"
    major=${line%% *} rest=${line#* } minor=${rest%% *}
    if [ "$major" -ne 3 ] || [ "$minor" -lt 11 ]; then continue; fi
    if [ "$want" = 3.11 ] && [ "$minor" -ne 11 ]; then continue; fi
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        no_venv="${line#* * } (3.$minor)"; continue
    fi
    if [ "$want" != newest ]; then echo "${line#* * }"; exit 0; fi
    if [ -z "$found" ] || [ "$minor" -gt "$best" ]; then found=${line#* * } best=$minor; fi
done
if [ -n "$found" ]; then echo "$found"; exit 0; fi

{
    if [ -n "$no_venv" ]; then
        echo "$no_venv cannot make an environment: its modules venv and ensurepip are missing."
        echo "On Debian and Ubuntu install them with: sudo apt install python3-venv"
    else
        [ "$want" = 3.11 ] && version="3.11" || version="3.11 or newer"
        echo "The course needs Python $version; found:${seen:- none}${PYTHON:+ (PYTHON=$PYTHON)}."
        echo "Install it from python.org, with your system's packages or with conda,"
        echo "or say where it is: make ... PYTHON=/path/to/python3"
    fi
} >&2
exit 1
