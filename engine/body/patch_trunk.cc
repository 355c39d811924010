// SPDX-License-Identifier: MIT
//
// Skin of the trunk and head that comes lowest as the body sits, lies, or bows
// its head: found on the body put into such a posture.
#include <algorithm>
#include <cmath>
#include <functional>

#include "engine/anim/deformer.h"
#include "engine/body/host.h"
#include "engine/body/patch.h"
#include "engine/math/angle.h"

namespace limber::body {

using math::Radians;
using math::Vec3;
using math::Vec3f;

namespace {

constexpr double kFaces = 0.3;  // flesh: its normal's y is under this

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

Posture Lying() {  // knees up, arms a little off the sides
  Posture posture;
  posture[Trunk::kPelvisPitch] = Radians(-94);
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

// The body in a posture, with what each point belongs to.
class Body {
 public:
  Body(const Rig& rig, const anim::Mesh& mesh, const Posture& posture)
      : pose(rig.MakePose()),
        points(mesh.point_count()),
        normals(mesh.point_count()),
        rig_(rig),
        mesh_(mesh) {
    rig.Pose(posture, Vec3(0), pose);
    const anim::Deformer deformer(mesh, rig.skeleton(), false);
    const auto scratch = deformer.MakeScratch();
    deformer.Deform(pose.model_from_joint, *scratch, points);
    std::vector<Vec3f> places(mesh.vertex_count());
    std::vector<Vec3f> shaded(mesh.vertex_count());
    deformer.Shade(points, *scratch, places, shaded);
    for (std::size_t p = 0; p < points.size(); ++p) {
      normals[p] = shaded[mesh.vertex_of[p]];
    }
  }

  HostPart PartOf(std::size_t point) const {
    return PartOfJoint(rig_, mesh_.joints[point][0]).part;
  }

  RigPose pose;
  std::vector<Vec3f> points, normals;

 private:
  const Rig& rig_;
  const anim::Mesh& mesh_;
};

// `in` says which points may touch, `flesh` which may be laid; those of `in`
// that lie within `depth` above the lowest do touch.
void Find(const Body& body, double depth,
          const std::function<bool(std::size_t)>& in,
          const std::function<bool(std::size_t)>& flesh, SkinPatch& patch) {
  double lowest = 1e9;
  for (std::size_t p = 0; p < body.points.size(); ++p) {
    if (in(p)) lowest = std::min(lowest, double(body.points[p].y));
  }
  for (std::size_t p = 0; p < body.points.size(); ++p) {
    const auto index = static_cast<std::uint32_t>(p);
    if (flesh(p) && double(body.normals[p].y) < kFaces) {
      patch.flesh.push_back(index);
    }
    if (!in(p) || double(body.points[p].y) > lowest + depth) continue;
    patch.contact.push_back(index);
    patch.level[0].push_back(index);
  }
}

}  // namespace

void SkinPatches::FindTrunk(const Rig& rig, const anim::Mesh& mesh) {
  const double q = rig.stature_ratio();
  const auto near = [&](double a, double b, double metres) {
    return std::abs(a - b) < metres * q;
  };
  const auto place = [](const Body& body, int joint) {
    return body.pose.model_from_joint[std::size_t(joint)].translation;
  };

  const Body sitting(rig, mesh, Sitting());
  const auto is_seat = [&](std::size_t p) {
    const HostPart part = sitting.PartOf(p);
    return part == HostPart::kPelvis || part == HostPart::kThigh;
  };
  for (const Side side : kSides) {
    const Vec3 hip = place(sitting, rig.joint(LimbLandmark::kHip, side));
    const auto in = [&](std::size_t p) {
      const Vec3 x(sitting.points[p]);
      return is_seat(p) && near(x.x, hip.x, 0.07) &&
             near(x.z, hip.z - 0.02 * q, 0.06) && x.y < hip.y;
    };
    const auto flesh = [&](std::size_t p) {
      return side == Side::kLeft && is_seat(p) &&
             double(sitting.points[p].y) < hip.y;
    };
    Find(sitting, 0.016 * q, in, flesh, Of(Contact::kSeat, Side::kLeft));
  }

  const Body lying(rig, mesh, Lying());
  const Vec3 hips = AnchorOf(rig, lying.pose, {Contact::kPelvis, {}}).first;
  const Vec3 t8 = place(lying, rig.joint(Landmark::kThorax));
  const auto is_pelvis = [&](std::size_t p) {
    const HostPart part = lying.PartOf(p);
    return (part == HostPart::kPelvis || part == HostPart::kBelly ||
            part == HostPart::kThigh) &&
           double(lying.points[p].y) < hips.y;
  };
  Find(
      lying, 0.014 * q,
      [&](std::size_t p) {
        return is_pelvis(p) && near(double(lying.points[p].z), hips.z, 0.10);
      },
      is_pelvis, Of(Contact::kPelvis, Side::kLeft));
  const auto is_back = [&](std::size_t p) {
    const HostPart part = lying.PartOf(p);
    return (part == HostPart::kChest || part == HostPart::kBelly) &&
           double(lying.points[p].y) < t8.y;
  };
  Find(
      lying, 0.012 * q,
      [&](std::size_t p) {
        return is_back(p) && near(lying.points[p].x, 0, 0.15);
      },
      is_back, Of(Contact::kRibcage, Side::kLeft));
  Find(
      lying, 0.012 * q,
      [&](std::size_t p) {
        return is_back(p) && near(lying.points[p].x, 0, 0.10) &&
               near(lying.points[p].z, t8.z, 0.03);
      },
      is_back, Of(Contact::kBack, Side::kLeft));
  const auto is_head = [&](std::size_t p) {
    return lying.PartOf(p) == HostPart::kHead;
  };
  Find(lying, 0.008 * q, is_head, is_head, Of(Contact::kOcciput, Side::kLeft));

  const Body bowed(rig, mesh, Bowed());
  const std::size_t head = std::size_t(rig.joint(Landmark::kHead));
  const Vec3 crown = bowed.pose.turn[head] * Vec3(0, 1, 0);
  const auto is_face = [&](std::size_t p) {
    return bowed.PartOf(p) == HostPart::kHead;
  };
  Find(
      bowed, 0.007 * q,
      [&](std::size_t p) {  // above the brows
        const Vec3 up = Vec3(bowed.points[p]) - place(bowed, int(head));
        return is_face(p) && near(bowed.points[p].x, 0, 0.045) &&
               near(glm::dot(up, crown), 0.09 * q, 0.03);
      },
      is_face, Of(Contact::kForehead, Side::kLeft));
}

}  // namespace limber::body
