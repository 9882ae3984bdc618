#!/usr/bin/env bash
# Plants one known bug after another and checks that the tests meant for it fail. Works on the last commit, in a git worktree of its own.
# bench/seeded-bugs.sh [NAME...]      names of bench/seeded-bugs/*.patch without the ending; all when none is given
# Each patch begins with lines that git apply skips:
#   # what a person would see
#   # Project: Bot.Tests
#   # Test: the full name of the class that must fail
# Ends with 1 if a bug is not found, if a test fails without it, or if a patch no longer applies or compiles.
set -uo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)/tree
log=$(mktemp)
trap 'git -C "$root" worktree remove --force "$work" >/dev/null 2>&1; rm -f "$log"' EXIT
git -C "$root" worktree add --detach --quiet "$work" HEAD || exit 1
cd "$work" || exit 1

patches=()
if [ $# -gt 0 ]; then
    for name in "$@"; do patches+=("$root/bench/seeded-bugs/$name.patch"); done
else
    patches=("$root"/bench/seeded-bugs/*.patch)
fi

header() { sed -n "s/^# $2: *//p" "$1" | head -n 1; }
build() { dotnet build "tests/$1" -v q -p:EnforceCodeStyleInBuild=false -p:RunAnalyzers=false >"$log" 2>&1; }
# Bounded: a bug may make a test wait.
run() { timeout 300 "artifacts/bin/$1/debug/KobanBot.$1" -class "$2" >"$log" 2>&1; }

missed=0
declare -A sound
echo "| bug | found by | |"
echo "| --- | --- | --- |"
for patch in "${patches[@]}"; do
    name=$(basename "$patch" .patch)
    project=$(header "$patch" Project)
    test=$(header "$patch" Test)
    if [ -z "$project" ] || [ -z "$test" ]; then echo "| $name | | no header |"; missed=1; continue; fi

    # A test that fails without the bug proves nothing.
    if [ -z "${sound[$test]:-}" ]; then
        if ! build "$project"; then tail -n 5 "$log" >&2; echo "| $name | $test | the commit does not compile |"; missed=1; continue; fi
        if run "$project" "$test" && grep -q "Total: [1-9]" "$log"; then sound[$test]=yes; else sound[$test]=no; fi
    fi
    if [ "${sound[$test]}" = no ]; then echo "| $name | $test | FAILS WITHOUT THE BUG |"; missed=1; continue; fi

    if ! git apply "$patch"; then echo "| $name | $test | does not apply |"; missed=1; continue; fi
    if ! build "$project"; then
        grep -m 3 "error" "$log" >&2
        echo "| $name | $test | does not compile |"
        missed=1
    elif run "$project" "$test"; then
        echo "| $name | $test | NOT FOUND |"
        missed=1
    elif grep -q "\[FAIL\]" "$log"; then
        echo "| $name | $test | found, $(grep -c '\[FAIL\]' "$log") tests |"
    else
        # It died, or waited until its time was over: no test says what is wrong.
        tail -n 3 "$log" >&2
        echo "| $name | $test | NO TEST FAILED |"
        missed=1
    fi
    git checkout --quiet -- .
done
exit "$missed"
