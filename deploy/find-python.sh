#!/bin/sh
# A Python 3.11 or newer that can make environments: its name goes to standard output, or a sentence to standard error.
# An argument names the one to use.

fit() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
whole() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

seen=""
for name in ${1:-python3 python3.14 python3.13 python3.12 python3.11}; do
    fit "$name" || continue
    if whole "$name"; then
        echo "$name"
        exit 0
    fi
    seen="$name"
done

if [ -n "$seen" ]; then
    echo "$seen has no venv module, so it cannot make an environment of its own." >&2
    echo "On Debian and Ubuntu: apt-get install python3-venv (or ${seen}-venv). Then run make again." >&2
elif [ -n "$1" ]; then
    echo "'$1' is not a Python 3.11 or newer. Name another: make PYTHON=/path/to/python3.11 …" >&2
else
    echo "No Python 3.11 or newer was found. Install one, or name it: make PYTHON=/path/to/python3.11 …" >&2
fi
exit 1
