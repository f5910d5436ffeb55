#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace quire::core {

/// A recorded section: kStreamMagic, steps that follow the calls of the ABI one to one, the step
/// `end`, kStreamEnd, and the CRC-32 of all that (four bytes, least significant first).
/// Internal: worker and program are one build, which the job's handshake checks.
inline constexpr std::string_view kStreamMagic = "QSEC";
inline constexpr std::string_view kStreamEnd = "QEND";
inline constexpr std::size_t kChecksumSize = 4;

enum class Op : std::uint8_t {
  open = 1,  // varint element
  close,
  set_text,     // varint attribute, text
  set_integer,  // varint attribute, signed varint
  set_number,   // varint attribute, number
  set_value,    // varint attribute, value
  text,         // text
  value,        // value
  cite,         // varint table, varint row
  warn,         // text, byte has_row, [varint table, varint row]
  end,          // byte Ending, text reason
};

/// How `analyze` ended, as the worker saw it.
enum class Ending : std::uint8_t {
  complete,
  failed,         // the reason says why
  gave_up,        // so does the plugin's own
  out_of_memory,  // the plugin could not allocate
};

/// Room that `end` and the trailer may take beyond the section's limit.
inline constexpr std::size_t kTrailerRoom = 4096;

/// Writes a stream to a file descriptor, or into memory. Never allocates when it writes to a
/// descriptor, so that a section can be finished after the plugin used up all memory.
class StreamWriter {
 public:
  /// `fd` -1: keep everything for `take()`. `limit`: bytes the steps may take.
  StreamWriter(int fd, std::uint64_t limit);

  bool has_room(std::uint64_t bytes) const { return bytes <= limit_ && written_ <= limit_ - bytes; }
  /// False once the descriptor refused bytes.
  bool ok() const { return ok_; }

  void byte(std::uint8_t byte);
  void op(Op op) { byte(static_cast<std::uint8_t>(op)); }
  void varint(std::uint64_t number);
  void signed_varint(std::int64_t number);
  void number(double number);
  void text(std::string_view text);

  /// `end`, the trailer, and everything out.
  void finish(Ending ending, std::string_view reason);
  std::string take() { return std::move(kept_); }

 private:
  void put(std::string_view bytes);
  void flush();
  void send(std::string_view bytes);

  int fd_;
  std::uint64_t limit_;
  std::uint64_t written_ = 0;
  std::uint32_t checksum_ = 0;
  bool ok_ = true;
  std::size_t used_ = 0;
  std::array<char, 32768> buffer_;
  std::string kept_;
};

/// The steps between magic and trailer, or nothing when the stream is not whole.
std::string_view stream_steps(std::string_view stream);

/// The bytes of a stream around these steps, checksum included: how tests make hostile streams.
std::string make_stream(std::string_view steps);

}  // namespace quire::core
