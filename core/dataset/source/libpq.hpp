#pragma once

#include <libpq-fe.h>

#define BOOST_DLL_USE_STD_FS
#include <boost/dll/shared_library.hpp>
#include <string>

namespace quire::core::dataset_detail {

/// The calls of libpq, which is loaded when the first table needs it: linked, it and its two dozen
/// libraries would cost every start of the program and of every worker 3 ms.
struct LibPq {
  /// Null when this machine has no libpq; `problem` then says so.
  static const LibPq* load(std::string& problem);

  explicit LibPq(boost::dll::shared_library loaded);

  boost::dll::shared_library library;
  decltype(&PQconnectdbParams) connect;
  decltype(&PQfinish) finish;
  decltype(&PQstatus) status;
  decltype(&PQerrorMessage) error_message;
  decltype(&PQconnectionNeedsPassword) needs_password;
  decltype(&PQconnectionUsedPassword) used_password;
  decltype(&PQpass) password;
  decltype(&PQsetNoticeProcessor) set_notice_processor;
  decltype(&PQsocket) socket;
  decltype(&PQsendQuery) send_query;
  decltype(&PQsendPrepare) send_prepare;
  decltype(&PQsendDescribePrepared) send_describe;
  decltype(&PQconsumeInput) consume_input;
  decltype(&PQisBusy) is_busy;
  decltype(&PQgetResult) get_result;
  decltype(&PQgetCopyData) get_copy_data;
  decltype(&PQfreemem) free_memory;
  decltype(&PQresultStatus) result_status;
  decltype(&PQresultErrorField) error_field;
  decltype(&PQnfields) field_count;
  decltype(&PQfname) field_name;
  decltype(&PQftype) field_type;
  decltype(&PQclear) clear;
};

}  // namespace quire::core::dataset_detail
