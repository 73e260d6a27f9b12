#!/usr/bin/env bash
# Branch coverage of projects by their own tests: eng/coverage.sh [PROJECT...], by default Amorsize.Cache and Amorsize.Discovery.
# Builds in artifacts/coverage, and leaves a Cobertura file for each project there.
set -euo pipefail
cd "$(dirname "$0")/.."

root=$PWD/artifacts/coverage
[ $# -gt 0 ] || set -- Amorsize.Cache Amorsize.Discovery
for project in "$@"; do
  dotnet build "tests/$project.Tests" --artifacts-path "$root" -p:AmorsizeCoverage=true -v quiet
  dotnet exec "$root/bin/$project.Tests/debug/$project.Tests.dll" --results-directory "$root/$project" \
    --coverlet --coverlet-include "[$project]*" --coverlet-output-format cobertura
  report=$(find "$root/$project" -name '*cobertura*.xml' -printf '%T@ %p\n' | sort -n | tail -1 | cut -d' ' -f2-)
  cp "$report" "$root/$project.xml"
  rate=$(grep -oE '<coverage [^>]*branch-rate="[0-9.]+"' "$root/$project.xml" | grep -oE 'branch-rate="[0-9.]+"' | grep -oE '[0-9.]+')
  echo "$project: branch coverage $rate"
done
