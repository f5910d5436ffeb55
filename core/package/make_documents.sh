#!/bin/sh
# What a package has besides the program, from the program's own definitions: make_documents.sh PROGRAM NEWS FOLDER
# FOLDER has a changelog already.
set -eu
program=$1 news=$2 folder=$3
rm -rf "$folder/man1" "$folder/completion"
mkdir -p "$folder/completion"
"$program" manual "$folder/man1"
gzip -9nf "$folder"/man1/*.1
"$program" completion bash >"$folder/completion/quire"
"$program" completion zsh >"$folder/completion/_quire"
"$program" completion fish >"$folder/completion/quire.fish"
gzip -9nc "$folder/changelog" >"$folder/changelog.gz"
gzip -9nc "$news" >"$folder/NEWS.gz"
