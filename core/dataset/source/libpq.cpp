#include "dataset/source/libpq.hpp"

#include <optional>

namespace quire::core::dataset_detail {
namespace {

template <typename Call>
void take(const boost::dll::shared_library& library, const char* name, Call& call) {
  call = &library.get<std::remove_pointer_t<Call>>(name);
}

}  // namespace

LibPq::LibPq(boost::dll::shared_library loaded) : library(std::move(loaded)) {
  take(library, "PQconnectdbParams", connect);
  take(library, "PQfinish", finish);
  take(library, "PQstatus", status);
  take(library, "PQerrorMessage", error_message);
  take(library, "PQconnectionNeedsPassword", needs_password);
  take(library, "PQconnectionUsedPassword", used_password);
  take(library, "PQpass", password);
  take(library, "PQsetNoticeProcessor", set_notice_processor);
  take(library, "PQsocket", socket);
  take(library, "PQsendQuery", send_query);
  take(library, "PQsendPrepare", send_prepare);
  take(library, "PQsendDescribePrepared", send_describe);
  take(library, "PQconsumeInput", consume_input);
  take(library, "PQisBusy", is_busy);
  take(library, "PQgetResult", get_result);
  take(library, "PQgetCopyData", get_copy_data);
  take(library, "PQfreemem", free_memory);
  take(library, "PQresultStatus", result_status);
  take(library, "PQresultErrorField", error_field);
  take(library, "PQnfields", field_count);
  take(library, "PQfname", field_name);
  take(library, "PQftype", field_type);
  take(library, "PQclear", clear);
}

const LibPq* LibPq::load(std::string& problem) {
  static std::string said;
  static const std::optional<LibPq> loaded = []() -> std::optional<LibPq> {
    std::error_code error;
    boost::dll::shared_library found("libpq.so.5", boost::dll::load_mode::search_system_folders, error);
    try {
      if (!error) return LibPq(std::move(found));
      said = error.message();
    } catch (const std::system_error& missing) {
      said = missing.what();
    }
    return {};
  }();
  problem = said;
  return loaded ? &*loaded : nullptr;
}

}  // namespace quire::core::dataset_detail
