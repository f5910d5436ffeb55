#include "host/stream.hpp"

#include <catch2/catch.hpp>

#include "host/bytes.hpp"

using namespace quire::core;

TEST_CASE("numbers come back from a stream as they went in", "[host][stream]") {
  std::string bytes;
  const std::vector<std::uint64_t> numbers{0, 1, 127, 128, 16383, 16384, 1ULL << 63, ~0ULL};
  for (std::uint64_t number : numbers) {
    char out[kVarintSize];
    bytes.append(out, encode_varint(number, out));
  }
  ByteReader in(bytes);
  for (std::uint64_t number : numbers) CHECK(in.varint() == number);
  CHECK(in.at_end());
  CHECK(in.ok());
}

TEST_CASE("signed numbers come back, the extremes too", "[host][stream]") {
  for (std::int64_t number : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{1}, std::int64_t{-64},
                              INT64_MAX, INT64_MIN}) {
    char out[kVarintSize];
    const std::string bytes(out, encode_varint(zigzag(number), out));
    CHECK(ByteReader(bytes).signed_varint() == number);
  }
}

TEST_CASE("reading past the end gives nothing, for good", "[host][stream]") {
  ByteReader in(
      std::string_view("\x05"
                       "abc",
                       4));
  CHECK(in.text() == "");
  CHECK_FALSE(in.ok());
  CHECK(in.byte() == 0);
  CHECK(in.varint() == 0);
  ByteReader endless(std::string_view("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 11));
  CHECK(endless.varint() == 0);
  CHECK_FALSE(endless.ok());
}

TEST_CASE("a stream counts only as a whole", "[host][stream]") {
  StreamWriter writer(-1, 1000);
  writer.op(Op::text);
  writer.text("hello");
  writer.finish(Ending::complete, {});
  const std::string stream = writer.take();
  CHECK(stream_steps(stream).size() == 1 + 6 + 3);
  for (std::size_t size = 0; size < stream.size(); ++size)
    if (!stream_steps(stream.substr(0, size)).empty()) FAIL(size);
  for (std::size_t at = 0; at < stream.size(); ++at) {
    std::string changed = stream;
    changed[at] ^= 0x20;
    if (!stream_steps(changed).empty()) FAIL(at);
  }
  CHECK(stream_steps(make_stream(stream_steps(stream))) == stream_steps(stream));
}

TEST_CASE("more than a buffer of text passes through a writer", "[host][stream]") {
  StreamWriter writer(-1, 1 << 20);
  const std::string text(100'000, 'x');
  writer.text(text);
  writer.text("y");
  writer.finish(Ending::complete, {});
  const std::string stream = writer.take();
  ByteReader steps(stream_steps(stream));
  CHECK(steps.text() == text);
  CHECK(steps.text() == "y");
}
