# One static library per room of engine/. The linker then holds the arrows of
# engine/README.md: a room sees only what it names in DEPENDS.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

add_library(limber_options INTERFACE)
target_include_directories(limber_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(limber_options INTERFACE -Wall -Wextra -Wshadow
  -Wconversion -Wno-sign-conversion -Wno-float-conversion)
if(LIMBER_STRICT)
  target_compile_options(limber_options INTERFACE -Werror)
endif()
if(LIMBER_SANITIZE)
  target_compile_options(limber_options INTERFACE
    -fsanitize=${LIMBER_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  target_link_options(limber_options INTERFACE -fsanitize=${LIMBER_SANITIZE})
endif()

# limber_room(NAME SOURCES a.cc ... DEPENDS rooms... [PRIVATE third-party targets...])
function(limber_room name)
  cmake_parse_arguments(room "" "" "SOURCES;DEPENDS;PRIVATE" ${ARGN})
  add_library(limber_${name} STATIC ${room_SOURCES})
  set(depends ${room_DEPENDS})
  list(TRANSFORM depends PREPEND limber_)
  target_link_libraries(limber_${name} PUBLIC limber_options ${depends} PRIVATE ${room_PRIVATE})
  limber_check_headers(${name})
endfunction()

# Adds to the target check_headers: each header of the room compiles alone, with
# what the room itself may see.
add_custom_target(check_headers COMMENT "Each header compiles alone")
function(limber_check_headers name)
  file(GLOB headers CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR} *.h)
  set(sources)
  foreach(header ${headers})
    set(source ${CMAKE_BINARY_DIR}/headers/${header}.cc)
    file(CONFIGURE OUTPUT ${source} CONTENT "#include \"@header@\"\n" @ONLY)
    list(APPEND sources ${source})
  endforeach()
  if(sources)
    add_library(limber_${name}_headers OBJECT EXCLUDE_FROM_ALL ${sources})
    target_link_libraries(limber_${name}_headers PRIVATE limber_${name} ${room_PRIVATE})
    target_compile_options(limber_${name}_headers PRIVATE -O0 -g0)
    add_dependencies(check_headers limber_${name}_headers)
  endif()
endfunction()

# limber_test(ROOM SOURCES a_test.cc ... [DEPENDS rooms...] [PRIVATE targets...]
#             [TIMEOUT s] [LABEL slow] [SHARDS n])
# builds one GoogleTest program per room and registers its tests with CTest:
# each by itself, or all of them in n shares.
function(limber_test name)
  cmake_parse_arguments(test "" "TIMEOUT;LABEL;SHARDS" "SOURCES;DEPENDS;PRIVATE" ${ARGN})
  if(LIMBER_SANITIZE AND test_LABEL STREQUAL "slow")
    return()  # with sanitizers it would take minutes
  endif()
  if(NOT test_TIMEOUT)
    set(test_TIMEOUT 120)
  endif()
  set(depends ${test_DEPENDS})
  list(TRANSFORM depends PREPEND limber_)
  add_executable(${name}_test ${test_SOURCES} ${PROJECT_SOURCE_DIR}/tests/support/headless.cc)
  target_link_libraries(${name}_test PRIVATE limber_options ${depends} ${test_PRIVATE}
    GTest::gtest GTest::gmock GTest::gtest_main)
  if(LIMBER_SANITIZE)
    # Woven-in checks make g++ 12 warn of paths that cannot be: impossible sizes
    # in std::fill, unset members in std::regex. The release build is strict.
    set_source_files_properties(${test_SOURCES} PROPERTIES COMPILE_OPTIONS -Wno-error)
  endif()
  target_compile_definitions(${name}_test PRIVATE LIMBER_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
    LIMBER_BINARY_DIR="${CMAKE_BINARY_DIR}")
  set(label)
  if(test_LABEL)
    set(label LABELS ${test_LABEL})
  endif()
  if(LIMBER_SANITIZE)
    # One process a program: starting one with sanitizers takes a quarter of a
    # second, there are hundreds of tests.
    add_test(NAME ${name} COMMAND ${name}_test --gtest_brief=1)
    set_tests_properties(${name} PROPERTIES TIMEOUT 600)
  elseif(test_SHARDS)
    # A process per share of the tests: figures and content are read once for
    # many tests, and all cores still have work.
    math(EXPR last "${test_SHARDS} - 1")
    foreach(shard RANGE ${last})
      math(EXPR nth "${shard} + 1")
      set(test ${name}.${nth}_of_${test_SHARDS})
      add_test(NAME ${test} COMMAND ${name}_test --gtest_brief=1)
      set_tests_properties(${test} PROPERTIES TIMEOUT ${test_TIMEOUT} ${label}
        ENVIRONMENT "GTEST_TOTAL_SHARDS=${test_SHARDS};GTEST_SHARD_INDEX=${shard}")
    endforeach()
  else()
    gtest_discover_tests(${name}_test DISCOVERY_TIMEOUT 60
      PROPERTIES TIMEOUT ${test_TIMEOUT} ${label})
  endif()
endfunction()
