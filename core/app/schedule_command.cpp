#include "app/schedule_command.hpp"

#include <fmt/format.h>

#include "app/console.hpp"
#include "app/output_file.hpp"
#include "app/places.hpp"
#include "app/prepare.hpp"

namespace quire::core {
namespace {

namespace fs = std::filesystem;

/// When an edition is due, as systemd and as cron say it: six in the morning of the period's first day.
struct DueTime {
  const char* calendar;
  const char* cron;
};

std::optional<DueTime> due_time(Cadence cadence) {
  switch (cadence) {
    case Cadence::daily: return DueTime{"*-*-* 06:00", "0 6 * * *"};
    case Cadence::weekly: return DueTime{"Mon *-*-* 06:00", "0 6 * * 1"};
    case Cadence::monthly: return DueTime{"*-*-01 06:00", "0 6 1 * *"};
    case Cadence::quarterly: return DueTime{"*-01,04,07,10-01 06:00", "0 6 1 1,4,7,10 *"};
    case Cadence::ad_hoc: break;
  }
  return {};
}

/// For a unit file: the mark of its specifiers doubled.
std::string systemd_text(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '%' ? std::string("%%") : std::string(1, c);
  return out;
}

/// For a unit file's command line: quoted, and nothing in it a variable.
std::string systemd_word(const std::string& word) {
  std::string out = "\"";
  for (const char c : systemd_text(word)) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '$') out += c;
    out += c;
  }
  return out + "\"";
}

/// For sh, in a crontab, where a percent sign ends the command unless it is escaped.
std::string cron_word(const std::string& word) {
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string("'\\''") : c == '%' ? std::string("\\%") : std::string(1, c);
  return out + "'";
}

/// This program as systemd and cron find it: by its name where they look for programs, else by its path.
std::string program_name() {
  const fs::path program = this_program();
  for (const char* folder : {"/usr/bin", "/usr/local/bin"})
    if (program.parent_path() == folder) return program.filename().string();
  return program.string();
}

/// A name needs no quotes.
template <class Quote>
std::string program_word(Quote quoted) {
  const std::string name = program_name();
  return name.find('/') == std::string::npos ? name : quoted(name);
}

}  // namespace

ExitCode schedule(const BuildRequest& request, const std::string& folder) {
  Diagnostics diagnostics;
  const std::optional<Report> report = read_request(request, diagnostics);
  if (report) {
    const fs::path file = fs::absolute(report->file).lexically_normal();
    const std::string name = "quire-" + report->file.stem().string();
    if (const std::optional<DueTime> due = due_time(report->cadence)) {
      const std::string where = file.parent_path().string();
      // Beside the report, for a mail program to empty.
      const std::string options = report->delivery.recipients.empty() ? "--as-of today" : "--as-of today --outbox outbox";
      const std::string service = fmt::format(
          "[Unit]\nDescription={}: the edition that is due\n\n[Service]\nType=oneshot\nWorkingDirectory={}\n"
          "ExecStart={} build {} {}\n",
          systemd_text(name), systemd_text(where), program_word(systemd_word), systemd_word(file.string()), options);
      const std::string timer = fmt::format(
          "[Unit]\nDescription={}, {}\n\n[Timer]\nOnCalendar={}\nPersistent=true\n\n[Install]\n"
          "WantedBy=timers.target\n",
          systemd_text(name), word(report->cadence), due->calendar);
      const std::string cron = fmt::format("{} cd {} && {} build {} {}\n", due->cron, cron_word(where),
                                           program_word(cron_word), cron_word(file.string()), options);
      for (const auto& [ending, text] : {std::pair(".service", &service), std::pair(".timer", &timer), std::pair(".cron", &cron)}) {
        const fs::path output = fs::path(folder) / (name + ending);
        if (write_file(output, *text, diagnostics)) fmt::print(stderr, "wrote {}\n", output.string());
      }
    } else {
      diagnostics.error("app.schedule", {request.report, 0, 0}, "an ad-hoc report is due at no time",
                        "give it a cadence: daily, weekly, monthly or quarterly");
    }
  }
  print_diagnostics(diagnostics, request.diagnostics);
  return diagnostics.has_errors() ? ExitCode::failed : ExitCode::complete;
}

}  // namespace quire::core
