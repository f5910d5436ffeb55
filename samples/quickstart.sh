#!/usr/bin/env bash
# From a fresh Debian 12 to a briefing: packages, build, PDF.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
. samples/setup.sh

output=$root/build/weekly.pdf
run_step "set up" install_packages "$root"
run_step "configure" quietly cmake --preset release -DQUIRE_TESTS=OFF
run_step "build" cmake --build --preset release -- --quiet
quire=build/release/bin/quire
run_step "edition before" $quire build reports/weekly.toml --as-of 2026-11-09 --output build/weekly-2026-W46.pdf
run_step "briefing" $quire build reports/weekly.toml --output "$output"
echo "the briefing is $output"
