#pragma once

#include <string>

namespace quire::core {

/// The spreadsheet's zip file as liborcus can read it. Texts that stand in their cells become results of
/// formulas (other programs than office suites write them so), and absolute paths of parts relative ones: liborcus 0.17
/// would pass over both without a word. Throws std::runtime_error when it is no zip file, is encrypted, or
/// would unpack to more than 1 GB.
std::string readable_package(std::string file);

}  // namespace quire::core
