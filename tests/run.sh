#!/usr/bin/env bash
# Everything that must hold: builds the tests and runs them all. The checks of every change call this.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
. samples/setup.sh

run_step "set up" install_packages "$root"
run_step "configure" quietly cmake --preset release -DQUIRE_TESTS=ON -DQUIRE_WERROR=ON
run_step "build" cmake --build --preset release -- --quiet
run_step "tests" ctest --preset release
