#!/usr/bin/env bash
# Mutation testing of src/Core with its own tests. Takes tens of minutes; not part of the tests.
# bench/mutate.sh [glob]   for example bench/mutate.sh '**/Obligations/*.cs'
set -euo pipefail
cd "$(dirname "$0")/../tests/Core.Tests"
dotnet tool restore >/dev/null
dotnet stryker --project Core.csproj --test-runner mtp --mutate "${1:-**/*.cs}" --reporter json --reporter cleartext --reporter html \
    --output ../../artifacts/mutation --concurrency 2 --skip-version-check
