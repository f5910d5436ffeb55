/* The contract compiles as C11, and its layout never changes: plugins are compiled once. */
#include <quire/abi.h>

#define OFFSET(type, member, offset) \
  _Static_assert(offsetof(type, member) == (offset), #type "." #member " moved")
#define SIZE(type, size) _Static_assert(sizeof(type) == (size), #type " changed its size")

SIZE(quire_string, 16);
SIZE(quire_row, 16);
OFFSET(quire_row, row, 8);
SIZE(quire_value, 136);  /* the name at its end came later: a shorter struct_size has none */
OFFSET(quire_value, name, 120);
OFFSET(quire_value, kind, 8);
OFFSET(quire_value, decimals, 12);
OFFSET(quire_value, low, 16);
OFFSET(quire_value, high, 24);
OFFSET(quire_value, date, 32);
OFFSET(quire_value, text, 40);
OFFSET(quire_value, unit, 56);
OFFSET(quire_value, key, 72);
OFFSET(quire_value, formula, 88);
OFFSET(quire_value, rows, 104);
OFFSET(quire_value, row_count, 112);
SIZE(quire_table, 56);
OFFSET(quire_table, name, 8);
OFFSET(quire_table, row_count, 24);
OFFSET(quire_table, schema, 32);
OFFSET(quire_table, array, 40);
OFFSET(quire_table, units, 48);
SIZE(quire_option, 64);
OFFSET(quire_option, type, 8);
OFFSET(quire_option, integer, 16);
OFFSET(quire_option, decimal, 24);
OFFSET(quire_option, text, 32);
OFFSET(quire_option, items, 48);
OFFSET(quire_option, item_count, 56);
SIZE(quire_plugin, 24);
OFFSET(quire_plugin, abi_major, 8);
OFFSET(quire_plugin, abi_minor, 12);
OFFSET(quire_plugin, analyze, 16);
SIZE(quire_host, 144);
OFFSET(quire_host, abi_major, 8);
OFFSET(quire_host, context, 16);
OFFSET(quire_host, as_of, 24);
OFFSET(quire_host, table_count, 32);
OFFSET(quire_host, table_at, 40);
OFFSET(quire_host, option, 48);
OFFSET(quire_host, open, 56);
OFFSET(quire_host, close, 64);
OFFSET(quire_host, set_text, 72);
OFFSET(quire_host, set_integer, 80);
OFFSET(quire_host, set_number, 88);
OFFSET(quire_host, set_value, 96);
OFFSET(quire_host, text, 104);
OFFSET(quire_host, value, 112);
OFFSET(quire_host, cite, 120);
OFFSET(quire_host, warn, 128);
OFFSET(quire_host, fail, 136);
SIZE(struct ArrowSchema, 72);
SIZE(struct ArrowArray, 80);

_Static_assert(QUIRE_REFERENCE == 24 && QUIRE_DATE == 33 && QUIRE_EDGE == 27 &&
                   QUIRE_ORIGIN == 38 && QUIRE_NO_MEMORY == 6,
               "enumerators are never renumbered");
