#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace quire::test {

/// Names and contents of what a zip file holds.
using Parts = std::vector<std::pair<std::string, std::string>>;

enum class Packing { deflated, stored };
void write_zip(const std::string& path, const Parts& parts, Packing packing = Packing::deflated);

/// The part of that name, to be changed.
std::string& part(Parts& parts, const std::string& name);

/// A workbook with the sheets "Prices" and "Other", as office suites write it; "Prices" has this XML.
Parts workbook(const std::string& prices, const std::string& target = "worksheets/sheet1.xml");

/// <sheetData> whose third row names the columns id, day and n from B on, and what comes after it.
std::string sheet(const std::string& rows, const std::string& more = {});

/// An .ods file with these <table:table>.
Parts open_document(const std::string& tables, const std::string& styles = {});

extern const std::string kSheetColumns;  // id, day and n as text, date and decimal

/// The rows of the table in a file, "4: a 2026-11-23 0.50" each, or what is wrong.
std::string read_sheet(const std::function<void(const std::string& path)>& write, const std::string& name,
                       const std::string& keys, const std::string& columns = kSheetColumns,
                       const std::string& program = QUIRE_SHEETS);
std::string read_sheet(const Parts& parts, const std::string& name, const std::string& keys,
                       const std::string& columns = kSheetColumns);

/// The same of workbook(prices).
std::string xlsx(const std::string& prices, const std::string& keys = "range = \"B3:D\"\n",
                 const std::string& columns = kSheetColumns);

/// What is said about "t.xlsx" and "t.ods" as a whole.
std::string about(const std::string& file, const std::string& what);

}  // namespace quire::test
