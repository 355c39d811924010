// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cassert>
#include <span>

#include "engine/body/anchor.h"
#include "engine/body/balance.h"
#include "engine/body/host.h"

namespace limber::body {

// Unknowns: root place, pelvis angles, flexion of the three regions of the
// spine, then each side.
enum Unknown : int {
  kRootX,
  kRootY,
  kRootZ,
  kPitch,
  kRoll,
  kYaw,
  kLumbar,
  kThoracic,
  kNeck,
  kTrunkUnknowns
};
enum LimbUnknown : int {
  kScapElev,
  kScapProt,
  kShoulderX,
  kShoulderY,
  kShoulderZ,
  kElbow,
  kPron,
  kWristFlex,
  kWristDev,
  kHipFlex,
  kHipAbd,
  kHipRot,
  kKnee,
  kAnkleDf,
  kAnkleInv,
  kLimbUnknowns
};
inline constexpr int kUnknowns = kTrunkUnknowns + 2 * kLimbUnknowns;

inline constexpr int kMaxRows = 44;

constexpr int IndexOf(LimbUnknown unknown, Side side) {
  return kTrunkUnknowns + int(side) * kLimbUnknowns + int(unknown);
}

// One linear condition on the unknowns.
struct Row {
  std::array<double, kUnknowns> jacobian{};
  double error = 0;     // m: target minus present
  double softness = 0;  // extra compliance over the row's own, for rows that
                        // may give a little
};

// What plants and balance ask of the unknowns, linearised about one pose.
class System {
 public:
  System(const Rig& rig, const RigPose& pose, const Posture& posture);

  void Add(const Plant& plant);
  // The centre of mass to be at (x, z) of `target`.
  void AddBalance(const math::Vec3& target);

  std::span<Row> rows() { return {rows_.data(), std::size_t(count_)}; }

 private:
  struct Turn {
    math::Vec3 axis{0}, pivot{0};
  };
  // What carries a point: the pelvis, the spine up to a joint, and of one limb
  // the unknowns from `first` to `last` (none where last < first).
  struct Chain {
    int tip = -1;  // joint of the spine; -1 = the pelvis alone
    Side side{};
    int first = 1, last = 0;
  };
  Chain Leg(Side side, LimbUnknown last) const {
    return {-1, side, kHipFlex, last};
  }
  Chain Arm(Side side, LimbUnknown last) const {
    return {rig_.joint(Landmark::kThorax), side, kScapElev, last};
  }
  Chain Spine(Landmark tip) const { return {rig_.joint(tip)}; }
  Chain ChainOf(Host host) const;

  // Three rows that hold `point` at `target`, along the columns of `axes`; all
  // but the second may be soft. The target moves with the host.
  void Hold(const math::Vec3& point, const math::Vec3& target,
            const Chain& chain, Host host,
            const math::Quat& axes = math::Quat(1, 0, 0, 0),
            double softness = 0);
  // Three rows that hold the orientation of what the chain carries; Roll only
  // holds its turn about `about`.
  void Orient(const math::Quat& present, const math::Quat& target,
              const Chain& chain, Host host, double softness = 0);
  void Roll(const math::Quat& present, const math::Quat& target,
            const math::Vec3& about, const Chain& chain, Host host);

  // Calls visit(unknown, turn, velocity) with what a unit of each unknown
  // gives to `point` where the chain carries it.
  template <class Visit>
  void Walk(const Chain& chain, const math::Vec3& point,
            const Visit& visit) const;
  std::span<Row> Next(int count) {
    count_ += count;
    assert(count_ <= kMaxRows);
    return rows().last(std::size_t(count));
  }
  math::Vec3 Place(int joint) const {
    return pose_.model_from_joint[std::size_t(joint)].translation;
  }

  const Rig& rig_;
  const RigPose& pose_;
  std::array<Turn, kUnknowns> turn_{};
  std::array<Row, kMaxRows> rows_{};
  int count_ = 0;
};

}  // namespace limber::body
