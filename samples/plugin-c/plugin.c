#include <quire/abi.h>
#include <string.h>

static quire_string text(const char* literal) {
  quire_string string = {literal, strlen(literal)};
  return string;
}

/* The column's position in the table, or -1. */
static int64_t find_column(const quire_table* table, const char* name) {
  for (int64_t i = 0; i < table->schema->n_children; ++i)
    if (strcmp(table->schema->children[i]->name, name) == 0) return i;
  return -1;
}

static int64_t count_known(const struct ArrowArray* column) {
  const uint8_t* validity = column->buffers[0];
  int64_t known = 0;
  for (int64_t row = 0; row < column->length; ++row)
    if (validity == NULL || (validity[row / 8] >> (row % 8) & 1) != 0) ++known;
  return known;
}

static quire_value count_value(int64_t count, const char* key) {
  quire_value value;
  memset(&value, 0, sizeof value);
  value.struct_size = sizeof value;
  value.kind = QUIRE_VALUE_NUMBER;
  value.low = (double)count;
  value.key = text(key);
  return value;
}

/* Each call returns a status. After the first that is not QUIRE_OK the rest would only make a
 * section with a hole in it, so give up and say why. */
#define TRY(call)                                                    \
  do {                                                               \
    if ((call) != QUIRE_OK) {                                        \
      host->fail(host->context, text("a call was refused: " #call)); \
      return QUIRE_FAILED;                                           \
    }                                                                \
  } while (0)

static quire_status analyze(const quire_host* host) {
  quire_table chips;
  memset(&chips, 0, sizeof chips);
  chips.struct_size = sizeof chips;
  TRY(host->table_at(host->context, 0, &chips));
  const int64_t price = find_column(&chips, "price_usd_low");
  if (price < 0) {
    host->fail(host->context, text("no column \"price_usd_low\""));
    return QUIRE_FAILED;
  }
  const quire_value all = count_value(chips.row_count, "data_status/chips");
  const quire_value priced =
      count_value(count_known(chips.array->children[price]), "data_status/priced");

  TRY(host->set_text(host->context, QUIRE_TITLE, text("What the dataset knows")));
  TRY(host->open(host->context, QUIRE_PARAGRAPH));
  TRY(host->text(host->context, text("The dataset has ")));
  TRY(host->value(host->context, &all));
  TRY(host->text(host->context, text(" accelerators, and a price for ")));
  TRY(host->value(host->context, &priced));
  TRY(host->text(host->context, text(" of them.")));
  TRY(host->close(host->context));
  return QUIRE_OK;
}

QUIRE_EXPORT const quire_plugin* quire_plugin_entry(void) {
  static const quire_plugin plugin = {sizeof(quire_plugin), QUIRE_ABI_MAJOR, QUIRE_ABI_MINOR,
                                      analyze};
  return &plugin;
}
