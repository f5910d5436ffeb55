#include "document/explain.hpp"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "base/json_text.hpp"

namespace quire::core {
namespace {

using Json = nlohmann::json;

class Explainer {
 public:
  std::vector<ExplainedValue> run(const Json& document) {
    if (document.value("format", "") != "quire-document")
      throw std::runtime_error("it is not a document of quire");
    for (const Json& section : document.at("sections")) {
      read_methods(section);
      plugin_ = section.value("plugin", "");
      version_ = section.value("plugin_version", "");
      place_ = {"", "the highlights of section " + quote(section.value("title", "")) + ", for the front page"};
      prose(section.at("highlights"));
      section_ = "section " + quote(section.value("title", ""));
      for (const Json& block : section.at("blocks")) add_block(block);
    }
    return std::move(found_);
  }

 private:
  struct Place {
    std::string address;
    std::string where;
  };

  void read_methods(const Json& section) {
    methods_.clear();
    if (!section.contains("methods")) return;
    for (const Json& method : section.at("methods")) {
      const std::string limits = method.value("limits", "");
      methods_[method.value("code", "")] = method.value("name", "") + ": " + method.value("formula", "") +
                                           (limits.empty() ? "" : ". Limits: " + limits);
    }
  }

  /// "M1.5: output lost …" names the method M1.5.
  std::string method_of(const std::string& formula) const {
    const auto method = methods_.find(formula.substr(0, formula.find(':')));
    return method == methods_.end() ? "" : method->second;
  }

  void add(const Json& value) {
    ExplainedValue& out = found_.emplace_back();
    out.address = place_.address;
    out.where = place_.where;
    out.shown = value.value("shown", "");
    out.key = value.value("key", "");
    out.formula = value.value("formula", "");
    out.method = method_of(out.formula);
    out.unchecked = value.value("unchecked", false);
    out.change = value.value("change", "");
    out.plugin = plugin_;
    out.plugin_version = version_;
    if (!value.contains("rows")) return;
    for (const Json& run : value.at("rows"))
      for (const Json& line : run.at("lines"))
        out.rows.push_back({run.value("table", ""), run.value("file", ""), line.get<std::uint32_t>(),
                            run.value("columns", std::vector<std::string>())});
  }

  /// Every value under `json`, wherever inlines, lists and boxes put it.
  void prose(const Json& json) {
    if (json.is_object() && json.contains("shown") && json.contains("kind")) return add(json);
    if (json.is_structured())
      for (const Json& child : json) prose(child);
  }

  void add_block(const Json& block) {
    const std::string kind = block.value("block", "");
    if (kind == "table") return add_table(block);
    if (kind == "chart") return add_chart(block);
    if (kind == "callout") {
      for (const Json& inner : block.at("content")) add_block(inner);
      return;
    }
    place_ = {"", section_};
    prose(block);
  }

  static const Json& content_of(const Json& cell) {
    return cell.is_object() && cell.contains("content") ? cell.at("content") : cell;
  }

  static std::string text_of(const Json& inlines) {
    std::string text;
    for (const Json& item : inlines) {
      if (item.contains("text") && item.at("text").is_string()) text += item.at("text").get<std::string>();
      if (item.contains("value")) text += item.at("value").value("shown", "");
    }
    return text;
  }

  void add_table(const Json& table) {
    ++tables_;
    const Json& columns = table.at("columns");
    std::size_t row_number = 0;
    for (const Json& row : table.at("rows")) {
      ++row_number;
      const Json& cells = row.at("cells");
      const std::string name = cells.empty() ? "" : text_of(content_of(cells.at(0)));
      for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string title = i < columns.size() ? columns.at(i).value("title", "") : "";
        place_ = {fmt::format("#t{}.r{}.c{}", tables_, row_number, i + 1),
                  fmt::format("Table {}, row {} {}, column {} {}", tables_, row_number, quote(name),
                              i + 1, quote(title))};
        prose(content_of(cells.at(i)));
      }
    }
  }

  void add_chart(const Json& chart) {
    ++charts_;
    std::size_t series_number = 0;
    for (const Json& series : chart.at("series")) {
      ++series_number;
      std::size_t point_number = 0;
      for (const Json& point : series.at("points")) {
        ++point_number;
        for (const char* axis : {"x", "y"}) {
          place_ = {fmt::format("#c{}.s{}.p{}.{}", charts_, series_number, point_number, axis),
                    fmt::format("Chart {}, {} {}", charts_, quote(series.value("title", "")),
                                quote(point.value("label", "")))};
          const Json& value = point.at(axis);
          // A point may have one axis only; the other is then unknown and nobody's figure.
          if (value.value("kind", "") != "unknown" || value.contains("key")) prose(value);
        }
      }
    }
    if (!chart.contains("edges")) return;
    for (const Json& edge : chart.at("edges")) {
      place_ = {"", fmt::format("Chart {}, edge {} to {}", charts_, quote(edge.value("from", "")),
                                quote(edge.value("to", "")))};
      prose(edge.at("weight"));
    }
  }

  std::string plugin_;
  std::string version_;
  std::string section_;
  Place place_;
  std::map<std::string, std::string> methods_;  // of the section, by code
  int tables_ = 0;
  int charts_ = 0;
  std::vector<ExplainedValue> found_;
};

}  // namespace

std::vector<ExplainedValue> explained_values(std::string_view text, const SourceSpan& where,
                                             Diagnostics& diagnostics) try {
  return Explainer().run(parse_json<Json>(text));
} catch (const std::exception& error) {
  diagnostics.error("document.unreadable", where,
                    "cannot read the document: " + json_mistake(error.what()));
  return {};
}

}  // namespace quire::core
