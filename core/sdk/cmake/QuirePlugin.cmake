# quire_add_plugin(NAME SOURCES file... [MANIFEST plugin.toml])
#
# Makes the target NAME, a plugin file NAME.so that Quire can load: its manifest inside, one symbol
# exported. C and C++ sources both work. Further libraries: target_link_libraries(NAME PRIVATE ...).
#
# QUIRE_PLUGIN_DIRECTORY, when set, is where the file is built (else the current binary folder);
# QUIRE_PLUGIN_DESTINATION, when set, where it is installed; QUIRE_PLUGIN_OPTIONS, when set, names a
# target with compile options to build it with.
set(QUIRE_PLUGIN_SUPPORT ${CMAKE_CURRENT_LIST_DIR})

function(quire_add_plugin name)
  cmake_parse_arguments(PARSE_ARGV 1 plugin "" "MANIFEST" "SOURCES")
  if(NOT plugin_SOURCES OR plugin_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "quire_add_plugin(NAME SOURCES file... [MANIFEST plugin.toml])")
  endif()
  if(NOT plugin_MANIFEST)
    set(plugin_MANIFEST plugin.toml)
  endif()
  cmake_path(ABSOLUTE_PATH plugin_MANIFEST NORMALIZE)
  if(NOT EXISTS ${plugin_MANIFEST})
    message(FATAL_ERROR "quire_add_plugin(${name}): there is no ${plugin_MANIFEST}")
  endif()

  # The note is an assembler statement, the same in C and C++: take what the project has.
  get_property(languages GLOBAL PROPERTY ENABLED_LANGUAGES)
  set(note ${CMAKE_CURRENT_BINARY_DIR}/${name}_note.c)
  if(NOT C IN_LIST languages)
    set(note ${CMAKE_CURRENT_BINARY_DIR}/${name}_note.cpp)
  endif()
  configure_file(${QUIRE_PLUGIN_SUPPORT}/plugin_note.c.in ${note} @ONLY)
  set_source_files_properties(${note} PROPERTIES OBJECT_DEPENDS ${plugin_MANIFEST})

  add_library(${name} MODULE ${plugin_SOURCES} ${note})
  set_target_properties(${name} PROPERTIES
    PREFIX ""
    SUFFIX .so
    C_VISIBILITY_PRESET hidden
    CXX_VISIBILITY_PRESET hidden
    VISIBILITY_INLINES_HIDDEN ON
    LINK_DEPENDS ${QUIRE_PLUGIN_SUPPORT}/plugin.map)
  target_link_options(${name} PRIVATE LINKER:--version-script=${QUIRE_PLUGIN_SUPPORT}/plugin.map)
  target_link_libraries(${name} PRIVATE quire::sdk ${QUIRE_PLUGIN_OPTIONS})
  if(QUIRE_PLUGIN_DIRECTORY)
    set_target_properties(${name} PROPERTIES LIBRARY_OUTPUT_DIRECTORY ${QUIRE_PLUGIN_DIRECTORY})
  endif()
  if(QUIRE_PLUGIN_DESTINATION)
    install(TARGETS ${name} LIBRARY DESTINATION ${QUIRE_PLUGIN_DESTINATION})
  endif()
endfunction()
