// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cassert>
#include <span>

#include "engine/body/anchor.h"
#include "engine/body/balance.h"

namespace limber::body {

// Unknowns: root place, pelvis angles, two of the spine, then each side.
enum Unknown : int {
  kRootX,
  kRootY,
  kRootZ,
  kPitch,
  kRoll,
  kYaw,
  kLumbar,
  kThoracic,
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

  // Three rows that hold `point`, carried by the joints of the limb from
  // `first` to `last`, at `target`.
  void Hold(const math::Vec3& point, const math::Vec3& target, Side side,
            LimbUnknown first, LimbUnknown last);
  // Three rows that hold the orientation of what the limb carries up to
  // `last`; Roll only holds its turn about `about`.
  void Orient(const math::Quat& present, const math::Quat& target, Side side,
              LimbUnknown first, LimbUnknown last);
  void Roll(const math::Quat& present, const math::Quat& target,
            const math::Vec3& about, Side side, LimbUnknown first,
            LimbUnknown last);

  template <class Visit>
  void Walk(Side side, LimbUnknown first, LimbUnknown last, bool chest,
            const math::Vec3& point, const Visit& visit) const;
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
