// SPDX-License-Identifier: MIT
#include "tools/bake/png_file.h"

#include <png.h>

#include <csetjmp>
#include <string>

#include "engine/core/file.h"

namespace limber::bake {
namespace {

void Append(png_structp png, png_bytep data, png_size_t size) {
  static_cast<std::string*>(png_get_io_ptr(png))
      ->append(reinterpret_cast<const char*>(data), size);
}

// Apart from the caller, so that a jump passes no destructor.
bool Encode(const body::Image& image, std::string* out) {
  png_structp png =
      png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  if (!png) return false;
  png_infop info = png_create_info_struct(png);
  if (!info || setjmp(png_jmpbuf(png))) {
    png_destroy_write_struct(&png, &info);
    return false;
  }
  constexpr int kTypes[] = {0, PNG_COLOR_TYPE_GRAY, PNG_COLOR_TYPE_GRAY_ALPHA,
                            PNG_COLOR_TYPE_RGB, PNG_COLOR_TYPE_RGB_ALPHA};
  png_set_write_fn(png, out, Append, nullptr);
  png_set_compression_level(png, 9);
  png_set_IHDR(png, info, image.width, image.height, 8, kTypes[image.channels],
               PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  png_write_info(png, info);
  for (int y = 0; y < image.height; ++y) {
    png_write_row(png,
                  &image.pixels[std::size_t(y) * image.width * image.channels]);
  }
  png_write_end(png, nullptr);
  png_destroy_write_struct(&png, &info);
  return true;
}

}  // namespace

std::optional<core::Problem> WritePng(const std::filesystem::path& path,
                                      const body::Image& image) {
  std::string bytes;
  if (!Encode(image, &bytes)) {
    return core::Problem{.file = path.string(),
                         .rule = "png-encoding",
                         .text = "the picture could not be encoded",
                         .allowed = "",
                         .hint = ""};
  }
  return core::WriteFile(path, bytes);
}

}  // namespace limber::bake
