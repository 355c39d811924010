// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/body/balance.h"
#include "engine/body/host.h"
#include "engine/body/patch.h"

namespace limber::coach {

// A part of the body where one figure plants it. What is of the host is in its
// frame: see body/host.h.
struct Footing {
  body::Anchor anchor;
  body::Host host;
  std::string on;                // what it lies on: "floor", "thigh", ...
  body::ContactSurface surface;  // of it, where the part lies
  math::Vec3 centre{0};          // of its skin patch, m
  math::Vec3 palm{0};            // forearm: of the palm, which lies along too
  body::Support support;         // the ground it touches, world space
  math::Vec3 breath{0};          // m, that a full breath moves the surface by
  math::Vec3 deep_breath{0};     // m, what a second one would add
};
Footing Mirror(const Footing& footing);

// Hands that were fitted to each other before the chest hold each other from
// then on, wherever the arms go. The frames are of the other hand and of the
// chest; `side` is that of this hand.
void HoldByOther(const body::HostFrame& other, const body::HostFrame& chest,
                 body::Side side, Footing& footing);

// A back on a bar rolls there, and does not slip.
bool RollsOn(body::Effector effector, const body::ContactSurface& surface);
// A roller that has rolled by so much, m, from where its surface is.
body::ContactSurface Rolled(const Footing& footing,
                            const body::ContactSurface& surface,
                            double distance);
// How far a back goes with a bar that rolls by one metre, about: both ways add
// up, less what it is pressed in.
double CarryOf(const body::ContactSurface& bar);

// How far a breath of that fullness moves the surface, m, host's frame: more
// than a full one lifts the belly alone, see body/breathing.h.
math::Vec3 MovedByBreath(const Footing& footing, double fullness);
// Where the surface is with the lungs so full, [0, 1]; in the host's frame.
body::ContactSurface SurfaceAt(const Footing& footing, double fullness);

// The ground that a patch carries on, of skin in the world: nothing where the
// surface is not level.
body::Support SupportOf(const body::SkinPatch& patch,
                        const body::ContactSurface& surface,
                        std::span<const math::Vec3f> points);

// What a part can lie on.
//   floor, mat            the ground, which they share
//   door_frame            fitted to the forearm on it
//   chair, chair_back, pillow, high_pillow, flat_pillow, desk
//                         fitted to the body: as high, or as far back, as it
//                         needs in the first stance that uses them
//   air                   nothing: the part is held as high as the first stance
//                         has it, for instance a lifted pelvis
//   roller, towel         bars on the floor, under the first that lies on them
//   hands                 the other hand: fitted about the plane between the
//                         two, before the chest
//   crown                 the skull, round under a hand
//   thigh, shin, ...      the body's own skin, nearest to the part; "other_"
//                         before it: of the other side
struct SurfaceKind {
  std::string_view name;
  body::HostPart host = body::HostPart::kWorld;
  bool other = false;  // of the other side
  bool round = false;  // a ball, not a plane
  bool bar = false;    // a long one
};
std::span<const SurfaceKind> SurfaceKinds();
const SurfaceKind* FindSurfaceKind(std::string_view name);

}  // namespace limber::coach
