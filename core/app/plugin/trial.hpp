#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/plugin/plain_dataset.hpp"
#include "host/host.hpp"

namespace quire::core {

/// One run of one plugin, in a worker of its own.
struct TrialResult {
  Document document;    // with one section, unless there was a problem
  std::string problem;  // why it could not be run at all
  Diagnostics diagnostics;
  std::chrono::milliseconds took{};

  const Section* section() const {
    return document.sections.empty() ? nullptr : &document.sections[0];
  }
  /// Why there is no section; empty where there is one.
  std::string failure() const;
};

/// `options`, and for each required one that is not among them its example, or else something that it may be.
std::vector<Option> with_required(std::vector<Option> options, const Manifest& manifest);

/// The day that the plugin is tried on: always the same, or today where the data have rows that were known only later.
Date trial_day(const std::filesystem::path& data);

/// The section of a report that tries the plugin.
std::string section_toml(const Manifest& manifest);

/// A plugin under examination, the data to try it on, and a folder for variants of them.
class Trials {
 public:
  Trials(const PluginFile& plugin, std::filesystem::path data, std::filesystem::path folder)
      : plugin_(plugin), data_(std::move(data)), folder_(std::move(folder)), day_(trial_day(data_)) {}

  const PluginFile& plugin() const { return plugin_; }
  /// The data as they are. `unload`: the plugin is unloaded at the end.
  TrialResult run(const std::vector<Option>& options = {}, bool unload = false);
  /// Changed data.
  TrialResult run(const PlainDataset& data, const std::vector<Option>& options = {});
  /// The document as JSON, made by a process of this program with these environment variables that
  /// runs the plugin without a worker; starts with "error" where that failed.
  std::string run_in_environment(const std::vector<std::string>& variables);
  /// What the sanitizer `library` has to say of leaks in the plugin, in a process of this program that runs it
  /// without a worker.
  std::string leaks(const std::filesystem::path& library);
  /// As `run_in_environment`, from the usual worker.
  const std::string& dump();

  /// The data, empty when they cannot be read.
  const PlainDataset& data();
  const std::filesystem::path& data_file() const { return data_; }

 private:
  TrialResult run_on(const Dataset& dataset, const std::vector<Option>& options, bool unload = false);
  std::string build(std::vector<std::string> command, const std::vector<std::string>& more);

  const PluginFile& plugin_;
  std::filesystem::path data_;
  std::filesystem::path folder_;
  Date day_;
  std::optional<PlainDataset> plain_;  // read once
  std::optional<std::string> dump_;    // made once
};

}  // namespace quire::core
