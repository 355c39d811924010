// SPDX-License-Identifier: MIT
#include "engine/text/glyph_picture.h"

#include <algorithm>

namespace limber::text {
namespace {

constexpr int kGap = 1;  // pixels between glyphs, so that none bleeds

}  // namespace

GlyphPicture::GlyphPicture(const Typesetter& typesetter, int width, int height)
    : typesetter_(&typesetter), width_(width), height_(height) {
  Clear();
}

void GlyphPicture::Clear() {
  places_.clear();
  shelf_ = shelf_height_ = cursor_ = kGap;
  rgba_.resize(std::size_t(width_) * std::size_t(height_) * 4);
  for (std::size_t i = 0; i < rgba_.size(); ++i) rgba_[i] = i % 4 < 3 ? 255 : 0;
  changed_ = {0, height_};
}

const GlyphPicture::Place* GlyphPicture::Find(int face, std::uint32_t index,
                                              int em, float fraction) {
  const int quarters = std::clamp(int(fraction * 4), 0, 3);
  const Key key{face, em, quarters, index};
  const auto known = places_.find(key);
  if (known != places_.end()) {
    return known->second.x1 > known->second.x0 ? &known->second : nullptr;
  }
  const Ink ink = typesetter_->Draw(face, index, em, quarters);
  Place& place = places_[key];
  if (ink.alpha.empty()) return nullptr;
  if (cursor_ + ink.width + kGap > width_) {
    shelf_ += shelf_height_ + kGap;
    cursor_ = kGap;
    shelf_height_ = 0;
  }
  if (cursor_ + ink.width + kGap > width_ ||
      shelf_ + ink.height + kGap > height_) {
    return nullptr;
  }
  for (int row = 0; row < ink.height; ++row) {
    for (int column = 0; column < ink.width; ++column) {
      const std::size_t at = std::size_t(shelf_ + row) * std::size_t(width_) +
                             std::size_t(cursor_ + column);
      rgba_[at * 4 + 3] = ink.alpha[std::size_t(row * ink.width + column)];
    }
  }
  const int first = changed_.last > changed_.first ? changed_.first : shelf_;
  changed_ = {std::min(first, shelf_),
              std::max(changed_.last, shelf_ + ink.height)};
  place = {float(ink.left),
           float(-ink.top),
           float(ink.left + ink.width),
           float(-ink.top + ink.height),
           float(cursor_) / float(width_),
           float(shelf_) / float(height_),
           float(cursor_ + ink.width) / float(width_),
           float(shelf_ + ink.height) / float(height_)};
  cursor_ += ink.width + kGap;
  shelf_height_ = std::max(shelf_height_, ink.height);
  return &place;
}

GlyphPicture::Rows GlyphPicture::TakeChanged() {
  const Rows out = changed_;
  changed_ = {};
  return out;
}

}  // namespace limber::text
