// SPDX-License-Identifier: MIT
#include "engine/content/png_reader.h"

#include "engine/core/file.h"

#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#define STBI_ONLY_PNG
#define STBI_NO_STDIO
#define STBI_NO_HDR
#define STBI_NO_LINEAR
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb/stb_image.h>
#pragma GCC diagnostic pop

namespace limber::content {

core::Loaded<body::Image> LoadPng(const std::filesystem::path& path,
                                  int channels) {
  core::Loaded<body::Image> loaded;
  core::Loaded<std::string> file = core::ReadFile(path, std::size_t{64} << 20);
  if (!file.ok()) {
    loaded.problems = std::move(file.problems);
    return loaded;
  }
  const auto fail = [&](std::string text) {
    loaded.problems.push_back(
        {path.string(), 0, 0, "figure-picture", std::move(text),
         "a PNG of at most " + std::to_string(kPictureSide) + " texels a side",
         "bake the figure again"});
    return loaded;
  };
  const auto* bytes = reinterpret_cast<const stbi_uc*>(file.value->data());
  const int size = static_cast<int>(file.value->size());
  body::Image image;
  int stored = 0;
  // The size first: a small file may ask for a huge picture.
  if (stbi_info_from_memory(bytes, size, &image.width, &image.height,
                            &stored) == 0) {
    return fail("this is not a PNG picture");
  }
  if (image.width > kPictureSide || image.height > kPictureSide) {
    return fail("the picture has " + std::to_string(image.width) + " x " +
                std::to_string(image.height) + " texels");
  }
  stbi_uc* const pixels = stbi_load_from_memory(
      bytes, size, &image.width, &image.height, &stored, channels);
  if (pixels == nullptr) return fail("the picture is damaged");
  image.channels = channels;
  image.pixels.assign(pixels, pixels + std::size_t(image.width) *
                                           std::size_t(image.height) *
                                           std::size_t(channels));
  stbi_image_free(pixels);
  loaded.value = std::move(image);
  return loaded;
}

}  // namespace limber::content
