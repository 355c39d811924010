// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "engine/check/angles.h"
#include "engine/check/rules.h"
#include "engine/math/angle.h"

namespace limber::check {

using body::DofId;
using body::Landmark;
using body::LimbLandmark;
using body::Posture;
using body::Side;
using math::Degrees;
using math::Vec3;

namespace {

constexpr double kPlace = 1;    // mm
constexpr double kAngle = 0.1;  // deg
constexpr double kEven = 0.5;   // deg
constexpr double kJointShare = 0.60;
constexpr double kBent = 10;  // deg, of a region: less says little of shares

// An angle of one side and its twin: the other side's, or the trunk's turned
// round where it bends or turns to a side.
double Twin(const Posture& posture, DofId dof) {
  if (dof.of_limb) {
    dof.side = Other(dof.side);
    return Get(posture, dof);
  }
  const std::string_view name = Name(dof.trunk);
  const bool sided = name.ends_with("lat") || name.ends_with("rot") ||
                     name.ends_with("roll") || name.ends_with("yaw");
  return sided ? -Get(posture, dof) : Get(posture, dof);
}

void SeeDifference(const Posture& a, const Posture& b, double time,
                   Worst& worst) {
  for (const DofId& dof : AllDofs()) {
    // The direction in which an arm that hangs straight is raised is nothing.
    worst.See(Degrees(std::abs(Get(a, dof) - Twin(b, dof))), time,
              FullName(dof));
  }
}

void CheckMirrored(const Take& take, Report& report) {
  Worst angle, place;
  for (const coach::Segment& a : take.timeline.segments) {
    if (a.mirrored || !take.phase(a).per_side) continue;
    for (const coach::Segment& b : take.timeline.segments) {
      if (!b.mirrored || b.phase != a.phase || b.repeat != a.repeat) continue;
      const std::size_t first = take.Nearest(take.begin(a));
      const std::size_t end = take.Nearest(take.end(a));
      const std::size_t other = take.Nearest(take.begin(b));
      const std::size_t count =
          std::min(end - first, take.Nearest(take.end(b)) - other);
      for (std::size_t i = 0; i < count; ++i) {
        const Sample& s = take.samples[first + i];
        const Sample& t = take.samples[other + i];
        SeeDifference(s.solved, t.solved, t.time, angle);
        for (std::size_t l = 0; l < s.trunk.size(); ++l) {
          place.See(
              kMillimetres * glm::length(s.trunk[l] - math::Mirror(t.trunk[l])),
              t.time, "trunk");
        }
        for (const Side side : body::kSides) {
          for (std::size_t l = 0; l < s.limb[0].size(); ++l) {
            const Vec3& here = s.at(LimbLandmark(l), side);
            const Vec3 there = math::Mirror(t.at(LimbLandmark(l), Other(side)));
            place.See(kMillimetres * glm::length(here - there), t.time,
                      l < std::size_t(LimbLandmark::kHip) ? "arm" : "leg");
          }
        }
      }
    }
  }
  report.Judge("Y1", "angle against that of the other side", "deg", angle,
               kAngle);
  report.Judge("Y1", "joint against that of the other side", "mm", place,
               kPlace);
}

bool Even(const Posture& posture) {
  Worst worst;
  SeeDifference(posture, posture, 0, worst);
  return worst.value() < 1e-6;
}

// Where all that is written is even, all that is performed is.
void CheckEven(const Take& take, Report& report) {
  Worst worst;
  for (const coach::Segment& segment : take.timeline.segments) {
    const coach::Phase& phase = take.phase(segment);
    if (phase.kind != coach::PhaseKind::kRounds &&
        phase.kind != coach::PhaseKind::kHold) {
      continue;
    }
    const bool even =
        std::all_of(phase.keys.begin(), phase.keys.end(),
                    [](const coach::Key& key) { return Even(key.posture); });
    if (!even) continue;
    const std::size_t end = take.Nearest(take.end(segment));
    for (std::size_t i = take.Nearest(take.begin(segment)); i < end; ++i) {
      SeeDifference(take.samples[i].solved, take.samples[i].solved,
                    take.samples[i].time, worst);
    }
  }
  // A trunk angle is seen against itself turned round: twice what it is.
  report.Judge("Y2", "left against right in an even pose", "deg", worst, kEven);
}

// Regions of the spine, from below, that each of its joints belongs to; where
// two meet, a joint bends with both. The nod is the head's own.
constexpr std::array<body::Trunk, 3> kRegions = {body::Trunk::kLumbarFlex,
                                                 body::Trunk::kThoracicFlex,
                                                 body::Trunk::kNeckFlex};
constexpr std::array<std::array<std::size_t, 2>, kSpineJoints> kBends = {
    {{0, 0}, {0, 0}, {0, 0}, {0, 1}, {1, 1}, {1, 2}, {2, 2}, {2, 2}, {2, 2}}};

// What rounds or hollows a region of the spine goes through all its joints.
void CheckSpread(const Take& take, Report& report) {
  Worst worst;
  for (const Sample& s : take.samples) {
    const auto angle = [&](std::size_t region) {
      return std::abs(s.solved[kRegions[region]]);
    };
    for (std::size_t k = 0; k < kSpineJoints; ++k) {
      const auto [lower, upper] = kBends[k];
      const double whole =
          lower == upper ? angle(lower) : angle(lower) + angle(upper);
      if (Degrees(whole) < kBent) continue;
      const bool head = k == kSpineJoints - 1;
      const double own =
          s.bends[k] - (head ? s.solved[body::Trunk::kHeadNod] : 0.0);
      worst.See(std::abs(own) / whole, s.time, Name(kRegions[upper]));
    }
  }
  report.Judge("Y8", "share of one joint in the bend of its region", "", worst,
               kJointShare);
}

}  // namespace

void CheckSymmetry(const Take& take, Report& report) {
  CheckMirrored(take, report);
  CheckEven(take, report);
  CheckSpread(take, report);
}

}  // namespace limber::check
