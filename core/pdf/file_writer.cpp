#include "pdf/file_writer.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/sha256.hpp"
#include "pdf/compress.hpp"

namespace quire::core {

namespace {

// Readers unpack a whole object stream to get at one object.
constexpr std::size_t kObjectsPerStream = 200;

/// Where an object is: in the file (type 1: offset) or in an object stream (type 2: the stream's
/// number and the index in it). ISO 32000-1, table 18.
struct Place {
  std::uint8_t type = 0;
  std::uint32_t where = 0;
  std::uint16_t index = 0;
};

class FileWriter {
 public:
  FileWriter(const StoredDocument& document, Deflater& deflater)
      : document_(document), deflater_(deflater) {
    ObjectId last = 0;
    for (const StoredObject& object : document.objects) last = std::max(last, object.id);
    places_.resize(last + 1);
  }

  std::string write() {
    // The comment's high bytes tell transfer programs that the file is binary.
    out_ = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    for (const StoredObject& object : document_.objects)
      if (!object.is_stream) pack(object);
    close_object_stream();
    for (const StoredObject& object : document_.objects)
      if (object.is_stream) write_object(object.id, object.body);
    for (const ObjectStream& stream : object_streams_) write_object_stream(stream);
    write_cross_references();
    return std::move(out_);
  }

 private:
  struct ObjectStream {
    ObjectId id;
    std::size_t count;  // of its objects
    std::size_t first;  // where their bodies begin in it
    Deflater::Ticket data;
  };

  void write_object(ObjectId id, std::string_view body) {
    places_[id] = {1, static_cast<std::uint32_t>(out_.size()), 0};
    out_ += std::to_string(id) + " 0 obj\n";
    out_ += body;
    out_ += "\nendobj\n";
  }

  void pack(const StoredObject& object) {
    packed_offsets_ +=
        std::to_string(object.id) + ' ' + std::to_string(packed_bodies_.size()) + ' ';
    packed_bodies_ += object.body + '\n';
    packed_.push_back(object.id);
    if (packed_.size() == kObjectsPerStream) close_object_stream();
  }

  void close_object_stream() {
    if (packed_.empty()) return;
    const ObjectId id = new_id();
    for (std::size_t i = 0; i < packed_.size(); ++i)
      places_[packed_[i]] = {2, id, static_cast<std::uint16_t>(i)};
    object_streams_.push_back({id, packed_.size(), packed_offsets_.size(),
                               deflater_.add(packed_offsets_ + packed_bodies_)});
    packed_.clear();
    packed_offsets_.clear();
    packed_bodies_.clear();
  }

  void write_object_stream(const ObjectStream& stream) {
    const std::string data = deflater_.take(stream.data);
    write_object(stream.id, "<</Type/ObjStm/N " + std::to_string(stream.count) + "/First " +
                                std::to_string(stream.first) + "/Filter/FlateDecode/Length " +
                                std::to_string(data.size()) + ">>\nstream\n" + data +
                                "\nendstream");
  }

  void write_cross_references() {
    const std::string identifier = '<' + sha256_hex(out_).substr(0, 32) + '>';
    const ObjectId stream = new_id();
    const std::size_t start = out_.size();
    places_[stream] = {1, static_cast<std::uint32_t>(start), 0};
    const std::string data = deflated(cross_reference_rows());
    write_object(stream, "<</Type/XRef/Size " + std::to_string(places_.size()) + "/W[1 4 2]/Root " +
                             reference(document_.catalog) + "/Info " + reference(document_.info) +
                             "/ID[" + identifier + identifier +
                             "]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 7>>/Length " +
                             std::to_string(data.size()) + ">>\nstream\n" + data + "\nendstream");
    out_ += "startxref\n" + std::to_string(start) + "\n%%EOF\n";
  }

  /// Rows of 7 bytes, each as the difference to the row above (PNG's "up" filter, 2): neighbours
  /// are alike, so the differences compress to almost nothing.
  std::string cross_reference_rows() const {
    using Row = std::array<std::uint8_t, 7>;
    Row above{};
    std::string out;
    for (std::size_t id = 0; id < places_.size(); ++id) {
      Place place = places_[id];
      if (place.type == 0) place.index = 0xFFFF;  // free, never to be used again
      const Row row{place.type,
                    static_cast<std::uint8_t>(place.where >> 24),
                    static_cast<std::uint8_t>(place.where >> 16),
                    static_cast<std::uint8_t>(place.where >> 8),
                    static_cast<std::uint8_t>(place.where),
                    static_cast<std::uint8_t>(place.index >> 8),
                    static_cast<std::uint8_t>(place.index)};
      out += '\x02';
      for (std::size_t i = 0; i < row.size(); ++i) out += static_cast<char>(row[i] - above[i]);
      above = row;
    }
    return out;
  }

  ObjectId new_id() {
    places_.emplace_back();
    return static_cast<ObjectId>(places_.size() - 1);
  }

  const StoredDocument& document_;
  Deflater& deflater_;
  std::vector<ObjectStream> object_streams_;
  std::string out_;
  std::vector<Place> places_;  // by object id
  std::vector<ObjectId> packed_;
  std::string packed_offsets_;
  std::string packed_bodies_;
};

}  // namespace

std::string write_file(const StoredDocument& document, Deflater& deflater) {
  return FileWriter(document, deflater).write();
}

}  // namespace quire::core
