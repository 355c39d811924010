// SPDX-License-Identifier: MIT
#include "engine/body/patch.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "engine/math/angle.h"

namespace limber::body {

using math::Vec3;
using math::Vec3f;

namespace {

constexpr double kNear = 0.006;       // m, "touches"; decisions of the checks
constexpr double kRounding = 0.0015;  // m
// The way down for a foot that stands on its heel, toes up by 22 degrees.
const Vec3 kHeelDown(0, -0.927, -0.375);

// Weights of families of joints, and rest geometry, per point.
class Skin {
 public:
  Skin(const Rig& rig, const anim::Mesh& body) : rig_(rig), body_(body) {}

  std::size_t count() const { return body_.point_count(); }
  Vec3 position(std::size_t p) const {
    return Vec3(body_.positions[body_.vertex_of[p]]);
  }
  Vec3 normal(std::size_t p) const {
    return Vec3(body_.normals[body_.vertex_of[p]]);
  }
  // Weight of the joints of one side whose names begin with any of `families`.
  double weight(std::size_t p, std::initializer_list<const char*> families,
                Side side) const {
    double sum = 0;
    for (int k = 0; k < anim::kInfluences; ++k) {
      const std::string& name =
          rig_.skeleton().names[body_.joints[p][std::size_t(k)]];
      if (!name.ends_with(side == Side::kLeft ? ".L" : ".R")) continue;
      for (const char* family : families) {
        if (name.starts_with(family)) {
          sum += double(body_.weights[p][std::size_t(k)]);
          break;
        }
      }
    }
    return sum;
  }

 private:
  const Rig& rig_;
  const anim::Mesh& body_;
};

// The forearm upright on a wall before the body, elbow at shoulder height:
// what looks forward then is what touches.
Posture UprightForearm() {
  Posture posture;
  for (const Side side : kSides) {
    posture.at(Limb::kShPlane, side) = math::Radians(22);
    posture.at(Limb::kShElev, side) = math::Radians(90);
    posture.at(Limb::kShRot, side) = math::Radians(-68);
    posture.at(Limb::kElbowFlex, side) = math::Radians(90);
    posture.at(Limb::kForePron, side) = math::Radians(22);
  }
  return posture;
}

}  // namespace

SkinPatches::SkinPatches(const Rig& rig, const anim::Mesh& body) {
  FindLimbs(rig, body);
  FindShins(rig, body);
  FindTrunk(rig, body);
  FindLying(rig, body);
}

void SkinPatches::FindLimbs(const Rig& rig, const anim::Mesh& body) {
  const Skin skin(rig, body);
  const double q = rig.stature_ratio();
  RigPose upright = rig.MakePose();
  rig.Pose(UprightForearm(), Vec3(0), upright);
  for (const Side side : kSides) {
    const double s = side == Side::kLeft ? 1 : -1;
    const auto head = [&](LimbLandmark l) {
      return rig.skeleton()
          .model_from_joint[std::size_t(rig.joint(l, side))]
          .translation;
    };
    const auto patch = [&](Contact contact) -> SkinPatch& {
      return patches_[std::size_t(side)][std::size_t(contact)];
    };
    const Vec3 wrist = head(LimbLandmark::kWrist);
    const Vec3 elbow = head(LimbLandmark::kElbow);
    const Vec3 knee = head(LimbLandmark::kKnee);
    const Vec3 ankle = head(LimbLandmark::kAnkle);
    const Vec3 toes = head(LimbLandmark::kToes);
    // Rest to anatomical: fingers down, palm forward.
    const math::Quat hand = rig.zero(rig.joint(LimbLandmark::kWrist, side));
    const math::Quat forearm =
        upright.turn[std::size_t(rig.joint(LimbLandmark::kForearmTwist, side))];

    for (std::size_t p = 0; p < skin.count(); ++p) {
      const std::uint32_t index = static_cast<std::uint32_t>(p);
      const Vec3 x = skin.position(p);
      const Vec3 n = skin.normal(p);

      const double in_hand =
          skin.weight(p, {"wrist", "metacarpal", "finger"}, side);
      if (in_hand > 0.5) {
        const Vec3 local = hand * (x - wrist);
        const double palmar = (hand * n).z;
        const double along = -local.y / q;
        const bool thumb = skin.weight(p, {"finger1"}, side) > 0.15;
        if (in_hand > 0.8) {
          patch(Contact::kPalm).flesh.push_back(index);
          patch(Contact::kHandback).flesh.push_back(index);
        }
        patch(Contact::kArm).flesh.push_back(index);
        patch(Contact::kArm).contact.push_back(index);
        patch(Contact::kArm).level[2].push_back(index);
        patch(Contact::kForearm).flesh.push_back(index);
        if (in_hand > 0.95 && !thumb && palmar > 0.75 && along > 0.02 &&
            along < 0.105) {
          patch(Contact::kPalm).contact.push_back(index);
        }
        if (in_hand > 0.95 && !thumb && palmar < -0.75 && along > 0.02 &&
            along < 0.105) {
          patch(Contact::kHandback).contact.push_back(index);
        }
        if (in_hand > 0.95 && !thumb && std::abs(palmar) > 0.6) {
          const bool outer = local.x * s > 0;  // thumb side in this frame
          auto& level =
              patch(palmar > 0 ? Contact::kPalm : Contact::kHandback).level;
          if (along > 0.008 && along < 0.045) {
            level[outer].push_back(index);
          } else if (along > 0.075 && along < 0.11) {
            level[2 + outer].push_back(index);
          }
        }
      }

      const double in_forearm = skin.weight(p, {"lowerarm"}, side);
      if (in_forearm + in_hand > 0.6 && in_forearm > 0.05) {
        patch(Contact::kForearm).flesh.push_back(index);
        patch(Contact::kArm).flesh.push_back(index);
        const double along =
            glm::dot(x - elbow, glm::normalize(wrist - elbow)) /
            glm::length(wrist - elbow);
        if (along < 0.2) patch(Contact::kArm).level[0].push_back(index);
        if (in_forearm > 0.9 && (forearm * n).z > 0.88 && along > 0.25 &&
            along < 0.9) {
          patch(Contact::kForearm).contact.push_back(index);
          patch(Contact::kForearm).level[along > 0.6 ? 2 : 0].push_back(index);
        }
      }

      const double in_foot = skin.weight(p, {"foot", "toe"}, side);
      if (in_foot > 0.5) {
        patch(Contact::kSole).flesh.push_back(index);
        patch(Contact::kShin).flesh.push_back(index);
        if (in_foot > 0.9 && n.y < -0.8 && x.y < 0.02 * q) {
          patch(Contact::kSole).contact.push_back(index);
        }
        const double z = (x.z - ankle.z) / q + 0.023;
        const bool outer = (x.x - ankle.x) * s > 0;
        if (in_foot > 0.9 && n.y < -0.6 && x.y < 0.03 * q) {
          if (z < 0.03) {
            patch(Contact::kSole).level[outer].push_back(index);
          } else if (z > 0.09 && z < 0.15) {
            patch(Contact::kSole).level[2 + outer].push_back(index);
          }
        }
        patch(Contact::kHeel).flesh.push_back(index);
        if (in_foot > 0.9 && glm::dot(n, kHeelDown) > 0.9 && z < 0.005) {
          patch(Contact::kHeel).contact.push_back(index);
          patch(Contact::kHeel).level[outer].push_back(index);
        }
        patch(Contact::kToes).flesh.push_back(index);
        patch(Contact::kLeg).flesh.push_back(index);
        patch(Contact::kLeg).contact.push_back(index);
        patch(Contact::kLeg).level[2].push_back(index);
        if (in_foot > 0.9 && n.y < -0.6 && x.z > toes.z - 0.02 * q) {
          patch(Contact::kToes).contact.push_back(index);
          patch(Contact::kToes).level[outer].push_back(index);
        }
        if (in_foot > 0.9 && n.y > 0.35 && z > 0.06) {
          patch(Contact::kShin).level[2 + outer].push_back(index);
        }
      }

      const double in_shank = skin.weight(p, {"lowerleg", "helper_knee"}, side);
      const double in_leg = in_shank + skin.weight(p, {"upperleg"}, side);
      if (in_leg + in_foot > 0.6 && x.y < knee.y + 0.09 * q && in_leg > 0.2) {
        patch(Contact::kKnee).flesh.push_back(index);
        patch(Contact::kShin).flesh.push_back(index);
        patch(Contact::kLeg).flesh.push_back(index);
        if (std::abs(x.y - knee.y) < 0.05 * q) {
          patch(Contact::kLeg).level[0].push_back(index);
        }
      }
      if (in_leg > 0.9 && n.z > 0.5 &&
          std::abs(x.y - (knee.y - 0.02 * q)) < 0.05 * q) {
        const bool outer = (x.x - knee.x) * s > 0;
        patch(Contact::kShin).level[outer].push_back(index);
        patch(Contact::kKnee).level[outer].push_back(index);
        // The pad that carries a kneeling body: front of the head of the
        // tibia, not the thigh's side of the joint.
        if (in_shank > 0.6 && n.z > 0.7 && std::abs(x.x - knee.x) < 0.035 * q) {
          patch(Contact::kKnee).contact.push_back(index);
        }
      }
    }
  }
}

ContactMeasure Measure(const SkinPatch& patch, const ContactSurface& surface,
                       std::span<const Vec3f> points) {
  ContactMeasure out;
  if (patch.contact.empty()) return out;
  double lowest = 1e9;
  std::size_t near = 0;
  for (const std::uint32_t p : patch.contact) {
    const double height = surface.Height(Vec3(points[p]));
    lowest = std::min(lowest, height);
    if (height < kNear) ++near;
    out.centre += Vec3(points[p]);
  }
  out.centre /= double(patch.contact.size());
  out.coverage = double(near) / double(patch.contact.size());
  out.gap = std::max(0.0, lowest);
  if (!surface.lays) return out;
  for (const std::uint32_t p : patch.flesh) {
    const double height = surface.Height(Vec3(points[p]));
    lowest = std::min(lowest, height);
    if (height >= 0) continue;
    out.depths -= height;
    ++out.inside;
  }
  out.penetration = std::max(0.0, -lowest);
  return out;
}

void LayFlesh(const SkinPatch& patch, const ContactSurface& surface,
              double weight, std::span<Vec3f> points) {
  if (weight <= 0 || !surface.lays) return;
  for (const std::uint32_t p : patch.flesh) {
    const Vec3 at(points[p]);
    const double height = surface.Height(at);
    if (height >= kRounding) continue;
    const double laid =
        height <= -kRounding
            ? 0
            : (height + kRounding) * (height + kRounding) / (4 * kRounding);
    points[p] += Vec3f((laid - height) * weight * surface.NormalAt(at));
  }
}

}  // namespace limber::body
