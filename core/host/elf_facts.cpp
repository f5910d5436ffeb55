#include "host/elf_facts.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <fstream>
#include <optional>

#include "base/input_file.hpp"
#include "host/elf_machine.hpp"

namespace quire::core {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kLargestFile = std::size_t{1} << 30;
constexpr std::size_t kMostEntries = 1'000'000;  // of any list in the file
constexpr std::size_t kLongestName = 4096;       // so that many long ones take no minutes

std::string machine_name(Elf64_Half machine) {
  switch (machine) {
    case EM_X86_64: return "x86-64";
    case EM_AARCH64: return "AArch64";
    case EM_386: return "x86 (32 bits)";
    case EM_ARM: return "ARM (32 bits)";
    case EM_RISCV: return "RISC-V";
    default: return "machine " + std::to_string(machine);
  }
}

class ElfReader {
 public:
  explicit ElfReader(std::string bytes) : bytes_(std::move(bytes)) {}

  ElfFacts run() {
    if (bytes_.size() < SELFMAG || std::memcmp(bytes_.data(), ELFMAG, SELFMAG) != 0)
      return failed("is not a shared library");
    if (bytes_.size() > EI_CLASS && bytes_[EI_CLASS] == ELFCLASS32) {
      const auto header = at<Elf32_Ehdr>(0);
      facts_.machine = header ? machine_name(header->e_machine) : "32 bits";
      return failed("was built for " + facts_.machine);
    }
    const auto header = at<Elf64_Ehdr>(0);
    if (!header) return failed("is truncated");
    constexpr unsigned char kOrder = std::endian::native == std::endian::little ? ELFDATA2LSB : ELFDATA2MSB;
    if (header->e_ident[EI_DATA] != kOrder) return failed("was built for the other byte order");
    facts_.machine = machine_name(header->e_machine);
    facts_.runs_here = header->e_machine == kThisMachine;
    if (!facts_.runs_here) return failed("was built for " + facts_.machine + "; this program is " + machine_name(kThisMachine));
    if (header->e_type != ET_DYN) return failed("is not a shared library");
    read_segments(*header);
    if (dynamic_.empty()) return failed("has no dynamic section: it is damaged or statically linked");
    read_dynamic();
    read_symbols();
    read_needed_versions();
    read_own_versions();
    return std::move(facts_);
  }

 private:
  ElfFacts failed(std::string why) {
    facts_.problem = std::move(why);
    return std::move(facts_);
  }

  template <class Struct>
  std::optional<Struct> at(std::uint64_t offset) const {
    if (offset > bytes_.size() || bytes_.size() - offset < sizeof(Struct)) return {};
    Struct out;
    std::memcpy(&out, bytes_.data() + offset, sizeof out);
    return out;
  }

  void read_segments(const Elf64_Ehdr& header) {
    for (std::uint64_t i = 0; i < header.e_phnum; ++i) {
      const auto segment = at<Elf64_Phdr>(header.e_phoff + i * sizeof(Elf64_Phdr));
      if (!segment) return;
      if (segment->p_type == PT_LOAD) loads_.push_back(*segment);
      if (segment->p_type == PT_GNU_STACK) facts_.executable_stack = (segment->p_flags & PF_X) != 0;
      if (segment->p_type != PT_DYNAMIC) continue;
      for (std::uint64_t offset = 0; offset + sizeof(Elf64_Dyn) <= segment->p_filesz && dynamic_.size() < 4096;
           offset += sizeof(Elf64_Dyn)) {
        const auto entry = at<Elf64_Dyn>(segment->p_offset + offset);
        if (!entry || entry->d_tag == DT_NULL) break;
        dynamic_.push_back(*entry);
      }
    }
  }

  /// The place in the file of an address in memory; past its end for none.
  std::uint64_t offset_of(std::uint64_t address) const {
    for (const Elf64_Phdr& load : loads_)
      if (address >= load.p_vaddr && address - load.p_vaddr < load.p_filesz)
        return load.p_offset + (address - load.p_vaddr);
    return bytes_.size();
  }

  std::optional<std::uint64_t> value_of(std::int64_t tag) const {
    for (const Elf64_Dyn& entry : dynamic_)
      if (entry.d_tag == tag) return entry.d_un.d_val;
    return {};
  }

  std::string string_at(std::uint64_t index) const {
    const std::uint64_t begin = strings_ + index;
    if (begin < strings_ || begin >= bytes_.size()) return {};
    const std::string name = bytes_.substr(begin, kLongestName);
    return name.substr(0, name.find('\0'));
  }

  void read_dynamic() {
    strings_ = offset_of(value_of(DT_STRTAB).value_or(0));
    for (const Elf64_Dyn& entry : dynamic_) {
      if (entry.d_tag == DT_NEEDED) facts_.needed.push_back(string_at(entry.d_un.d_val));
      if (entry.d_tag != DT_RUNPATH && entry.d_tag != DT_RPATH) continue;
      std::string paths = string_at(entry.d_un.d_val);
      while (!paths.empty()) {
        const std::size_t end = std::min(paths.find(':'), paths.size());
        if (end > 0) facts_.run_paths.push_back(paths.substr(0, end));
        paths.erase(0, end + 1);
      }
    }
  }

  /// The hash table tells how many symbols there are; section headers may have been stripped.
  std::size_t symbol_count() const {
    if (const auto hash = value_of(DT_HASH))
      if (const auto count = at<std::uint32_t>(offset_of(*hash) + 4)) return *count;
    const auto gnu = value_of(DT_GNU_HASH);
    if (!gnu) return 0;
    const std::uint64_t table = offset_of(*gnu);
    struct Head {
      std::uint32_t buckets, first, bloom, shift;
    };
    const auto head = at<Head>(table);
    if (!head || head->buckets > kMostEntries || head->bloom > kMostEntries) return 0;
    const std::uint64_t buckets = table + sizeof(Head) + std::uint64_t{head->bloom} * 8;
    std::uint32_t last = 0;
    for (std::uint32_t i = 0; i < head->buckets; ++i)
      last = std::max(last, at<std::uint32_t>(buckets + std::uint64_t{i} * 4).value_or(0));
    if (last < head->first) return head->first;
    const std::uint64_t chains = buckets + std::uint64_t{head->buckets} * 4;
    for (; last < kMostEntries; ++last) {
      const auto link = at<std::uint32_t>(chains + std::uint64_t{last - head->first} * 4);
      if (!link || (*link & 1U) != 0) break;
    }
    return last + 1;
  }

  void read_symbols() {
    const std::uint64_t table = offset_of(value_of(DT_SYMTAB).value_or(0));
    const std::size_t count = std::min(symbol_count(), kMostEntries);
    for (std::size_t i = 1; i < count; ++i) {
      const auto symbol = at<Elf64_Sym>(table + i * sizeof(Elf64_Sym));
      if (!symbol) return;
      const unsigned binding = ELF64_ST_BIND(symbol->st_info);
      const std::string name = string_at(symbol->st_name);
      if (name.empty() || binding == STB_LOCAL) continue;
      const bool hidden = ELF64_ST_VISIBILITY(symbol->st_other) == STV_HIDDEN;
      if (symbol->st_shndx != SHN_UNDEF && symbol->st_shndx != SHN_ABS && !hidden) facts_.exported.insert(name);
      if (symbol->st_shndx == SHN_UNDEF && binding != STB_WEAK) facts_.undefined.insert(name);
    }
  }

  void read_needed_versions() {
    std::uint64_t offset = offset_of(value_of(DT_VERNEED).value_or(0));
    for (std::uint64_t i = value_of(DT_VERNEEDNUM).value_or(0); i > 0 && i < kMostEntries; --i) {
      const auto need = at<Elf64_Verneed>(offset);
      if (!need) return;
      const std::string library = string_at(need->vn_file);
      std::uint64_t entry_at = offset + need->vn_aux;
      for (unsigned k = 0; k < need->vn_cnt; ++k) {
        const auto entry = at<Elf64_Vernaux>(entry_at);
        if (!entry) return;
        if ((entry->vna_flags & VER_FLG_WEAK) == 0)
          facts_.needed_versions[library].insert(string_at(entry->vna_name));
        if (entry->vna_next == 0) break;
        entry_at += entry->vna_next;
      }
      if (need->vn_next == 0) return;
      offset += need->vn_next;
    }
  }

  void read_own_versions() {
    std::uint64_t offset = offset_of(value_of(DT_VERDEF).value_or(0));
    for (std::uint64_t i = value_of(DT_VERDEFNUM).value_or(0); i > 0 && i < kMostEntries; --i) {
      const auto definition = at<Elf64_Verdef>(offset);
      if (!definition) return;
      if (const auto name = at<Elf64_Verdaux>(offset + definition->vd_aux))
        facts_.versions.insert(string_at(name->vda_name));
      if (definition->vd_next == 0) return;
      offset += definition->vd_next;
    }
  }

  std::string bytes_;
  ElfFacts facts_;
  std::vector<Elf64_Phdr> loads_;
  std::vector<Elf64_Dyn> dynamic_;
  std::uint64_t strings_ = 0;  // of names, in the file
};

/// Folders of the system's loader: its built-in ones, and those of /etc/ld.so.conf.d.
std::vector<fs::path> system_folders() {
  std::vector<fs::path> folders;
  std::error_code error;
  std::vector<fs::path> files;
  for (fs::directory_iterator entry("/etc/ld.so.conf.d", error), end; !error && entry != end; entry.increment(error))
    files.push_back(entry->path());
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);)
      if (!line.empty() && line[0] == '/') folders.emplace_back(line);
  }
  for (const char* folder : {"/lib64", "/lib", "/usr/lib64", "/usr/lib"}) folders.emplace_back(folder);
  return folders;
}

}  // namespace

ElfFacts read_elf_facts(const fs::path& file) {
  InputFile input = read_input(file, kLargestFile);
  if (!input.bytes) {
    ElfFacts facts;
    facts.problem = "cannot be read: " + input.problem;
    return facts;
  }
  ElfFacts facts = ElfReader(std::move(*input.bytes)).run();
  std::error_code error;
  for (std::string& path : facts.run_paths)
    for (const std::string_view origin : {"$ORIGIN", "${ORIGIN}"})
      if (const std::size_t at = path.find(origin); at != std::string::npos)
        path.replace(at, origin.size(), fs::absolute(file, error).parent_path().string());
  return facts;
}

fs::path find_library(const std::string& name, const ElfFacts& wanted_by, const std::vector<fs::path>& folders) {
  std::vector<fs::path> all(wanted_by.run_paths.begin(), wanted_by.run_paths.end());
  all.insert(all.end(), folders.begin(), folders.end());
  for (const fs::path& folder : system_folders()) all.push_back(folder);
  std::error_code ignored;
  for (const fs::path& folder : all)
    if (fs::is_regular_file(folder / name, ignored)) return folder / name;
  return {};
}

}  // namespace quire::core
