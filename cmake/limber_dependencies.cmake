# Debian packages, found once. CONTRIBUTING.md says why each is here.
find_package(PkgConfig REQUIRED)
find_package(glm REQUIRED)
find_package(yaml-cpp REQUIRED)
if(NOT TARGET yaml-cpp::yaml-cpp)  # the name that 0.8 exports
  add_library(yaml-cpp::yaml-cpp INTERFACE IMPORTED)
  target_link_libraries(yaml-cpp::yaml-cpp INTERFACE yaml-cpp)
endif()
find_package(assimp REQUIRED)
find_package(SDL2 REQUIRED)
find_package(CLI11 REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(Freetype REQUIRED)
pkg_check_modules(imgui REQUIRED IMPORTED_TARGET imgui)
pkg_check_modules(harfbuzz REQUIRED IMPORTED_TARGET harfbuzz)
pkg_check_modules(fribidi REQUIRED IMPORTED_TARGET fribidi)
if(LIMBER_TESTS)
  find_package(GTest REQUIRED)
  include(GoogleTest)
endif()
if(LIMBER_BENCH)
  find_package(benchmark REQUIRED)
endif()

# OpenGL 3.3 core loader, written by the glad program from its packaged registry.
set(glad_dir ${CMAKE_BINARY_DIR}/glad)
add_custom_command(
  OUTPUT ${glad_dir}/src/gl.c ${glad_dir}/include/glad/gl.h
  COMMAND /usr/bin/glad --merge --api gl:core=3.3 --extensions GL_KHR_debug
          --out-path ${glad_dir} --reproducible --quiet c
  VERBATIM)
add_library(glad STATIC ${glad_dir}/src/gl.c)
target_include_directories(glad SYSTEM PUBLIC ${glad_dir}/include)
