// SPDX-License-Identifier: MIT
//
// Skin that comes lowest as the body lies on its side or on its front.
#include <algorithm>
#include <cmath>

#include "engine/body/anchor.h"
#include "engine/body/patch.h"
#include "engine/body/posed_body.h"
#include "engine/math/angle.h"

namespace limber::body {

using math::Radians;
using math::Vec3;

namespace {

// Hips and knees bent, that arm before the chest.
Posture OnSide(Side side) {
  Posture posture;
  posture[Trunk::kPelvisRoll] = Radians(side == Side::kRight ? 90 : -90);
  for (const Side each : kSides) {
    posture.at(Limb::kHipFlex, each) = Radians(48);
    posture.at(Limb::kKneeFlex, each) = Radians(65);
    posture.at(Limb::kScapProt, each) = Radians(12);
    posture.at(Limb::kShPlane, each) = Radians(98);
    posture.at(Limb::kShElev, each) = Radians(80);
  }
  return posture;
}

Posture OnFront() {
  Posture posture;
  posture[Trunk::kPelvisPitch] = Radians(91);
  for (const Side side : kSides) posture.at(Limb::kShElev, side) = Radians(40);
  return posture;
}

}  // namespace

void SkinPatches::FindLying(const Rig& rig, const anim::Mesh& mesh) {
  const double q = rig.stature_ratio();
  const auto near = [&](double a, double b, double metres) {
    return std::abs(a - b) < metres * q;
  };
  const anim::Deformer deformer(mesh, rig.skeleton(), false);
  for (const Side side : kSides) {
    const PosedBody body(rig, mesh, deformer, OnSide(side));
    const auto part = [&](std::size_t p, std::initializer_list<HostPart> of) {
      const Host host = PartOfJoint(rig, mesh.joints[p][0]);
      const bool here = !HasSide(host.part) || host.side == side;
      return here && std::ranges::find(of, host.part) != of.end();
    };
    const Vec3 hip = body.PlaceOf(rig.joint(LimbLandmark::kHip, side));
    const auto is_hip = [&](std::size_t p) {
      return part(p, {HostPart::kPelvis, HostPart::kThigh}) &&
             double(body.points[p].y) < hip.y;
    };
    FindLowest(
        body, 0.012 * q,
        [&](std::size_t p) {
          return is_hip(p) && near(double(body.points[p].x), hip.x, 0.10);
        },
        is_hip, Of(Contact::kHip, side));

    const Vec3 shoulder =
        body.PlaceOf(rig.joint(LimbLandmark::kShoulder, side));
    const auto is_shoulder = [&](std::size_t p) {
      return part(p, {HostPart::kChest, HostPart::kUpperArm}) &&
             double(body.points[p].y) < shoulder.y + 0.03 * q;
    };
    FindLowest(
        body, 0.012 * q,
        [&](std::size_t p) {
          return is_shoulder(p) &&
                 near(double(body.points[p].x), shoulder.x, 0.12) &&
                 near(double(body.points[p].z), shoulder.z, 0.08);
        },
        is_shoulder, Of(Contact::kShoulder, side));

    // The ear folds flat: temple and cheekbone before it carry.
    const Vec3 skull = AnchorOf(rig, body.pose, {Contact::kCheek, side}).first;
    const auto is_head = [&](std::size_t p) {
      return part(p, {HostPart::kHead}) && double(body.points[p].y) < skull.y;
    };
    FindLowest(
        body, 0.010 * q,
        [&](std::size_t p) {
          return is_head(p) && near(double(body.points[p].x), skull.x, 0.08) &&
                 double(body.points[p].z) > skull.z + 0.005 * q;
        },
        is_head, Of(Contact::kCheek, side));
  }

  const PosedBody front(rig, mesh, deformer, OnFront());
  const Vec3 hips = AnchorOf(rig, front.pose, {Contact::kBelly, {}}).first;
  const Vec3 t8 = front.PlaceOf(rig.joint(Landmark::kThorax));
  const auto is_belly = [&](std::size_t p) {
    const HostPart part = front.PartOf(p);
    return (part == HostPart::kPelvis || part == HostPart::kBelly ||
            part == HostPart::kThigh) &&
           double(front.points[p].y) < hips.y;
  };
  FindLowest(
      front, 0.014 * q,
      [&](std::size_t p) {
        return is_belly(p) && near(double(front.points[p].z), hips.z, 0.12);
      },
      is_belly, Of(Contact::kBelly, Side::kLeft));
  const auto is_chest = [&](std::size_t p) {
    const HostPart part = front.PartOf(p);
    return (part == HostPart::kChest || part == HostPart::kBelly) &&
           double(front.points[p].y) < t8.y;
  };
  FindLowest(
      front, 0.014 * q,
      [&](std::size_t p) {
        return is_chest(p) && near(double(front.points[p].x), 0, 0.15);
      },
      is_chest, Of(Contact::kChest, Side::kLeft));
}

}  // namespace limber::body
