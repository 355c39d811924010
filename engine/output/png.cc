// SPDX-License-Identifier: MIT
#include "engine/output/png.h"

#include "engine/core/file.h"

#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wall"
#pragma GCC diagnostic ignored "-Wextra"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb/stb_image_write.h>
#pragma GCC diagnostic pop

namespace limber::output {

std::string EncodePng(int width, int height, int channels,
                      std::span<const std::uint8_t> pixels) {
  std::string bytes;
  const auto append = [](void* context, void* data, int size) {
    static_cast<std::string*>(context)->append(static_cast<char*>(data),
                                               static_cast<std::size_t>(size));
  };
  stbi_write_png_to_func(append, &bytes, width, height, channels, pixels.data(),
                         width * channels);
  return bytes;
}

std::optional<core::Problem> WritePng(const std::filesystem::path& path,
                                      int width, int height,
                                      std::span<const std::uint8_t> rgb) {
  return core::WriteFile(path, EncodePng(width, height, 3, rgb));
}

}  // namespace limber::output
