// SPDX-License-Identifier: MIT
#include "engine/render/damage.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace limber::render {
namespace {

using scene::Overlay;

// More rectangles draw fewer pixels but cost a pass over the panels each.
constexpr std::size_t kMostPatches = 12;
// So many pixels too many are cheaper than one rectangle more.
constexpr int kSlack = 6 * Damage::kSquare * Damage::kSquare;

std::uint64_t Mix(std::uint64_t state, std::uint64_t word) {
  state = (state ^ word) * 0x9E3779B97F4A7C15u;
  return state ^ state >> 29;
}

std::uint64_t Bits(const void* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

std::uint64_t Mix(std::uint64_t state, const Overlay::Vertex& v) {
  static_assert(sizeof(Overlay::Vertex) == 20);
  state = Mix(state, Bits(&v.x));
  return Mix(Mix(state, Bits(&v.u)), std::uint64_t{v.rgba});
}

PixelRect BoundsOf(const Overlay::Vertex& a, const Overlay::Vertex& b,
                   const Overlay::Vertex& c) {
  return {int(std::floor(std::min({a.x, b.x, c.x}))),
          int(std::floor(std::min({a.y, b.y, c.y}))),
          int(std::ceil(std::max({a.x, b.x, c.x}))),
          int(std::ceil(std::max({a.y, b.y, c.y})))};
}

PixelRect ClipOf(const Overlay::Command& command) {
  return {int(std::floor(command.clip_x0)), int(std::floor(command.clip_y0)),
          int(std::ceil(command.clip_x1)), int(std::ceil(command.clip_y1))};
}

// Of one opaque colour: fills take the same texel throughout, while a picture's
// alpha is not known here.
bool Alike(const Overlay::Vertex& a, const Overlay::Vertex& b) {
  return a.rgba >> 24 == 255 && a.rgba == b.rgba && a.u == b.u && a.v == b.v;
}

}  // namespace

PixelRect PixelRect::Joined(const PixelRect& o) const {
  if (empty()) return o;
  if (o.empty()) return *this;
  return {std::min(x0, o.x0), std::min(y0, o.y0), std::max(x1, o.x1),
          std::max(y1, o.y1)};
}

PixelRect PixelRect::Shared(const PixelRect& o) const {
  return {std::max(x0, o.x0), std::max(y0, o.y0), std::min(x1, o.x1),
          std::min(y1, o.y1)};
}

void Damage::Fit(int width, int height) {
  if (width == width_ && height == height_) return;
  width_ = width;
  height_ = height;
  columns_ = (width + kSquare - 1) / kSquare;
  rows_ = (height + kSquare - 1) / kSquare;
  squares_.assign(std::size_t(columns_) * std::size_t(rows_), {});
  corners_.assign(std::size_t(columns_ + 1) * std::size_t(rows_ + 1), 0);
  fan_ = 0;
  patches_.reserve(kMostPatches);
}

void Damage::AddAll() {
  for (Square& square : squares_) square.damaged = true;
}

void Damage::DropKept() {
  for (Square& square : squares_) {
    square.stale = true;
    square.damaged |= !square.covered;
  }
}

// In squares instead of pixels; what lies outside of the window is left out.
PixelRect Damage::SquaresOf(const PixelRect& pixels) const {
  const PixelRect in = pixels.Shared({0, 0, width_, height_});
  if (in.empty()) return {};
  return {in.x0 / kSquare, in.y0 / kSquare, (in.x1 - 1) / kSquare + 1,
          (in.y1 - 1) / kSquare + 1};
}

void Damage::AddPanels(const Overlay* overlay) {
  for (Square& square : squares_) {
    square.drawing = 0;
    square.covered = false;
  }
  if (overlay) {
    for (const Overlay::List& list : overlay->lists) {
      for (const Overlay::Command& command : list.commands) Sign(list, command);
    }
  }
  for (Square& square : squares_) {
    square.damaged |= square.drawing != square.panels;
    square.panels = square.drawing;
  }
}

void Damage::Sign(const Overlay::List& list, const Overlay::Command& command) {
  const auto vertices = list.vertices.subspan(command.vertex_offset);
  const auto indices =
      list.indices.subspan(command.first_index, command.index_count);
  const PixelRect clip = ClipOf(command);
  const std::uint64_t seed =
      Mix(Mix(Mix(1, Bits(&command.clip_x0)), Bits(&command.clip_x1)),
          std::uint64_t{command.texture});
  std::size_t fan = 0;  // where the fill began whose triangles share a vertex
  for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
    const Overlay::Vertex& a = vertices[indices[i]];
    const Overlay::Vertex& b = vertices[indices[i + 1]];
    const Overlay::Vertex& c = vertices[indices[i + 2]];
    const PixelRect on = SquaresOf(BoundsOf(a, b, c).Shared(clip));
    if (!on.empty()) {
      const std::uint64_t sign = Mix(Mix(Mix(seed, a), b), c);
      for (int y = on.y0; y < on.y1; ++y) {
        for (int x = on.x0; x < on.x1; ++x) {
          Square& square = squares_[std::size_t(y * columns_ + x)];
          square.drawing = Mix(square.drawing, sign);
        }
      }
    }
    const bool fill = Alike(a, b) && Alike(a, c);
    if (indices[i] != indices[fan] || !fill) {
      Cover(vertices, indices.subspan(fan, i - fan), clip);
      fan = fill ? i : i + 3;
    }
  }
  Cover(vertices, indices.subspan(std::min(fan, indices.size())), clip);
}

// Triangles that share their first vertex are a convex shape of one colour:
// what has all four corners inside is inside.
void Damage::Cover(std::span<const Overlay::Vertex> vertices,
                   std::span<const std::uint16_t> fan, const PixelRect& clip) {
  if (fan.size() < 3) return;
  const Overlay::Vertex& first = vertices[fan[0]];
  PixelRect bounds;
  for (const std::uint16_t index : fan) {
    const Overlay::Vertex& v = vertices[index];
    bounds = bounds.Joined({int(v.x), int(v.y), int(v.x) + 1, int(v.y) + 1});
  }
  // Only whole squares within the clip can be covered.
  const PixelRect in = bounds.Shared(clip);
  if (in.x1 - in.x0 < kSquare || in.y1 - in.y0 < kSquare) return;
  const PixelRect on = SquaresOf(in);
  ++fan_;
  const auto side = [](const Overlay::Vertex& p, const Overlay::Vertex& q,
                       float x, float y) {
    return (q.x - p.x) * (y - p.y) - (q.y - p.y) * (x - p.x);
  };
  const auto corner = [&](int column, int row) -> std::uint32_t& {
    return corners_[std::size_t(row * (columns_ + 1) + column)];
  };
  for (std::size_t i = 0; i < fan.size(); i += 3) {
    const Overlay::Vertex& b = vertices[fan[i + 1]];
    const Overlay::Vertex& c = vertices[fan[i + 2]];
    const float turn = side(first, b, c.x, c.y) < 0 ? -1.f : 1.f;
    const PixelRect near = SquaresOf(BoundsOf(first, b, c));
    for (int row = near.y0; row <= near.y1; ++row) {
      for (int column = near.x0; column <= near.x1; ++column) {
        const float x = float(std::min(column * kSquare, width_));
        const float y = float(std::min(row * kSquare, height_));
        if (turn * side(first, b, x, y) >= 0 && turn * side(b, c, x, y) >= 0 &&
            turn * side(c, first, x, y) >= 0) {
          corner(column, row) = fan_;
        }
      }
    }
  }
  for (int row = on.y0; row < on.y1; ++row) {
    for (int column = on.x0; column < on.x1; ++column) {
      const PixelRect whole = {column * kSquare, row * kSquare,
                               std::min((column + 1) * kSquare, width_),
                               std::min((row + 1) * kSquare, height_)};
      if (whole.Shared(clip) == whole && corner(column, row) == fan_ &&
          corner(column + 1, row) == fan_ && corner(column, row + 1) == fan_ &&
          corner(column + 1, row + 1) == fan_) {
        squares_[std::size_t(row * columns_ + column)].covered = true;
      }
    }
  }
}

void Damage::AddScene(const PixelRect& rect) {
  const PixelRect on = SquaresOf(rect);
  for (int y = on.y0; y < on.y1; ++y) {
    for (int x = on.x0; x < on.x1; ++x) {
      if (squares_[std::size_t(y * columns_ + x)].covered) continue;
      scene_ = scene_.Joined(PixelRect{x * kSquare, y * kSquare,
                                       (x + 1) * kSquare, (y + 1) * kSquare}
                                 .Shared({0, 0, width_, height_}));
    }
  }
}

// Joins the rectangle with what it overlaps or nearly touches, else adds it.
void Damage::Collect(PixelRect rect) {
  for (;;) {
    std::size_t best = patches_.size();
    long least = 0;
    for (std::size_t i = 0; i < patches_.size(); ++i) {
      const PixelRect& other = patches_[i].rect;
      const bool overlap = !rect.Shared(other).empty();
      const long waste = overlap ? -1
                                 : long(rect.Joined(other).area()) -
                                       rect.area() - other.area();
      if (best == patches_.size() || waste < least) {
        best = i;
        least = waste;
      }
    }
    if (best == patches_.size() ||
        (least > kSlack && patches_.size() < kMostPatches)) {
      patches_.push_back({rect, true, false});
      return;
    }
    rect = rect.Joined(patches_[best].rect);
    patches_.erase(patches_.begin() + std::ptrdiff_t(best));
  }
}

std::span<const Damage::Patch> Damage::Take() {
  patches_.clear();
  if (!scene_.empty()) Collect(scene_);
  for (int y = 0; y < rows_; ++y) {
    for (int x = 0; x < columns_;) {
      const auto damaged = [&](int column) {
        return column < columns_ &&
               squares_[std::size_t(y * columns_ + column)].damaged;
      };
      int end = x;
      while (damaged(end)) ++end;
      if (end > x) {
        Collect({x * kSquare, y * kSquare, std::min(end * kSquare, width_),
                 std::min((y + 1) * kSquare, height_)});
      }
      x = end + 1;
    }
  }
  for (Patch& patch : patches_) {
    patch.scene = !patch.rect.Shared(scene_).empty();
    const PixelRect on = SquaresOf(patch.rect);
    for (int y = on.y0; y < on.y1; ++y) {
      for (int x = on.x0; x < on.x1; ++x) {
        Square& square = squares_[std::size_t(y * columns_ + x)];
        patch.kept &= !square.stale;
        square.stale = square.damaged = false;
      }
    }
  }
  scene_ = {};
  return patches_;
}

}  // namespace limber::render
