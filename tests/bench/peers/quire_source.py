"""The briefing of gen.py as a dataset and a report of Quire: quire/dataset.toml, three tables as CSV, quire/report.toml."""
import csv, os

DATASET = '''[tables.blocks]
file = "blocks.csv"
[tables.blocks.columns]
block = { type = "integer", key = true }
section = { type = "integer" }
kind = { type = "text" }
key = { type = "text" }
text = { type = "text" }

[tables.points]
file = "points.csv"
[tables.points.columns]
block = { type = "integer" }
series = { type = "text" }
label = { type = "text" }
x = { type = "integer" }
value = { type = "decimal" }

[tables.parts]
file = "parts.csv"
[tables.parts.columns]
block = { type = "integer" }
company = { type = "text" }
chip = { type = "text" }
node = { type = "integer" }
tflops = { type = "decimal" }
memory = { type = "integer" }
price = { type = "integer" }
units = { type = "integer" }
growth = { type = "text" }
'''

REPORT = '''title = "%s"
subtitle = "%s"
as_of = 2026-01-05
cadence = "ad-hoc"
dataset = "dataset.toml"
front_page = false
contents = true
attachments = false
appendix = "sources"
'''

SECTION = '''
[[section]]
plugin = "peers_briefing"
title = "%s"
[section.options]
section = %d
'''


def number(text):
    return text.replace(",", "")


class Tables:
    def __init__(self):
        self.blocks, self.points, self.parts = [], [], []

    def add(self, section, kind, text, key=""):
        self.blocks.append([len(self.blocks) + 1, section, kind, key, text])
        return len(self.blocks)

    def add_block(self, section, b):
        if b["t"] == "p":
            self.add(section, "paragraph", b["x"])
        elif b["t"] == "ul":
            for x in b["x"]:
                self.add(section, "item", x)
        elif b["t"] == "table":
            at = self.add(section, "table", "", "t%d" % (len(self.blocks) + 1))
            for r in b["rows"]:
                self.parts.append([at, r[0], r[1], r[2], r[3], r[4], number(r[5]), number(r[6]), r[7]])
        elif b["t"] == "bar":
            at = self.add(section, "bar", b["title"], "c%d" % (len(self.blocks) + 1))
            for i, (label, v) in enumerate(zip(b["labels"], b["v"])):
                self.points.append([at, "", label, i + 1, v])
        else:
            at = self.add(section, "line", b["title"], "c%d" % (len(self.blocks) + 1))
            for name, values in zip(b["names"], b["v"]):
                for i, v in enumerate(values):
                    self.points.append([at, name, "", i + 1, v])


def write_csv(path, head, rows):
    with open(path, "w", encoding="utf-8", newline="") as fh:
        out = csv.writer(fh, lineterminator="\n")
        out.writerow(head)
        out.writerows(rows)


def emit_quire(d, out):
    folder = os.path.join(out, "quire")
    os.makedirs(folder, exist_ok=True)
    t, report = Tables(), REPORT % (d["title"], d["subtitle"] + " · " + d["author"] + ", " + d["date"])
    for i, s in enumerate(d["sections"], 1):
        report += SECTION % (f"{i} {s['title']}", i)
        for j, u in enumerate(s["subs"], 1):
            t.add(i, "heading", f"{i}.{j} {u['title']}", f"h{i}-{j}")
            for b in u["blocks"]:
                t.add_block(i, b)
    write_csv(os.path.join(folder, "blocks.csv"), ["block", "section", "kind", "key", "text"], t.blocks)
    write_csv(os.path.join(folder, "points.csv"), ["block", "series", "label", "x", "value"], t.points)
    write_csv(os.path.join(folder, "parts.csv"),
              ["block", "company", "chip", "node", "tflops", "memory", "price", "units", "growth"], t.parts)
    for name, text in (("dataset.toml", DATASET), ("report.toml", report)):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as fh:
            fh.write(text)
