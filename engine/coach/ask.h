// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "engine/body/solver.h"
#include "engine/coach/footing.h"

namespace limber::coach {

// A part on its way from one anchor, to another, or both: it goes where the
// body's free motion takes it, drawn to `from` by the share `leave` and to
// `to` by the share `land`. Both begin and end softly, so it leaves and lands
// without speed. leave + land <= 1. Both are of the same host.
struct Travel {
  body::Anchor from, to;
  double leave = 0, land = 0;
  double lift = 0;  // m, over that way
};

// What the body is asked for at one moment: the authored posture, roughly
// where the root is, and what is planted. Place turns it into a pose.
struct Ask {
  body::Posture posture;
  math::Vec3 root{0};
  // Where (x, z) the centre of mass is to be, m, where that matters.
  std::optional<math::Vec3> balance;
  // [0, kept_count) are held; [kept_count, plant_count) travel, and Place
  // finds their anchors.
  std::array<body::Plant, 8> plants;
  std::array<Travel, 8> travels;
  // [plant] where it lies, or leaves from, or is going to; owned by the
  // choreography
  std::array<const Footing*, 8> footings{};
  std::size_t kept_count = 0, plant_count = 0;
  body::Freedom freedom;
  double ground = 0;  // m, how far the ground has gone backwards
  double rolled = 0;  // m, how far a roller has rolled towards +z
  double breath = 0;  // fullness of the lungs, 1 = a slow deep breath
  // The poses it lies between (ids of the movement, owned by it) and how far
  // from the first to the second, [0, 1].
  std::string_view from, to;
  double between = 0;

  std::span<const body::Plant> planted() const {
    return {plants.data(), plant_count};
  }
  // What a part lies on now, in the frame of its host.
  body::ContactSurface Surface(std::size_t plant) const;
};

// Solves an ask into `pose` and puts the anchors of travelling parts into its
// plants. The motion without them comes first; feet that would dip into the
// floor on their way are lifted over it. Allocates nothing; a pure function.
body::Solution Place(const body::Rig& rig, const body::Solver& solver, Ask& ask,
                     body::RigPose& pose);

}  // namespace limber::coach
