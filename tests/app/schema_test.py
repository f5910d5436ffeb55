#!/usr/bin/env python3
"""The schemas that `quire schema` prints against the files they describe: what Quire takes they take, each key
that Quire knows they know, and what Quire refuses for its form they refuse.
  schema_test.py QUIRE SOURCE
"""
import datetime
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib

import jsonschema

QUIRE, SOURCE = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
problems = []


def run(*arguments):
    return subprocess.run([QUIRE, *map(str, arguments)], capture_output=True, text=True)


def as_json(value):
    """TOML as editors hand it to a schema: dates as texts."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat() if isinstance(value, (datetime.date, datetime.datetime)) else value


def schema_of(kind):
    schema = json.loads(run("schema", kind).stdout)
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


SCHEMAS = {kind: schema_of(kind) for kind in ("report", "dataset", "plugin", "theme")}


def mistakes(kind, text):
    return [error.message for error in SCHEMAS[kind].iter_errors(as_json(tomllib.loads(text)))]


def takes(kind, name, text):
    if found := mistakes(kind, text):
        problems.append(f"{name}: refused by the schema of a {kind}: {found[0][:200]}")


def refuses(kind, text):
    if not mistakes(kind, text):
        problems.append(f"taken by the schema of a {kind}:\n{text}")


# What is shipped.
shipped = {
    "report": [*SOURCE.glob("reports/*.toml")],
    "dataset": [*SOURCE.glob("samples/**/dataset.toml")],
    "plugin": [*SOURCE.glob("plugins/*/plugin.toml"), *SOURCE.glob("samples/*/plugin.toml")],
    "theme": [*SOURCE.glob("reports/themes/*.toml")],
}
for kind, files in shipped.items():
    if not files:
        problems.append(f"no {kind} was found")
    for file in files:
        takes(kind, file, file.read_text())

# The keys: Quire lists those it knows when it meets one that it does not.
STRANGE = 'qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq = 1\n'
SECTION = 'title = "T"\ndataset = "dataset.toml"\nas_of = 2026-11-23\n{}[[section]]\nplugin = "a"\n{}'
TABLE = '{}[tables.a]\n{}\n{}[tables.a.columns]\nid = {{ type = "text" }}\n'
MANIFEST = 'id = "a"\nversion = "1"\nabi = "1.0"\ntitle = "A"\n'


def properties(kind, *path):
    schema = at = SCHEMAS[kind].schema
    for step in path:
        at = at[step]
    if "$ref" in at:
        at = schema["definitions"][at["$ref"].split("/")[-1]]
    return set(at["properties"])


def knows(kind, path, message, secret=()):
    """The schema's keys at `path` are those that the message lists; `secret` ones only have an error of their own."""
    listed = re.search(r"unknown key \"q+\".*?\n.*?known: ([^\n]*)", message, re.S)
    if listed is None:
        problems.append(f"no list of the keys at {kind} {path}: {message}")
        return
    known = set(listed[1].split(", ")) - set(secret)
    own = properties(kind, *path)
    # What a table may hold depends on where its rows are: no one table knows all keys.
    missing = known - own
    if missing or (own - known and path != TABLE_PATH):
        problems.append(f"{kind} {path}: the schema lacks {sorted(missing)}, and has too many: {sorted(own - known)}")
    return known


TABLE_PATH = ("properties", "tables", "additionalProperties")
with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)

    def report_says(text):
        (folder / "r.toml").write_text(text)
        return run("check", folder / "r.toml", "--diagnostics", "text").stderr

    def dataset_says(text):
        (folder / "d.toml").write_text(text)
        return run("data", "validate", folder / "d.toml").stderr

    def manifest_says(text):
        project = folder / "made"
        if not project.exists():
            subprocess.run([QUIRE, "plugin", "new", "made"], cwd=folder, check=True, capture_output=True)
        (project / "plugin.toml").write_text(text)
        result = subprocess.run([QUIRE, "plugin", "dev", "made", "--builds", "1"], cwd=folder, capture_output=True, text=True)
        return result.stdout + result.stderr

    (folder / "dataset.toml").write_text(TABLE.format("", 'rows = []', ""))
    items = ("properties", "section", "items")
    knows("report", (), report_says(SECTION.format(STRANGE, "")))
    knows("report", items, report_says(SECTION.format("", STRANGE)))
    knows("report", (*items, "properties", "limits"), report_says(SECTION.format("", "[section.limits]\n" + STRANGE)))
    knows("report", ("properties", "gate"), report_says(SECTION.format("", "[gate]\n" + STRANGE)))
    knows("report", ("properties", "delivery"), report_says(SECTION.format("", "[delivery]\n" + STRANGE)))
    knows("report", ("properties", "edition", "items"),
          report_says(SECTION.format("", '[[edition]]\nname = "e"\n' + STRANGE)))

    knows("dataset", (), dataset_says(TABLE.format(STRANGE, "rows = []", "")))
    # A table's keys depend on where its rows are.
    places = ['file = "a.csv"', 'file = "a.db"\ntable = "t"', 'file = "a.xlsx"', 'file = "a.x"\nreader = "r.so"',
              'rows = []', 'database = "d"\ntable = "t"']
    found = set()
    for place in places:
        found |= knows("dataset", TABLE_PATH, dataset_says(TABLE.format("", place + "\n" + STRANGE, ""))) or set()
    if found != properties("dataset", *TABLE_PATH):
        problems.append(f"keys of tables that no table knows: {sorted(properties('dataset', *TABLE_PATH) - found)}")
    inside = (*TABLE_PATH, "properties")
    knows("dataset", (*inside, "provenance"), dataset_says(TABLE.format("", "rows = []", "[tables.a.provenance]\n" + STRANGE)))
    knows("dataset", (*inside, "columns", "additionalProperties"),
          dataset_says(TABLE.format("", "rows = []", "") + '[tables.a.columns.x]\ntype = "text"\n' + STRANGE))
    knows("dataset", ("properties", "databases", "additionalProperties"),
          dataset_says(TABLE.format("[databases.d]\n" + STRANGE, "rows = []", "")), secret=["password"])

    knows("plugin", (), manifest_says(MANIFEST + STRANGE))
    knows("plugin", ("properties", "options", "additionalProperties"),
          manifest_says(MANIFEST + '[options.x]\ntype = "text"\n' + STRANGE))
    knows("plugin", ("properties", "tables", "additionalProperties"),
          manifest_says(MANIFEST + "[tables.x]\ncolumns = []\n" + STRANGE))
    knows("plugin", ("properties", "limits"), manifest_says(MANIFEST + "[limits]\n" + STRANGE))

    def theme_says(text):
        (folder / "themes").mkdir(exist_ok=True)
        (folder / "themes" / "t.toml").write_text(text)
        return report_says(SECTION.format('theme = "t"\n', ""))

    knows("theme", (), theme_says(STRANGE))
    knows("theme", ("properties", "colors"), theme_says("[colors]\n" + STRANGE))
    knows("theme", ("properties", "type"), theme_says("[type]\n" + STRANGE))
    knows("theme", ("properties", "type", "properties", "body"), theme_says("[type.body]\n" + STRANGE))

# What is wrong in form.
sound = SECTION.format("", "")
takes("report", "a report of a shipped plugin", sound.replace('"a"', '"chip_comparison"'))
chips = SECTION.replace('"a"', '"chip_comparison"')
takes("report", "a parameter for a list", chips.format("", 'options = { baseline = "{chip}", chips = "{chips}" }'))
refuses("report", sound)  # there is no plugin "a"
refuses("report", chips.format('paper = "a5"\n', ""))
refuses("report", chips.format("materiality = 1.0\n", ""))
refuses("report", chips.format("", 'options = { baselin = "nvidia-h20-96" }'))
refuses("report", chips.format("", 'options = { tf32 = "16" }'))
refuses("report", 'title = "T"\ndataset = "d.toml"\n')
refuses("dataset", TABLE.format("", 'rows = []', "").replace('"text"', '"txt"'))
refuses("plugin", MANIFEST.replace('"1.0"', '"one"'))
refuses("theme", '[colors]\nink = "black"\n')

print("\n".join(problems) or "the schemas say what Quire says")
sys.exit(1 if problems else 0)
