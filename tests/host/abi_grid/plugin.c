/* The section of plugin.cpp, through the bare contract. */
#include <quire/abi.h>
#include <stdio.h>
#include <string.h>

static quire_string text(const char* literal) {
  quire_string string = {literal, strlen(literal)};
  return string;
}

static int is_known(const struct ArrowArray* column, int64_t row) {
  const uint8_t* validity = column->buffers[0];
  const int64_t at = row + column->offset;
  return validity == NULL || (validity[at / 8] >> (at % 8) & 1) != 0;
}

static void write_row(const quire_host* host, const struct ArrowArray* column, quire_string unit, int64_t row) {
  char name[32];
  char key[48];
  const quire_row origin = {0, 0, row};
  quire_value value;
  snprintf(name, sizeof name, "%lld", (long long)row);
  snprintf(key, sizeof key, "grid/%s", name);
  memset(&value, 0, sizeof value);
  value.struct_size = sizeof value;
  value.kind = QUIRE_VALUE_NUMBER;
  value.decimals = -1;
  value.low = ((const double*)column->buffers[1])[row + column->offset];
  value.unit = unit;
  value.key = text(key);
  value.rows = &origin;
  value.row_count = 1;
  host->open(host->context, QUIRE_ROW);
  host->set_text(host->context, QUIRE_KEY, text(name));
  host->open(host->context, QUIRE_CELL);
  host->text(host->context, text(name));
  host->close(host->context);
  host->open(host->context, QUIRE_CELL);
  host->value(host->context, &value);
  host->close(host->context);
  host->close(host->context);
}

static void write_heads(const quire_host* host, quire_string unit) {
  host->open(host->context, QUIRE_COLUMN);
  host->set_text(host->context, QUIRE_TITLE, text("Row"));
  host->close(host->context);
  host->open(host->context, QUIRE_COLUMN);
  host->set_text(host->context, QUIRE_TITLE, text("Memory"));
  host->set_text(host->context, QUIRE_ALIGN, text("right"));
  host->set_text(host->context, QUIRE_UNIT, unit);
  host->close(host->context);
}

/* Calls are not checked one by one: a section in which one was refused is not printed. */
static quire_status analyze(const quire_host* host) {
  quire_table chips;
  quire_option greeting;
  char title[64];
  int64_t column = 0;
  long long known = 0;
  memset(&chips, 0, sizeof chips);
  memset(&greeting, 0, sizeof greeting);
  chips.struct_size = sizeof chips;
  greeting.struct_size = sizeof greeting;
  if (host->table_at(host->context, 0, &chips) != QUIRE_OK) return QUIRE_FAILED;
  if (host->option(host->context, text("greeting"), &greeting) != QUIRE_OK) return QUIRE_FAILED;
  while (strcmp(chips.schema->children[column]->name, "memory_gb") != 0) ++column;
  const struct ArrowArray* memory = chips.array->children[column];
  for (int64_t row = 0; row < chips.row_count; ++row) known += is_known(memory, row);
  snprintf(title, sizeof title, "Memory of %lld chips", known);
  host->set_text(host->context, QUIRE_TITLE, text(title));
  host->open(host->context, QUIRE_PARAGRAPH);
  host->text(host->context, greeting.text);
  host->close(host->context);
  host->open(host->context, QUIRE_TABLE);
  host->set_text(host->context, QUIRE_KEY, text("grid/memory"));
  write_heads(host, chips.units[column]);
  for (int64_t row = 0; row < chips.row_count; ++row)
    if (is_known(memory, row)) write_row(host, memory, chips.units[column], row);
  host->close(host->context);
  return QUIRE_OK;
}

QUIRE_EXPORT const quire_plugin* quire_plugin_entry(void) {
  static const quire_plugin plugin = {sizeof(quire_plugin), QUIRE_ABI_MAJOR, QUIRE_ABI_MINOR, analyze};
  return &plugin;
}
