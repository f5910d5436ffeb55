#!/usr/bin/env python3
"""Emit ONE briefing in the source format of every peer tool.

  gen.py --out DIR [--seed N] [--sections S] [--rows R] [--wide N] [--tools a,b,...]

The content is a pure function of (seed, sections, rows, wide). Standard library only.
Formats written to DIR:
  doc.json   (ReportLab, PDFKit, pdfmake, react-pdf, gofpdf, OpenPDF-like drivers)
  main.typ   (Typst)          pdf.tex / lua.tex (pdfLaTeX / LuaLaTeX)   main.md (pandoc)
  main.html  (WeasyPrint, Chromium)   wk.html (wkhtmltopdf)   main.fo (Apache FOP)
  main.ms    (groff -ms)      main.Rmd (knitr/rmarkdown)
  quire/     (Quire: dataset, tables, report)
"""
import argparse, json, os, random, re, subprocess, sys
from xml.sax.saxutils import escape as xesc
from quire_source import emit_quire

TITLE = "AI Chip Weekly Briefing"
DATE = "5 January 2026"
SANS = "Liberation Sans"
CJKF = "Droid Sans Fallback"
CJK = re.compile(r"([\u4e00-\u9fff]+)")
# page geometry, points
PW, PH, ML, MR, MT, MB = 595.28, 841.89, 56.7, 56.7, 70.9, 56.7
TW = PW - ML - MR
CW, CH = 480.0, 150.0                      # chart box
COLW = [112, 70, 46, 52, 50, 54, 52, 46]   # table column widths, sum 482
C1, C2, GR = "#1f5fa8", "#c8501e", "#999999"

# ------------------------------------------------------------------ content
CO = [("Alibaba", "阿里巴巴"), ("MetaX", "沐曦"), ("Cambricon", "寒武纪"), ("Huawei", "华为"),
      ("Moore Threads", "摩尔线程"), ("Biren", "壁仞科技"), ("Iluvatar", "天数智芯"), ("Enflame", "燧原科技"),
      ("Baidu", "百度"), ("Hygon", "海光信息"), ("Tencent", "腾讯"), ("SMIC", "中芯国际"),
      ("NVIDIA", ""), ("AMD", ""), ("Intel", ""), ("Broadcom", ""), ("Marvell", ""), ("Cerebras", ""),
      ("Groq", ""), ("Qualcomm", ""), ("Tenstorrent", ""), ("Graphcore", "")]
CHIP = ["C500", "X200", "MLU590", "A920", "S4000", "BR106", "B200", "MI355", "Gaudi 3", "P800", "L600", "H20",
        "DCU 8", "T20", "N40", "WSE 4", "Q100", "K310"]
NOUN = ["inference accelerator", "training cluster", "memory stack", "interconnect switch", "compiler toolchain",
        "packaging line", "liquid cooled rack", "software framework", "reference server", "power module"]
PLACE = ["Shanghai", "Shenzhen", "Beijing", "Hangzhou", "Hsinchu", "Austin", "Dresden", "Penang", "Seoul", "Suzhou"]
MET = ["bandwidth", "throughput", "yield", "utilisation", "latency", "power draw", "shipment volume", "gross margin"]
TPL = [
 "{co} said on {day} that volume production of the {chip} {noun} will begin in {place} before the end of {q}.",
 "Analysts expect the {met} of the {chip} to improve by {pct} percent once the second supplier in {place} is qualified.",
 "In a filing, {co} put the cost of its new {noun} at {num} million dollars, roughly {pct} percent above the earlier plan.",
 "Customers in {place} report that {met} on the {chip} stayed within {pct} percent of the published reference numbers.",
 "The agreement lets {co} and {co2} share one {noun} design while each keeps its own firmware and its own price list.",
 "Lead times for the {noun} stretched to {wk} weeks in {q} because substrate supply from {place} remained tight all quarter.",
 "{co} told distributors that the {chip} would be sold only as part of a complete {noun} until supply recovers.",
 "According to two people in {place}, the revised roadmap moves the {chip} successor from {q} into the following half year.",
 "A benchmark published on {day} shows the {chip} ahead of the older part by {pct} percent on long context inference.",
 "Export rules announced in {q} require {co} to certify every {noun} above the stated threshold for {met} and density.",
 "The {place} data centre will install {num} units of the {chip}, with the first racks going live during {q}.",
 "Memory prices rose again, and {co} now spends {pct} percent of the bill of materials on each {noun} it ships.",
 "Engineers at {co2} described how a change in the {noun} firmware raised sustained {met} without any new silicon at all.",
 "Investors welcomed the update from {co}, whose shares closed {pct} percent higher after the briefing held in {place}.",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
TOPIC = ["Training silicon", "Inference silicon", "High bandwidth memory", "Advanced packaging", "Optical interconnect",
         "Sovereign clouds", "Edge accelerators", "Foundry capacity", "Software stacks", "Export policy",
         "Power and cooling", "Start-up funding", "Server makers", "Open instruction sets", "Automotive compute"]
MON = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
HEAD = ["Company", "Chip", "Node nm", "TFLOPS", "HBM GB", "Price USD", "Units", "YoY %"]


def company(r, p=0.45):
    en, zh = r.choice(CO)
    return f"{en} ({zh})" if zh and r.random() < p else en


def sentence(r):
    return r.choice(TPL).format(co=company(r), co2=company(r, .2), chip=r.choice(CHIP), noun=r.choice(NOUN),
                                place=r.choice(PLACE), met=r.choice(MET), day=r.choice(DAYS),
                                q=f"Q{r.randint(1,4)} {r.randint(2025,2027)}", pct=r.randint(2, 68),
                                num=r.randint(12, 980), wk=r.randint(6, 52))


def para(r, n):
    return " ".join(sentence(r) for _ in range(n))


def row(r):
    en, zh = r.choice(CO)
    return [f"{en} {zh}" if zh and r.random() < .5 else en, r.choice(CHIP), str(r.choice([3, 4, 5, 6, 7, 12, 14])),
            f"{r.uniform(90, 4800):.1f}", str(r.choice([32, 48, 64, 80, 96, 128, 144, 192, 288])),
            f"{r.randint(1900, 48000):,}", f"{r.randint(40, 99000):,}", f"{r.uniform(-38, 140):+.1f}"]


def table(r, n):
    return {"t": "table", "head": HEAD, "rows": [row(r) for _ in range(n)]}


def make(seed, sections, rows, wide):
    r = random.Random(seed)
    d = {"title": TITLE, "subtitle": f"Issue {seed}: accelerators, memory and supply", "date": DATE,
         "author": "Market Intelligence Desk", "sections": []}
    if wide:
        d["sections"].append({"title": "Full price list", "subs": [
            {"title": "All parts", "blocks": [{"t": "p", "x": para(r, 5)}, table(r, wide)]}]})
        return d
    for i in range(sections):
        s1 = {"title": "Market signals", "blocks": [{"t": "p", "x": para(r, 6)} for _ in range(4)] +
              [{"t": "ul", "x": [sentence(r) for _ in range(6)]}]}
        s2 = {"title": "Figures", "blocks": [
            {"t": "p", "x": para(r, 5)},
            {"t": "bar", "title": f"Units shipped by month, thousands ({r.choice(PLACE)})", "labels": MON,
             "v": [r.randint(8, 96) for _ in range(12)]},
            {"t": "p", "x": para(r, 4)},
            {"t": "line", "title": "Spot price index, 24 weeks", "names": [r.choice(CHIP) + " spot", "Peer average"],
             "v": [walk(r), walk(r)]}]}
        s3 = {"title": "Price and performance", "blocks": [{"t": "p", "x": para(r, 5)}, table(r, rows),
                                                           {"t": "p", "x": para(r, 5)}]}
        d["sections"].append({"title": f"{TOPIC[i % len(TOPIC)]} in {r.choice(PLACE)}", "subs": [s1, s2, s3]})
    return d


def walk(r):
    v, out = r.uniform(40, 60), []
    for _ in range(24):
        v = min(98, max(4, v + r.uniform(-6, 6)))
        out.append(round(v, 1))
    return out


# ------------------------------------------------------------------ chart primitives (y up, points)
def prims(b):
    x0, y0, w, h = 30.0, 22.0, CW - 40.0, CH - 44.0
    P = [("text", CW / 2, CH - 10, "middle", 9, b["title"])]
    for k in range(6):
        y = y0 + h * k / 5
        P.append(("line", x0, y, x0 + w, y, GR, 0.3))
        P.append(("text", x0 - 4, y - 2.5, "end", 7, str(k * 20)))
    if b["t"] == "bar":
        n, bw = len(b["v"]), w / len(b["v"])
        for i, (l, v) in enumerate(zip(b["labels"], b["v"])):
            P.append(("rect", round(x0 + i * bw + bw * .2, 2), y0, round(bw * .6, 2), round(h * v / 100, 2), C1))
            P.append(("text", x0 + (i + .5) * bw, y0 - 10, "middle", 7, l))
    else:
        for v, c in zip(b["v"], (C1, C2)):
            P.append(("poly", [(round(x0 + w * i / 23, 2), round(y0 + h * y / 100, 2)) for i, y in enumerate(v)], c, 1.2))
        for i in range(0, 24, 4):
            P.append(("text", x0 + w * i / 23, y0 - 10, "middle", 7, f"W{i+1}"))
        for i, (nm, c) in enumerate(zip(b["names"], (C1, C2))):
            P.append(("rect", x0 + 10 + i * 110, 2, 8, 6, c))
            P.append(("text", x0 + 22 + i * 110, 2, "start", 7, nm))
    P.append(("line", x0, y0, x0, y0 + h, "#000000", 0.6))
    P.append(("line", x0, y0, x0 + w, y0, "#000000", 0.6))
    return P


def f(v):
    s = f"{v:.2f}".rstrip("0").rstrip(".")
    return s or "0"


def svg(b, ns=""):
    o = [f'<svg{ns} width="{f(CW)}pt" height="{f(CH)}pt" viewBox="0 0 {f(CW)} {f(CH)}">']
    for p in prims(b):
        if p[0] == "rect":
            o.append(f'<rect x="{f(p[1])}" y="{f(CH-p[2]-p[4])}" width="{f(p[3])}" height="{f(p[4])}" fill="{p[5]}"/>')
        elif p[0] == "line":
            o.append(f'<line x1="{f(p[1])}" y1="{f(CH-p[2])}" x2="{f(p[3])}" y2="{f(CH-p[4])}" stroke="{p[5]}" stroke-width="{p[6]}"/>')
        elif p[0] == "poly":
            o.append('<polyline fill="none" stroke="%s" stroke-width="%s" points="%s"/>' % (
                p[2], p[3], " ".join(f"{f(x)},{f(CH-y)}" for x, y in p[1])))
        else:
            o.append(f'<text x="{f(p[1])}" y="{f(CH-p[2])}" text-anchor="{p[3]}" font-size="{p[4]}" font-family="{SANS}">{xesc(p[5])}</text>')
    o.append("</svg>")
    return "".join(o)


# ------------------------------------------------------------------ Typst
TYP_PRE = '''#set document(title: "%s", author: "%s")
#set page(paper: "a4", margin: (left: 20mm, right: 20mm, top: 25mm, bottom: 20mm),
  header: [#set text(8pt); %s #h(1fr) %s],
  footer: context align(center, text(8pt)[Page #counter(page).display()]))
#set text(font: ("Liberation Sans", "Droid Sans Fallback"), size: 10pt, lang: "en")
#set par(leading: 0.6em, spacing: 1.15em)
#set heading(numbering: "1.1")
#show heading.where(level: 1): set text(16pt)
#show heading.where(level: 2): set text(12pt)
#show heading: set block(above: 1.3em, below: 0.8em)
#let chart(title, body) = block(width: 480pt, height: 150pt, breakable: false, {
  set text(7pt)
  place(top + center, text(9pt, title))
  for k in range(6) {
    let y = 128pt - 106pt * k / 5
    place(dx: 30pt, dy: y, line(length: 440pt, stroke: 0.3pt + rgb("#999999")))
    place(dx: 0pt, dy: y - 2.5pt, box(width: 26pt, align(right, str(k * 20))))
  }
  body
  place(dx: 30pt, dy: 22pt, line(angle: 90deg, length: 106pt, stroke: 0.6pt))
  place(dx: 30pt, dy: 128pt, line(length: 440pt, stroke: 0.6pt))
})
#let barchart(title, labels, v) = chart(title, {
  let bw = 440pt / v.len()
  for (i, x) in v.enumerate() {
    let h = 106pt * x / 100
    place(dx: 30pt + bw * (i + 0.2), dy: 128pt - h, rect(width: bw * 0.6, height: h, fill: rgb("#1f5fa8")))
    place(dx: 30pt + bw * i, dy: 132pt, box(width: bw, align(center, labels.at(i))))
  }
})
#let linechart(title, names, vs) = chart(title, {
  for (s, v) in vs.enumerate() {
    let c = if s == 0 { rgb("#1f5fa8") } else { rgb("#c8501e") }
    let pt(i) = (30pt + 440pt * i / 23, 128pt - 106pt * v.at(i) / 100)
    place(curve(stroke: 1.2pt + c, curve.move(pt(0)), ..range(1, v.len()).map(i => curve.line(pt(i)))))
    place(dx: 40pt + s * 110pt, dy: 142pt, rect(width: 8pt, height: 6pt, fill: c))
    place(dx: 52pt + s * 110pt, dy: 142pt, names.at(s))
  }
  for i in range(0, 24, step: 4) {
    place(dx: 20pt + 440pt * i / 23, dy: 132pt, box(width: 20pt, align(center, "W" + str(i + 1))))
  }
})
#let tab(..cells) = {
  set text(8.5pt)
  table(columns: (%s), align: (left, left, right, right, right, right, right, right),
    stroke: (left: none, right: none, top: none, bottom: 0.25pt + rgb("#999999")), inset: (x: 3pt, y: 3.4pt),
    table.header(%s), ..cells)
}
#align(center)[#text(22pt, weight: "bold")[%s] \\
#text(13pt)[%s] \\
%s #h(2em) %s]
#set outline.entry(fill: none)
#outline(depth: 2, title: [Contents])
#pagebreak()
'''


def emit_typ(d, out, wide):
    o = [TYP_PRE % (d["title"], d["author"], d["title"], d["date"], ", ".join(f"{w}pt" for w in COLW),
                    ", ".join(f"[*{h}*]" for h in HEAD), d["title"], d["subtitle"], d["author"], d["date"])]
    for s in d["sections"]:
        o.append(f"= {s['title']}\n")
        for u in s["subs"]:
            o.append(f"== {u['title']}\n")
            for b in u["blocks"]:
                if b["t"] == "p":
                    o.append(b["x"] + "\n")
                elif b["t"] == "ul":
                    o.append("\n".join("- " + x for x in b["x"]) + "\n")
                elif b["t"] == "table":
                    if wide:
                        with open(os.path.join(out, "wide.csv"), "w") as fh:
                            import csv
                            csv.writer(fh).writerows(b["rows"])
                        o.append('#tab(..csv("wide.csv").flatten())\n')
                    else:
                        o.append("#tab(" + ",\n".join(",".join('"' + c + '"' for c in r) for r in b["rows"]) + ")\n")
                elif b["t"] == "bar":
                    o.append('#barchart("%s", (%s), (%s))\n' % (b["title"], ", ".join(f'"{l}"' for l in b["labels"]),
                                                               ", ".join(map(str, b["v"]))))
                else:
                    o.append('#linechart("%s", (%s), (%s))\n' % (b["title"], ", ".join(f'"{l}"' for l in b["names"]),
                             ", ".join("(" + ", ".join(map(str, v)) + ")" for v in b["v"])))
    w(out, "main.typ", "\n".join(o))


# ------------------------------------------------------------------ LaTeX
def tikz(b):
    o = [r"\noindent\begin{tikzpicture}[x=1pt,y=1pt]\useasboundingbox (0,0) rectangle (%s,%s);" % (f(CW), f(CH))]
    col = {C1: "cA", C2: "cB", GR: "cG", "#000000": "black"}
    anc = {"middle": "base", "end": "base east", "start": "base west"}
    for p in prims(b):
        if p[0] == "rect":
            o.append(r"\fill[%s] (%s,%s) rectangle +(%s,%s);" % (col[p[5]], f(p[1]), f(p[2]), f(p[3]), f(p[4])))
        elif p[0] == "line":
            o.append(r"\draw[%s,line width=%spt] (%s,%s)--(%s,%s);" % (col[p[5]], p[6], f(p[1]), f(p[2]), f(p[3]), f(p[4])))
        elif p[0] == "poly":
            o.append(r"\draw[%s,line width=%spt] %s;" % (col[p[2]], p[3], "--".join(f"({f(x)},{f(y)})" for x, y in p[1])))
        else:
            o.append(r"\node[anchor=%s,inner sep=0pt] at (%s,%s) {\fontsize{%d}{%d}\selectfont %s};" % (
                anc[p[3]], f(p[1]), f(p[2]), p[4], p[4] + 2, p[5]))
    o.append(r"\end{tikzpicture}")
    return "\n".join(o)


TEX_HEAD = {
 "pdf": r'''\documentclass[10pt,a4paper]{article}
\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}
\usepackage{helvet}\renewcommand\familydefault{\sfdefault}
\usepackage{CJKutf8}
\newcommand\BEGIN{\begin{CJK}{UTF8}{gbsn}}\newcommand\END{\end{CJK}}''',
 "lua": r'''\documentclass[10pt,a4paper]{article}
\usepackage{fontspec}
\directlua{luaotfload.add_fallback("cjkfb",{"DroidSansFallback:mode=node;"})}
\setmainfont{Liberation Sans}[RawFeature={fallback=cjkfb}]
\newcommand\BEGIN{}\newcommand\END{}''',
}
TEX_PRE = r'''
\usepackage[left=20mm,right=20mm,top=25mm,bottom=20mm,headheight=14pt]{geometry}
\usepackage{longtable,array,fancyhdr,tikz,xcolor}
\usepackage[hidelinks,bookmarksnumbered]{hyperref}\usepackage{bookmark}
\definecolor{cA}{HTML}{1F5FA8}\definecolor{cB}{HTML}{C8501E}\definecolor{cG}{HTML}{999999}
\setlength\parindent{0pt}\setlength\parskip{6pt plus 1pt}\raggedright\raggedbottom
\linespread{1.08}
\pagestyle{fancy}\fancyhf{}\lhead{\footnotesize %(title)s}\rhead{\footnotesize %(date)s}\cfoot{\footnotesize Page \thepage}
\fancypagestyle{plain}{}
\newcolumntype{L}[1]{>{\raggedright\arraybackslash}p{#1}}\newcolumntype{R}[1]{>{\raggedleft\arraybackslash}p{#1}}
\setlength\tabcolsep{3pt}\arrayrulecolor{cG}\setlength\arrayrulewidth{0.25pt}
\begin{document}\BEGIN
\begin{center}{\fontsize{22}{27}\selectfont\bfseries %(title)s}\\[4pt]{\large %(subtitle)s}\\[4pt]%(author)s\quad %(date)s\end{center}
\tableofcontents\clearpage
'''
TEX_COLS = "".join(("L" if i < 2 else "R") + "{%dpt}" % (w_ - 6) for i, w_ in enumerate(COLW))


def tesc(s):
    return s.replace("%", r"\%").replace("&", r"\&")


def tex_table(b):
    hd = " & ".join(r"\textbf{%s}" % tesc(h) for h in b["head"]) + r" \\ \hline"
    o = [r"{\fontsize{8.5}{10.5}\selectfont\begin{longtable}{" + TEX_COLS + "}", hd + r" \endhead"]
    o += [" & ".join(tesc(c) for c in r) + r"\\ \hline" for r in b["rows"]]
    o.append(r"\end{longtable}}")
    return "\n".join(o)


def emit_tex(d, out, kind):
    o = [TEX_HEAD[kind].replace(r"{fontspec}", r"{fontspec}\usepackage{colortbl}") + "\n" +
         (r"\usepackage{colortbl}" if kind == "pdf" else "") + TEX_PRE % d]
    for s in d["sections"]:
        o.append(r"\section{%s}" % tesc(s["title"]))
        for u in s["subs"]:
            o.append(r"\subsection{%s}" % tesc(u["title"]))
            for b in u["blocks"]:
                if b["t"] == "p":
                    o.append(tesc(b["x"]) + "\n")
                elif b["t"] == "ul":
                    o.append("\\begin{itemize}\n" + "\n".join(r"\item " + tesc(x) for x in b["x"]) + "\n\\end{itemize}\n")
                elif b["t"] == "table":
                    o.append(tex_table(b))
                else:
                    o.append(tikz(b) + "\n")
    o.append(r"\END\end{document}")
    w(out, kind + ".tex", "\n".join(o))


# ------------------------------------------------------------------ pandoc markdown (PDF through pdfLaTeX)
def md_table(b):
    o = ["| " + " | ".join(b["head"]) + " |", "|:--|:--|" + "--:|" * 6]
    o += ["| " + " | ".join(r) + " |" for r in b["rows"]]
    return "\n".join(o)


MD_PRE = r'''---
title: "%(title)s"
subtitle: "%(subtitle)s"
author: "%(author)s"
date: "%(date)s"
documentclass: article
classoption: [a4paper, 10pt]
geometry: [left=20mm, right=20mm, top=25mm, bottom=20mm, headheight=14pt]
header-includes: |
  \usepackage{helvet}\renewcommand\familydefault{\sfdefault}
  \usepackage{CJKutf8}\AtBeginDocument{\begin{CJK}{UTF8}{gbsn}}\AtEndDocument{\end{CJK}}
  \usepackage{tikz,fancyhdr,colortbl,etoolbox}
  \definecolor{cA}{HTML}{1F5FA8}\definecolor{cB}{HTML}{C8501E}\definecolor{cG}{HTML}{999999}
  \raggedright\raggedbottom\linespread{1.08}
  \pagestyle{fancy}\fancyhf{}\lhead{\footnotesize %(title)s}\rhead{\footnotesize %(date)s}\cfoot{\footnotesize Page \thepage}
  \fancypagestyle{plain}{}
  \AtBeginEnvironment{longtable}{\fontsize{8.5}{11.5}\selectfont}
  \let\oldtoc\tableofcontents\renewcommand\tableofcontents{\oldtoc\clearpage}
---

'''


def emit_md(d, out):
    o = [MD_PRE % d]
    for s in d["sections"]:
        o.append(f"# {s['title']}\n")
        for u in s["subs"]:
            o.append(f"## {u['title']}\n")
            for b in u["blocks"]:
                if b["t"] == "p":
                    o.append(b["x"] + "\n")
                elif b["t"] == "ul":
                    o.append("\n".join("- " + x for x in b["x"]) + "\n")
                elif b["t"] == "table":
                    o.append(md_table(b) + "\n")
                else:
                    o.append("```{=latex}\n" + tikz(b) + "\n```\n")
    w(out, "main.md", "\n".join(o))


# ------------------------------------------------------------------ R Markdown (knitr::kable + base graphics)
def emit_rmd(d, out):
    pre = (MD_PRE % d).replace("\n---\n\n", "\noutput:\n  pdf_document:\n    toc: true\n    toc_depth: 2\n"
                               "    number_sections: true\n    latex_engine: pdflatex\n---\n\n")
    o = [pre + "```{r setup, include=FALSE}\nknitr::opts_chunk$set(echo=FALSE, fig.width=6.67, fig.height=2.6)\n```\n"]
    k = 0
    for s in d["sections"]:
        o.append(f"# {s['title']}\n")
        for u in s["subs"]:
            o.append(f"## {u['title']}\n")
            for b in u["blocks"]:
                k += 1
                if b["t"] == "p":
                    o.append(b["x"] + "\n")
                elif b["t"] == "ul":
                    o.append("\n".join("- " + x for x in b["x"]) + "\n")
                elif b["t"] == "table":
                    fn = f"t{k}.csv"
                    import csv
                    with open(os.path.join(out, fn), "w") as fh:
                        csv.writer(fh).writerows([b["head"]] + b["rows"])
                    o.append('```{r}\nknitr::kable(read.csv("%s", check.names=FALSE, colClasses="character", encoding="UTF-8"),'
                             ' align="llrrrrrr", longtable=TRUE)\n```\n' % fn)
                elif b["t"] == "bar":
                    o.append('```{r}\npar(mar=c(2,2.5,1.5,.5), cex=.7)\nbarplot(c(%s), names.arg=c(%s), col="%s", main="%s")\n```\n' % (
                        ",".join(map(str, b["v"])), ",".join(f'"{l}"' for l in b["labels"]), C1, b["title"]))
                else:
                    o.append('```{r}\npar(mar=c(2,2.5,1.5,.5), cex=.7)\nmatplot(cbind(c(%s),c(%s)), type="l", lty=1, col=c("%s","%s"), main="%s", xlab="", ylab="")\n'
                             'legend("bottomleft", legend=c("%s","%s"), col=c("%s","%s"), lty=1, horiz=TRUE)\n```\n' % (
                                 ",".join(map(str, b["v"][0])), ",".join(map(str, b["v"][1])), C1, C2, b["title"],
                                 b["names"][0], b["names"][1], C1, C2))
    w(out, "main.Rmd", "\n".join(o))


# ------------------------------------------------------------------ HTML
CSS = '''@page { size: A4; margin: 25mm 20mm 20mm 20mm;
  @top-left { content: "%(title)s"; font: 8pt "Liberation Sans"; }
  @top-right { content: "%(date)s"; font: 8pt "Liberation Sans"; }
  @bottom-center { content: "Page " counter(page); font: 8pt "Liberation Sans"; } }
html { font: 10pt/13pt "Liberation Sans", "Droid Sans Fallback"; }
body { margin: 0; } p { margin: 0 0 6pt 0; } ul { margin: 0 0 6pt 0; padding-left: 16pt; }
h1 { font-size: 16pt; line-height: 20pt; margin: 14pt 0 8pt 0; break-after: avoid; }
h2 { font-size: 12pt; line-height: 15pt; margin: 12pt 0 6pt 0; break-after: avoid; }
.t { text-align: center; } .t div.b { font-size: 22pt; line-height: 28pt; font-weight: bold; } .t div.s { font-size: 13pt; }
.toc { break-after: page; } .toc a { color: black; text-decoration: none; display: block; } .toc a.l2 { padding-left: 16pt; }
.toc div { font-weight: bold; font-size: 16pt; margin: 10pt 0; }
%(tc)s
table { border-collapse: collapse; table-layout: fixed; width: 482pt; font-size: 8.5pt; line-height: 10pt; margin-bottom: 6pt; }
thead { display: table-header-group; } tr { break-inside: avoid; }
td, th { border-bottom: 0.25pt solid #999; padding: 1.5pt 3pt; text-align: right; white-space: nowrap; }
td:nth-child(-n+2), th:nth-child(-n+2) { text-align: left; }
svg { display: block; margin-bottom: 6pt; break-inside: avoid; page-break-inside: avoid; }
'''
TC = ".toc a::after { content: target-counter(attr(href url), page); float: right; }"


def emit_html(d, out, name, tc):
    o = ['<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>%s</title><meta name="author" content="%s"><style>%s</style></head><body>' %
         (d["title"], d["author"], CSS % {"title": d["title"], "date": d["date"], "tc": tc})]
    o.append('<div class="t"><div class="b">%(title)s</div><div class="s">%(subtitle)s</div><div>%(author)s &emsp; %(date)s</div></div>' % d)
    o.append('<div class="toc"><div>Contents</div>')
    for i, s in enumerate(d["sections"], 1):
        o.append(f'<a href="#s{i}">{i} {s["title"]}</a>')
        for j, u in enumerate(s["subs"], 1):
            o.append(f'<a class="l2" href="#s{i}-{j}">{i}.{j} {u["title"]}</a>')
    o.append("</div>")
    for i, s in enumerate(d["sections"], 1):
        o.append(f'<h1 id="s{i}">{i} {s["title"]}</h1>')
        for j, u in enumerate(s["subs"], 1):
            o.append(f'<h2 id="s{i}-{j}">{i}.{j} {u["title"]}</h2>')
            for b in u["blocks"]:
                if b["t"] == "p":
                    o.append("<p>" + xesc(b["x"]) + "</p>")
                elif b["t"] == "ul":
                    o.append("<ul>" + "".join("<li>" + xesc(x) + "</li>" for x in b["x"]) + "</ul>")
                elif b["t"] == "table":
                    o.append("<table><colgroup>" + "".join(f'<col style="width:{c}pt">' for c in COLW) + "</colgroup><thead><tr>" +
                             "".join(f"<th>{h}</th>" for h in b["head"]) + "</tr></thead><tbody>")
                    o += ["<tr>" + "".join(f"<td>{c}</td>" for c in r) + "</tr>" for r in b["rows"]]
                    o.append("</tbody></table>")
                else:
                    o.append(svg(b))
    o.append("</body></html>")
    w(out, name, "\n".join(o))


# ------------------------------------------------------------------ XSL-FO
def fot(s):
    return "".join(f'<fo:inline font-family="Droid">{t}</fo:inline>' if CJK.fullmatch(t) else xesc(t) for t in CJK.split(s) if t)


def emit_fo(d, out):
    o = ['<?xml version="1.0" encoding="UTF-8"?><fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="LibSans" font-size="10pt" line-height="13pt">'
         '<fo:layout-master-set><fo:simple-page-master master-name="p" page-width="210mm" page-height="297mm" margin-left="20mm" margin-right="20mm">'
         '<fo:region-body margin-top="25mm" margin-bottom="20mm"/><fo:region-before extent="22mm" display-align="after"/><fo:region-after extent="15mm"/>'
         '</fo:simple-page-master></fo:layout-master-set><fo:bookmark-tree>']
    for i, s in enumerate(d["sections"], 1):
        o.append(f'<fo:bookmark internal-destination="s{i}"><fo:bookmark-title>{i} {s["title"]}</fo:bookmark-title>')
        for j, u in enumerate(s["subs"], 1):
            o.append(f'<fo:bookmark internal-destination="s{i}-{j}"><fo:bookmark-title>{i}.{j} {u["title"]}</fo:bookmark-title></fo:bookmark>')
        o.append("</fo:bookmark>")
    o.append('</fo:bookmark-tree><fo:page-sequence master-reference="p"><fo:static-content flow-name="xsl-region-before">'
             '<fo:block font-size="8pt" text-align-last="justify">%(title)s<fo:leader leader-pattern="space"/>%(date)s</fo:block></fo:static-content>'
             '<fo:static-content flow-name="xsl-region-after"><fo:block font-size="8pt" text-align="center">Page <fo:page-number/></fo:block></fo:static-content>'
             '<fo:flow flow-name="xsl-region-body"><fo:block text-align="center" font-size="22pt" line-height="28pt" font-weight="bold">%(title)s</fo:block>'
             '<fo:block text-align="center" font-size="13pt">%(subtitle)s</fo:block><fo:block text-align="center" space-after="10pt">%(author)s &#160; %(date)s</fo:block>'
             '<fo:block font-weight="bold" font-size="16pt" space-after="8pt">Contents</fo:block>' % d)
    for i, s in enumerate(d["sections"], 1):
        o.append(f'<fo:block text-align-last="justify"><fo:basic-link internal-destination="s{i}">{i} {s["title"]}<fo:leader leader-pattern="space"/><fo:page-number-citation ref-id="s{i}"/></fo:basic-link></fo:block>')
        for j, u in enumerate(s["subs"], 1):
            o.append(f'<fo:block text-align-last="justify" start-indent="16pt"><fo:basic-link internal-destination="s{i}-{j}">{i}.{j} {u["title"]}<fo:leader leader-pattern="space"/><fo:page-number-citation ref-id="s{i}-{j}"/></fo:basic-link></fo:block>')
    br = ' break-before="page"'
    for i, s in enumerate(d["sections"], 1):
        o.append(f'<fo:block id="s{i}"{br} font-size="16pt" line-height="20pt" font-weight="bold" space-before="14pt" space-after="8pt" keep-with-next.within-page="always">{i} {s["title"]}</fo:block>')
        br = ""
        for j, u in enumerate(s["subs"], 1):
            o.append(f'<fo:block id="s{i}-{j}" font-size="12pt" line-height="15pt" font-weight="bold" space-before="12pt" space-after="6pt" keep-with-next.within-page="always">{i}.{j} {u["title"]}</fo:block>')
            for b in u["blocks"]:
                if b["t"] == "p":
                    o.append('<fo:block space-after="6pt">' + fot(b["x"]) + "</fo:block>")
                elif b["t"] == "ul":
                    o.append('<fo:list-block provisional-distance-between-starts="12pt" space-after="6pt">' + "".join(
                        '<fo:list-item><fo:list-item-label end-indent="label-end()"><fo:block>&#8226;</fo:block></fo:list-item-label>'
                        f'<fo:list-item-body start-indent="body-start()"><fo:block>{fot(x)}</fo:block></fo:list-item-body></fo:list-item>' for x in b["x"]) + "</fo:list-block>")
                elif b["t"] == "table":
                    cell = lambda c, k, bold="": f'<fo:table-cell padding="1.5pt 3pt" border-bottom="0.25pt solid #999999"{bold}><fo:block{"" if k < 2 else chr(32) + "text-align=" + chr(34) + "right" + chr(34)}>{fot(c)}</fo:block></fo:table-cell>'
                    o.append('<fo:table table-layout="fixed" width="482pt" font-size="8.5pt" line-height="10pt" space-after="6pt">' +
                             "".join(f'<fo:table-column column-width="{c}pt"/>' for c in COLW) + "<fo:table-header><fo:table-row>" +
                             "".join(cell(h, k, ' font-weight="bold"') for k, h in enumerate(b["head"])) + "</fo:table-row></fo:table-header><fo:table-body>")
                    o += ["<fo:table-row>" + "".join(cell(c, k) for k, c in enumerate(r)) + "</fo:table-row>" for r in b["rows"]]
                    o.append("</fo:table-body></fo:table>")
                else:
                    o.append('<fo:block space-after="6pt"><fo:instream-foreign-object>' + svg(b, ' xmlns="http://www.w3.org/2000/svg"').replace(SANS, "LibSans") + "</fo:instream-foreign-object></fo:block>")
    o.append("</fo:flow></fo:page-sequence></fo:root>")
    w(out, "main.fo", "\n".join(o))


# ------------------------------------------------------------------ groff -ms + tbl + pic (Latin only: gropdf has no CJK font set up)
def roff(s):
    s = re.sub(r" ?\([\u4e00-\u9fff]+\)", "", s)
    return CJK.sub("", s).strip()


def pic(b):
    col = {C1: "cA", C2: "cB", GR: "cG", "#000000": "black"}
    o = [".PS", "scale=72", "box invis wid %s ht %s with .sw at 0,0" % (f(CW), f(CH))]
    for p in prims(b):
        if p[0] == "rect":
            o.append('box wid %s ht %s with .sw at %s,%s shaded "%s" outlined "%s"' % (f(p[3]), f(p[4]), f(p[1]), f(p[2]), col[p[5]], col[p[5]]))
        elif p[0] == "line":
            o.append('line from %s,%s to %s,%s thickness %s outlined "%s"' % (f(p[1]), f(p[2]), f(p[3]), f(p[4]), p[6], col[p[5]]))
        elif p[0] == "poly":
            o.append('line from ' + " to ".join(f"{f(x)},{f(y)}" for x, y in p[1]) + ' thickness %s outlined "%s"' % (p[3], col[p[2]]))
        else:
            o.append('"\\s%d%s\\s0" at %s,%s %s' % (p[4], p[5], f(p[1]), f(p[2] + 2.5), {"middle": "", "end": "rjust", "start": "ljust"}[p[3]]))
    o.append(".PE")
    return "\n".join(o)


MS_PRE = r'''.defcolor cA rgb #1f5fa8
.defcolor cB rgb #c8501e
.defcolor cG rgb #999999
.pl 29.7c
.nr PO 2c
.nr LL 17c
.ll 17c
.nr HM 2.5c
.nr FM 2c
.nr PS 10
.nr VS 13
.nr PD 6p
.fam H
.ds FAM H
.ad l
.na
.hy 0
.nr HY 0
.ds LH "\s-2%(title)s\s+2
.ds CH
.ds RH "\s-2%(date)s\s+2
.ds CF "\s-2Page %%\s+2
.P1
.de HX
.tm TOC \\$1 \\n[PN] \\$2
.pdfbookmark \\$1 "\\$2"
..
.de TE1
.br
\\$1\\h'|16.2c'\\$2
.br
..
.de TE2
.br
\\h'0.6c'\\$1\\h'|16.2c'\\$2
.br
..
.ce 3
\s22\fB%(title)s\fP\s0
.sp 6p
\s13%(subtitle)s\s0
%(author)s \(en %(date)s
.ce 0
.sp 10p
\s16\fBContents\fP\s0
.sp 6p
.nf
.so toc.inc
.fi
.bp
'''


def emit_ms(d, out):
    o = [MS_PRE % d]
    for i, s in enumerate(d["sections"], 1):
        o.append(f'.SH\n\\s16{i} {s["title"]}\\s0\n.HX 1 "{i} {s["title"]}"')
        for j, u in enumerate(s["subs"], 1):
            o.append(f'.SH\n\\s12{i}.{j} {u["title"]}\\s0\n.HX 2 "{i}.{j} {u["title"]}"')
            for b in u["blocks"]:
                if b["t"] == "p":
                    o.append(".LP\n.na\n" + roff(b["x"]))
                elif b["t"] == "ul":
                    o.append("\n".join(".IP \\(bu 12p\n.na\n" + roff(x) for x in b["x"]))
                elif b["t"] == "table":
                    cw = [x / 72 for x in COLW]
                    lay = " ".join(("l" if k < 2 else "r") + "w(%dp)" % (x - 13) for k, x in enumerate(COLW))
                    o.append(".LP\n.ps 8.5\n.vs 12.5\n.TS H\ntab(|);\n" + " ".join("lB" if k < 2 else "rB" for k in range(8)) + "\n" + lay + ".\n" +
                             "|".join(b["head"]) + "\n_\n.TH")
                    o += ["|".join(roff(c) for c in r) + "\n_" for r in b["rows"]]
                    o.append(".TE\n.LP")
                else:
                    o.append(".LP\n.ne 160p\n" + pic(b))
    w(out, "main.ms", "\n".join(o) + "\n")


# ------------------------------------------------------------------
def w(out, name, s):
    with open(os.path.join(out, name), "w", encoding="utf-8") as fh:
        fh.write(s)


def emit_json(d, out):
    d = dict(d, geom={"PW": PW, "PH": PH, "ML": ML, "MR": MR, "MT": MT, "MB": MB, "CW": CW, "CH": CH, "COLW": COLW}, head=HEAD)
    for s in d["sections"]:
        for u in s["subs"]:
            for b in u["blocks"]:
                if b["t"] in ("bar", "line"):
                    b["prims"] = prims(b)
                    b["svg"] = svg(b, ' xmlns="http://www.w3.org/2000/svg"')
    w(out, "doc.json", json.dumps(d, ensure_ascii=False, separators=(",", ":")))


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--out", required=True)
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--sections", type=int, default=4)
    a.add_argument("--rows", type=int, default=44)
    a.add_argument("--wide", type=int, default=0, help="one table of N rows instead of sections")
    a = a.parse_args()
    os.makedirs(a.out, exist_ok=True)
    d = make(a.seed, a.sections, a.rows, a.wide)
    emit_typ(d, a.out, a.wide)
    emit_tex(d, a.out, "pdf")
    emit_tex(d, a.out, "lua")
    emit_md(d, a.out)
    emit_rmd(d, a.out)
    emit_html(d, a.out, "main.html", TC)
    emit_html(d, a.out, "wk.html", "body { zoom: 1.28; }")
    emit_fo(d, a.out)
    emit_ms(d, a.out)
    emit_json(d, a.out)
    emit_quire(d, a.out)


if __name__ == "__main__":
    main()
