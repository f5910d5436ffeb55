// A source plugin that does what the file's text says: "crash", "refuse", "spy", "throw", "short", "float16", "linger".
#include <fcntl.h>
#include <quire/source.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <stdexcept>
#include <string>

namespace {

std::string g_text;
std::string g_said;
const char* g_name = "n";
ArrowSchema g_column{};
ArrowSchema* g_columns[] = {&g_column};
ArrowArray g_values{};
ArrowArray* g_arrays[] = {&g_values};
std::int32_t g_ends[] = {0, 0};
const void* g_buffers[] = {nullptr, g_ends, ""};
const void* g_none[] = {nullptr};
bool g_given = false;

void forget(ArrowSchema* schema) { schema->release = nullptr; }
void forget(ArrowArray* array) { array->release = nullptr; }

int schema(ArrowArrayStream*, ArrowSchema* out) {
  g_column.format = g_text == "float16" ? "e" : "u";
  g_column.name = g_name;
  *out = ArrowSchema{};
  out->format = "+s";
  out->n_children = 1;
  out->children = g_columns;
  out->release = forget;
  return 0;
}

int next(ArrowArrayStream*, ArrowArray* out) {
  *out = ArrowArray{};
  if (g_text == "refuse") return g_said = "the table is cursed", EIO;
  if (g_given) return 0;
  g_given = true;
  g_ends[1] = static_cast<std::int32_t>(g_said.size());
  g_buffers[2] = g_said.data();
  g_values.length = g_text == "short" ? 0 : 1;
  g_values.n_buffers = g_text == "float16" ? 2 : 3;
  g_values.buffers = g_buffers;
  out->length = 1;
  out->n_buffers = 1;
  out->buffers = g_none;
  out->n_children = 1;
  out->children = g_arrays;
  out->release = forget;
  return 0;
}

const char* last_error(ArrowArrayStream*) { return g_said.c_str(); }
void release(ArrowArrayStream* stream) { stream->release = nullptr; }

}  // namespace

int32_t quire_source_entry(const quire_source_request* request, ArrowArrayStream* stream) {
  char buffer[64];
  g_text.assign(buffer, static_cast<std::size_t>(read(request->file, buffer, sizeof buffer)));
  if (g_text == "crash") raise(SIGSEGV);
  if (g_text == "throw") throw std::runtime_error("thrown across");
  if (g_text == "linger") {
    close(STDOUT_FILENO);
    for (;;) pause();
  }
  if (g_text == "refuse at once") return EILSEQ;
  const int opened = open("/etc/passwd", O_RDONLY);
  g_said = opened < 0 ? "closed" : "open";
  *stream = {schema, next, last_error, release, nullptr};
  return 0;
}
