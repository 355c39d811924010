// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/scene/frame.h"

namespace limber::render {

// Pixels of the window, origin top left; x1 and y1 lie outside.
struct PixelRect {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;

  bool empty() const { return x1 <= x0 || y1 <= y0; }
  int area() const { return empty() ? 0 : (x1 - x0) * (y1 - y0); }
  PixelRect Joined(const PixelRect& other) const;
  PixelRect Shared(const PixelRect& other) const;
  bool operator==(const PixelRect&) const = default;
};

// Which parts of the window differ from the last picture. The window is cut
// into squares; a square whose panels are the same triangles in the same order
// looks the same, and one that an opaque panel fills does not show what lies
// behind. Takes nothing from the heap once the size has settled.
class Damage {
 public:
  static constexpr int kSquare = 32;  // pixels; a software driver's tile is 64

  // Everything is damaged where the size is new.
  void Fit(int width, int height);
  void AddAll();

  // Compares the panels with those of the last call; may be null.
  void AddPanels(const scene::Overlay* overlay);
  // The scene behind the panels has changed here. After AddPanels.
  void AddScene(const PixelRect& rect);
  // The layer that is kept has to be drawn again wherever it shows.
  void DropKept();

  // A few rectangles that hold all damaged squares and do not overlap. Ends
  // the frame: nothing is damaged afterwards.
  struct Patch {
    PixelRect rect;
    bool kept = false;   // the kept layer is still good in all of it
    bool scene = false;  // holds all that shows of the scene; one at most
  };
  std::span<const Patch> Take();

 private:
  struct Square {
    std::uint64_t panels = 0;   // signature of the triangles that touch it
    std::uint64_t drawing = 0;  // the same, of the frame being compared
    bool covered = false;       // an opaque panel fills it
    bool damaged = true, stale = true;
  };
  PixelRect SquaresOf(const PixelRect& pixels) const;
  void Sign(const scene::Overlay::List& list,
            const scene::Overlay::Command& command);
  void Cover(std::span<const scene::Overlay::Vertex> vertices,
             std::span<const std::uint16_t> fan, const PixelRect& clip);
  void Collect(PixelRect rect);

  int width_ = 0, height_ = 0, columns_ = 0, rows_ = 0;
  std::vector<Square> squares_;         // [row * columns + column]
  std::vector<std::uint32_t> corners_;  // the last fan that holds the corner
  std::uint32_t fan_ = 0;
  PixelRect scene_;
  std::vector<Patch> patches_;
};

}  // namespace limber::render
