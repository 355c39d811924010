// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/anim/skeleton.h"
#include "engine/body/dof.h"
#include "engine/core/problem.h"
#include "engine/math/transform.h"

namespace limber::body {

// The joints that poses, contacts and read-outs speak of.
enum class Landmark : std::uint8_t {
  kRoot,
  kL5,
  kL3,
  kT12,
  kThorax,
  kC7,
  kHead,
  kCount
};
enum class LimbLandmark : std::uint8_t {
  kClavicle,
  kScapula,
  kShoulder,
  kUpperArmTwist,
  kElbow,
  kForearmTwist,
  kWrist,
  kHip,
  kThighTwist,
  kKnee,
  kShankTwist,
  kAnkle,
  kToes,  // the second one's first joint
  kCount
};

// A posed skeleton, model space, metres. Sized by Rig::MakePose.
struct RigPose {
  // [joint] clinical frame: x left, y up, z front in the anatomical position
  std::vector<math::Quat> clinical;
  std::vector<math::Quat> turn;                   // [joint] posed from rest
  std::vector<math::Transform> model_from_joint;  // [joint]
};

// Upward rotation of the scapula that the elevation of the arm brings by
// itself, both in radians: 0.4 per degree above 30, at most 55 degrees, to
// either side alike, with a rounded corner so that no velocity jumps. Source:
// inman-1944, braman-2009.
double ScapularRhythm(double elevation);

// Maps clinical angles to the joints of one skeleton. Finds the joints by
// name, and the anatomical zero of each limb from where its joints lie in the
// rest pose, so the same posture plays on any body with this naming.
// Immutable. Keeps a copy of what it needs of the skeleton.
//
// Angle order (source: wu-2002, wu-2005, adapted where those are singular):
// trunk lateral after rotation, flexion innermost; hip flexion outermost, so
// that abduction still opens the knees of a flexed hip; shoulder as swing
// (elevation in a plane) after twist about the humerus.
class Rig {
 public:
  // Fails with rule "figure-joints", naming every joint that is missing.
  static core::Loaded<Rig> Build(const anim::Skeleton& skeleton);

  RigPose MakePose() const;

  // Forward kinematics. `root` is added to the rest position of the root
  // joint. `pose` comes from MakePose; nothing is allocated.
  void Pose(const Posture& posture, const math::Vec3& root,
            RigPose& pose) const;

  // Swing of the humerus against the thorax for these angles, and the angles
  // for a swing, choosing the pair nearest to `near` (near elevation zero the
  // plane is free: it then keeps that of `near`).
  static math::Quat ShoulderTurn(double plane, double elevation,
                                 double rotation, Side side);
  static void ShoulderAngles(const math::Quat& turn, Side side, Posture& near);
  // The same pose by other angles: a raised arm is also one that is lowered in
  // the plane opposite, plane - pi where that is positive and + pi where not.
  static void RenameArm(Side side, Posture& posture);

  int joint(Landmark landmark) const {
    return landmarks_[std::size_t(landmark)];
  }
  int joint(LimbLandmark landmark, Side side) const {
    return limb_landmarks_[std::size_t(side)][std::size_t(landmark)];
  }
  const anim::Skeleton& skeleton() const { return skeleton_; }
  // Rest-to-anatomical turn of a joint.
  const math::Quat& zero(int joint) const { return zero_[std::size_t(joint)]; }
  double stature_ratio() const { return stature_ratio_; }  // over 1.667 m

  // Share of a regional spine angle that a joint takes; 0 for other joints.
  // region 0 lumbar, 1 thoracic, 2 neck; axis 0 flexion, 1 lateral, 2 rotation.
  double SpineShare(int joint, int region, int axis) const;

 private:
  enum class Role : std::uint8_t {
    kFollow,
    kRoot,
    kSpine,
    kClavicle,
    kScapula,
    kUpperArm,
    kUpperArmTwist,
    kElbow,
    kForearmTwist,
    kWrist,
    kFinger,
    kThumb,
    kThigh,
    kThighTwist,
    kKnee,
    kAnkle,
    kToe,
    kHelper
  };
  struct JointRole {
    Role role = Role::kFollow;
    Side side = Side::kLeft;
    int parent = -1;
    int frame = -1;  // joint whose clinical frame it turns in
    int spine = -1;  // row of the share table
    int finger = 0, phalanx = 0;
    int helper_child = -1;
    math::Vec3 offset{0};  // from the parent, rest pose
    math::Quat rest{1, 0, 0, 0};
  };

  void FindZeros();

  anim::Skeleton skeleton_;
  std::vector<JointRole> roles_;
  std::vector<math::Quat> zero_;
  std::array<math::Quat, 2> thumb_;  // rest thumb to palm plane
  std::array<int, std::size_t(Landmark::kCount)> landmarks_{};
  std::array<std::array<int, std::size_t(LimbLandmark::kCount)>, 2>
      limb_landmarks_{};
  double stature_ratio_ = 1;
};

}  // namespace limber::body
