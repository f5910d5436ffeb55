#include "host/stream.hpp"

#include <libdeflate.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "host/bytes.hpp"

namespace quire::core {
namespace {

std::array<char, kChecksumSize> checksum_bytes(std::uint32_t checksum) {
  return {static_cast<char>(checksum), static_cast<char>(checksum >> 8),
          static_cast<char>(checksum >> 16), static_cast<char>(checksum >> 24)};
}

}  // namespace

StreamWriter::StreamWriter(int fd, std::uint64_t limit) : fd_(fd), limit_(limit) {
  put(kStreamMagic);
}

void StreamWriter::byte(std::uint8_t byte) {
  const char c = static_cast<char>(byte);
  put({&c, 1});
}

void StreamWriter::varint(std::uint64_t number) {
  std::array<char, kVarintSize> bytes;
  put({bytes.data(), encode_varint(number, bytes.data())});
}

void StreamWriter::signed_varint(std::int64_t number) { varint(zigzag(number)); }

void StreamWriter::number(double number) {
  std::array<char, sizeof number> bytes;
  std::memcpy(bytes.data(), &number, sizeof number);
  put({bytes.data(), bytes.size()});
}

void StreamWriter::text(std::string_view text) {
  varint(text.size());
  put(text);
}

void StreamWriter::finish(Ending ending, std::string_view reason) {
  op(Op::end);
  byte(static_cast<std::uint8_t>(ending));
  text(reason.substr(0, kTrailerRoom / 2));
  put(kStreamEnd);
  flush();
  const auto checksum = checksum_bytes(checksum_);
  send({checksum.data(), checksum.size()});
}

void StreamWriter::put(std::string_view bytes) {
  written_ += bytes.size();
  if (bytes.size() > buffer_.size() - used_) flush();
  if (bytes.size() > buffer_.size()) {
    checksum_ = libdeflate_crc32(checksum_, bytes.data(), bytes.size());
    send(bytes);
    return;
  }
  if (!bytes.empty()) std::memcpy(buffer_.data() + used_, bytes.data(), bytes.size());
  used_ += bytes.size();
}

void StreamWriter::flush() {
  if (used_ == 0) return;
  checksum_ = libdeflate_crc32(checksum_, buffer_.data(), used_);
  send({buffer_.data(), used_});
  used_ = 0;
}

void StreamWriter::send(std::string_view bytes) {
  if (fd_ < 0) {
    kept_ += bytes;
    return;
  }
  while (ok_ && !bytes.empty()) {
    const ssize_t sent = write(fd_, bytes.data(), bytes.size());
    if (sent >= 0)
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    else if (errno != EINTR)
      ok_ = false;
  }
}

std::string_view stream_steps(std::string_view stream) {
  constexpr std::size_t kTrailerSize = kStreamEnd.size() + kChecksumSize;
  if (!stream.starts_with(kStreamMagic)) return {};
  if (stream.size() < kStreamMagic.size() + kTrailerSize) return {};
  const std::string_view sealed = stream.substr(0, stream.size() - kChecksumSize);
  if (!sealed.ends_with(kStreamEnd)) return {};
  const auto checksum = checksum_bytes(libdeflate_crc32(0, sealed.data(), sealed.size()));
  if (stream.substr(sealed.size()) != std::string_view(checksum.data(), checksum.size())) return {};
  return sealed.substr(kStreamMagic.size(),
                       sealed.size() - kStreamMagic.size() - kStreamEnd.size());
}

std::string make_stream(std::string_view steps) {
  std::string stream(kStreamMagic);
  stream += steps;
  stream += kStreamEnd;
  const auto checksum = checksum_bytes(libdeflate_crc32(0, stream.data(), stream.size()));
  return stream.append(checksum.data(), checksum.size());
}

}  // namespace quire::core
