#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace quire::core {

/// The numbers in a text that stand for themselves: "5120" and "4.5", but not those in names ("H20", "3A090.b"), dates
/// and years. Thin spaces within them are left out.
std::vector<std::string> numbers_in(std::string_view text);

/// A number that a section says in its words without saying where it comes from.
struct LiteralNumber {
  std::string section;  // its title
  std::string plugin;
  std::string number;
  std::string text;  // that it stands in
};

/// The numbers in the running text of a document that `dump_json` wrote which no value of their section shows, and
/// which are not `known`: from texts of the data, or from options. Titles hold no values, so theirs are not looked at.
std::vector<LiteralNumber> literal_numbers(const std::string& document_json, const std::set<std::string>& known);

}  // namespace quire::core
