#pragma once

#include <string>
#include <vector>

#include "host/decode_section.hpp"
#include "host/host_support.hpp"
#include "host/recorder.hpp"
#include "host/stream.hpp"
#include "quire/section.hpp"

namespace quire::test {

using core::ArrowTables;
using core::DecodedSection;
using core::Limits;
using core::Recorder;
using core::SourceBook;
using core::StreamWriter;
using core::TableView;

/// What becomes of a section written through the SDK, the blocks `omit` left out.
template <class Write>
DecodedSection decoded_without(const std::vector<std::string>& omit, Write&& write) {
  const core::Dataset dataset = small_dataset();
  const std::vector<const TableView*> tables{dataset.find("chips")};
  const ArrowTables arrow(tables);
  StreamWriter stream(-1, Limits{}.output);
  Recorder recorder({core::Date{}, 32, &arrow, {}}, stream);
  quire::Section section(recorder.host());
  write(section);
  recorder.finish(QUIRE_OK);
  SourceBook sources;
  return decode_section(stream.take(), tables, omit, Limits{}, sources);
}

template <class Write>
DecodedSection decoded(Write&& write) {
  return decoded_without({}, write);
}

template <class Write>
std::string failure(Write&& write) {
  return decoded(write).failure;
}

inline const std::string kCannot = "wrote what cannot be printed: ";

}  // namespace quire::test
