// SPDX-License-Identifier: MIT
//
// Joint limits, on solved angles.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "engine/check/angles.h"
#include "engine/check/rules.h"
#include "engine/math/angle.h"

namespace limber::check {

using body::Contact;
using body::DofId;
using body::Limb;
using body::LimbLandmark;
using body::Side;
using math::Degrees;

namespace {

constexpr double kPastStraight = 3;     // deg
constexpr double kTurnSpeed = 6 * 120;  // deg/s: 6 degrees a frame at 120 Hz
constexpr double kBoneChange = 0.1;     // percent
constexpr double kSlack = 1e-6;         // deg, of rounding

bool IsArm(Limb limb) { return limb < Limb::kHipFlex; }

// A planted part loads its limb, and so does a hand that holds the leg; only
// then may a joint of it go past what its own muscles reach.
bool Loaded(const Sample& sample, const DofId& dof) {
  if (!dof.of_limb) return false;
  for (const ContactSample& c : sample.touching()) {
    const bool held = c.host.part == body::HostPart::kThigh ||
                      c.host.part == body::HostPart::kShank;
    if (held && c.weight > 0 && c.host.side == dof.side && !IsArm(dof.limb)) {
      return true;
    }
    if (c.effector.side != dof.side || c.weight <= 0) continue;
    const bool arm = IsArm(c.effector.contact);
    if (arm == IsArm(dof.limb)) return true;
  }
  return false;
}

void CheckRanges(const Take& take, const body::RangesOfMotion& ranges,
                 Report& report) {
  Worst passive, active;
  for (const DofId& dof : AllDofs()) {
    const body::AngleRange& range = ranges.of(dof);
    const std::string name = FullName(dof);
    for (const Sample& s : take.samples) {
      const double angle = body::CheckedAngle(s.solved, dof);
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
  for (std::size_t i = 1; i < take.samples.size(); ++i) {
    const Sample& a = take.samples[i - 1];
    const Sample& b = take.samples[i];
    for (const Side side : body::kSides) {
      worst.See(Degrees(TurnBetween(ShoulderTurn(a.solved, side),
                                    ShoulderTurn(b.solved, side))) *
                    take.rate,
                b.time, "shoulder." + std::string(Name(side)));
      worst.See(Degrees(TurnBetween(HipTurn(a.solved, side),
                                    HipTurn(b.solved, side))) *
                    take.rate,
                b.time, "hip." + std::string(Name(side)));
    }
    for (const DofId& dof : AllDofs()) {
      if (IsBall(dof)) continue;
      worst.See(std::abs(Degrees(Get(b.solved, dof) - Get(a.solved, dof))) *
                    take.rate,
                b.time, FullName(dof));
    }
  }
  report.Judge("J5", "turn of a joint, 6 deg a frame at 120 Hz", "deg/s", worst,
               kTurnSpeed);
}

void CheckBones(const Take& take, Report& report) {
  using enum LimbLandmark;
  static constexpr std::array<std::pair<LimbLandmark, LimbLandmark>, 6> kBones =
      {{{kClavicle, kScapula},
        {kScapula, kShoulder},
        {kShoulder, kElbow},
        {kElbow, kWrist},
        {kHip, kKnee},
        {kKnee, kAnkle}}};
  Worst worst;
  const Sample& first = take.samples.front();
  for (const Sample& s : take.samples) {
    for (const Side side : body::kSides) {
      for (const auto& [from, to] : kBones) {
        const double rest =
            glm::length(first.at(to, side) - first.at(from, side));
        const double now = glm::length(s.at(to, side) - s.at(from, side));
        worst.See(100 * std::abs(now / rest - 1), s.time,
                  "bone " + std::to_string(int(from)) + "." +
                      std::string(Name(side)));
      }
    }
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
