// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/anim/mesh.h"
#include "engine/anim/skeleton.h"
#include "engine/check/solid.h"
#include "engine/coach/ask.h"

namespace limber::check {

// How deep arms, legs and head are inside the things around, of the drawn skin:
// whether they are planted on them, on their way there, or merely pass by.
class PropOverlap {
 public:
  // The skeleton must outlive it.
  PropOverlap(const anim::Mesh& body, const anim::Skeleton& skeleton,
              std::span<const coach::Prop> props);

  struct Depth {
    double depth = 0;        // m, 0 = nothing inside
    std::string_view part;   // joint that the deepest point follows most
    std::string_view thing;  // what it is in
  };
  struct Depths {
    Depth firm, soft;  // in what is firm, and in what gives
  };
  // Whether there is anything firm, or soft, that one could be inside of.
  bool any(bool soft) const;
  // `points` is the skin of the body in one pose, world space, m; `props` those
  // it was made with, where they are now.
  Depths Measure(std::span<const math::Vec3f> points,
                 std::span<const coach::Prop> props) const;

 private:
  struct Place {
    std::uint32_t point = 0;
    std::uint16_t joint = 0;
  };
  struct Piece {
    Solid solid;
    std::size_t prop = 0;
  };

  const anim::Skeleton* skeleton_;
  std::vector<Place> places_;
  std::vector<Piece> pieces_;
};

}  // namespace limber::check
