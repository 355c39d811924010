// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/anim/mesh.h"
#include "engine/body/effector.h"
#include "engine/body/rig.h"
#include "engine/body/surface.h"

namespace limber::body {

// Skin of one effector: indices of points of the body mesh.
struct SkinPatch {
  std::vector<std::uint32_t> contact;  // what should touch the surface
  std::vector<std::uint32_t> flesh;    // what may be laid onto it
  // Groups whose lowest points level the part: near its anchor joint and far
  // from it, each split into the inner and the outer half.
  std::array<std::vector<std::uint32_t>, 4> level;
  // Back: what would touch a bar under any height of it.
  std::vector<std::uint32_t> along;
};

// Finds the skin that can touch things by rules on weights, rest normals and
// distances along the bones, so that it works on any body of this rig:
//   palm     palm-side skin of the hand between wrist and finger roots
//   handback the other side of it
//   sole     underside of the foot; levelled by heel pad and ball
//   toes     pads of the toes and the ball of the foot
//   knee     front of the shank below the joint
//   shin     front of the shank below the knee, that carries however far the
//            knee is bent; levelled by knee and instep
//   heel     back and underside of the heel pad
//   forearm  palm-side skin of forearm and hand
//   arm      all round the elbow, and all of the hand
//   leg      all round the knee, and all of the foot
//   seat, pelvis, ribcage, back, occiput, forehead, hip, shoulder, cheek,
//   belly, chest
//            what comes lowest as the body sits, lies, or bows its head
class SkinPatches {
 public:
  SkinPatches(const Rig& rig, const anim::Mesh& body);

  const SkinPatch& of(Effector effector) const {
    return patches_[std::size_t(effector.side)][std::size_t(effector.contact)];
  }

 private:
  void FindLimbs(const Rig& rig, const anim::Mesh& body);
  void FindShins(const Rig& rig, const anim::Mesh& body);
  void FindTrunk(const Rig& rig, const anim::Mesh& body);
  void FindLying(const Rig& rig, const anim::Mesh& body);
  SkinPatch& Of(Contact contact, Side side) {
    return patches_[std::size_t(side)][std::size_t(contact)];
  }

  std::array<std::array<SkinPatch, std::size_t(Contact::kCount)>, 2> patches_;
};

// How a patch lies on a surface, metres.
struct ContactMeasure {
  double gap = 0;  // lowest point of the patch above the surface, >= 0
  // Deepest point of patch or flesh below it, >= 0. Where nothing is laid onto
  // it there is nothing to enter: interlaced fingers cross the plane that is
  // thought between two hands.
  double penetration = 0;
  double depths = 0;     // m, of all points inside it, summed
  int inside = 0;        // how many those are
  double coverage = 0;   // share of the patch within 6 mm of the surface
  math::Vec3 centre{0};  // mean of the patch, to follow its slide
};
ContactMeasure Measure(const SkinPatch& patch, const ContactSurface& surface,
                       std::span<const math::Vec3f> points);

// Lays flesh that would enter the surface softly onto it: heights from
// -rounding up are eased so that the bend has no crease. `weight` in [0, 1]
// fades the effect in and out with the contact.
void LayFlesh(const SkinPatch& patch, const ContactSurface& surface,
              double weight, std::span<math::Vec3f> points);

}  // namespace limber::body
