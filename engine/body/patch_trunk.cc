// SPDX-License-Identifier: MIT
//
// Skin of trunk, head and shanks that comes lowest as the body sits, lies, bows
// its head or kneels: found on the body put into such a posture.
#include <algorithm>
#include <cmath>
#include <iterator>

#include "engine/body/patch.h"
#include "engine/body/posed_body.h"
#include "engine/math/angle.h"

namespace limber::body {

using math::Radians;
using math::Vec3;
using math::Vec3f;

namespace {

constexpr double kLeaning = -84;  // deg, half-way to the pelvis before a roller

Posture Sitting() {
  Posture posture;
  posture[Trunk::kPelvisPitch] = Radians(-8);
  posture[Trunk::kLumbarFlex] = Radians(8);
  for (const Side side : kSides) {
    posture.at(Limb::kHipFlex, side) = Radians(80);
    posture.at(Limb::kKneeFlex, side) = Radians(90);
  }
  return posture;
}

// Knees up, arms a little off the sides.
Posture Lying(double pitch = -94) {
  Posture posture;
  posture[Trunk::kPelvisPitch] = Radians(pitch);
  for (const Side side : kSides) {
    posture.at(Limb::kHipFlex, side) = Radians(47);
    posture.at(Limb::kKneeFlex, side) = Radians(104);
    posture.at(Limb::kShElev, side) = Radians(30);
  }
  return posture;
}

Posture Bowed() {  // face down
  Posture posture;
  posture[Trunk::kPelvisPitch] = Radians(75);
  return posture;
}

// Insteps down, hips over the knees or on the heels.
Posture Kneeling(double knee) {
  Posture posture;
  for (const Side side : kSides) {
    posture.at(Limb::kHipFlex, side) = Radians(knee - 90);
    posture.at(Limb::kKneeFlex, side) = Radians(knee);
    posture.at(Limb::kAnkleDf, side) = Radians(-59);
  }
  return posture;
}

// Of what `in` says may touch, what lies within `depth` above the lowest that
// is no further than `reach` from it along the body, m.
void FindAlong(const PosedBody& body, double depth, double reach,
               const std::function<bool(std::size_t)>& in, SkinPatch& patch) {
  std::vector<std::uint32_t> all;
  for (std::size_t p = 0; p < body.points.size(); ++p) {
    if (in(p)) all.push_back(static_cast<std::uint32_t>(p));
  }
  for (const std::uint32_t p : all) {
    double lowest = 1e9;
    for (const std::uint32_t other : all) {
      if (std::abs(double(body.points[other].z - body.points[p].z)) > reach) {
        continue;
      }
      lowest = std::min(lowest, double(body.points[other].y));
    }
    if (double(body.points[p].y) < lowest + depth) patch.along.push_back(p);
  }
}

// Heights of skin over the ground on which a shank lies with knee and instep.
class Ground {
 public:
  Ground(const Rig& rig, const PosedBody& body, Side side,
         const SkinPatch& shin)
      : body_(body) {
    const auto place = [&](LimbLandmark landmark) {
      return body.PlaceOf(rig.joint(landmark, side));
    };
    point_ = place(LimbLandmark::kKnee);
    const Vec3 along = place(LimbLandmark::kAnkle) - point_;
    up_ = Flat(up_, along);
    // Turned until what is lowest of the two is level.
    for (int turn = 0; turn < 20; ++turn) {
      const std::uint32_t knee = Lowest({shin.level[0], shin.level[1]});
      const std::uint32_t instep = Lowest({shin.level[2], shin.level[3]});
      up_ = Flat(up_, Vec3(body.points[instep] - body.points[knee]));
      point_ = Vec3(body.points[knee]);
    }
  }

  double Height(std::size_t p) const {
    return glm::dot(Vec3(body_.points[p]) - point_, up_);
  }

 private:
  static Vec3 Flat(const Vec3& up, const Vec3& along) {
    const Vec3 a = glm::normalize(along);
    return glm::normalize(up - glm::dot(up, a) * a);
  }
  std::uint32_t Lowest(
      std::initializer_list<std::span<const std::uint32_t>> groups) const {
    std::uint32_t lowest = groups.begin()->front();
    for (const auto& group : groups) {
      for (const std::uint32_t p : group) {
        if (Height(p) < Height(lowest)) lowest = p;
      }
    }
    return lowest;
  }

  const PosedBody& body_;
  Vec3 point_{0}, up_{0, 1, 0};
};

}  // namespace

// The knee's own pad lifts off as the body sits back, and the tibia rolls on
// along its front: what lies low in both is what carries all the way.
void SkinPatches::FindShins(const Rig& rig, const anim::Mesh& mesh) {
  const double q = rig.stature_ratio();
  // Soft: the knee's skin slides far as it bends.
  const anim::Deformer deformer(mesh, rig.skeleton(), true);
  const PosedBody tall(rig, mesh, deformer, Kneeling(90));
  const PosedBody low(rig, mesh, deformer, Kneeling(156));
  for (const Side side : kSides) {
    SkinPatch& shin = Of(Contact::kShin, side);
    const double knee =
        rig.skeleton()
            .model_from_joint[std::size_t(rig.joint(LimbLandmark::kKnee, side))]
            .translation.y;
    const Ground under_tall(rig, tall, side, shin);
    const Ground under_low(rig, low, side, shin);
    for (const std::uint32_t p : shin.flesh) {
      const double below = knee - double(mesh.positions[mesh.vertex_of[p]].y);
      if (below < 0 || below > 0.15 * q) continue;
      if (std::max(under_tall.Height(p), under_low.Height(p)) < 0.008 * q) {
        shin.contact.push_back(p);
      }
    }
  }
}

void SkinPatches::FindTrunk(const Rig& rig, const anim::Mesh& mesh) {
  const double q = rig.stature_ratio();
  const auto near = [&](double a, double b, double metres) {
    return std::abs(a - b) < metres * q;
  };

  const anim::Deformer deformer(mesh, rig.skeleton(), false);
  const PosedBody sitting(rig, mesh, deformer, Sitting());
  const auto is_seat = [&](std::size_t p) {
    const HostPart part = sitting.PartOf(p);
    return part == HostPart::kPelvis || part == HostPart::kThigh;
  };
  for (const Side side : kSides) {
    const Vec3 hip = sitting.PlaceOf(rig.joint(LimbLandmark::kHip, side));
    const auto in = [&](std::size_t p) {
      const Vec3 x(sitting.points[p]);
      return is_seat(p) && near(x.x, hip.x, 0.07) &&
             near(x.z, hip.z - 0.02 * q, 0.06) && x.y < hip.y;
    };
    const auto flesh = [&](std::size_t p) {
      return side == Side::kLeft && is_seat(p) &&
             double(sitting.points[p].y) < hip.y;
    };
    FindLowest(sitting, 0.016 * q, in, flesh, Of(Contact::kSeat, Side::kLeft));
  }

  const PosedBody lying(rig, mesh, deformer, Lying());
  const Vec3 hips = AnchorOf(rig, lying.pose, {Contact::kPelvis, {}}).first;
  const Vec3 t8 = lying.PlaceOf(rig.joint(Landmark::kThorax));
  const auto is_pelvis = [&](std::size_t p) {
    const HostPart part = lying.PartOf(p);
    return (part == HostPart::kPelvis || part == HostPart::kBelly ||
            part == HostPart::kThigh) &&
           double(lying.points[p].y) < hips.y;
  };
  // What touches both flat on the back and with the back on a roller.
  const PosedBody leaning(rig, mesh, deformer, Lying(kLeaning));
  const Vec3 leaning_hips =
      AnchorOf(rig, leaning.pose, {Contact::kPelvis, {}}).first;
  FindLowest(
      leaning, 0.014 * q,
      [&](std::size_t p) {
        return is_pelvis(p) &&
               near(double(leaning.points[p].z), leaning_hips.z, 0.10);
      },
      is_pelvis, Of(Contact::kPelvis, Side::kLeft));
  // Whatever of the buttocks comes lowest as the body sits up carries it.
  SkinPatch& pelvis = Of(Contact::kPelvis, Side::kLeft);
  pelvis.level[0].clear();
  std::ranges::copy_if(pelvis.flesh, std::back_inserter(pelvis.level[0]),
                       [&](std::uint32_t p) {
                         return near(double(lying.points[p].z), hips.z, 0.13);
                       });
  const auto is_back = [&](std::size_t p) {
    const HostPart part = lying.PartOf(p);
    return (part == HostPart::kChest || part == HostPart::kBelly) &&
           double(lying.points[p].y) < t8.y;
  };
  FindLowest(
      lying, 0.012 * q,
      [&](std::size_t p) {
        return is_back(p) && near(lying.points[p].x, 0, 0.15);
      },
      is_back, Of(Contact::kRibcage, Side::kLeft));
  FindLowest(
      lying, 0.012 * q,
      [&](std::size_t p) {
        return is_back(p) && near(lying.points[p].x, 0, 0.10) &&
               near(lying.points[p].z, t8.z, 0.03);
      },
      is_back, Of(Contact::kBack, Side::kLeft));
  FindAlong(
      lying, 0.012 * q, 0.03,
      [&](std::size_t p) {
        return is_back(p) && near(lying.points[p].x, 0, 0.10);
      },
      Of(Contact::kBack, Side::kLeft));
  const auto is_head = [&](std::size_t p) {
    return lying.PartOf(p) == HostPart::kHead;
  };
  FindLowest(lying, 0.008 * q, is_head, is_head,
             Of(Contact::kOcciput, Side::kLeft));

  const PosedBody bowed(rig, mesh, deformer, Bowed());
  const std::size_t head = std::size_t(rig.joint(Landmark::kHead));
  const Vec3 crown = bowed.pose.turn[head] * Vec3(0, 1, 0);
  const auto is_face = [&](std::size_t p) {
    return bowed.PartOf(p) == HostPart::kHead;
  };
  FindLowest(
      bowed, 0.007 * q,
      [&](std::size_t p) {  // above the brows
        const Vec3 up = Vec3(bowed.points[p]) - bowed.PlaceOf(int(head));
        return is_face(p) && near(bowed.points[p].x, 0, 0.045) &&
               near(glm::dot(up, crown), 0.09 * q, 0.03);
      },
      is_face, Of(Contact::kForehead, Side::kLeft));
}

}  // namespace limber::body
