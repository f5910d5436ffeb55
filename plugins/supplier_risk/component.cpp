#include "supplier_risk/component.hpp"

#include <cctype>

namespace quire::supplier_risk {
namespace {

std::string lower(std::string_view text) {
  std::string out;
  for (char c : text) out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

}  // namespace

std::string component_of(std::string_view role) {
  // The first word found decides, so what a firm is known for stands before what it also does:
  // "foundry and packaging" is a foundry, "wafers and resist" a wafer maker.
  struct Rule {
    const char* word;
    const char* component;
  };
  static constexpr Rule kRules[] = {
      {"buyer", "cloud"},
      {"designer", "accelerators"},
      {"foundry", "foundry"},
      {"hbm", "HBM"},
      {"memory", "memory"},
      {"advanced packaging", "advanced packaging"},
      {"osat", "assembly/test"},
      {"substrate", "substrates"},
      {"lithography", "lithography"},
      {"optics", "optics"},
      {"light source", "light sources"},
      {"coater", "coater/developers"},
      {"metrology", "metrology"},
      {"deposition", "process tools"},
      {"etch", "process tools"},
      {"tools", "process tools"},
      {"eda", "EDA"},
      {"abf", "ABF film"},
      {"wafer", "silicon wafers"},
      {"resist", "photoresist"},
  };
  const std::string text = lower(role);
  for (const Rule& rule : kRules)
    if (text.find(rule.word) != std::string::npos) return rule.component;
  return text.empty() ? "role n/k" : std::string(role);
}

std::string component_delivered(std::string_view goods, std::string_view of_supplier) {
  const std::string text = lower(goods);
  const bool is_packaging = text.find("2.5d") != std::string::npos ||
                            text.find("advanced packaging") != std::string::npos;
  return is_packaging ? "advanced packaging" : std::string(of_supplier);
}

}  // namespace quire::supplier_risk
