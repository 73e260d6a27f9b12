#!/usr/bin/env bash
# Runs a test project, built for Windows, under Wine: eng/wine.sh [PROJECT [CLASS...]], by default all classes of Amorsize.Platform.Tests.
# (Debian: apt-get install wine wine64) Builds in artifacts/wine. The exit code is 1 if a test failed, or if a class gave no result.
# Wine is not Windows: a test that passes there shows that the calls of Windows are made as they are documented.
# Some calls never return under Wine, so each test has a time limit, and each class has a process of its own with a limit, too.
set -uo pipefail
cd "$(dirname "$0")/.." || exit

# In milliseconds and in seconds. A class that ends takes up to ten seconds there, most of it to start .NET.
test_limit=30000
class_limit=100
project=${1:-Amorsize.Platform.Tests}
classes=("${@:2}")
[ ${#classes[@]} -gt 0 ] || mapfile -t classes < <(grep -rl '^\[TestClass\]' "tests/$project" --include='*.cs' --exclude-dir=obj | xargs -n 1 basename -s .cs | sort)
command -v wine > /dev/null || { echo "wine is not installed; on Debian or Ubuntu: apt-get install wine wine64" >&2; exit 2; }

root=$PWD/artifacts/wine
dotnet publish "tests/$project" -r win-x64 --self-contained -c Debug --artifacts-path "$root" -o "$root/$project" -v quiet -nologo || exit
export WINEPREFIX=$root/prefix WINEDEBUG=-all
cd "$root/$project" || exit
echo "{ \"mstest\": { \"timeout\": { \"test\": $test_limit } } }" > "$project.testconfig.json"

count() { grep -cE "^$1 " <<< "$output"; }
passed=0 failed=0 skipped=0 silent=()
for class in "${classes[@]}"; do
  # A file and no pipe: processes that a test started may go on, and would keep a pipe open.
  timeout --kill-after=5 "$class_limit" wine "$project.exe" --filter "FullyQualifiedName~.$class." --progress off --ansi off --output Detailed > output.txt 2>&1 < /dev/null
  output=$(< output.txt)
  passed=$((passed + $(count passed))) failed=$((failed + $(count failed))) skipped=$((skipped + $(count skipped)))
  echo "$class: $(count passed) passed, $(count failed) failed, $(count skipped) skipped"
  grep -A 3 -E '^failed ' <<< "$output"
  # The runner was ended, or the runtime broke down. Other processes of Wine may go on.
  grep -q '^Test run summary' <<< "$output" || { wineserver --kill; silent+=("$class"); }
done
echo "$project: $passed passed, $failed failed, $skipped skipped; no whole result: ${silent[*]:-none}"
[ "$failed" -eq 0 ] && [ ${#silent[@]} -eq 0 ]
