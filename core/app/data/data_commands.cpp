#include <sys/ioctl.h>
#include <unistd.h>

#include "app/commands.hpp"
#include "app/data/data_command.hpp"

namespace quire::core {
namespace {

struct Options {
  DataRequest request;
  std::string as_of;
};

/// 0 where standard output is no terminal.
std::size_t terminal_width() {
  winsize size{};
  return isatty(STDOUT_FILENO) != 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

enum class TableOption { none, optional, required };

void add_part(CLI::App& data, const char* name, const char* description, Chosen& chosen, TableOption table,
              ExitCode (*work)(const DataRequest&)) {
  const auto part = add_command<Options>(data, name, description, chosen, [work](Options& options) {
    if (!options.as_of.empty()) options.request.as_of = day_option("--as-of", options.as_of);
    if (!options.as_of.empty() && !options.request.as_of) return ExitCode::usage;
    return work(options.request);
  });
  DataRequest& request = part.options->request;
  part.app->add_option("dataset", request.manifest, "the dataset.toml")->required();
  if (table != TableOption::none)
    part.app->add_option("table", request.table, "the table's name")->required(table == TableOption::required);
  part.app->add_option("--as-of", part.options->as_of, "leave out rows known only later: a date, or today");
  if (work == convert_data) request.form = DataForm::csv;
  if (work == validate_data) return;
  part.app->add_flag_callback("--json", [&request] { request.form = DataForm::json; }, "print JSON");
  if (work == convert_data) return;
  request.width = terminal_width();
  part.app->add_option("--width", request.width, "go on below where lines would be longer (default: the terminal's width)");
  part.app->add_flag_callback("--csv", [&request] { request.form = DataForm::csv; }, "print CSV");
  if (work != describe_data)
    part.app->add_option("--rows", request.rows, "at most so many rows (default 20)")->check(CLI::Range(1, 1'000'000'000));
}

}  // namespace

void add_data_command(CLI::App& app, Chosen& chosen) {
  CLI::App* data = app.add_subcommand("data", "look into a dataset");
  data->require_subcommand(1);
  add_part(*data, "describe", "what each column holds: values, gaps, range", chosen, TableOption::optional,
           describe_data);
  add_part(*data, "show", "the first rows of a table", chosen, TableOption::required, show_data);
  add_part(*data, "sample", "rows at even distances", chosen, TableOption::required, sample_data);
  add_part(*data, "convert", "a whole table as CSV, or JSON", chosen, TableOption::required, convert_data);
  struct InferOptions {
    std::vector<std::string> files;
    std::string output;
  };
  const auto infer = add_command<InferOptions>(
      *data, "infer", "write a first dataset.toml for files of delimited text", chosen,
      [](const InferOptions& options) { return infer_data(options.files, options.output); });
  infer.app->add_option("files", infer.options->files, "CSV or TSV files, plain or compressed")->required();
  infer.app->add_option("-o,--output", infer.options->output, "the new dataset.toml (default: standard output)");
  add_part(*data, "validate", "say every mistake, or that there is none", chosen, TableOption::none, validate_data);
}

}  // namespace quire::core
