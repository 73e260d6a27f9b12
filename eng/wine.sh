#!/usr/bin/env bash
# Runs a test project, built for Windows, under Wine: eng/wine.sh [PROJECT [CLASS...]], by default all classes of Amorsize.Platform.Tests.
# (Debian: apt-get install wine wine64) Builds in artifacts/wine. The exit code is 1 if a test failed or gave no result.
# Wine is not Windows: a test that passes there shows that the calls of Windows are made as they are documented.
# Some calls never return under Wine, so each test has a time limit, and each class has a process of its own with a limit, too.
set -uo pipefail
cd "$(dirname "$0")/.." || exit

# In milliseconds and in seconds. The slowest test that ends takes a few seconds there.
test_limit=60000
class_limit=240
project=${1:-Amorsize.Platform.Tests}
classes=("${@:2}")
[ ${#classes[@]} -gt 0 ] || mapfile -t classes < <(grep -rl '^\[TestClass\]' "tests/$project" --include='*.cs' --exclude-dir=obj | xargs -n 1 basename -s .cs | sort)
command -v wine > /dev/null || { echo "wine is not installed; on Debian or Ubuntu: apt-get install wine wine64" >&2; exit 2; }

root=$PWD/artifacts/wine
dotnet publish "tests/$project" -r win-x64 --self-contained -c Debug --artifacts-path "$root" -o "$root/$project" -v quiet -nologo || exit
export WINEPREFIX=$root/prefix WINEDEBUG=-all
cd "$root/$project" || exit
echo "{ \"mstest\": { \"timeout\": { \"test\": $test_limit } } }" > "$project.testconfig.json"

count() { grep -oE "^ *$1: [0-9]+" <<< "$output" | tail -1 | grep -oE '[0-9]+' || echo 0; }
passed=0 failed=0 skipped=0 silent=()
for class in "${classes[@]}"; do
  output=$(timeout --kill-after=5 "$class_limit" wine "$project.exe" --filter "FullyQualifiedName~.$class." --progress off 2>&1 < /dev/null)
  if [ "$(count total)" -eq 0 ]; then
    # The processes of Wine go on after the one that was ended.
    wineserver --kill
    silent+=("$class")
    echo "$class: no result"
    continue
  fi
  passed=$((passed + $(count succeeded))) failed=$((failed + $(count failed))) skipped=$((skipped + $(count skipped)))
  echo "$class: $(count succeeded) passed, $(count failed) failed, $(count skipped) skipped"
  grep -A 4 -E '^failed ' <<< "$output"
done
echo "$project: $passed passed, $failed failed, $skipped skipped; no result from ${#silent[@]} classes: ${silent[*]-}"
[ "$failed" -eq 0 ] && [ ${#silent[@]} -eq 0 ]
