// SPDX-License-Identifier: MIT
#include "tests/support/picture.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdlib>
#include <memory>

#include <fmt/format.h>
#include <stb_image.h>
#include <stb_image_write.h>

namespace limber::support {

namespace {

constexpr int kVisible = 2;  // of 255

bool SameSize(const Picture& a, const Picture& b) {
  return a.width == b.width && a.height == b.height;
}

// Greatest difference of a channel of the pixel that starts at `first`.
int Apart(const Picture& a, const Picture& b, std::size_t first) {
  int apart = 0;
  for (std::size_t i = first; i < first + 3; ++i) {
    apart = std::max(apart, std::abs(a.rgb[i] - b.rgb[i]));
  }
  return apart;
}

}  // namespace

std::optional<Picture> ReadPng(const std::filesystem::path& path) {
  Picture picture;
  int channels = 0;
  const std::unique_ptr<stbi_uc, decltype(&std::free)> pixels(
      stbi_load(path.c_str(), &picture.width, &picture.height, &channels, 3),
      &std::free);
  if (!pixels) return std::nullopt;
  const std::size_t size = std::size_t{3} * picture.width * picture.height;
  picture.rgb.assign(pixels.get(), pixels.get() + size);
  return picture;
}

bool WritePng(const std::filesystem::path& path, const Picture& picture) {
  assert(picture.rgb.size() == std::size_t{3} * picture.width * picture.height);
  std::error_code ignored;  // the write below fails where this matters
  std::filesystem::create_directories(path.parent_path(), ignored);
  return stbi_write_png(path.c_str(), picture.width, picture.height, 3,
                        picture.rgb.data(), 3 * picture.width) != 0;
}

Difference Compare(const Picture& a, const Picture& b) {
  assert(SameSize(a, b) && !a.rgb.empty());
  double squares = 0;
  std::size_t visible = 0;
  for (std::size_t pixel = 0; pixel < a.rgb.size(); pixel += 3) {
    for (std::size_t i = pixel; i < pixel + 3; ++i) {
      const double apart = (a.rgb[i] - b.rgb[i]) / 255.0;
      squares += apart * apart;
    }
    visible += Apart(a, b, pixel) > kVisible;
  }
  const double count = static_cast<double>(a.rgb.size());
  return {.rmse = std::sqrt(squares / count),
          .share = 3 * static_cast<double>(visible) / count};
}

Picture Contrast(const Picture& expected, const Picture& actual) {
  assert(SameSize(expected, actual));
  Picture contrast = expected;
  for (std::size_t pixel = 0; pixel < contrast.rgb.size(); pixel += 3) {
    std::uint8_t* rgb = &contrast.rgb[pixel];
    const int grey = (rgb[0] + 2 * rgb[1] + rgb[2]) / 8;
    const bool visible = Apart(expected, actual, pixel) > kVisible;
    rgb[0] = visible ? 255 : static_cast<std::uint8_t>(grey);
    rgb[1] = rgb[2] = visible ? 0 : static_cast<std::uint8_t>(grey);
  }
  return contrast;
}

std::string HoldAgainst(const std::filesystem::path& golden,
                        const Picture& actual,
                        const std::filesystem::path& out) {
  const std::string name = golden.stem().string();
  const std::filesystem::path actual_file = out / (name + ".actual.png");
  const std::filesystem::path contrast_file = out / (name + ".contrast.png");

  std::string fault;
  const std::optional<Picture> expected = ReadPng(golden);
  if (!expected) {
    fault = fmt::format("no accepted picture {}", golden.string());
  } else if (!SameSize(*expected, actual)) {
    fault = fmt::format("{}x{} pixels where {} has {}x{}", actual.width,
                        actual.height, golden.string(), expected->width,
                        expected->height);
  } else if (const Difference apart = Compare(*expected, actual);
             !apart.Negligible()) {
    fault = fmt::format(
        "differs from {}: RMSE {:.5f} (allowed 0.001), {:.4f} % of the pixels "
        "(allowed 0.02 %)",
        golden.string(), apart.rmse, 100 * apart.share);
    if (WritePng(contrast_file, Contrast(*expected, actual))) {
      fault +=
          fmt::format("\n  red where it differs: {}", contrast_file.string());
    }
  }
  if (fault.empty()) return fault;

  if (!WritePng(actual_file, actual)) return fault;
  return fmt::format(
      "{}\n  drawn now: {}\n  look at it; to accept it: cp {} {}", fault,
      actual_file.string(), actual_file.string(), golden.string());
}

}  // namespace limber::support
