// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "engine/text/typesetter.h"

namespace limber::text {

// One picture with all glyphs that were drawn so far, packed in shelves. White,
// with the ink as alpha.
class GlyphPicture {
 public:
  // Borrows the typesetter. Pixels.
  GlyphPicture(const Typesetter& typesetter, int width, int height);

  // A glyph in the picture, and where it goes from its origin, pixels.
  struct Place {
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    float u0 = 0, v0 = 0, u1 = 0, v1 = 0;  // [0, 1]
  };

  // The place of a glyph whose origin lies `fraction` of a pixel, [0, 1), right
  // of a whole one: x0 counts from the whole one. Draws it where it is new.
  // Null where it has no ink, or where the picture is full.
  const Place* Find(int face, std::uint32_t index, int em, float fraction);

  // Forgets all glyphs: for another size of window.
  void Clear();

  int width() const { return width_; }
  int height() const { return height_; }
  std::span<const std::uint8_t> rgba() const { return rgba_; }

  // Rows [first, last) that changed since the last call; empty = none.
  struct Rows {
    int first = 0, last = 0;
  };
  Rows TakeChanged();

 private:
  struct Key {
    int face = 0, em = 0, quarters = 0;
    std::uint32_t index = 0;
    auto operator<=>(const Key&) const = default;
  };

  const Typesetter* typesetter_;
  int width_, height_;
  std::vector<std::uint8_t> rgba_;
  std::map<Key, Place> places_;
  int shelf_ = 0, shelf_height_ = 0, cursor_ = 0;
  Rows changed_;
};

}  // namespace limber::text
