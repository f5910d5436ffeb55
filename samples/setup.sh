# Sourced by quickstart.sh and tests/run.sh: installs what debian-packages.txt lists and is missing.

install_packages() {
  local list missing=() package
  list=$(grep -v '^#' "$1/samples/debian-packages.txt")
  for package in $list; do
    if [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
      missing+=("$package")
    fi
  done
  if [ ${#missing[@]} -eq 0 ]; then
    echo "packages: all there"
    return
  fi
  echo "packages: installing ${missing[*]}"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "error: installing packages needs root, and there is no sudo" >&2
      echo "  hint: as root: apt-get install ${missing[*]}" >&2
      return 1
    fi
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends \
    "${missing[@]}" >/dev/null
}

# run_step NAME COMMAND...: runs it and says how long it took.
run_step() {
  local name=$1 begin end
  shift
  begin=$(date +%s.%N)
  "$@"
  end=$(date +%s.%N)
  LC_ALL=C awk -v name="$name" -v begin="$begin" -v end="$end" \
    'BEGIN { printf "%s: %.1f s\n", name, end - begin }'
}

quietly() { "$@" >/dev/null; }
