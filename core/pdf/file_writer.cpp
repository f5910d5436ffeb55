#include "pdf/file_writer.hpp"

#include <array>
#include <utility>

#include "base/sha256.hpp"
#include "pdf/compress.hpp"

namespace quire::core {

namespace {

// Readers unpack a whole object stream to get at one object.
constexpr std::size_t kObjectsPerStream = 200;

}  // namespace

// The comment's high bytes tell transfer programs that the file is binary.
FileWriter::FileWriter(Deflater& deflater) : deflater_(deflater), out_("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n") {}

void FileWriter::add(ObjectId id, std::string_view body) {
  place(id);
  packed_offsets_ += std::to_string(id) + ' ' + std::to_string(packed_bodies_.size()) + ' ';
  packed_bodies_.append(body) += '\n';
  packed_.push_back(id);
  if (packed_.size() == kObjectsPerStream) close_object_stream();
}

void FileWriter::add_stream(ObjectId id, std::string_view body) {
  place(id) = {1, static_cast<std::uint32_t>(out_.size()), 0};
  out_ += std::to_string(id) + " 0 obj\n";
  out_ += body;
  out_ += "\nendobj\n";
}

std::string FileWriter::finish(ObjectId catalog, ObjectId info) {
  close_object_stream();
  for (const ObjectStream& stream : object_streams_) write_object_stream(stream);
  write_cross_references(catalog, info);
  return std::move(out_);
}

FileWriter::Place& FileWriter::place(ObjectId id) {
  if (id >= places_.size()) places_.resize(id + 1);
  return places_[id];
}

ObjectId FileWriter::new_id() {
  places_.emplace_back();
  return static_cast<ObjectId>(places_.size() - 1);
}

void FileWriter::close_object_stream() {
  if (packed_.empty()) return;
  object_streams_.push_back(
      {std::exchange(packed_, {}), packed_offsets_.size(), deflater_.add(packed_offsets_ + packed_bodies_)});
  packed_offsets_.clear();
  packed_bodies_.clear();
}

void FileWriter::write_object_stream(const ObjectStream& stream) {
  const ObjectId id = new_id();
  for (std::size_t i = 0; i < stream.objects.size(); ++i)
    places_[stream.objects[i]] = {2, id, static_cast<std::uint16_t>(i)};
  const std::string data = deflater_.take(stream.data);
  add_stream(id, "<</Type/ObjStm/N " + std::to_string(stream.objects.size()) + "/First " +
                     std::to_string(stream.first) + "/Filter/FlateDecode/Length " + std::to_string(data.size()) +
                     ">>\nstream\n" + data + "\nendstream");
}

void FileWriter::write_cross_references(ObjectId catalog, ObjectId info) {
  const std::string identifier = '<' + sha256_hex(out_).substr(0, 32) + '>';
  const ObjectId stream = new_id();
  const std::size_t start = out_.size();
  places_[stream] = {1, static_cast<std::uint32_t>(start), 0};
  const std::string data = deflated(cross_reference_rows());
  add_stream(stream, "<</Type/XRef/Size " + std::to_string(places_.size()) + "/W[1 4 2]/Root " +
                         reference(catalog) + "/Info " + reference(info) + "/ID[" + identifier + identifier +
                         "]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 7>>/Length " +
                         std::to_string(data.size()) + ">>\nstream\n" + data + "\nendstream");
  out_ += "startxref\n" + std::to_string(start) + "\n%%EOF\n";
}

/// Rows of 7 bytes, each as the difference to the row above (PNG's "up" filter, 2): neighbours
/// are alike, so the differences compress to almost nothing.
std::string FileWriter::cross_reference_rows() const {
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

}  // namespace quire::core
