#!/usr/bin/env bash
# Mutation score of Amorsize.Cache: eng/mutation.sh [globs of its files, default all], as in eng/mutation.sh '**/Verdicts/*'
# Works in a copy, artifacts/mutation, because mutants replace the tested assembly. The report is artifacts/mutation/report.
set -euo pipefail
cd "$(dirname "$0")/.."

copy=$PWD/artifacts/mutation
rm -rf "$copy"
mkdir -p "$copy"/images
tar cf - --exclude=bin --exclude=obj --exclude=artifacts --exclude=.git . | tar xf - -C "$copy"
cd "$copy"
dotnet tool restore > /dev/null
cd tests/Amorsize.Cache.Tests
export AMORSIZE_TEST_IMAGES=$copy/images

# These tests take seconds each, and would run for nearly every mutant. Without them the score can only be lower.
slow=(ManyProcesses KilledWriter ModelBased MutatedEntries HostileFiles FaultTests)
mutate=()
for glob in "${@:-**/*}"; do mutate+=(--mutate "$glob"); done
dotnet stryker --skip-version-check --test-runner mtp "${mutate[@]}" --output "$copy/report" \
  --test-case-filter "$(printf '&FullyQualifiedName!~%s' "${slow[@]}" | cut -c2-)"
