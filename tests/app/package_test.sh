#!/usr/bin/env bash
# The packages as a user gets them: made, looked at by lintian, installed into a clean Debian 12 root, used there.
#   package_test.sh BUILD
# Needs root (for chroot) and Debian's mirror, and a minute: a system is installed. Exit code 77 is "not here".
set -euo pipefail

if [ "$(id -u)" -ne 0 ]; then
  echo "skipped: chroot needs root"
  exit 77
fi
build=$(cd "$1" && pwd)
work=$(mktemp -d)
root=$work/root
mkdir "$root"
if ! mount -t proc proc "$root" 2>/dev/null; then
  echo "skipped: root may not mount here"
  rm -rf "$work"
  exit 77
fi
umount "$root"
trap 'umount "$root/proc" 2>/dev/null || true; rm -rf --one-file-system "$work"' EXIT

(cd "$build" && cpack -G DEB -B "$work/packages" >"$work/cpack.log" 2>&1) || { cat "$work/cpack.log"; exit 1; }
lintian --allow-root --fail-on error,warning --tag-display-limit 0 "$work"/packages/*.deb

mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Codename: bookworm' | head -1)
debootstrap --variant=minbase bookworm "$root" "$mirror" >"$work/debootstrap.log" || { tail "$work/debootstrap.log"; exit 1; }
mount -t proc proc "$root/proc"
cp "$work"/packages/*.deb "$root/tmp"
in_root() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin HOME=/root DEBIAN_FRONTEND=noninteractive "$@"; }
in_root sh -c 'apt-get install -y -qq --no-install-recommends /tmp/*.deb' >"$work/apt.log" 2>&1 ||
  { tail -20 "$work/apt.log"; exit 1; }

# The weekly report says the same there. (The files differ in the hashes of the plugins, which are stripped.)
in_root quire build --no-archive /usr/share/quire/reports/weekly.toml --output /tmp/weekly.pdf
"$build/bin/quire" build --no-archive "$(dirname "$0")/../../reports/weekly.toml" --output "$work/weekly.pdf"
for file in "$root/tmp/weekly.pdf" "$work/weekly.pdf"; do pdftotext -layout "$file" - | sha256sum; done >"$work/texts"
[ "$(sort -u "$work/texts" | wc -l)" -eq 1 ] || { echo "the weekly report says something else there"; exit 1; }

# A plugin of the samples is built and passes its check.
in_root sh -euc '
  cp -r /usr/share/doc/quire-dev/examples /tmp/examples
  for sample in /tmp/examples/*; do
    cmake -S "$sample" -B "$sample/build" >/dev/null
    cmake --build "$sample/build" >/dev/null
    case $sample in
      */gallery) quire build --plugin "$sample/build" /usr/share/quire/samples/gallery.toml --output /tmp/gallery.pdf ;;
      */plugin-*) quire plugin check "$sample"/build/*.so --data /usr/share/quire/samples/dataset/dataset.toml --only deterministic ;;
    esac
  done
  cd /tmp/examples/source-cpp
  printf "id    price\nh20   12000\n" >prices.txt
  printf "[tables.prices]\nfile = \"prices.txt\"\nreader = \"build/fixed_width.so\"\n" >dataset.toml
  printf "[tables.prices.columns]\nid = { type = \"text\" }\nprice = { type = \"integer\" }\n" >>dataset.toml
  quire data validate dataset.toml
  cd /
  quire --version
  bash -n /usr/share/bash-completion/completions/quire
  zcat /usr/share/man/man1/quire.1.gz | grep -q "EXIT STATUS"
'
# Nothing is left when the packages go.
in_root apt-get purge -y -qq quire quire-dev >"$work/apt.log" 2>&1 || { tail -20 "$work/apt.log"; exit 1; }
left=$(find "$root/usr" -name 'quire*' -o -name '_quire')
[ -z "$left" ] || { echo "left behind: $left"; exit 1; }
echo "package test passed"
