#!/usr/bin/env bash
# Fuzzes the readers of the cache's files: eng/fuzz.sh entry|export|value [minutes, default 10]
# entry, export: the bytes of a file. value: one value in the file of an entry.
# Starts from the corpus in tests/Amorsize.Cache.Fuzz/Corpus, and adds the inputs that reach other code to it.
# Builds in artifacts/fuzz, leaves its findings in artifacts/fuzz/TARGET, and fails if there are any.
set -euo pipefail
cd "$(dirname "$0")/.."

target=${1:-}
minutes=${2:-10}
case $target in entry | export | value) ;; *) sed -n 2p "$0" >&2; exit 2 ;; esac
command -v afl-fuzz > /dev/null || { echo "afl-fuzz is not installed; on Debian or Ubuntu: apt-get install afl++" >&2; exit 2; }

root=$PWD/artifacts/fuzz
work=$root/$target
rm -rf "$work"
mkdir -p "$work"

dotnet tool restore > /dev/null
dotnet build tests/Amorsize.Cache.Fuzz -c Release --artifacts-path "$root" -v quiet
built=$root/bin/Amorsize.Cache.Fuzz/release
# The plain build writes the seeds, because instrumented assemblies run only under afl-fuzz.
dotnet "$built/Amorsize.Cache.Fuzz.dll" seeds "$target" "$work/seeds"
corpus=tests/Amorsize.Cache.Fuzz/Corpus/$target
mkdir -p "$corpus"
cp "$corpus"/* "$work/seeds" 2> /dev/null || true
cp -r "$built" "$work/bin"
for assembly in Amorsize Amorsize.Platform Amorsize.Measurement Amorsize.Cache; do
  DOTNET_ROLL_FORWARD=Major dotnet sharpfuzz "$work/bin/$assembly.dll"
done

harness=("$(command -v dotnet)" "$work/bin/Amorsize.Cache.Fuzz.dll" "$target")
# afl-fuzz cannot check managed programs, and must not pin itself to one processor of a shared machine.
export AFL_SKIP_BIN_CHECK=1 AFL_SKIP_CPUFREQ=1 AFL_NO_AFFINITY=1 AFL_NO_UI=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1
afl-fuzz -i "$work/seeds" -o "$work/findings" -x tests/Amorsize.Cache.Fuzz/json.dict -m none -t 5000 -V $((minutes * 60)) -- "${harness[@]}" > "$work/log"

# The smallest set of inputs that reaches the same code; each is named by its content.
AFL_ALLOW_TMP=1 afl-cmin -i "$work/findings/default/queue" -o "$work/corpus" -m none -t 5000 -- "${harness[@]}" > "$work/cmin.log" 2>&1
rm -f "$corpus"/*
for input in "$work/corpus"/*; do cp "$input" "$corpus/$(sha256sum "$input" | cut -c1-16)"; done

stats=$work/findings/default/fuzzer_stats
grep -E '^(run_time|execs_done|execs_per_sec|corpus_count|edges_found|stability|saved_crashes|saved_hangs)' "$stats"
grep -Eq '^saved_crashes +: 0$' "$stats" && grep -Eq '^saved_hangs +: 0$' "$stats" || {
  echo "To replay one: dotnet $built/Amorsize.Cache.Fuzz.dll $target < $work/findings/default/crashes/id..." >&2
  exit 1
}
