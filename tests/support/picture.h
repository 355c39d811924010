// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

// Pictures the program draws, held against pictures that were looked at and
// accepted: tests/golden/*.png.
namespace limber::support {

// rgb8 sRGB, rows from the top; size of rgb == 3 * width * height.
struct Picture {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgb;
};

// Nothing where the file is missing or no PNG. Alpha is dropped.
std::optional<Picture> ReadPng(const std::filesystem::path& path);

// Makes the folder where needed. False where it cannot be written.
bool WritePng(const std::filesystem::path& path, const Picture& picture);

// How far two pictures of the same size are apart.
struct Difference {
  double rmse = 0;   // over all channels, 1 = black against white
  double share = 0;  // of the pixels with any channel more than 2/255 apart

  // The same picture as far as software OpenGL on any processor tells: other
  // instruction sets stay under 0.0004 and 0.0012 %, while losing just the
  // anti-aliasing gives 0.0065 and 0.29 %.
  bool Negligible() const { return rmse < 0.001 && share < 0.0002; }
};

// Requires: same size, not empty.
Difference Compare(const Picture& a, const Picture& b);

// Where they differ, for people: grey copy of `expected`, red where a channel
// is more than 2/255 apart. Requires: same size.
Picture Contrast(const Picture& expected, const Picture& actual);

// Holds `actual` against `golden` (a file). An empty string where they agree;
// else what is wrong, where the actual picture and the contrast were written
// (folder `out`), and the command that accepts the new picture. For
//   EXPECT_EQ(support::HoldAgainst(...), "");
std::string HoldAgainst(const std::filesystem::path& golden,
                        const Picture& actual,
                        const std::filesystem::path& out);

}  // namespace limber::support
