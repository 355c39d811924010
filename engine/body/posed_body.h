// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <vector>

#include "engine/anim/deformer.h"
#include "engine/body/host.h"
#include "engine/body/patch.h"

// Finding skin patches on the body put into the posture in which they touch.
namespace limber::body {

// The skin of a body in a posture, root at the origin of the world, and what
// each point belongs to. Rig and mesh are borrowed.
class PosedBody {
 public:
  PosedBody(const Rig& rig, const anim::Mesh& mesh,
            const anim::Deformer& deformer, const Posture& posture);

  HostPart PartOf(std::size_t point) const {
    return PartOfJoint(rig_, mesh_.joints[point][0]).part;
  }
  math::Vec3 PlaceOf(int joint) const {
    return pose.model_from_joint[std::size_t(joint)].translation;
  }

  RigPose pose;
  std::vector<math::Vec3f> points, normals;  // m; unit length

 private:
  const Rig& rig_;
  const anim::Mesh& mesh_;
};

// What touches a level surface as the body comes down on it: `in` says which
// points may touch, `flesh` which may be laid; those of `in` that lie within
// `depth` m above the lowest do touch.
void FindLowest(const PosedBody& body, double depth,
                const std::function<bool(std::size_t)>& in,
                const std::function<bool(std::size_t)>& flesh,
                SkinPatch& patch);

}  // namespace limber::body
