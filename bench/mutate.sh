#!/usr/bin/env bash
# Mutation testing of src/Core with its own tests. Takes from minutes (a folder) to hours (all); not part of the tests.
# bench/mutate.sh [glob...]   for example bench/mutate.sh '**/Obligations/*.cs'
# node bench/mutation-report.mjs artifacts/mutation    what came of it: score by folder, survivors
#
# Tables of words are left out: the catalogue of rules, the hard errors and the ambiguities. A mutant there is another text of the page
# docs/traceability.md, which a test of Architecture.Tests compares word by word; the tests of Core do not read it.
#
# Works on a copy of HEAD, so that building goes on meanwhile. In the copy the simulated years are left out and property tests take
# 100 cases instead of thousands: a mutant that only those would find counts as survived, so the score is a lower bound.
set -euo pipefail
cd "$(dirname "$0")/.."
here=$PWD
[ $# -gt 0 ] || set -- '**/*.cs'
name=$(tr -dc 'A-Za-z0-9' <<<"$*")
copy=${MUTATION_TREE:-$(mktemp -d)}
out=$here/artifacts/mutation/${name:-all}
rm -rf "$copy"
mkdir -p "$copy" "$out"
git archive HEAD | tar -x -C "$copy"
cd "$copy/tests/Core.Tests"
rm -f Obligations/SimulatedYearTests.cs
grep -rlE 'iter: [0-9_]+' . | xargs -r sed -i -E 's/iter: [0-9_]+/iter: 100/'
dotnet tool restore >/dev/null
export RunAnalyzers=false
what=()
for glob in "$@"; do what+=(--mutate "$glob"); done
tables=(--mutate '!**/Guideline/Rules.cs' --mutate '!**/Guideline/Ambiguities.cs' --mutate '!**/Guideline/HardErrors.cs')
dotnet stryker --project Core.csproj --test-runner mtp "${what[@]}" "${tables[@]}" --reporter json --reporter cleartext --reporter html \
    --output "$out" --concurrency "${MUTATION_CONCURRENCY:-2}" --skip-version-check
