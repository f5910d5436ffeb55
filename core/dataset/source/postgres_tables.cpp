#include "dataset/source/postgres_tables.hpp"

#include "dataset/source/copy_binary.hpp"
#include "dataset/source/postgres_session.hpp"
#include "dataset/source/relation_query.hpp"
#include "dataset/source/typed_rows.hpp"

namespace quire::core::dataset_detail {
namespace {

// Types by their numbers in PostgreSQL's catalogue, which are fixed (src/include/catalog/pg_type.dat).
enum TypeNumber : Oid {
  kBool = 16,
  kInt8 = 20,
  kInt2 = 21,
  kInt4 = 23,
  kText = 25,
  kFloat8 = 701,
  kVarchar = 1043,
  kDate = 1082,
};

struct ReadAs {
  CopyField field;
  bool cast;  // to text, by the server
};

ReadAs read_as(Oid type, const ColumnSchema* column) {
  const bool is_text = type == kText || type == kVarchar;
  // As the server writes it, who has days and numbers that nobody else has.
  if (column != nullptr && column->type == ColumnType::text) return {CopyField::text, !is_text};
  switch (type) {
    case kBool: return {CopyField::boolean, false};
    case kInt2: return {CopyField::int2, false};
    case kInt4: return {CopyField::int4, false};
    case kInt8: return {CopyField::int8, false};
    case kFloat8: return {CopyField::float8, false};
    case kDate: return {CopyField::date, false};
    case kText:
    case kVarchar: return {CopyField::text, false};
    default: return {CopyField::text, true};
  }
}

struct CopyPlan {
  std::string statement;
  std::vector<CopyField> fields;
};

CopyPlan plan_copy(const Relation& relation, const TableSchema& schema, const std::vector<ServerField>& fields,
                   std::span<const std::string_view> names) {
  const bool whole_table = !relation.table.empty();
  CopyPlan plan;
  std::string list;
  for (const ServerField& field : fields) {
    const ColumnSchema* column = schema.find(field.name);
    const bool wanted = !whole_table || column != nullptr;
    const ReadAs as = wanted ? read_as(field.type, column) : ReadAs{CopyField::text, true};
    plan.fields.push_back(as.field);
    list += (list.empty() ? "" : ", ") + (wanted ? sql_quoted(field.name) : "null") + (as.cast ? "::text" : "");
  }
  // The line's end closes a comment at the end of the query.
  plan.statement = "copy (select " + list + " from " +
                   (whole_table ? sql_name(relation.table) + order_of(schema, names)
                                : "(" + query_of(relation) + "\n) as query") +
                   ") to stdout (format binary)";
  return plan;
}

void refuse(TableData& table, const Relation& relation, const ServerProblem& problem) {
  table.complete = false;
  table.report.error([&] {
    return Diagnostic{"dataset.query", Severity::error, relation.where,
                      "table " + quote(table.schema->name) + ": " + quote(table.file) + ": " + problem.message,
                      problem.hint};
  });
}

bool read_rows(PostgresSession& session, const Relation& relation, TableData& table) {
  std::vector<ServerField> fields;
  if (!session.describe(query_of(relation), fields)) return false;
  if (fields.empty()) {
    refuse(table, relation, {"the query must be one select", {}});
    return true;
  }
  std::vector<std::string_view> names;
  names.reserve(fields.size());
  for (const ServerField& field : fields) names.emplace_back(field.name);
  CopyPlan plan = plan_copy(relation, *table.schema, fields, names);
  TypedRows rows(table, table.file);
  rows.begin(names, 0, relation.table.empty() ? Undeclared::refused : Undeclared::ignored);
  CopyReader reader(std::move(plan.fields));
  std::uint32_t line = 0;
  bool sound = true;
  const auto take = [&](std::string_view message) {
    sound = reader.read(message, [&](std::span<const Cell> cells) { rows.add(cells, ++line); });
    return sound;
  };
  const bool copied = session.copy(plan.statement, take);
  rows.finish();
  if (!sound || (copied && !reader.ended())) session.close("the server sent rows that cannot be read");
  return copied && reader.ended();
}

}  // namespace

PostgresTables::PostgresTables() = default;
PostgresTables::~PostgresTables() = default;

TableData PostgresTables::read(const TableSchema& schema, const PostgresOrigin& origin, Diagnostics& diagnostics) {
  const std::string& name = origin.database.name;
  TableData table(schema, name, diagnostics);
  table.file = name;
  PostgresSession* session = origin.database.is_sound ? session_of(origin.database, table) : nullptr;
  if (session == nullptr) {
    table.complete = false;
    return table;
  }
  if (read_rows(*session, origin.relation, table)) return table;
  refuse(table, origin.relation, session->problem());
  if (!session->is_open()) lost_.insert(name);
  return table;
}

PostgresSession* PostgresTables::session_of(const PostgresDatabase& database, TableData& table) {
  if (lost_.contains(database.name)) return nullptr;
  std::unique_ptr<PostgresSession>& session = sessions_[database.name];
  if (session) return session.get();
  ServerProblem problem;
  if (const LibPq* pq = LibPq::load(problem.message)) {
    session = std::make_unique<PostgresSession>(*pq, database);
    if (session->is_open()) return session.get();
    problem = session->problem();
  } else {
    problem.hint = "install the library of PostgreSQL's clients: libpq5";
  }
  lost_.insert(database.name);
  table.report.error([&] {
    return Diagnostic{"dataset.database", Severity::error, database.where,
                      "database " + quote(database.name) + ": " + problem.message, problem.hint};
  });
  return nullptr;
}

}  // namespace quire::core::dataset_detail
