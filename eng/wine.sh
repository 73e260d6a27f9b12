#!/usr/bin/env bash
# Runs a test project, built for Windows, under Wine: eng/wine.sh [PROJECT [FILTER]], by default Amorsize.Platform.Tests (Debian: apt-get install wine wine64)
# Builds in artifacts/wine. Wine is not Windows: a test that passes there shows that the calls of Windows are made as they are documented.
set -euo pipefail
cd "$(dirname "$0")/.."

project=${1:-Amorsize.Platform.Tests}
# Wine never answers for the cycle times of threads. Tests of the CPU time of ended children gave no result there either; why is not known.
filter=${2:-FullyQualifiedName!~OfThread_&FullyQualifiedName!~OfChildren_}
command -v wine > /dev/null || { echo "wine is not installed; on Debian or Ubuntu: apt-get install wine wine64" >&2; exit 2; }

root=$PWD/artifacts/wine
dotnet publish "tests/$project" -r win-x64 --self-contained -c Debug --artifacts-path "$root" -o "$root/$project" -v quiet -nologo
export WINEPREFIX=$root/prefix WINEDEBUG=-all
cd "$root/$project"
wine "$project.exe" --filter "$filter" --progress off
