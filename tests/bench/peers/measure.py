#!/usr/bin/env python3
"""Run every peer on one case, verify what it wrote, and print a Markdown table.

  measure.py --work DIR --case NAME [--tools a,b] [--runs N] [--limit S] [--also 'NAME=COMMAND {dir}'] [--json FILE]

Wall seconds come from a monotonic clock around the process; CPU seconds and peak memory (the largest single process)
from time(1). Figures are medians. --also adds a tool of your own: its command gets the case folder for {dir} and must
write {dir}/NAME.pdf. A run during which other programs took more than a tenth of the machine is repeated.
"""
import argparse, json, os, re, shlex, shutil, signal, statistics, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
TOOLS = ["typst", "typst-tagged", "pdflatex", "pdflatex-1pass", "lualatex", "lualatex-1pass", "pandoc", "knitr", "weasyprint", "wkhtmltopdf",
         "chromium", "fop", "groff", "reportlab", "pdfkit", "pdfmake", "reactpdf", "gofpdf", "itext"]
NCPU = os.cpu_count() or 1
HZ = os.sysconf("SC_CLK_TCK")


def busy():
    v = list(map(int, open("/proc/stat").readline().split()[1:9]))
    return (sum(v) - v[3] - v[4]) / HZ


def quiet(wait):
    """wait until the machine is nearly idle, at most `wait` seconds"""
    end = time.monotonic() + wait
    while time.monotonic() < end:
        a, t = busy(), time.monotonic()
        time.sleep(0.7)
        if (busy() - a) / (time.monotonic() - t) < 0.12:
            return True
    return False


def run(cmd, limit):
    """-> (rc or None when out of time, wall, cpu, peak MiB, cpu seconds spent by others per wall second)"""
    with tempfile.NamedTemporaryFile("r", delete=False) as tf:
        pass
    b0, t0 = busy(), time.monotonic()
    p = subprocess.Popen(["/usr/bin/time", "-o", tf.name, "-f", "%U %S %M"] + cmd, stdin=subprocess.DEVNULL,
                         stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)
    try:
        err = p.communicate(timeout=limit)[1]
        rc = p.returncode
    except subprocess.TimeoutExpired:
        os.killpg(p.pid, signal.SIGKILL)      # our own process group only
        p.wait()
        return None, limit, 0, 0, 0, b""
    wall = time.monotonic() - t0
    b1 = busy()
    f = open(tf.name).read().split("\n")[-2].split() if os.path.getsize(tf.name) else ["0", "0", "0"]
    os.unlink(tf.name)
    cpu = float(f[0]) + float(f[1])
    return rc, wall, cpu, int(f[2]) / 1024, max(0.0, (b1 - b0 - cpu)) / max(wall, .01), err


def sh(*a, limit=240):
    try:
        return subprocess.run(a, capture_output=True, timeout=limit).stdout.decode("utf-8", "replace")
    except subprocess.TimeoutExpired:
        return ""


def verify(pdf, spec):
    r = {}
    m = re.search(r"Pages:\s+(\d+)", sh("pdfinfo", pdf))
    if not m:
        return None
    r["pages"] = int(m.group(1))
    r["bytes"] = os.path.getsize(pdf)
    txt = sh("pdftotext", "-layout", pdf, "-").replace("\u2060", "")
    r["words"] = len([w for w in txt.split() if re.search(r"[A-Za-z0-9]", w)])
    r["cjk"] = len(re.findall(r"[\u4e00-\u9fff]+", txt))
    pages = txt.split("\f")
    r["headed"] = sum(1 for p in pages if "HBM GB" in p)
    r["numbered"] = sum(1 for i, p in enumerate(pages) if re.search(r"[Pp]age\s+%d\b" % (i + 1), p))
    # contents list: is every heading listed with the number of the page it really is on?
    norm = [re.sub(r"\s+", " ", p) for p in pages]
    heads = []
    for i, s in enumerate(spec["sections"], 1):
        heads.append(f"{i} {s['title']}")
        heads += [f"{i}.{j} {u['title']}" for j, u in enumerate(s["subs"], 1)]
    ntoc = 1
    first_body = next((k for k, p in enumerate(norm) if k > 0 and heads[0] in p and heads[1] in p and "Contents" not in p
                       and re.search(re.escape(heads[0]) + r" ?" + re.escape(heads[1]) + r" ?[A-Z]", p)), len(norm))
    front = " ".join(norm[:max(first_body, ntoc)])
    good = 0
    for h in heads:
        m = re.search(r"(?<![\d.])" + re.escape(h) + r"[ .\u2026]* (\d+)(?!\d*\.\d)", front)
        if m and int(m.group(1)) <= len(norm) and h in norm[int(m.group(1)) - 1]:
            good += 1
    r["toc"] = f"{good}/{len(heads)}"
    if shutil.which("mutool"):
        r["marks"] = len([l for l in sh("mutool", "show", pdf, "outline").splitlines() if l.strip()])
    else:
        r["marks"] = sh("qpdf", "--json", "--json-key=outlines", pdf).count('"title":')
    return r


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--work", required=True)
    a.add_argument("--case", required=True)
    a.add_argument("--tools", default=os.environ.get("PEERS_TOOLS", ",".join(TOOLS)))
    a.add_argument("--runs", type=int, default=5)
    a.add_argument("--limit", type=float, default=300)
    a.add_argument("--quiet", type=float, default=12, help="most seconds to wait for an idle machine before a run")
    a.add_argument("--also", action="append", default=[])
    a.add_argument("--json")
    o = a.parse_args()
    case = os.path.join(os.path.abspath(o.work), o.case)
    spec = json.load(open(os.path.join(case, "doc.json"), encoding="utf-8"))
    missing = os.environ.get("PEERS_MISSING", "").split(",")
    also = dict(x.split("=", 1) for x in o.also)
    res = {}
    print(f"\n### {o.case}\n\n| tool | wall s (min) | cpu s | peak MiB | PDF KiB | pages | ms/page | words | CJK runs | TOC right | bookmarks | table heads | numbered | note |")
    print("|:--|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|:--|", flush=True)
    for t in [x for x in o.tools.split(",") if x] + list(also):
        if t in missing:
            print(f"| {t} | – | | | | | | | | | | | | not installed: skipped |", flush=True)
            continue
        prev = {"large": "medium", "medium": "small"}.get(o.case)
        if o.json and prev and os.path.exists(o.json) and "timeout" in json.load(open(o.json)).get(prev, {}).get(t, {}).get("note", ""):
            print(f"| {t} | – | | | | | | | | | | | | not run: out of time on {prev} |", flush=True)
            continue
        pdf = os.path.join(case, t + ".pdf")
        cmd = shlex.split(also[t].replace("{dir}", case)) if t in also else ["sh", os.path.join(HERE, "run_tool.sh"), t, case]
        if os.path.exists(pdf):
            os.unlink(pdf)
        got, note, noisy = [], "", 0
        n = o.runs
        while len(got) < n:
            quiet(o.quiet)
            rc, wall, cpu, peak, other, err = run(cmd, o.limit)
            if rc is None:
                note = f"timeout at {o.limit:.0f} s"
                break
            if rc != 0 or not os.path.exists(pdf):
                note = f"failed (exit {rc}): " + err.decode("utf-8", "replace").strip().replace("|", "/").replace("\n", " ")[:160]
                break
            if other > 0.1 * NCPU and t != "chromium" and noisy < 3:
                noisy += 1
                continue
            if not got and wall > 0.5 * o.limit:
                n = 1                                      # a slow tool gets one run
            elif not got and wall > 20:
                n = min(n, 1 if wall > 60 else 2)
            elif not got and wall < 2 and n >= 5:
                n = 9
            got.append((wall, cpu, peak, other))
        if not got:
            res[t] = {"note": note}
            print(f"| {t} | – | | | | | | | | | | | | {note} |", flush=True)
            continue
        med = [statistics.median(x[i] for x in got) for i in range(4)]
        v = verify(pdf, spec) or {}
        res[t] = dict(wall=med[0], wall_min=min(x[0] for x in got), cpu=med[1], peak=med[2], other=med[3], runs=len(got), **v)
        ps = os.path.join(case, t + ".passes")
        if os.path.exists(ps):
            note += f"{open(ps).read().strip()} passes; "
        if med[3] > 0.1 * NCPU:
            note += f"others used {med[3]:.2f} cores; "
        note += f"n={len(got)}"
        pg = v.get("pages", 0)
        print(f"| {t} | {med[0]:.3f} ({res[t]['wall_min']:.3f}) | {med[1]:.2f} | {med[2]:.0f} | {v.get('bytes', 0)/1024:.0f} | {pg} | {med[0]*1000/max(pg,1):.2f} | "
              f"{v.get('words','?')} | {v.get('cjk','?')} | {v.get('toc','?')} | {v.get('marks','?')} | {v.get('headed','?')} | {v.get('numbered','?')} | {note} |", flush=True)
    if o.json:
        old = json.load(open(o.json)) if os.path.exists(o.json) else {}
        old.setdefault(o.case, {}).update(res)
        json.dump(old, open(o.json, "w"), indent=1)


if __name__ == "__main__":
    main()
