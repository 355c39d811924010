// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "engine/coach/prop.h"

namespace limber::check {

// A firm piece of a thing: a box, or a bar along its x. Metres.
struct Solid {
  std::string_view name;  // "chair post", for messages
  // Of the thing; the origin is the middle of the solid.
  math::Transform prop_from_solid;
  math::Vec3 half{0};  // of a bar: half its length, its radius, its radius
  bool round = false;
  bool gives = false;  // as cloth does

  // How far inside it a point of its own space is, m; 0 outside.
  double Depth(const math::Vec3& p) const;
};

// What a limb must not pass through: rollers and towels, the wood of a chair,
// posts, walls, boards and screens. None for what is stuffed, as pillows are,
// for what is worn or held, and for the ground. Built from the size alone, as
// the thing is drawn, but for edges, which are rounded off there.
std::vector<Solid> SolidsOf(const coach::PropSize& size);

}  // namespace limber::check
