#!/usr/bin/env bash
# Times `quire build reports/weekly.toml` as a whole process: 30 runs after 3 to warm the file cache.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
quire=${1:-$root/build/release/bin/quire}
output=$(mktemp -d)
trap 'rm -rf "$output"' EXIT

run() { "$quire" build "$root/reports/weekly.toml" --no-archive --output "$output/weekly.pdf" 2>/dev/null; }
for _ in 1 2 3; do run; done

export LC_ALL=C TIMEFORMAT=%R
for _ in $(seq 30); do
  { time run; } 2>&1
done | sort -n | awk '{ time[NR] = $1 * 1000 }
  END { printf "whole process: min %.0f ms, median %.0f ms, max %.0f ms (%d runs)\n",
        time[1], time[int((NR + 1) / 2)], time[NR], NR }'

echo "size: $(($(stat -c %s "$output/weekly.pdf") / 1024)) KB"
if [ -x /usr/bin/time ]; then
  /usr/bin/time -f "peak memory of the largest process: %M KB" \
    "$quire" build "$root/reports/weekly.toml" --no-archive --output "$output/weekly.pdf" 2>&1 | tail -n 1
fi
