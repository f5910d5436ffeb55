#!/usr/bin/env bash
# A batch on a Slurm cluster of this machine: one task killed, one requeued, and the array submitted again until the batch is whole. It takes
# twenty seconds because Slurm looks at its queue every three.
#   slurm_test.sh SOURCE PROGRAM
set -euo pipefail

source=$1
PATH=$(cd "$(dirname "$2")" && pwd):$PATH
export PATH
work=$(mktemp -d)
cluster=$source/samples/slurm/loopback-cluster.sh
trap '"$cluster" stop "$work/cluster"; rm -rf "$work"' EXIT
cd "$work"

fail() {
  echo "failed: $1" >&2
  shift
  for file in "$@"; do
    echo "--- $file" >&2
    cat "$file" >&2
  done
  exit 1
}

cat >report.toml <<TOML
title = "Market {n}"
as_of = 2026-11-23
contents = false
front_page = false
dataset = "$source/samples/dataset/dataset.toml"
[parameters]
n = 0
[[section]]
plugin = "market_signals"
[[edition]]
name = "all"
output = "{n}.pdf"
parameters.n = [$(seq -s, 400)]
TOML

"$cluster" start "$work/cluster"
export SLURM_CONF=$work/cluster/slurm.conf

submit() { sbatch --parsable --output="$work/task-%a.log" "$source/samples/slurm/quire-batch.sbatch" report.toml out; }
wait_for_all() {
  for _ in $(seq 1200); do
    [ -z "$(squeue --noheader)" ] && return
    sleep 0.05
  done
  fail "the array did not end" task-*.log
}
merge() { quire batch merge report.toml --no-archive --output out 2>merge.log; }
made() { cat "out/manifest/$1-of-4.jsonl" 2>/dev/null | wc -l; }
wait_until_made() {
  for _ in $(seq 1200); do
    [ "$(made "$1")" -ge 5 ] && return
    sleep 0.01
  done
  fail "shard $1 made nothing" task-*.log
}

job=$(submit)
wait_until_made 2
scancel --signal=KILL --full "${job}_2"
wait_until_made 3
scontrol requeue "${job}_3"
scancel "${job}_3"  # it would wait for minutes before it begins again
wait_for_all
if merge; then fail "a batch with a killed task was whole" merge.log; fi
grep -q "error: is missing" merge.log || fail "the merge named nothing" merge.log
grep -Eq "^400 editions: [0-9]+ complete, [0-9]+ missing" merge.log || fail "the merge did not count" merge.log

before=$(made 1)
submit >/dev/null
wait_for_all
merge || fail "the batch is not whole" merge.log task-*.log
grep -q "^400 editions: 400 complete" merge.log || fail "the merge did not count" merge.log
[ "$(made 1)" = "$before" ] || fail "a shard that was whole was made again" task-1.log
grep -q "^100 of 100 editions are there already" task-1.log || fail "the shard did not say so" task-1.log
