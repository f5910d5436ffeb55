#include "app/watch_command.hpp"

#include <fmt/format.h>

#include <chrono>

#include "app/console.hpp"
#include "app/edition_build.hpp"
#include "app/file_watch.hpp"
#include "base/counted.hpp"

namespace quire::core {
namespace {

namespace fs = std::filesystem;

/// Everything the report was made of, as far as the build came.
std::set<fs::path> inputs_of(const BuildRequest& request, const std::optional<Prepared>& prepared) {
  std::set<fs::path> files{request.report};
  if (prepared)
    for (const fs::path& file : input_files(*prepared)) files.insert(file);
  return files;
}

class Watcher {
 public:
  Watcher(const BuildRequest& request, Press& press)
      : request_(request), press_(press), inputs_{request.report} {}

  /// One build, with its one line.
  ExitCode build() {
    const auto begin = std::chrono::steady_clock::now();
    Diagnostics diagnostics;
    Published published;  // failed, until it is not
    const std::optional<Prepared> prepared = prepare(request_, unused_, diagnostics, &kept_);
    if (prepared && !diagnostics.has_errors()) published = publish_edition(*prepared, diagnostics);
    // What a broken report was made of is not known: what the last one was is watched on.
    for (const fs::path& file : inputs_of(request_, prepared)) inputs_.insert(file);
    print_diagnostics(diagnostics, request_.diagnostics);
    const auto took = std::chrono::steady_clock::now() - begin;
    if (published.bytes == 0)
      fmt::print(stderr, "failed: {} {}\n", request_.output, fs::exists(request_.output) ? "is as it was" : "is not there yet");
    else
      fmt::print(stderr, "built {} ({}) in {} ms\n", request_.output, counted(published.pages, "page"),
                 std::chrono::duration_cast<std::chrono::milliseconds>(took).count());
    return published.code;
  }

  const std::set<fs::path>& inputs() const { return inputs_; }

 private:
  Published publish_edition(const Prepared& prepared, Diagnostics& diagnostics) {
    Composed composed = compose(prepared, request_, unused_, diagnostics);
    if (composed.next == Composed::Next::stop) return {composed.code, {}, 0, 0};
    Layout layout = press_.lay_out(composed.document, prepared.report, diagnostics);
    composed.editions = nullptr;  // nothing is kept of a draft
    return publish(composed, std::move(layout), prepared.report, request_, request_.output, press_, unused_, diagnostics);
  }

  const BuildRequest& request_;
  Press& press_;
  KeptInputs kept_;
  Stopwatch unused_;
  std::set<fs::path> inputs_;
};

}  // namespace

ExitCode watch(BuildRequest request, unsigned builds) {
  Diagnostics diagnostics;
  request.keeps = false;
  if (request.output.empty()) request.output = fs::path(request.report).stem().string() + ".pdf";
  const std::unique_ptr<Press> press = Press::open(0, diagnostics);
  if (!press) {
    print_diagnostics(diagnostics, request.diagnostics);
    return ExitCode::failed;
  }
  if (std::error_code failed; !fs::exists(request.report, failed)) {
    diagnostics.error("app.watch", {request.report, 0, 0}, "does not exist");
    print_diagnostics(diagnostics, request.diagnostics);
    return ExitCode::failed;
  }
  FileWatch files;
  Watcher watcher(request, *press);
  for (unsigned built = 1;; ++built) {
    // Before the build: what changes during it is noticed after it.
    files.set(watcher.inputs());
    const ExitCode code = watcher.build();
    if (built == builds) return code;
    files.set(watcher.inputs());  // the build may have found more
    files.wait();
  }
}

}  // namespace quire::core
