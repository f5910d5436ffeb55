#!/usr/bin/env bash
# What it costs to run each section in a sandboxed process of its own: the host's time with and without, one section
# after the other, on the weekly report's data and on the same with another GB in it.
#   isolation.sh [BUILD] [RUNS]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=${1:-$root/build/release}
runs=${2:-20}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C

host_times() { # REPORT OPTION…: milliseconds, one a run
  local report=$1
  shift
  for _ in $(seq "$runs"); do
    "$build/bin/quire" build "$report" --no-archive --jobs 1 --timings --output "$work/out.pdf" "$@" 2>&1 |
      awk '$1 == "host" { print $2 }'
  done
}

compare() { # NAME REPORT
  host_times "$2" --in-process | sort -n >"$work/without"
  host_times "$2" | sort -n >"$work/with"
  sections=$(grep -c '^\[\[section\]\]' "$2")
  paste "$work/without" "$work/with" | awk -v name="$1" -v sections="$sections" '
    { without[NR] = $1; with[NR] = $2 }
    END {
      m = int((NR + 1) / 2)
      printf "%s: in process %.1f ms (%.1f to %.1f), isolated %.1f ms (%.1f to %.1f): %.1f ms a section, best of each %.1f\n",
             name, without[m], without[1], without[NR], with[m], with[1], with[NR], (with[m] - without[m]) / sections,
             (with[1] - without[1]) / sections
    }'
}

compare "weekly report" "$root/reports/weekly.toml"

mkdir "$work/dataset"
cp "$root"/samples/dataset/* "$work/dataset"
"$build/bin/make_csv" 14000000 "$work/dataset/sales.toml" >"$work/dataset/sales.csv"
cat "$work/dataset/sales.toml" >>"$work/dataset/dataset.toml"
sed 's|^dataset = .*|dataset = "dataset/dataset.toml"|; /^theme = /d' "$root/reports/weekly.toml" >"$work/large.toml"
echo "another table of $(($(stat -c %s "$work/dataset/sales.csv") >> 20)) MB"
runs=7
compare "with it" "$work/large.toml"
