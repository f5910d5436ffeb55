// The tables of a workbook as liborcus tells them: one call a cell. Everything that is only looks is dropped.
#include <orcus/exception.hpp>
#include <orcus/orcus_ods.hpp>
#include <orcus/orcus_xlsx.hpp>
#include <orcus/spreadsheet/import_interface.hpp>

#include <cmath>
#include <memory>
#include <stdexcept>
#include <utility>

#include "sheets/ignored_styles.hpp"
#include "sheets/workbook.hpp"

namespace quire::core {
namespace {

using namespace orcus::spreadsheet;

class Texts final : public iface::import_shared_strings {
 public:
  explicit Texts(Workbook& book) : book_(book) {}

  std::size_t append(std::string_view text) override {
    book_.texts.emplace_back(text);
    return book_.texts.size() - 1;
  }
  std::size_t add(std::string_view text) override { return append(text); }
  void set_segment_font(std::size_t) override {}
  void set_segment_bold(bool) override {}
  void set_segment_italic(bool) override {}
  void set_segment_font_name(std::string_view) override {}
  void set_segment_font_size(double) override {}
  void set_segment_font_color(color_elem_t, color_elem_t, color_elem_t, color_elem_t) override {}
  void append_segment(std::string_view text) override { segments_ += text; }
  std::size_t commit_segments() override { return append(std::exchange(segments_, {})); }

 private:
  Workbook& book_;
  std::string segments_;
};

/// Of all styles, which number format a cell has.
class NumberFormats final : public IgnoredStyles {
 public:
  explicit NumberFormats(Workbook& book) : book_(book) {}

  void set_number_format_identifier(std::size_t id) override { id_ = static_cast<std::uint32_t>(id); }
  void set_number_format_code(std::string_view code) override { code_ = code; }
  std::size_t commit_number_format() override {
    book_.format_codes[id_] = std::exchange(code_, {});
    return id_;
  }
  void set_xf_number_format(std::size_t id) override { cell_format_ = static_cast<std::uint32_t>(id); }
  std::size_t commit_cell_xf() override {
    book_.formats.push_back(std::exchange(cell_format_, 0));
    return book_.formats.size() - 1;
  }
  std::size_t commit_cell_style_xf() override { return cell_format_ = 0, 0; }
  std::size_t commit_dxf() override { return cell_format_ = 0, 0; }

 private:
  Workbook& book_;
  std::uint32_t id_ = 0;
  std::string code_;
  std::uint32_t cell_format_ = 0;
};

/// "B3" and "B3:C4", as files write them.
class Addresses final : public iface::import_reference_resolver {
 public:
  src_address_t resolve_address(std::string_view text) override { return first_of(range(text)); }
  src_range_t resolve_range(std::string_view text) override {
    const SheetRange cells = range(text);
    return {first_of(cells), {0, cells.last_row, cells.last_column}};
  }

 private:
  static SheetRange range(std::string_view text) {
    const std::string whole =
        text.find(':') == std::string_view::npos ? std::string(text) + ":" + std::string(text) : std::string(text);
    const std::optional<SheetRange> cells = parse_sheet_range(whole);
    if (!cells) throw std::runtime_error("has a cell at an address that there is not");
    return *cells;
  }
  static src_address_t first_of(const SheetRange& cells) { return {0, cells.first_row, cells.first_column}; }
};

class SheetImport;

/// A formula's last result, which the file keeps.
class Formula final : public iface::import_formula {
 public:
  explicit Formula(SheetImport& sheet) : sheet_(sheet) {}

  void set_position(row_t row, col_t column) override { row_ = row, column_ = column; }
  void set_formula(formula_grammar_t, std::string_view) override {}
  void set_shared_formula_index(std::size_t) override {}
  void set_result_string(std::string_view value) override;
  void set_result_value(double value) override;
  void set_result_bool(bool value) override;
  void set_result_empty() override {}
  void commit() override {}

 private:
  SheetImport& sheet_;
  row_t row_ = 0;
  col_t column_ = 0;
};

class Merged final : public iface::import_sheet_properties {
 public:
  explicit Merged(Sheet& sheet) : sheet_(sheet) {}

  void set_column_width(col_t, double, orcus::length_unit_t) override {}
  void set_column_hidden(col_t, bool) override {}
  void set_row_height(row_t, double, orcus::length_unit_t) override {}
  void set_row_hidden(row_t, bool) override {}
  void set_merge_cell_range(const range_t& range) override {
    sheet_.merged.push_back({range.first.row, range.first.column, range.last.row, range.last.column});
  }

 private:
  Sheet& sheet_;
};

class SheetImport final : public iface::import_sheet {
 public:
  SheetImport(Workbook& book, std::size_t index) : book_(book), index_(index), merged_(sheet()) {}

  iface::import_sheet_properties* get_sheet_properties() override { return &merged_; }
  iface::import_formula* get_formula() override { return &formula_; }

  void set_auto(row_t row, col_t column, std::string_view text) override { set_text(row, column, text); }
  void set_string(row_t row, col_t column, string_id_t text) override {
    SheetCell& cell = sheet().at(row, column);
    if (text >= book_.texts.size()) throw std::runtime_error("a cell names a text that there is not");
    cell.kind = SheetCell::Kind::text;
    cell.text = static_cast<std::uint32_t>(text);
  }
  void set_value(row_t row, col_t column, double value) override {
    set_number(row, column, SheetCell::Kind::number, value);
  }
  void set_bool(row_t row, col_t column, bool value) override {
    set_number(row, column, SheetCell::Kind::boolean, value ? 1 : 0);
  }
  void set_date_time(row_t row, col_t column, int year, int month, int day, int hour, int minute,
                     double second) override {
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) throw std::runtime_error("a cell has a day that does not exist");
    const double days = static_cast<double>(std::chrono::sys_days(date).time_since_epoch().count());
    set_number(row, column, SheetCell::Kind::date, days + ((hour * 60 + minute) * 60 + second) / 86'400);
  }
  void set_format(row_t row, col_t column, std::size_t format) override {
    sheet().at(row, column).format = static_cast<std::uint32_t>(format);
  }
  // Ranges of looks go to the end of the sheet; those of values come cell by cell.
  void set_format(row_t, col_t, row_t, col_t, std::size_t) override {}
  void fill_down_cells(row_t row, col_t column, row_t count) override {
    const SheetCell value = sheet().cell(row, column);
    for (row_t i = 1; i <= count; ++i) sheet().at(row + i, column) = value;
  }
  range_size_t get_sheet_size() const override { return {1'048'576, 16'384}; }

  void set_text(row_t row, col_t column, std::string_view text) {
    book_.texts.emplace_back(text);
    set_string(row, column, book_.texts.size() - 1);
  }

 private:
  Sheet& sheet() { return book_.sheets[index_]; }
  void set_number(row_t row, col_t column, SheetCell::Kind kind, double value) {
    SheetCell& cell = sheet().at(row, column);
    cell.kind = kind;
    cell.number = value;
  }

  Workbook& book_;
  std::size_t index_;
  Merged merged_;
  Formula formula_{*this};
};

void Formula::set_result_string(std::string_view value) { sheet_.set_text(row_, column_, value); }
void Formula::set_result_value(double value) {
  // Not a number: the program that wrote the file never worked the formula out.
  if (!std::isnan(value)) sheet_.set_value(row_, column_, value);
}
void Formula::set_result_bool(bool value) { sheet_.set_bool(row_, column_, value); }

class Import final : public iface::import_factory, public iface::import_global_settings {
 public:
  explicit Import(Workbook& book) : book_(book), texts_(book), formats_(book) { book_.sheets.reserve(kMostSheets); }

  iface::import_global_settings* get_global_settings() override { return this; }
  iface::import_shared_strings* get_shared_strings() override { return &texts_; }
  iface::import_styles* get_styles() override { return &formats_; }
  iface::import_reference_resolver* get_reference_resolver(formula_ref_context_t) override { return &addresses_; }

  iface::import_sheet* append_sheet(sheet_t, std::string_view name) override {
    if (book_.sheets.size() == kMostSheets) throw std::runtime_error("there are more than 10000 sheets");
    book_.sheets.emplace_back().name = name;
    sheets_.push_back(std::make_unique<SheetImport>(book_, book_.sheets.size() - 1));
    return sheets_.back().get();
  }
  iface::import_sheet* get_sheet(std::string_view name) override {
    for (std::size_t i = 0; i < sheets_.size(); ++i)
      if (book_.sheets[i].name == name) return sheets_[i].get();
    return nullptr;
  }
  iface::import_sheet* get_sheet(sheet_t index) override {
    const auto i = static_cast<std::size_t>(index);
    return index >= 0 && i < sheets_.size() ? sheets_[i].get() : nullptr;
  }
  void finalize() override {}

  void set_origin_date(int year, int month, int day) override {
    book_.origin = std::chrono::sys_days(std::chrono::year(year) / month / day);
  }
  void set_default_formula_grammar(formula_grammar_t) override {}
  formula_grammar_t get_default_formula_grammar() const override { return formula_grammar_t::unknown; }
  void set_character_set(orcus::character_set_t) override {}

 private:
  static constexpr std::size_t kMostSheets = 10'000;  // the imports point into the list

  Workbook& book_;
  Texts texts_;
  NumberFormats formats_;
  Addresses addresses_;
  std::vector<std::unique_ptr<SheetImport>> sheets_;
};

}  // namespace

Workbook read_workbook(std::string_view file) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(file.data());
  Workbook book;
  Import import(book);
  if (orcus::orcus_xlsx::detect(bytes, file.size()))
    orcus::orcus_xlsx(&import).read_stream(file);
  else if (orcus::orcus_ods::detect(bytes, file.size())) {
    orcus::orcus_ods(&import).read_stream(file);
    book.formats.clear();  // its dates say that they are, and its formats have no fixed numbers
  } else
    throw std::runtime_error("is neither an .xlsx nor an .ods spreadsheet");
  return book;
}

}  // namespace quire::core
