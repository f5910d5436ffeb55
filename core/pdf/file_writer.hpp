#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/deflater.hpp"
#include "pdf/syntax.hpp"

namespace quire::core {

/// The file (ISO 32000-1, 7.5): the streams as they come, then the other objects packed into compressed
/// object streams, then a cross-reference stream. The file identifier is a hash of all before it.
class FileWriter {
 public:
  explicit FileWriter(Deflater& deflater);

  /// What stands between `obj` and `endobj`. A number counts once.
  void add(ObjectId id, std::string_view body);
  /// The same of a stream, which cannot stand in an object stream.
  void add_stream(ObjectId id, std::string_view body);

  /// The bytes; once, after everything was added.
  std::string finish(ObjectId catalog, ObjectId info);

 private:
  /// Where an object is: in the file (type 1: offset) or in an object stream (type 2: the stream's
  /// number and the index in it). ISO 32000-1, table 18.
  struct Place {
    std::uint8_t type = 0;
    std::uint32_t where = 0;
    std::uint16_t index = 0;
  };
  struct ObjectStream {
    std::vector<ObjectId> objects;
    std::size_t first;  // where their bodies begin in it
    Deflater::Ticket data;
  };

  Place& place(ObjectId id);
  ObjectId new_id();
  void close_object_stream();
  void write_object_stream(const ObjectStream& stream);
  void write_cross_references(ObjectId catalog, ObjectId info);
  std::string cross_reference_rows() const;

  Deflater& deflater_;
  std::string out_;
  std::vector<ObjectStream> object_streams_;
  std::vector<Place> places_;  // by object id
  std::vector<ObjectId> packed_;
  std::string packed_offsets_;
  std::string packed_bodies_;
};

}  // namespace quire::core
