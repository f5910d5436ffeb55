#!/usr/bin/env bash
# Many editions under trouble: batches of random reports whose workers are killed, that are killed themselves, whose disk fills up;
# each is run again until it is whole, and every failure must be one of those.
#   soak.sh [EDITIONS] [SEED]        default: 100000 editions, seed 1
# Root gives it a small disk of its own to fill; without, that part is left out. QUIRE names the program.
set -euo pipefail

wanted=${1:-100000}
RANDOM=${2:-1}
source=$(cd "$(dirname "$0")/../.." && pwd)
quire=${QUIRE:-$source/build/release/bin/quire}
work=$(mktemp -d)
disk=$work/disk
mkdir "$disk"
small_disk=no
if [ "$(id -u)" -eq 0 ] && mount -t tmpfs -o size=600m soak "$disk" 2>/dev/null; then small_disk=yes; fi
trap 'if [ "$small_disk" = yes ]; then umount "$disk"; fi; rm -rf "$work"' EXIT

round=0 made=0 kills=0 deaths=0 fills=0 runs=0 most_memory=0 most_files=0

# A report of one to three sections and 250 to 1250 editions, which differ in a number.
write_report() {
  local plugins=(chip_comparison policy_summary market_signals) count=$((250 + RANDOM % 1000)) plugin
  {
    echo "title = \"Round $round, {n}\""
    echo "as_of = 2026-$((1 + RANDOM % 9))-1$((RANDOM % 10))" | sed 's/2026-\([0-9]\)-/2026-0\1-/'
    echo "contents = $([ $((RANDOM % 2)) = 0 ] && echo true || echo false)"
    echo "front_page = $([ $((RANDOM % 3)) = 0 ] && echo true || echo false)"
    echo "attachments = false"
    echo "dataset = \"$source/samples/dataset/dataset.toml\""
    echo "[parameters]"
    echo "n = 0"
    for plugin in "${plugins[@]:$((RANDOM % 3))}"; do printf '[[section]]\nplugin = "%s"\n' "$plugin"; done
    echo '[[edition]]'
    echo 'name = "all"'
    echo 'output = "{n}.pdf"'
    echo "parameters.n = [$(seq -s, "$count")]"
  } >"$work/report.toml"
  editions=$count
}

watch_limits() {
  local memory files
  memory=$(awk '/VmHWM/ { print $2 }' "/proc/$1/status" 2>/dev/null) || return 0
  files=$(find "/proc/$1/fd" 2>/dev/null | wc -l) || return 0
  [ "${memory:-0}" -gt "$most_memory" ] && most_memory=$memory
  [ "$files" -gt "$most_files" ] && most_files=$files
  return 0
}

# Workers live for milliseconds, at the beginning: what they deliver is kept for the other editions.
kill_workers() {
  for _ in $(seq 40); do
    if pkill -9 -P "$1" quire-worker 2>/dev/null; then kills=$((kills + 1)); fi
  done
}

trouble() {
  case $((RANDOM % 6)) in
    1) if kill -9 "$1" 2>/dev/null; then deaths=$((deaths + 1)); fi ;;
    2)
      if [ "$small_disk" = yes ]; then
        head -c 700m /dev/zero >"$disk/fill" 2>/dev/null || true
        fills=$((fills + 1))
        sleep 0.1
        rm -f "$disk/fill"
      fi ;;
    *) sleep 0.2 ;;
  esac
}

# One run with trouble, or without it when it is to end whole.
run() {
  rm -f "$work/process" "$work/code"
  # In a shell of its own, which says nothing when it is killed.
  (
    "$quire" batch "$work/report.toml" --output "$disk/out" 2>"$work/log" &
    echo $! >"$work/process"
    wait $! && echo 0 >"$work/code" || echo $? >"$work/code"
  ) 2>/dev/null &
  until [ -s "$work/process" ]; do sleep 0.01; done
  local process code
  process=$(cat "$work/process")
  runs=$((runs + 1))
  if [ "$1" = troubled ] && [ $((RANDOM % 2)) = 0 ]; then kill_workers "$process"; fi
  while kill -0 "$process" 2>/dev/null; do
    watch_limits "$process"
    if [ "$1" = troubled ]; then trouble "$process"; else sleep 0.1; fi
  done
  wait
  code=$(cat "$work/code")
  # What the editions' errors say must be what was done to them.
  if grep "error: " "$work/log" | grep -vE "No space left on device|SIGKILL|(is|are) missing" >"$work/unexplained"; then
    echo "a failure that nothing explains:" >&2
    cat "$work/unexplained" >&2
    exit 1
  fi
  case $code in 0 | 1 | 3 | 137) ;; *) echo "exit code $code" >&2; cat "$work/log" >&2; exit 1 ;; esac
}

while [ "$made" -lt "$wanted" ]; do
  round=$((round + 1))
  rm -rf "$disk/out"
  write_report
  for _ in 1 2 3; do run troubled; done
  run calm
  if ! "$quire" batch merge "$work/report.toml" --output "$disk/out" 2>"$work/merge.log"; then
    cat "$work/log" "$work/merge.log" >&2
    exit 1
  fi
  made=$((made + editions))
  echo "round $round: $made editions, $runs runs, $kills workers killed, $deaths batches killed, $fills full disks," \
    "at most $((most_memory / 1024)) MB and $most_files files open"
done
