#pragma once

#include <memory>
#include <string>

#include "app/prepare.hpp"
#include "edition/archive.hpp"
#include "edition/compare.hpp"
#include "edition/record.hpp"

namespace quire::core {

/// One build's dealings with the archive of past editions.
class Editions {
 public:
  /// Opens the archive that the request or else the report names, for writing unless this build is a
  /// dump. Null without an archive, and for a part of a report. Where nothing can be written it is
  /// read; any other failure to open is an error in `diagnostics`.
  static std::unique_ptr<Editions> open(const BuildRequest& request, const Report& report,
                                        Diagnostics& diagnostics);

  /// The last edition archived before this one, what it said under the keys of today's plugins.
  std::optional<EditionRecord> before(const EditionRecord& record);

  /// What the archive has of the same edition.
  std::optional<EditionRecord> archived(const EditionRecord& record);

  /// Marks what moved since the last archived edition. Runs the plugins again for that edition's day
  /// when data or plugins are not those it was made of: what differs then was corrected.
  void compare(const EditionRecord& record, const std::optional<EditionRecord>& before,
               const Prepared& prepared, Document& document, Diagnostics& diagnostics);

  const std::filesystem::path& file() const { return file_; }

  /// Keeps the edition; false when that failed.
  bool keep(const EditionRecord& record, Diagnostics& diagnostics);

 private:
  Editions(std::unique_ptr<Archive> archive, std::filesystem::path file, const BuildRequest& request,
           bool keeps)
      : archive_(std::move(archive)), file_(std::move(file)), request_(request), keeps_(keeps) {}

  std::unique_ptr<Archive> archive_;  // null: not there, and cannot be made
  std::filesystem::path file_;
  const BuildRequest& request_;
  bool keeps_;
};

/// What the document says, with what the run knows of where it came from.
EditionRecord record_of(const Prepared& prepared, const BuildRequest& request, const Document& document);

/// How editions of the report are compared for its readers.
ComparisonOptions comparison_options(const Prepared& prepared);

/// The series an edition belongs to: the report's file name without its extension, then audience and
/// parameters where the request sets them.
std::string series_of(const BuildRequest& request, const Report& report);

}  // namespace quire::core
