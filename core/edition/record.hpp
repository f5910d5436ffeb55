#pragma once

#include <string>
#include <vector>

#include "base/date.hpp"
#include "document/document.hpp"

namespace quire::core {

/// A keyed value of an edition, with the words a reader finds it by.
struct Figure {
  Value value;  // its key is not empty
  std::string plugin;
  std::string object;  // "H20": of a table's row, a key figure, a point; in prose its name, or the words around it
  std::string field;   // "Bandwidth": of a table's column, a chart's series
};

struct RecordedJudgment {
  std::string key;
  std::string plugin;
  std::string text;
  Likelihood likelihood = Likelihood::roughly_even;
  Confidence confidence = Confidence::low;
  std::string because;
};

struct PluginUsed {
  std::string id;
  std::string version;
  std::string sha256;  // of its file; empty where nobody read it
  bool failed = false;  // a section of it is missing: what it would have said is not known
};

/// What past editions call `from`, the plugin calls `to` today. With a slash at their ends both are what keys begin
/// with.
struct RenamedKey {
  std::string plugin;
  std::string from;
  std::string to;
};
using RenamedKeys = std::vector<RenamedKey>;

/// What an edition said, and out of what: all that later editions are compared with.
struct EditionRecord {
  std::string series;  // the editions that follow each other: "weekly", or "weekly/public"
  std::string name;    // "2026-W48"
  std::string title;
  std::string cadence;  // "weekly"
  Date as_of{};
  bool complete = true;  // false: a section is missing
  std::string report_sha256;
  std::string theme_sha256;  // of its file; empty for the built-in one, and in records of before it was kept
  std::string logo_sha256;   // the same of the logo's
  std::string output_sha256;
  std::vector<PluginUsed> plugins;  // in the order of the sections, each once
  RenamedKeys renamed_keys;         // by these plugins, for who compares it with an earlier edition
  std::vector<DataTable> data;
  std::vector<Figure> figures;              // by key
  std::vector<RecordedJudgment> judgments;  // by key
};

/// The plugin of that id, or null.
const PluginUsed* find_plugin(const EditionRecord& record, const std::string& id);

/// Everything `document` says under a key. A key said more than once counts once, with the words of
/// the table it stands in, else of a key figure, a chart, or prose. What only the run knows (series,
/// cadence, hashes) stays empty.
EditionRecord record_edition(const Document& document);

}  // namespace quire::core
