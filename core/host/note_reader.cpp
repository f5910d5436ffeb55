#include "host/note_reader.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <optional>

#include "host/elf_machine.hpp"

namespace quire::core {
namespace {

constexpr std::string_view kOwner{"Quire", 6};  // with its terminating zero
constexpr std::uint32_t kManifestType = 1;
constexpr std::size_t kLargestManifest = std::size_t{1} << 20;
// Compilers and linkers write two or three; a file with more is made to keep us busy.
constexpr int kMostNotes = 256;
constexpr int kMostSegments = 1024;

PluginNote problem(std::string text) { return {{}, std::move(text)}; }

template <class Struct>
std::optional<Struct> read_struct(const ReadAt& read_at, std::uint64_t offset) {
  Struct out;
  if (!read_at(offset, &out, sizeof out)) return {};
  return out;
}

std::uint64_t padded(std::uint64_t size) { return (size + 3) & ~std::uint64_t{3}; }

/// Where a manifest lies in the file.
struct Place {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
};

/// The manifest among the notes of one segment, or nothing. Offsets cannot wrap: a note's sizes
/// have 32 bits, and reads past the end of a file (63 bits) fail.
std::optional<Place> find_in_segment(const ReadAt& read_at, const Elf64_Phdr& segment,
                                     int& notes_left) {
  const std::uint64_t end = segment.p_offset + segment.p_filesz;
  for (std::uint64_t offset = segment.p_offset; offset < end && notes_left > 0; --notes_left) {
    const auto note = read_struct<Elf64_Nhdr>(read_at, offset);
    if (!note) return {};
    const std::uint64_t name_at = offset + sizeof(Elf64_Nhdr);
    const std::uint64_t text_at = name_at + padded(note->n_namesz);
    std::array<char, kOwner.size()> owner{};
    if (note->n_type == kManifestType && note->n_namesz == owner.size() &&
        read_at(name_at, owner.data(), owner.size()) &&
        std::string_view(owner.data(), owner.size()) == kOwner)
      return Place{text_at, note->n_descsz};
    offset = text_at + padded(note->n_descsz);
  }
  return {};
}

PluginNote read_manifest_at(const ReadAt& read_at, Place place) {
  if (place.size > kLargestManifest) return problem("has a manifest of more than 1 MiB");
  PluginNote note;
  note.manifest.resize(place.size);
  if (!read_at(place.offset, note.manifest.data(), place.size)) return problem("is truncated");
  if (note.manifest.empty()) return problem("has an empty manifest");
  return note;
}

}  // namespace

PluginNote find_plugin_note(const ReadAt& read_at) {
  std::array<char, SELFMAG> magic{};
  if (!read_at(0, magic.data(), magic.size()) || std::memcmp(magic.data(), ELFMAG, SELFMAG) != 0)
    return problem("is not a shared library");
  const auto header = read_struct<Elf64_Ehdr>(read_at, 0);
  if (!header) return problem("is truncated");
  constexpr unsigned char kByteOrder =
      std::endian::native == std::endian::little ? ELFDATA2LSB : ELFDATA2MSB;
  if (header->e_ident[EI_CLASS] != ELFCLASS64 || header->e_ident[EI_DATA] != kByteOrder ||
      header->e_machine != kThisMachine)
    return problem("was built for another processor");
  if (header->e_type != ET_DYN) return problem("is not a shared library");
  if (header->e_phnum > kMostSegments || header->e_phentsize != sizeof(Elf64_Phdr))
    return problem("is damaged: its segments have an unknown form");

  // Segments, not sections: strip leaves them alone.
  std::optional<Place> manifest;
  int notes_left = kMostNotes;
  for (std::uint64_t i = 0; i < header->e_phnum; ++i) {
    const std::uint64_t offset = header->e_phoff + i * sizeof(Elf64_Phdr);
    const auto segment = read_struct<Elf64_Phdr>(read_at, offset);
    if (!segment) return problem("is truncated");
    if (segment->p_filesz == 0) continue;
    // Only the last byte is asked for: is all of it there?
    char last = 0;
    const std::uint64_t last_at = segment->p_offset + segment->p_filesz - 1;
    if (last_at < segment->p_offset || !read_at(last_at, &last, 1)) return problem("is truncated");
    if (segment->p_type == PT_NOTE && !manifest)
      manifest = find_in_segment(read_at, *segment, notes_left);
  }
  if (!manifest) return problem("has no Quire manifest: it was not built with quire_add_plugin");
  return read_manifest_at(read_at, *manifest);
}

PluginNote read_plugin_note(const std::filesystem::path& file) {
  // Not blocking: a pipe of that name must not stop the search.
  const int fd = open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return problem(std::string("cannot be read: ") + std::strerror(errno));
  struct stat status {};
  const bool regular = fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
  const ReadAt read_at = [fd](std::uint64_t offset, void* out, std::size_t size) {
    if (offset > static_cast<std::uint64_t>(INT64_MAX)) return false;
    return pread(fd, out, size, static_cast<off_t>(offset)) == static_cast<ssize_t>(size);
  };
  PluginNote note = regular ? find_plugin_note(read_at) : problem("is not a regular file");
  close(fd);
  return note;
}

}  // namespace quire::core
