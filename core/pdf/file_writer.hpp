#pragma once

#include <string>
#include <vector>

#include "pdf/deflater.hpp"
#include "pdf/syntax.hpp"

namespace quire::core {

/// An indirect object as it stands between `obj` and `endobj`.
struct StoredObject {
  ObjectId id = 0;
  std::string body;
  bool is_stream = false;  // streams cannot stand in an object stream
};

struct StoredDocument {
  std::vector<StoredObject> objects;  // by ascending id
  ObjectId catalog = 0;
  ObjectId info = 0;
};

/// The file (ISO 32000-1, 7.5): the streams, then the other objects packed into compressed object
/// streams, then a cross-reference stream. The file identifier is a hash of all before it.
std::string write_file(const StoredDocument& document, Deflater& deflater);

}  // namespace quire::core
