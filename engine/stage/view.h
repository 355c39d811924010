// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "engine/body/rig.h"
#include "engine/coach/movement.h"
#include "engine/coach/performer.h"
#include "engine/scene/frame.h"

namespace limber::stage {

enum class View { kBest, kFront, kSide, kBack, kThreeQuarter };
inline constexpr std::array<std::string_view, 5> kViewNames = {
    "best", "front", "side", "back", "three-quarter"};
std::optional<View> FindView(std::string_view name);

// What the person has turned by hand, on top of a named view.
struct Orbit {
  double azimuth = 0, elevation = 0;  // rad
  double zoom = 1;                    // distance divided by this
};

// Camera of a named view for this frame of the body. Standing and floor have a
// picture each, between which it follows the height of the pelvis; where the
// body would leave that picture, the camera stands back and turns after it. A
// pure function of the pose. `aspect` = width / height of the picture.
// `place` is where the movement's origin lies.
scene::Camera CameraFor(View view, const coach::Movement& movement,
                        bool mirrored, const coach::BodyFrame& frame,
                        const body::Rig& rig, double aspect, const Orbit& orbit,
                        const math::Vec3& place = {});

// Where a second figure stands beside the first, m: to the right in this named
// view, clear of it.
math::Vec3 Beside(View view, const coach::Movement& movement);
// A camera that shows both.
scene::Camera Around(const scene::Camera& camera, const math::Vec3& beside,
                     double aspect);

// How far the camera turns from the view of one movement to that of another,
// degrees, never negative.
double TurnBetween(View view, const coach::Movement& a,
                   const coach::Movement& b);

// Part of the way from one camera to another, the short way round; t in [0, 1].
scene::Camera Between(const scene::Camera& from, const scene::Camera& to,
                      double t);

}  // namespace limber::stage
