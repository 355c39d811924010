// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "engine/core/problem.h"
#include "engine/text/font_files.h"

// Lines of text as a person reads them: shaped, in reading order, measured.
// Lengths are pixels, x to the right, y down.
namespace limber::text {

struct Style {
  Weight weight = Weight::kRegular;
  int em = 16;           // pixels, 1 .. 2000
  float tracking = 0;    // added between letters, em; not where they join
  bool tabular = false;  // all digits as wide as each other

  bool operator==(const Style&) const = default;
};

struct Glyph {
  int face = 0;             // of the typesetter
  std::uint32_t index = 0;  // of the face
  float x = 0, y = 0;       // its origin, from the line's left end and baseline
};

struct Line {
  std::vector<Glyph> glyphs;  // from left to right, as they are drawn
  float width = 0;
  bool from_right = false;  // reading begins at the right end
};

// What a glyph leaves on paper: `alpha` is rows from the top.
struct Ink {
  int left = 0, top = 0;  // of its first pixel, from its origin; top is up
  int width = 0, height = 0;
  std::vector<std::uint8_t> alpha;
};

// Turns text into lines, with HarfBuzz for the shapes of letters and FriBidi
// for the order of scripts that run from the right. A letter comes from the
// first family that has it. What was set once is remembered.
class Typesetter {
 public:
  // See FindFamilies; fails with rule "no-font" where none is installed.
  static core::Loaded<std::unique_ptr<Typesetter>> Create(
      std::span<const std::filesystem::path> folders = {});
  ~Typesetter();

  // UTF-8 without line breaks; bytes that are none become U+FFFD. The line is
  // valid until the next call. Allocates nothing for what was set before.
  const Line& Set(std::string_view utf8, const Style& style);

  // Breaks at spaces, into lines of at most `width` as far as words allow.
  // Appends views of `utf8`.
  void Wrap(std::string_view utf8, const Style& style, float width,
            std::vector<std::string_view>& lines);

  // Height of an H, em, in the first family.
  float cap_height() const;

  // A glyph at a size; shifted to the right by `quarters` quarters of a pixel,
  // 0 .. 3. Empty where it has no ink.
  Ink Draw(int face, std::uint32_t index, int em, int quarters) const;

 private:
  class Impl;
  explicit Typesetter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace limber::text
