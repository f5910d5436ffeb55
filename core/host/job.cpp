#include "host/job.hpp"

#include <unistd.h>

#include <cstring>
#include <type_traits>

#include "host/bytes.hpp"

namespace quire::core {
namespace {

// Changes with the form of jobs, streams and incidents.
constexpr std::string_view kHandshake = "quire " QUIRE_VERSION " worker 1";

class JobWriter {
 public:
  void varint(std::uint64_t number) {
    char bytes[kVarintSize];
    bytes_.append(bytes, encode_varint(number, bytes));
  }
  void signed_varint(std::int64_t number) { varint(zigzag(number)); }
  void number(double number) {
    char bytes[sizeof number];
    std::memcpy(bytes, &number, sizeof number);
    bytes_.append(bytes, sizeof bytes);
  }
  void text(std::string_view text) {
    varint(text.size());
    bytes_ += text;
  }
  void texts(const std::vector<std::string>& texts) {
    varint(texts.size());
    for (const std::string& item : texts) text(item);
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

void write_option(JobWriter& out, const Option& option) {
  out.text(option.name);
  out.varint(option.value.index());
  std::visit(
      [&](const auto& value) {
        using Type = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<Type, bool>) out.varint(value ? 1 : 0);
        if constexpr (std::is_same_v<Type, std::int64_t>) out.signed_varint(value);
        if constexpr (std::is_same_v<Type, double>) out.number(value);
        if constexpr (std::is_same_v<Type, std::string>) out.text(value);
        if constexpr (std::is_same_v<Type, Date>)
          out.signed_varint(value.time_since_epoch().count());
        if constexpr (std::is_same_v<Type, std::vector<std::string>>) out.texts(value);
      },
      option.value);
}

Date read_date(ByteReader& in) {
  return Date{std::chrono::days{static_cast<std::int32_t>(in.signed_varint())}};
}

std::vector<std::string> read_texts(ByteReader& in) {
  std::vector<std::string> texts;
  for (std::uint64_t left = in.varint(); left > 0 && in.ok(); --left) texts.emplace_back(in.text());
  return texts;
}

/// By the variant's index, in the order of OptionValue.
OptionValue read_value(ByteReader& in) {
  switch (in.varint()) {
    case 0:
      return in.varint() != 0;
    case 1:
      return in.signed_varint();
    case 2:
      return in.number();
    case 3:
      return std::string(in.text());
    case 4:
      return read_date(in);
    case 5:
      return read_texts(in);
    default:
      in.fail();
      return false;
  }
}

}  // namespace

std::string encode_job(const Job& job) {
  JobWriter out;
  out.text(kHandshake);
  out.text(job.plugin);
  out.texts(job.tables);
  out.varint(job.options.size());
  for (const Option& option : job.options) write_option(out, option);
  out.signed_varint(job.as_of.time_since_epoch().count());
  out.varint(static_cast<std::uint64_t>(job.limits.wall_clock.count()));
  out.varint(static_cast<std::uint64_t>(job.limits.cpu.count()));
  out.varint(job.limits.memory);
  out.varint(job.limits.output);
  out.varint(job.limits.depth);
  out.varint(job.limits.open_files);
  out.varint(job.sandbox.files ? 1 : 0);
  out.varint(job.sandbox.system_calls ? 1 : 0);
  out.varint(job.unload ? 1 : 0);
  out.signed_varint(job.parent);
  return out.take();
}

std::optional<Job> decode_job(std::string_view bytes) {
  ByteReader in(bytes);
  if (in.text() != kHandshake) return {};
  Job job;
  job.plugin = in.text();
  job.tables = read_texts(in);
  for (std::uint64_t left = in.varint(); left > 0 && in.ok(); --left) {
    Option& option = job.options.emplace_back();
    option.name = in.text();
    option.value = read_value(in);
  }
  job.as_of = read_date(in);
  job.limits.wall_clock = std::chrono::milliseconds(in.varint());
  job.limits.cpu = std::chrono::seconds(in.varint());
  job.limits.memory = in.varint();
  job.limits.output = in.varint();
  job.limits.depth = in.varint();
  job.limits.open_files = static_cast<std::uint32_t>(in.varint());
  job.sandbox.files = in.varint() != 0;
  job.sandbox.system_calls = in.varint() != 0;
  job.unload = in.varint() != 0;
  job.parent = in.signed_varint();
  if (!in.ok() || !in.at_end()) return {};
  return job;
}

Limits with_request(Limits limits, const LimitsRequest& request) {
  if (request.seconds) limits.wall_clock = limits.cpu = std::chrono::seconds(*request.seconds);
  if (request.memory_mib) limits.memory = std::uint64_t{*request.memory_mib} << 20;
  if (request.output_mib) limits.output = std::uint64_t{*request.output_mib} << 20;
  if (request.open_files) limits.open_files = *request.open_files;
  return limits;
}

Limits limits_of(const SectionPlan& plan, const Limits& defaults) {
  return with_request(with_request(defaults, plan.plugin->manifest.limits), plan.request->limits);
}

Job make_job(const SectionPlan& plan, const RunOptions& options) {
  Job job;
  job.plugin = plan.plugin->path.string();
  for (const TableNeed& need : plan.plugin->manifest.tables) job.tables.push_back(need.table);
  job.options = plan.options;
  job.as_of = options.as_of;
  job.limits = limits_of(plan, options.limits);
  job.unload = options.unload;
  job.parent = getpid();
  return job;
}

}  // namespace quire::core
