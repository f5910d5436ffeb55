#!/bin/bash
# bench.sh [--work DIR] [--cases small,medium,large,wide,batch,floor] [--tools a,b,c] [--runs N] [--limit S] [--also 'NAME=CMD {dir}']
# Prepares (npm packages, compiled drivers, inputs) and prints Markdown tables. A peer that is missing is skipped with a note.
# Debian packages: see README.md. Nothing is installed system-wide by this script.
set -euo pipefail
H=$(cd "$(dirname "$0")" && pwd)
WORK=${WORK:-$PWD/peers-work}; CASES=small,medium,large,wide,batch,floor; TOOLS=; RUNS=5; LIMIT=300; ALSO=(); NB=${NB:-200}
while [ $# -gt 0 ]; do case $1 in
  --work) WORK=$2; shift 2;; --cases) CASES=$2; shift 2;; --tools) TOOLS=$2; shift 2;; --runs) RUNS=$2; shift 2;;
  --limit) LIMIT=$2; shift 2;; --also) ALSO+=(--also "$2"); shift 2;; *) sed -n 2,4p "$0"; exit 2;; esac; done
mkdir -p "$WORK/bin" "$WORK/npm" "$WORK/fonts"; WORK=$(cd "$WORK" && pwd)
have() { command -v "$1" >/dev/null 2>&1; }
export PEERS_BIN=$WORK/bin PEERS_NPM=$WORK/npm
# --- fonts: Liberation Sans (Helvetica metrics) and Droid Sans Fallback, found through fontconfig
f() { fc-match -f '%{file}' "$1"; }
REG=$(f "Liberation Sans:regular"); BLD=$(f "Liberation Sans:bold"); CJK=$(f "Droid Sans Fallback")
export PEERS_FONTS=$REG:$BLD:$CJK PEERS_NODE_FLAGS=${PEERS_NODE_FLAGS:---max-old-space-size=12000}
for x in "$REG" "$BLD" "$CJK"; do ln -sf "$x" "$WORK/fonts/"; done
# Typst's Node binding scans every font fontconfig knows; give it only the three in use (kind to Typst)
printf '<?xml version="1.0"?><fontconfig><dir>%s</dir></fontconfig>\n' "$WORK/fonts" >"$WORK/fonts/typst-fonts.conf"
export PEERS_TYPST_FC=$WORK/fonts/typst-fonts.conf
M=
need() { M="$M,$1"; }
# --- npm peers
if have npm; then
  [ -d "$WORK/npm/node_modules/pdfkit" ] || ( cd "$WORK/npm" && npm init -y >/dev/null 2>&1 &&
    npm install --no-audit --no-fund @myriaddreamin/typst-ts-node-compiler@0.7.0 pdfkit pdfmake @react-pdf/renderer react puppeteer-core >"$WORK/npm.log" 2>&1 ) || echo "npm install failed: see npm.log" >&2
fi
n() { [ -d "$WORK/npm/node_modules/$2" ] || need "$1"; }
n typst @myriaddreamin/typst-ts-node-compiler; n typst-tagged @myriaddreamin/typst-ts-node-compiler; n pdfkit pdfkit; n pdfmake pdfmake; n reactpdf @react-pdf/renderer
# --- command-line peers
for t in pdflatex lualatex; do have $t || { need $t; need $t-1pass; }; done
have pandoc && have pdflatex || need pandoc
have Rscript && Rscript -e 'quit(status=!requireNamespace("rmarkdown",quietly=TRUE))' >/dev/null 2>&1 || need knitr
for t in weasyprint wkhtmltopdf fop groff; do have $t || need $t; done
PEERS_CHROMIUM=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true); export PEERS_CHROMIUM; [ -n "$PEERS_CHROMIUM" ] || need chromium
py() { local p; for p in python3 /usr/bin/python3; do "$p" -c "import $1" 2>/dev/null && { echo "$p"; return; }; done; return 0; }
PEERS_PY_RL=$(py reportlab); PEERS_PY_WEASY=$(py weasyprint); export PEERS_PY_RL PEERS_PY_WEASY; [ -n "$PEERS_PY_RL" ] || need reportlab
# --- compiled drivers
if have go && [ -d /usr/share/gocode/src/github.com/jung-kurt/gofpdf ]; then
  GO111MODULE=off GOPATH=/usr/share/gocode GOCACHE=$WORK/gocache go build -o "$WORK/bin/drv_gofpdf" "$H/drv_gofpdf.go" || need gofpdf
else need gofpdf; fi
J=/usr/share/java; export PEERS_ITEXT=$J/itext.jar PEERS_FOP_CONF=$WORK/fop.xconf
if have javac && [ -f $PEERS_ITEXT ]; then javac -nowarn -cp $PEERS_ITEXT -d "$WORK/bin" "$H/DrvIText.java"; else need itext; fi
PEERS_FOP_CP=$(ls $J/{fop,commons-io,commons-logging,batik-all,xml-apis,xml-apis-ext,xmlgraphics-commons,fontbox2,fontbox}.jar 2>/dev/null | paste -sd: || true); export PEERS_FOP_CP
if have fop && have javac; then javac -nowarn -cp "$PEERS_FOP_CP" -d "$WORK/bin" "$H/FopBatch.java"; fi
sed "s#@REG@#$REG#;s#@BOLD@#$BLD#;s#@CJK@#$CJK#" "$H/fop.xconf.in" >"$PEERS_FOP_CONF"
export PEERS_MISSING=${M#,}
[ -n "$TOOLS" ] && export PEERS_TOOLS=$TOOLS
gen() { [ -f "$WORK/$1/doc.json" ] || python3 "$H/gen.py" --out "$WORK/$1" "${@:2}"; }
for c in ${CASES//,/ }; do
  case $c in
    small) gen small --sections 4;; medium) gen medium --sections 40;; large) gen large --sections 400;; wide) gen wide --wide 50000;;
    batch) python3 "$H/batch.py" --work "$WORK" --n "$NB" --limit "$LIMIT" "${ALSO[@]}"; continue;;
    floor) "$H/floor.sh" "$WORK"; continue;;
  esac
  python3 "$H/measure.py" --work "$WORK" --case $c --runs "$RUNS" --limit "$LIMIT" --json "$WORK/results.json" "${ALSO[@]}"
done
