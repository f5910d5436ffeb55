#!/usr/bin/env bash
# The binary promise: the same plugin from each compiler, language standard, optimization and string ABI is loaded
# and gives the same PDF, byte for byte.
#   run.sh BUILD SOURCE WORK
# A quarter of a minute, because two compilers build it fourteen times each.
set -euo pipefail
build=$1 source=$2 work=$3

rm -rf "$work"
mkdir -p "$work"
cmake --install "$build" --component sdk --prefix "$work/prefix" >"$work/install.log"
cat >"$work/report.toml" <<TOML
title = "Grid"
dataset = "$source/samples/dataset/dataset.toml"
as_of = 2026-11-23
front_page = false
attachments = false
[[section]]
plugin = "abi_grid"
required = true
options = { greeting = "good evening" }
TOML

first=
count=0
for compilers in "gcc g++" "clang clang++"; do
  read -r cc cxx <<<"$compilers"
  cmake -S "$source/tests/host/abi_grid" -B "$work/$cc" -G Ninja -DCMAKE_PREFIX_PATH="$work/prefix" \
    -DCMAKE_C_COMPILER="$cc" -DCMAKE_CXX_COMPILER="$cxx" >"$work/$cc.log"
  cmake --build "$work/$cc" >>"$work/$cc.log" || { cat "$work/$cc.log"; exit 1; }
  for plugin in "$work/$cc"/*.so; do
    pdf="${plugin%.so}.pdf"
    "$build/bin/quire" build "$work/report.toml" --plugin "$plugin" --strict -o "$pdf" 2>"$pdf.log" ||
      { echo "$plugin does not run:"; cat "$pdf.log"; exit 1; }
    first=${first:-$pdf}
    cmp "$first" "$pdf"
    count=$((count + 1))
  done
done
echo "$count builds of one plugin, one PDF"
test "$count" -eq 28
