#!/usr/bin/env bash
# Mutation testing of src/Core with its own tests. Takes from minutes (a folder) to hours (all); not part of the tests.
# bench/mutate.sh [glob...]   for example bench/mutate.sh '**/Obligations/*.cs'
# node bench/mutation-report.mjs artifacts/mutation    what came of it: score by folder, survivors
#
# Tables of words are left out, because a mutant there is another text and an approved page compares every word: the catalogue of rules, the
# hard errors and the ambiguities (docs/traceability.md, Architecture.Tests), the traits of obligations, the reasons of a dismissal and the ranks
# (approved texts of Core.Tests). They are initialised once a process, and the runner keeps its process, so it could not see them change anyway.
#
# Works on a copy of HEAD, so that building goes on meanwhile. In the copy twelve councils are simulated instead of 128, and property tests take
# 100 cases instead of thousands: a mutant that only those would find counts as survived, so the score is a lower bound. The tests of Bot, which
# run the same rules through the real worker, are not asked at all.
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
sed -i -E 's/councils: 128/councils: 12/; /report\.Councils\.ShouldBe|report\.Appeared|report\.Fulfilled/d' Obligations/SimulatedYearTests.cs
grep -rlE 'iter: [0-9_]+' . | xargs -r sed -i -E 's/iter: [0-9_]+/iter: 100/'
dotnet tool restore >/dev/null
export RunAnalyzers=false
what=()
for glob in "$@"; do what+=(--mutate "$glob"); done
tables=(--mutate '!**/Catalogue/Rules.cs' --mutate '!**/Catalogue/Ambiguities.cs' --mutate '!**/Catalogue/HardErrors.cs'
    --mutate '!**/Guideline/ObligationTraits.cs' --mutate '!**/Members/DismissalWording.cs' --mutate '!**/Organisation/Ranks.cs')
dotnet stryker --project Core.csproj --test-runner mtp "${what[@]}" "${tables[@]}" --reporter json --reporter cleartext --reporter html \
    --output "$out" --concurrency "${MUTATION_CONCURRENCY:-2}" --skip-version-check
