// A source plugin for tables of fixed width: the first line names the columns, and each begins where its name
// does. What stands under a name is a text; the dataset's declared types make of it what it is.
//
//     id     price  note
//     h20    12000  in short supply
//     c600
#include <quire/source.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace {

/// One column as Arrow has texts: where each ends, their bytes, and a bit for each that there is.
struct Texts {
  std::string name;
  std::size_t begin = 0;  // in a line
  std::vector<std::int32_t> ends{0};
  std::string bytes;
  std::vector<std::uint8_t> present;
  std::int64_t missing = 0;

  void add(const std::string& text) {
    const std::size_t row = ends.size() - 1;
    if (row % 8 == 0) present.push_back(0);
    if (text.empty()) ++missing;
    else present.back() = static_cast<std::uint8_t>(present.back() | 1U << (row % 8));
    bytes += text;
    ends.push_back(static_cast<std::int32_t>(bytes.size()));
  }
};

struct Table {
  std::vector<Texts> columns;
  std::string problem;
  bool given = false;  // its one array
};

Table* table_of(ArrowArrayStream* stream) { return static_cast<Table*>(stream->private_data); }

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(' ');
  return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(" \r") - begin + 1);
}

void read_header(const std::string& line, Table& table) {
  for (std::size_t at = line.find_first_not_of(' '); at != std::string::npos;) {
    const std::size_t end = line.find_first_of(" \r", at);
    table.columns.push_back({line.substr(at, end - at), at, {0}, {}, {}, 0});
    at = end == std::string::npos ? end : line.find_first_not_of(" \r", end);
  }
}

void read_row(const std::string& line, Table& table) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    Texts& column = table.columns[i];
    const std::size_t end = i + 1 < table.columns.size() ? table.columns[i + 1].begin : line.size();
    column.add(column.begin < line.size() ? trimmed(line.substr(column.begin, end - column.begin)) : "");
  }
}

int read_all(int file, std::string& text) {
  char buffer[65536];
  for (;;) {
    const ssize_t got = read(file, buffer, sizeof buffer);
    if (got == 0) return 0;
    if (got < 0 && errno != EINTR) return errno;
    if (got > 0) text.append(buffer, static_cast<std::size_t>(got));
  }
}

// The Arrow structs own what they point at; each is freed by its release.
struct SchemaOwner {
  std::vector<std::string> names;
  std::vector<ArrowSchema> schemas;
  std::vector<ArrowSchema*> pointers;
};

void release_child_schema(ArrowSchema* schema) { schema->release = nullptr; }
void release_schema(ArrowSchema* schema) {
  delete static_cast<SchemaOwner*>(schema->private_data);
  schema->release = nullptr;
}

int get_schema(ArrowArrayStream* stream, ArrowSchema* out) {
  auto owner = std::make_unique<SchemaOwner>();
  for (const Texts& column : table_of(stream)->columns) owner->names.push_back(column.name);
  for (const std::string& name : owner->names) {
    ArrowSchema schema{};
    schema.format = "u";
    schema.name = name.c_str();
    schema.flags = ARROW_FLAG_NULLABLE;
    schema.release = release_child_schema;
    owner->schemas.push_back(schema);
  }
  for (ArrowSchema& schema : owner->schemas) owner->pointers.push_back(&schema);
  *out = ArrowSchema{};
  out->format = "+s";
  out->n_children = static_cast<std::int64_t>(owner->schemas.size());
  out->children = owner->pointers.data();
  out->release = release_schema;
  out->private_data = owner.release();
  return 0;
}

struct ArrayOwner {
  std::vector<const void*> buffers;  // three for each column
  std::vector<ArrowArray> arrays;
  std::vector<ArrowArray*> pointers;
  const void* none = nullptr;
};

void release_child_array(ArrowArray* array) { array->release = nullptr; }
void release_array(ArrowArray* array) {
  delete static_cast<ArrayOwner*>(array->private_data);
  array->release = nullptr;
}

int get_next(ArrowArrayStream* stream, ArrowArray* out) {
  Table& table = *table_of(stream);
  *out = ArrowArray{};  // without a release: the end
  if (table.given || table.columns.empty()) return 0;
  table.given = true;
  auto owner = std::make_unique<ArrayOwner>();
  for (const Texts& column : table.columns)
    for (const void* buffer : {static_cast<const void*>(column.present.data()),
                               static_cast<const void*>(column.ends.data()),
                               static_cast<const void*>(column.bytes.data())})
      owner->buffers.push_back(buffer);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    ArrowArray array{};
    array.length = static_cast<std::int64_t>(table.columns[i].ends.size() - 1);
    array.null_count = table.columns[i].missing;
    array.n_buffers = 3;
    array.buffers = owner->buffers.data() + 3 * i;
    array.release = release_child_array;
    owner->arrays.push_back(array);
  }
  for (ArrowArray& array : owner->arrays) owner->pointers.push_back(&array);
  out->length = owner->arrays.front().length;
  out->n_buffers = 1;
  out->buffers = &owner->none;
  out->n_children = static_cast<std::int64_t>(owner->arrays.size());
  out->children = owner->pointers.data();
  out->release = release_array;
  out->private_data = owner.release();
  return 0;
}

const char* get_last_error(ArrowArrayStream* stream) {
  const std::string& problem = table_of(stream)->problem;
  return problem.empty() ? nullptr : problem.c_str();
}

void release_stream(ArrowArrayStream* stream) {
  delete table_of(stream);
  stream->release = nullptr;
}

}  // namespace

int32_t quire_source_entry(const quire_source_request* request, ArrowArrayStream* stream) {
  std::string text;
  if (const int problem = read_all(request->file, text); problem != 0) return problem;
  auto table = std::make_unique<Table>();
  std::size_t at = 0;
  for (bool first = true; at < text.size(); first = false) {
    const std::size_t end = text.find('\n', at);
    const std::string line = text.substr(at, end - at);
    if (first) read_header(line, *table);
    else if (!trimmed(line).empty()) read_row(line, *table);
    at = end == std::string::npos ? text.size() : end + 1;
  }
  *stream = {get_schema, get_next, get_last_error, release_stream, table.release()};
  return 0;
}
