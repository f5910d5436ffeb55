#include "pdf/deflater.hpp"

#include <catch2/catch.hpp>
#include <vector>

#include "pdf/compress.hpp"

using namespace quire::core;

namespace {

std::string stream_of(std::size_t number, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += std::to_string(number * text.size() + number) + ' ';
  return text;
}

}  // namespace

TEST_CASE("each stream comes back compressed, whoever compresses it and whenever it is taken", "[pdf]") {
  const std::size_t bytes = GENERATE(10, 20'000);  // of a stream: too few for a thread, and enough
  constexpr std::size_t kStreams = 60;
  Deflater deflater;
  std::vector<Deflater::Ticket> tickets;
  for (std::size_t i = 0; i < kStreams; ++i) {
    tickets.push_back(deflater.add(stream_of(i, bytes)));
    if (i == 10) CHECK(deflater.take(tickets[10]) == deflated(stream_of(10, bytes)));
  }
  for (std::size_t i = kStreams; i-- > 0;)
    if (i != 10) CHECK(deflater.take(tickets[i]) == deflated(stream_of(i, bytes)));
}

TEST_CASE("streams that nobody takes hold nothing up", "[pdf]") {
  Deflater deflater;
  for (std::size_t i = 0; i < 100; ++i) deflater.add(stream_of(i, 50'000));
}
