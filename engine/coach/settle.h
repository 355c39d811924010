// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "engine/body/anchor.h"
#include "engine/body/patch.h"

namespace limber::coach {

// How far flesh is pressed in before it is laid flat, m: enough that the
// whole of a patch touches, less than the surfaces allow. A larger body has
// thicker flesh and more weight on each patch of it: see
// body::Rig::stature_ratio.
double PressDepth(body::Contact contact, double stature_ratio);

// Height of the lowest three of some points over a surface, and their middle.
struct Level {
  double height = 0;  // m
  math::Vec3 centre{0};
  bool any = false;  // there are points
};
Level LowestOf(std::span<const std::uint32_t> group,
               const body::ContactSurface& surface,
               std::span<const math::Vec3f> points);

// Moves the anchor of a part so that the level groups of its patch press
// PressDepth into the surface: tilted along the part and across it, then
// lowered. `points` is the skin as it is with that anchor; one call is one
// step of the approach.
void Settle(const body::SkinPatch& patch, body::Contact contact,
            const body::ContactSurface& surface,
            std::span<const math::Vec3f> points, double stature_ratio,
            body::Anchor& anchor);

}  // namespace limber::coach
