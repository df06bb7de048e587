# The one warning set, and the functions with which layers and tests are
# declared.

add_library(mishen_options INTERFACE)
get_filename_component(MISHEN_ROOT ${CMAKE_CURRENT_LIST_DIR} DIRECTORY)
target_include_directories(mishen_options INTERFACE ${MISHEN_ROOT})
target_compile_options(mishen_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor
  # GCC 12 warns falsely inside std::string (GCC bug 105329).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  $<$<BOOL:${MISHEN_WERROR}>:-Werror>)
if(MISHEN_SANITIZE)
  target_compile_options(mishen_options INTERFACE
    -fsanitize=${MISHEN_SANITIZE} -fno-omit-frame-pointer
    -fno-sanitize-recover=all)
  target_link_options(mishen_options INTERFACE -fsanitize=${MISHEN_SANITIZE})
  target_compile_definitions(mishen_options INTERFACE MISHEN_SANITIZED)
endif()

if(MISHEN_FUZZ)
  target_compile_options(mishen_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# mishen_layer(NAME SOURCES … [DEPENDS layers below …] [PRIVATE libraries …])
# declares the static library mishen_NAME of lib/NAME. Third-party libraries
# are PRIVATE: their headers stay inside their home.
function(mishen_layer name)
  cmake_parse_arguments(PARSE_ARGV 1 layer "" "" "SOURCES;DEPENDS;PRIVATE")
  add_library(mishen_${name} STATIC ${layer_SOURCES})
  list(TRANSFORM layer_DEPENDS PREPEND mishen_)
  target_link_libraries(mishen_${name}
    PUBLIC mishen_options ${layer_DEPENDS} PRIVATE ${layer_PRIVATE})
endfunction()

# mishen_test(NAME SOURCES … [LAYERS …]) declares one GoogleTest program and
# registers each of its tests with ctest.
function(mishen_test name)
  cmake_parse_arguments(PARSE_ARGV 1 test "" "" "SOURCES;LAYERS;LABELS")
  add_executable(${name} ${test_SOURCES})
  list(TRANSFORM test_LAYERS PREPEND mishen_)
  target_link_libraries(${name}
    PRIVATE mishen_options ${test_LAYERS} GTest::gtest_main)
  if(NOT test_LABELS)
    set(test_LABELS unit)
  endif()
  gtest_discover_tests(${name} DISCOVERY_TIMEOUT 60
    PROPERTIES LABELS "${test_LABELS}" TIMEOUT 300)
endfunction()
