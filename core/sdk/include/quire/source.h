/* The contract between Quire and a source plugin: a shared library that turns a file which Quire cannot
 * read (Parquet, say) into a table. Plain C over the Arrow C stream interface,
 * https://arrow.apache.org/docs/format/CStreamInterface.html.
 *
 * A source plugin exports one symbol, `quire_source_entry`. It runs in a process of its own, with no
 * files but its own libraries, no network, 1 GB of memory and a minute; it gets the file as a descriptor.
 */
#ifndef QUIRE_SOURCE_H
#define QUIRE_SOURCE_H

#include "quire/abi.h"

#ifdef __cplusplus
extern "C" {
#endif

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE
struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema* out);
  int (*get_next)(struct ArrowArrayStream*, struct ArrowArray* out);
  const char* (*get_last_error)(struct ArrowArrayStream*);
  void (*release)(struct ArrowArrayStream*);
  void* private_data;
};
#endif

typedef struct quire_source_request {
  uint32_t struct_size; /* of this struct, as the host knows it; it grows at its end */
  int32_t file;         /* a descriptor, for reading and seeking; the host closes it */
} quire_source_request;

/* Fills `stream` and returns 0, or returns an errno value. The host takes the schema, then arrays until
 * one is released (its `release` is null), and releases all of them and the stream.
 *
 * Shape:   the schema is a struct ("+s"); its children are the columns, in any order.
 * Types:   "b", the integers "c" to "L", "f", "g", "u", "U", "tdD" (days), and dictionaries of "u" or "U".
 *          A text is held against the column's declared type as a cell of CSV is.
 * Missing: null is unknown.
 * Errors:  a return value other than 0 of `get_schema` or `get_next`, with `get_last_error` to explain it.
 */
QUIRE_EXPORT int32_t quire_source_entry(const quire_source_request* request, struct ArrowArrayStream* stream);

#ifdef __cplusplus
}
#endif

#endif
