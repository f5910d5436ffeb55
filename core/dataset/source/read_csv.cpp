#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <new>
#include <thread>

#include "dataset/source/csv_parser.hpp"
#include "dataset/source/csv_places.hpp"
#include "dataset/source/slab_reader.hpp"
#include "dataset/table_data.hpp"

namespace quire::core::dataset_detail {
namespace {

constexpr unsigned kMostThreads = 4;  // more would wait for the one that appends

/// Slabs are cut one after the other, parsed side by side, and appended in their order, so that the
/// table is the same for any number of threads.
class CsvReader {
 public:
  CsvReader(TableData& table, CsvInput& input, CsvShape& shape)
      : table_(table), input_(input), shape_(shape), slabs_(input, shape.delimiter) {}

  void read() {
    guarded([&] { return read_all(), true; });
    if (out_of_memory_) table_.refuse("no-memory", "does not fit into memory");
  }

 private:
  struct Part {
    std::string_view text;
    std::uint32_t line;
  };

  void read_all() {
    Slab slab;
    const bool any = slabs_.next(slab);
    if (!input_.problem().empty()) return;
    Part part{slab.text(), slab.line};
    if (shape_.header && !read_header(part)) return;
    if (!shape_.header) shape_.match = match_in_order(*table_.schema);
    if (!shape_.match.is_complete()) table_.complete = false;
    if (!any) return;
    RecordBatch batch(*table_.schema);
    parse_slab(shape_, part.text, part.line, slab.regular, batch);
    append(slab, batch);
    reserve(slab);
    if (!stopped_) read_rest();
  }

  // Takes the header off the front of `part`.
  bool read_header(Part& part) {
    CsvScanner scanner(part.text, part.line, shape_.delimiter);
    if (!scanner.next()) {
      table_.complete = false;
      table_.report.error([&] {
        return Diagnostic{
            "dataset.no-header", Severity::error, {shape_.file, 1, 1}, "the file has no header line", {}};
      });
      return false;
    }
    table_.report.add(complaints_about(scanner, part.text, shape_.file));
    std::vector<std::string_view> names;
    for (const CsvField& field : scanner.fields()) names.push_back(field.text);
    const auto place = [&](std::size_t i) {
      return place_in(part.text, scanner.fields()[i].offset, scanner.offset(), scanner.line(), shape_.file);
    };
    shape_.match = match_columns(names, *table_.schema, table_.file, place, table_.report);
    const std::string_view header = part.text.substr(0, scanner.end());
    part.line += static_cast<std::uint32_t>(std::count(header.begin(), header.end(), '\n'));
    part.text.remove_prefix(scanner.end());
    return true;
  }

  void append(const Slab& slab, RecordBatch& batch) {
    if (slab.cut) {
      batch.complete = false;
      stopped_ = true;
      batch.complaints.add([&] {
        return Diagnostic{"dataset.long-record", Severity::error, {shape_.file, slab.line, 1},
                          "the record that begins here is longer than 64 MB",
                          "a quote that is never closed would explain it"};
      });
    }
    table_.append(batch);
  }

  // Memory for the rows that are still to come, as many as the first slab makes likely: growing step by
  // step would hold the columns twice.
  void reserve(const Slab& slab) {
    const double slabs = static_cast<double>(input_.size()) / static_cast<double>(slab.size);
    constexpr double kMargin = 1.02;
    if (slabs > 1) table_.reserve(static_cast<std::size_t>(kMargin * slabs * static_cast<double>(table_.row_count())));
  }

  void read_rest() {
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::jthread> threads;
    for (unsigned i = 1; i < std::min(cores, kMostThreads); ++i) 
      threads.emplace_back([this] { guarded([&] { return work(), true; }); });
    work();
  }

  void work() {
    Slab slab;
    RecordBatch batch(*table_.schema);
    std::size_t turn = 0;
    while (!stopped_ && guarded([&] { return cut(slab, turn); })) {
      // Rows that are there only in part are not appended, nor any after them.
      guarded([&] { return parse_slab(shape_, slab.text(), slab.line, slab.regular, batch), true; });
      std::unique_lock lock(appending_);
      next_turn_.wait(lock, [&] { return appended_ == turn; });
      if (!out_of_memory_) guarded([&] { return append(slab, batch), true; });
      ++appended_;
      next_turn_.notify_all();
    }
  }

  bool cut(Slab& slab, std::size_t& turn) {
    const std::lock_guard lock(reading_);
    if (!slabs_.next(slab)) return false;
    turn = cut_++;
    return true;
  }

  // What `step` gives; false when there is no memory for it, which ends the reading.
  template <class Step>
  bool guarded(Step step) {
    try {
      return step();
    } catch (const std::bad_alloc&) {
      out_of_memory_ = true;
      stopped_ = true;
      return false;
    }
  }

  TableData& table_;
  CsvInput& input_;
  CsvShape& shape_;
  SlabReader slabs_;
  std::atomic<bool> stopped_ = false;
  std::atomic<bool> out_of_memory_ = false;
  std::mutex reading_;
  std::size_t cut_ = 0;  // slabs, after the first
  std::mutex appending_;
  std::condition_variable next_turn_;
  std::size_t appended_ = 0;  // of those
};

}  // namespace

TableData read_csv(const TableSchema& schema, const CsvOrigin& origin,
                   const std::filesystem::path& folder, Diagnostics& diagnostics) {
  const std::filesystem::path path = folder / origin.file;
  TableData table(schema, path.string(), diagnostics);
  table.file = origin.file;
  const auto shape = std::make_shared<CsvShape>(CsvShape{&schema, path.string(), origin.delimiter, origin.header, {}});
  // The places are looked for only when something is wrong, and then for one cell after the other.
  table.locate = [shape, path, origin, places = std::shared_ptr<CsvPlaces>()](
                     std::size_t, std::uint32_t line, std::size_t column) mutable {
    if (!places) places = std::make_shared<CsvPlaces>(path, origin, *shape);
    return places->cell(line, column);
  };
  CsvInput input(path, origin.encoding);
  if (input.problem().empty()) CsvReader(table, input, *shape).read();
  if (!input.problem().empty()) table.refuse("unreadable-file", input.problem());
  table.sha256 = input.sha256();
  return table;
}

}  // namespace quire::core::dataset_detail
