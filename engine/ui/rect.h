// SPDX-License-Identifier: MIT
#pragma once

namespace limber::ui {

// Window pixels, origin top left, y down; [x0, x1) by [y0, y1).
struct Rect {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;

  float width() const { return x1 - x0; }
  float height() const { return y1 - y0; }
  float centre_x() const { return (x0 + x1) / 2; }
  float centre_y() const { return (y0 + y1) / 2; }
  bool empty() const { return x1 <= x0 || y1 <= y0; }
  bool Contains(float x, float y) const {
    return x >= x0 && x < x1 && y >= y0 && y < y1;
  }
  bool Overlaps(const Rect& other) const {
    return x0 < other.x1 && other.x0 < x1 && y0 < other.y1 && other.y0 < y1;
  }
  Rect Inset(float dx, float dy) const {
    return {x0 + dx, y0 + dy, x1 - dx, y1 - dy};
  }
};

}  // namespace limber::ui
