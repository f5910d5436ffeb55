#!/usr/bin/env bash
# Fuzzes what the program does with the bytes of a worker, beginning with the sections of the shipped reports and the
# gallery, for some seconds; what it finds is an input file in WORK and exit code 1.
#   run.sh BUILD SOURCE WORK [section|page] [SECONDS]
# "section": decoding alone. "page": decoding and layout; minutes to compile, hours to run.
set -euo pipefail
build=$1 source=$2 work=$3 what=${4:-section} seconds=${5:-10}

mkdir -p "$work/seeds" "$work/corpus"
"$build/bin/write_seeds" "$work/seeds" "$build/lib/quire/plugins" "$source"/samples/gallery.toml "$source"/reports/weekly.toml
cmake -S "$source/tests/host/fuzz" -B "$work/build" -G Ninja -DCMAKE_CXX_COMPILER=clang++ >"$work/cmake.log"
cmake --build "$work/build" --target "${what}_fuzzer" >>"$work/cmake.log" || { cat "$work/cmake.log"; exit 1; }

# A found input stays in the source tree once its cause is mended, so that it is tried again.
found="$source/tests/host/fuzz/found"
mkdir -p "$work/found"
if [ -d "$found" ]; then cp "$found"/* "$work/found/"; fi
cd "$work"
"build/${what}_fuzzer" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=65536 -use_value_profile=1 \
  corpus seeds found 2>fuzz.log || { tail -40 fuzz.log; exit 1; }
grep -E "^#.*DONE|^Done" fuzz.log
