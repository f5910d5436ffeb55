# Installs the whole tree, moves it, and builds the weekly report there: the same bytes as from here.
file(REMOVE_RECURSE ${WORK})
foreach(command
    "${CMAKE_COMMAND};--install;${BUILD};--prefix;${WORK}/first"
    "${CMAKE_COMMAND};-E;rename;${WORK}/first;${WORK}/moved"
    "${WORK}/moved/bin/quire;build;--no-archive;${WORK}/moved/share/quire/reports/weekly.toml;--output;${WORK}/moved.pdf"
    "${BUILD}/bin/quire;build;--no-archive;${SOURCE}/reports/weekly.toml;--output;${WORK}/here.pdf"
    "${CMAKE_COMMAND};-E;compare_files;${WORK}/moved.pdf;${WORK}/here.pdf")
  execute_process(COMMAND ${command} RESULT_VARIABLE result OUTPUT_QUIET ERROR_VARIABLE said)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "failed (${result}): ${command}\n${said}")
  endif()
endforeach()
