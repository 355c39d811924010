// SPDX-License-Identifier: MIT
//
// Joint limits, on solved angles.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "engine/body/rig.h"
#include "engine/check/angles.h"
#include "engine/check/rules.h"
#include "engine/math/angle.h"

namespace limber::check {

using body::Contact;
using body::DofId;
using body::Limb;
using body::Side;
using math::Degrees;

namespace {

constexpr double kPastStraight = 3;     // deg
constexpr double kTurnSpeed = 6 * 120;  // deg/s: 6 degrees a frame at 120 Hz
constexpr double kBoneChange = 0.1;     // percent
constexpr double kSlack = 1e-6;         // deg, of rounding
constexpr double kTouches = 0.006;      // m, gap under a part that touches

bool IsArm(Limb limb) { return limb < Limb::kHipFlex; }

// A planted part loads its limb while it touches; only then may a joint of it
// go past what its own muscles reach. On its way there or back it hangs in the
// air. A hand that holds the leg bends hip and knee and no other joint of it.
bool Loaded(const Sample& sample, const DofId& dof) {
  if (!dof.of_limb) return false;
  const bool pulled = dof.limb == Limb::kHipFlex || dof.limb == Limb::kKneeFlex;
  for (const ContactSample& c : sample.touching()) {
    if (c.weight <= 0 || c.gap > kTouches) continue;
    const bool held = c.host.part == body::HostPart::kThigh ||
                      c.host.part == body::HostPart::kShank;
    if (held && pulled && c.host.side == dof.side) return true;
    if (c.effector.side != dof.side) continue;
    if (IsMidline(c.effector.contact)) continue;
    if (IsArm(c.effector.contact) == IsArm(dof.limb)) return true;
  }
  return false;
}

// A raised arm has two names; one of them is that of the plane within reach.
body::Posture Usual(body::Posture posture, const body::RangesOfMotion& ranges) {
  for (const Side side : body::kSides) {
    const DofId plane{true, {}, Limb::kShPlane, side};
    if (Get(posture, plane) >= ranges.of(plane).active_min) continue;
    body::Posture renamed = posture;
    body::Rig::RenameArm(side, renamed);
    if (Get(renamed, plane) <= ranges.of(plane).active_max) posture = renamed;
  }
  return posture;
}

void CheckRanges(const Take& take, const body::RangesOfMotion& ranges,
                 Report& report) {
  Worst passive, active;
  for (const DofId& dof : AllDofs()) {
    const body::AngleRange& range = ranges.of(dof);
    const std::string name = FullName(dof);
    for (const Sample& s : take.samples) {
      const double angle = body::CheckedAngle(Usual(s.solved, ranges), dof);
      passive.See(Degrees(std::max({0.0, range.passive_min - angle,
                                    angle - range.passive_max})),
                  s.time, name);
      if (Loaded(s, dof)) continue;
      active.See(Degrees(std::max({0.0, range.active_min - angle,
                                   angle - range.active_max})),
                 s.time, name);
    }
  }
  report.Judge("J1", "angle past its passive limit", "deg", passive, kSlack);
  report.Judge("J2", "unloaded angle past its active limit", "deg", active,
               kSlack);
}

void CheckStraight(const Take& take, Report& report) {
  Worst past;
  for (const Sample& s : take.samples) {
    for (const Side side : body::kSides) {
      for (const Limb limb : {Limb::kElbowFlex, Limb::kKneeFlex}) {
        past.See(-Degrees(s.solved.at(limb, side)), s.time,
                 FullName(DofId{true, {}, limb, side}));
      }
    }
  }
  report.Judge("J4", "elbow or knee past straight", "deg", past, kPastStraight);
}

void CheckTurns(const Take& take, Report& report) {
  Worst worst;
  const std::vector<body::Posture> postures = take.FinePostures();
  const double rate = take.fine_rate();
  for (std::size_t i = 1; i < postures.size(); ++i) {
    const body::Posture& a = postures[i - 1];
    const body::Posture& b = postures[i];
    const double time = double(i) / rate;
    for (const Side side : body::kSides) {
      worst.See(
          Degrees(TurnBetween(ShoulderTurn(a, side), ShoulderTurn(b, side))) *
              rate,
          time, "shoulder." + std::string(Name(side)));
      worst.See(Degrees(TurnBetween(HipTurn(a, side), HipTurn(b, side))) * rate,
                time, "hip." + std::string(Name(side)));
    }
    for (const DofId& dof : AllDofs()) {
      if (IsBall(dof)) continue;
      worst.See(std::abs(Degrees(Get(b, dof) - Get(a, dof))) * rate, time,
                FullName(dof));
    }
  }
  report.Judge("J5", "turn of a joint, 6 deg a frame at 120 Hz", "deg/s", worst,
               kTurnSpeed);
}

void CheckBones(const Take& take, Report& report) {
  Worst worst;
  for (const Sample& s : take.samples) {
    worst.See(100 * s.bone, s.time, s.bone_name);
  }
  report.Judge("J6", "change of a bone's length", "%", worst, kBoneChange);
}

}  // namespace

void CheckLimits(const Take& take, const Reference& reference, Report& report) {
  CheckRanges(take, *reference.ranges, report);
  CheckStraight(take, report);
  CheckTurns(take, report);
  CheckBones(take, report);
}

}  // namespace limber::check
