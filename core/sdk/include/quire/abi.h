/* The contract between Quire and its plugins: plain C, append-only.
 *
 * A plugin exports one symbol, `quire_plugin_entry`, and talks to the host through the table of
 * functions it is given. Nothing is owned across the boundary: every pointer handed over is valid
 * during the call it is handed over in, unless a comment says longer. No exception may cross.
 *
 * Growth: structs start with their own size and grow at the end only; enumerators are never
 * renumbered. A host accepts plugins of its own major version and of a minor up to its own.
 *
 * Thread: `analyze` runs on one thread; the host's functions may be called from that thread only,
 * and only until `analyze` returns.
 */
#ifndef QUIRE_ABI_H
#define QUIRE_ABI_H

#include <stddef.h>
#include <stdint.h>

#define QUIRE_ABI_MAJOR 1
#define QUIRE_ABI_MINOR 0

#if defined(_WIN32)
#define QUIRE_EXPORT __declspec(dllexport)
#else
#define QUIRE_EXPORT __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* The Arrow C data interface, https://arrow.apache.org/docs/format/CDataInterface.html: the guard
 * lets these two definitions live beside any other library's. */
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;
  void (*release)(struct ArrowSchema*);
  void* private_data;
};

struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;
  void (*release)(struct ArrowArray*);
  void* private_data;
};

#endif /* ARROW_C_DATA_INTERFACE */

/* UTF-8, not terminated. `data` may be null when `size` is 0. */
typedef struct quire_string {
  const char* data;
  size_t size;
} quire_string;

typedef int32_t quire_status;
enum {
  QUIRE_OK = 0,
  QUIRE_FAILED = 1,         /* the plugin gives up: `fail` said why */
  QUIRE_BAD_ARGUMENT = 2,   /* unknown element or attribute, malformed UTF-8, NaN, no such row */
  QUIRE_BAD_NESTING = 3,    /* the element cannot stand here, or nothing is open */
  QUIRE_NOT_FOUND = 4,      /* no such table or option */
  QUIRE_TOO_MUCH = 5,       /* the section is over its size limit, or nested too deep */
  QUIRE_NO_MEMORY = 6       /* memory ran out; `analyze` may return it too */
};

/* A row of a table handed to this plugin, or one of its cells: of a value without a formula, the one that holds it. */
typedef struct quire_row {
  uint32_t table;  /* index, as `table_at` takes it */
  uint32_t column; /* of a value: 1 for the schema's first column, and so on; 0 for the row as a whole */
  int64_t row; /* from 0 */
} quire_row;

enum {
  QUIRE_VALUE_NUMBER = 0,   /* low */
  QUIRE_VALUE_INTERVAL = 1, /* low..high; either may be infinite */
  QUIRE_VALUE_UNKNOWN = 2,
  QUIRE_VALUE_TEXT = 3, /* text */
  QUIRE_VALUE_DATE = 4, /* date */
  QUIRE_VALUE_INFINITE = 5 /* without limit: above every number, and known to be */
};

/* One typed fact. The host formats it; a plugin never does. */
typedef struct quire_value {
  size_t struct_size; /* sizeof(quire_value) as the plugin was compiled */
  int32_t kind;
  int32_t decimals; /* digits after the point, or -1 for three significant digits */
  double low;
  double high;
  int32_t date; /* days since 1970-01-01 */
  int32_t reserved;
  quire_string text;
  quire_string unit;
  quire_string key;     /* stable across editions, "chip/nvidia-h20-96/tpp"; empty: not tracked */
  quire_string formula; /* how it was computed; empty: read as it is */
  const quire_row* rows;
  size_t row_count;
  quire_string name; /* what a reader calls it where no row, column or label does; empty for none */
} quire_value;

/* What can be opened. Containers hold blocks, text elements hold text, values, citations and the
 * inline elements, the others hold what is listed behind them. */
enum {
  /* blocks */
  QUIRE_HEADING = 1,     /* text; LEVEL 2 or 3, KEY */
  QUIRE_PARAGRAPH = 2,   /* text; ROLE "body", "lead" or "note" */
  QUIRE_LIST = 3,        /* ITEM...; ORDERED 0 or 1 */
  QUIRE_ITEM = 4,        /* text */
  QUIRE_TABLE = 5,       /* COLUMN..., then ROW...; KEY, TITLE, SUBTITLE, NOTE, SPAN 6 or 12 */
  QUIRE_COLUMN = 6,      /* nothing; TITLE, UNIT, ALIGN "left", "right" or "center", LABEL (the group
                            of columns it belongs to), KIND "plain", "bars" or "sums" */
  QUIRE_ROW = 7,         /* CELL...; KEY, EMPHASIZED 0 or 1 */
  QUIRE_CELL = 8,        /* text, one TREND; MARK "good", "watch", "alert" or "undetermined" */
  QUIRE_CHART = 9,       /* AXIS, SERIES..., THRESHOLD..., REGION..., NODE..., EDGE...;
                            KIND, KEY, TITLE, SUBTITLE, NOTE, ALT, SPAN */
  QUIRE_AXIS = 10,       /* nothing; WHICH "x" or "y", TITLE, UNIT, SCALE "linear", "log" or "time",
                            MINIMUM, MAXIMUM */
  QUIRE_SERIES = 11,     /* POINT...; TITLE, KEY */
  QUIRE_POINT = 12,      /* nothing; LABEL, X, Y, STATE, EMPHASIZED, X_BEFORE, Y_BEFORE */
  QUIRE_THRESHOLD = 13,  /* nothing; WHICH, AT, FROM, TO, TITLE */
  QUIRE_CALLOUT = 14,    /* blocks; KIND "note", "warning" or "gap", TITLE */
  QUIRE_KEY_FIGURES = 15, /* FIGURE... */
  QUIRE_FIGURE = 16,     /* one TREND; LABEL, Y (the value), NOTE */
  QUIRE_JUDGMENT = 17,   /* text; KEY, LIKELIHOOD, CONFIDENCE, BECAUSE, ALTERNATIVE, CHANGE_MIND */
  QUIRE_IMAGE = 18,      /* nothing; KIND "png" or "jpeg", DATA, ALT, TITLE */
  /* for the front page, at the section's top level */
  QUIRE_HIGHLIGHT = 19,  /* KIND "bottom_line" or "watch": text, DATE. "judgment": one JUDGMENT.
                            "key_figure": one FIGURE */
  /* inline */
  QUIRE_STRONG = 20,     /* text */
  QUIRE_EMPHASIS = 21,   /* text */
  QUIRE_CODE = 22,       /* plain text only */
  QUIRE_LINK = 23,       /* text; TARGET an http, https or mailto URL */
  QUIRE_REFERENCE = 24,  /* nothing; TARGET the key of a heading, table or chart */
  /* more parts of a chart */
  QUIRE_REGION = 25,     /* nothing; TITLE, FROM and TO on x, BOTTOM and TOP on y: without one it
                            runs to the plot's edge */
  QUIRE_NODE = 26,       /* nothing; KEY, LABEL, LEVEL (its layer, 0 to 24), EMPHASIZED */
  QUIRE_EDGE = 27,       /* nothing; ORIGIN and TARGET keys of nodes, Y (the weight),
                            STATE "confirmed" or "unconfirmed" */
  /* more blocks and parts of them */
  QUIRE_LISTING = 28,    /* plain text only, its lines and spaces kept */
  QUIRE_TREND = 29,      /* values only: a quantity's course, the oldest first */
  /* for the briefing's list of terms, at the section's top level */
  QUIRE_TERM = 30,       /* nothing; LABEL the term as the section writes it, NOTE what it means */
  /* inline, in PARAGRAPH, ITEM and CELL */
  QUIRE_FOOTNOTE = 31,   /* text, for the foot of the page that its mark stands on */
  /* for the briefing's list of methods, at the section's top level */
  QUIRE_METHOD = 32      /* nothing; LABEL its code, TITLE what it gives, NOTE the formula, LIMITS what it
                            assumes and cannot say */
};

/* What can be set on the element that was opened last. Text unless said otherwise. */
enum {
  QUIRE_TITLE = 1, /* with no element open: the section's title */
  QUIRE_SUBTITLE = 2,
  QUIRE_NOTE = 3,
  QUIRE_KEY = 4,
  QUIRE_LEVEL = 5, /* integer */
  QUIRE_ROLE = 6,
  QUIRE_ORDERED = 7, /* integer */
  QUIRE_SPAN = 8,    /* integer: columns of the twelve */
  QUIRE_UNIT = 9,
  QUIRE_ALIGN = 10,
  QUIRE_EMPHASIZED = 11, /* integer */
  QUIRE_MARK = 12,
  QUIRE_KIND = 13, /* chart: "bar", "grouped_bar", "line", "scatter", "timeline", "dot",
                      "dumbbell", "stacked_bar", "step", "heat_map", "risk_matrix", "network",
                      "lollipop", "column", "stacked_amount", "area", "small_multiples",
                      "slope", "calibration" */
  QUIRE_ALT = 14,
  QUIRE_WHICH = 15,
  QUIRE_SCALE = 16,
  QUIRE_MINIMUM = 17, /* number; time axes: days since 1970-01-01 */
  QUIRE_MAXIMUM = 18, /* number */
  QUIRE_LABEL = 19,
  QUIRE_X = 20, /* value */
  QUIRE_Y = 21, /* value */
  QUIRE_STATE = 22,
  QUIRE_AT = 23,   /* number */
  QUIRE_FROM = 24, /* number */
  QUIRE_TO = 25,   /* number */
  QUIRE_LIKELIHOOD = 26, /* ICD 203: "almost no chance", "very unlikely", "unlikely",
                            "roughly even chance", "likely", "very likely", "almost certain" */
  QUIRE_CONFIDENCE = 27, /* "low", "moderate", "high" */
  QUIRE_BECAUSE = 28,
  QUIRE_ALTERNATIVE = 29,
  QUIRE_CHANGE_MIND = 30,
  QUIRE_DATA = 31, /* bytes */
  QUIRE_TARGET = 32,
  QUIRE_DATE = 33, /* integer: days since 1970-01-01 */
  QUIRE_BOTTOM = 34, /* number */
  QUIRE_TOP = 35,    /* number */
  QUIRE_X_BEFORE = 36, /* value: where an item of a risk matrix stood before; where the arrow of a
                          point of a line or step leads back to */
  QUIRE_Y_BEFORE = 37, /* value */
  QUIRE_ORIGIN = 38,   /* where an edge begins */
  QUIRE_LIMITS = 39
};

/* A table of the dataset. Both Arrow structs belong to the host and stay valid until `analyze`
 * returns; do not call their `release`. `schema` is a struct ("+s") with one child a column:
 * text is dictionary<int32, utf8>, integer int64 ("l"), decimal float64 ("g"), boolean bits ("b"),
 * date days ("tdD"), list list<dictionary<int32, utf8>> ("+l"). */
typedef struct quire_table {
  size_t struct_size; /* set by the caller before the call */
  quire_string name;
  int64_t row_count;
  const struct ArrowSchema* schema;
  const struct ArrowArray* array;
  const quire_string* units; /* one a column; empty for a pure number. Values are never rescaled */
} quire_table;

enum {
  QUIRE_OPTION_TEXT = 0,
  QUIRE_OPTION_INTEGER = 1,
  QUIRE_OPTION_DECIMAL = 2,
  QUIRE_OPTION_BOOLEAN = 3, /* integer is 0 or 1 */
  QUIRE_OPTION_DATE = 4,    /* integer is days since 1970-01-01 */
  QUIRE_OPTION_LIST = 5     /* items */
};

typedef struct quire_option {
  size_t struct_size; /* set by the caller before the call */
  int32_t type;
  int32_t reserved;
  int64_t integer;
  double decimal;
  quire_string text;
  const quire_string* items;
  size_t item_count;
} quire_option;

/* What the host offers a running plugin. Pass `context` back as it came. */
typedef struct quire_host {
  size_t struct_size;
  uint32_t abi_major;
  uint32_t abi_minor;
  void* context;

  /* The day the briefing speaks of, days since 1970-01-01. There is no other clock. */
  int32_t as_of;
  int32_t reserved;

  /* The dataset: the tables the manifest asks for, in the manifest's order. */
  uint32_t table_count;
  uint32_t reserved2;
  quire_status (*table_at)(void* context, uint32_t index, quire_table* out);

  /* An option of the manifest, checked, its default filled in. */
  quire_status (*option)(void* context, quire_string name, quire_option* out);

  /* The section, written from start to end. A refused call (any status but QUIRE_OK) leaves no
   * trace; a section whose plugin returns QUIRE_OK all the same is not printed, because nobody could
   * tell what is missing. Elements still open when `analyze` returns are closed. */
  quire_status (*open)(void* context, int32_t element);
  quire_status (*close)(void* context);
  quire_status (*set_text)(void* context, int32_t attribute, quire_string text);
  quire_status (*set_integer)(void* context, int32_t attribute, int64_t integer);
  quire_status (*set_number)(void* context, int32_t attribute, double number);
  quire_status (*set_value)(void* context, int32_t attribute, const quire_value* value);
  quire_status (*text)(void* context, quire_string text);
  quire_status (*value)(void* context, const quire_value* value);
  quire_status (*cite)(void* context, quire_row row);

  /* A warning for the person who runs the build; `row` may be null. */
  void (*warn)(void* context, quire_string message, const quire_row* row);

  /* Why `analyze` is about to return QUIRE_FAILED. */
  void (*fail)(void* context, quire_string reason);
} quire_host;

typedef struct quire_plugin {
  size_t struct_size;
  uint32_t abi_major;
  uint32_t abi_minor;
  /* Writes one section. Returns QUIRE_OK, QUIRE_FAILED or QUIRE_NO_MEMORY. */
  quire_status (*analyze)(const quire_host* host);
} quire_plugin;

/* The one exported symbol. The result must stay valid for the life of the process. */
typedef const quire_plugin* (*quire_plugin_entry_fn)(void);

#ifdef __cplusplus
}
#endif

#endif /* QUIRE_ABI_H */
