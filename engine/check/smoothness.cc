// SPDX-License-Identifier: MIT
//
// How the body moves: no jumps, no jerks, no haste.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "engine/check/angles.h"
#include "engine/check/rules.h"
#include "engine/math/angle.h"

namespace limber::check {

using body::DofId;
using body::Landmark;
using body::Limb;
using body::LimbLandmark;
using body::Side;
using body::Trunk;
using coach::PhaseKind;
using math::Degrees;
using math::Vec3;

namespace {

constexpr double kStepShare = 0.02;         // of the peak velocity
constexpr double kStepLeast = 1;            // deg/s
constexpr double kTremble = 0.05;           // deg, root mean square above 3 Hz
constexpr double kStir = 0.5;               // deg, root mean square
constexpr double kTrembleWindow = 1.0 / 3;  // s
constexpr double kSeamPose = 0.1;           // deg
constexpr double kSeamSpeed = 1;            // deg/s
constexpr double kPop = 3 * 120;      // deg/s: 3 degrees a frame at 120 Hz
constexpr double kNearStraight = 10;  // deg
constexpr double kJointSpeed = 1.5;   // m/s
// Warm-ups swing their legs: a hip at its ceiling of 320 deg/s carries the knee
// of the tallest figure (a thigh of 0.48 m at 195 cm) along at 2.7 m/s.
constexpr double kLivelyJointSpeed = 2.7;  // m/s

// Velocity between neighbouring samples: deg/s, three numbers for a ball
// joint, else one.
using Velocities = std::vector<Vec3>;

struct Postures {
  std::vector<body::Posture> at;
  double rate = 0;  // 1/s
};

Velocities OfDof(const Postures& postures, const DofId& dof) {
  Velocities v;
  for (std::size_t i = 1; i < postures.at.size(); ++i) {
    const double turn = Get(postures.at[i], dof) - Get(postures.at[i - 1], dof);
    v.push_back(Vec3(Degrees(turn) * postures.rate, 0, 0));
  }
  return v;
}

template <class Turn>
Velocities OfBall(const Postures& postures, Side side, const Turn& turn) {
  Velocities v;
  for (std::size_t i = 1; i < postures.at.size(); ++i) {
    const math::Quat step = turn(postures.at[i], side) *
                            glm::conjugate(turn(postures.at[i - 1], side));
    v.push_back(math::ToRotationVector(step) * Degrees(postures.rate));
  }
  return v;
}

struct Track {
  std::string name;
  Velocities velocities;  // [sample - 1]
};

std::vector<Track> AllTracks(const Postures& postures) {
  std::vector<Track> tracks;
  for (const DofId& dof : AllDofs()) {
    if (!IsBall(dof)) tracks.push_back({FullName(dof), OfDof(postures, dof)});
  }
  for (const Side side : body::kSides) {
    const std::string suffix = "." + std::string(Name(side));
    tracks.push_back(
        {"shoulder" + suffix, OfBall(postures, side, ShoulderTurn)});
    tracks.push_back({"hip" + suffix, OfBall(postures, side, HipTurn)});
  }
  return tracks;
}

Postures Sampled(const Take& take) {
  Postures postures{{}, take.rate};
  for (const Sample& s : take.samples) postures.at.push_back(s.solved);
  return postures;
}

// The postures at the reference rate.
Postures FineOf(const Take& take) {
  return {take.FinePostures(), take.fine_rate()};
}

// No velocity jumps: a jump is what is left of the change from frame to frame
// beyond that of the frames before and after, so that speeding up smoothly,
// however fast, is none. Below the reference rate smooth motion leaves a
// little more.
void CheckSteps(const Take& take, Report& report) {
  const Postures postures = FineOf(take);
  const double slack = std::max(1.0, kFineRate / postures.rate);
  Worst worst;
  for (const Track& track : AllTracks(postures)) {
    const Velocities& v = track.velocities;
    double peak = 0;
    for (const Vec3& each : v) peak = std::max(peak, glm::length(each));
    const double allowed = std::max(kStepShare * peak, kStepLeast) * slack;
    for (std::size_t i = 2; i + 1 < v.size(); ++i) {
      const Vec3 jump =
          (v[i] - v[i - 1]) - ((v[i - 1] - v[i - 2]) + (v[i + 1] - v[i])) / 2.0;
      worst.See(glm::length(jump) / allowed, double(i) / postures.rate,
                track.name);
    }
  }
  report.Judge("S1", "jump of velocity over what is allowed", "", worst, 1);
}

// Peak speeds, deg/s.
struct Ceilings {
  double spine, neck, shoulder, hip, knee;
};
constexpr Ceilings kStretch = {25, 30, 60, 70, 70};
constexpr Ceilings kBreathLed = {35, 45, 60, 70, 70};
// Warm-ups, and getting into place.
constexpr Ceilings kLively = {45, 45, 200, 320, 420};

const Ceilings& CeilingsOf(const Take& take, const coach::Phase& phase) {
  switch (phase.kind) {
    case PhaseKind::kEase:
    case PhaseKind::kHold:
    case PhaseKind::kRelease:
      return take.movement->kind == coach::Kind::kWarmUp ? kLively : kStretch;
    case PhaseKind::kRounds:
      return take.movement->breath == coach::BreathMode::kLed ? kBreathLed
                                                              : kLively;
    case PhaseKind::kSetUp:
    case PhaseKind::kSwitch:
    case PhaseKind::kRest:
      return kLively;
  }
  return kLively;
}

struct Region {
  std::string_view name;  // tracks begin with it
  double Ceilings::*ceiling;
};
constexpr std::array<Region, 7> kRegions = {{{"lumbar", &Ceilings::spine},
                                             {"thoracic", &Ceilings::spine},
                                             {"neck", &Ceilings::neck},
                                             {"head", &Ceilings::neck},
                                             {"shoulder", &Ceilings::shoulder},
                                             {"hip", &Ceilings::hip},
                                             {"knee", &Ceilings::knee}}};
struct Occasion {
  std::string_view name;
  const Ceilings* ceilings;
};
constexpr std::array<Occasion, 3> kOccasions = {{{"in a stretch", &kStretch},
                                                 {"led by breath", &kBreathLed},
                                                 {"elsewhere", &kLively}}};

void CheckSpeeds(const Take& take, const std::vector<Track>& tracks,
                 Report& report) {
  for (const auto& [occasion, ceilings] : kOccasions) {
    for (const auto& [region, ceiling] : kRegions) {
      Worst worst;
      for (const Track& track : tracks) {
        if (!track.name.starts_with(region)) continue;
        for (std::size_t i = 0; i < track.velocities.size(); ++i) {
          const Sample& s = take.samples[i];
          if (&CeilingsOf(take, take.phase(s)) != ceilings) continue;
          worst.See(glm::length(track.velocities[i]), s.time, track.name);
        }
      }
      report.Judge("S2", fmt::format("speed of {} {}", region, occasion),
                   "deg/s", worst, ceilings->*ceiling);
    }
  }
}

// What is left of each angle of a hold above 3 Hz: the angle less its mean
// over a third of a second.
void CheckTremble(const Take& take, Report& report) {
  const auto half = std::size_t(std::lround(kTrembleWindow * take.rate / 2));
  if (half == 0) return;
  Worst worst;
  for (const coach::Segment& segment : take.timeline.segments) {
    if (take.phase(segment).kind != PhaseKind::kHold) continue;
    const std::size_t begin = take.Nearest(take.begin(segment));
    const std::size_t end = take.Nearest(take.end(segment));
    if (end < begin + 4 * half) continue;
    for (const DofId& dof : AllDofs()) {
      const auto angle = [&](std::size_t i) {
        return Degrees(Get(take.samples[i].solved, dof));
      };
      double sum = 0;
      std::size_t count = 0;
      for (std::size_t i = begin + half; i + half < end; ++i) {
        double mean = 0;
        for (std::size_t k = i - half; k <= i + half; ++k) mean += angle(k);
        const double rest = angle(i) - mean / double(2 * half + 1);
        sum += rest * rest;
        ++count;
      }
      worst.See(std::sqrt(sum / double(count)), take.begin(segment),
                FullName(dof));
    }
  }
  report.Judge("S4", "tremble in a hold", "deg", worst, kTremble);
}

// An arm whose hand lies on the trunk goes up and down with it.
bool RidesOnBreath(const Sample& sample, const DofId& dof) {
  if (dof.limb >= Limb::kHipFlex) return false;
  return std::ranges::any_of(sample.touching(), [&](const ContactSample& c) {
    return c.effector.side == dof.side && IsArm(c.effector.contact) &&
           (c.host.part == body::HostPart::kBelly ||
            c.host.part == body::HostPart::kChest);
  });
}

// Of a hold only what breathes moves: the trunk and the shoulder blades. Limbs
// keep still.
void CheckStill(const Take& take, Report& report) {
  Worst worst;
  for (const coach::Segment& segment : take.timeline.segments) {
    if (take.phase(segment).kind != PhaseKind::kHold) continue;
    const std::size_t begin = take.Nearest(take.begin(segment));
    const std::size_t end = take.Nearest(take.end(segment));
    if (end <= begin) continue;
    const double count = double(end - begin);
    for (const DofId& dof : AllDofs()) {
      if (!dof.of_limb || IsBall(dof) || dof.limb <= Limb::kScapUrot) continue;
      if (RidesOnBreath(take.samples[begin], dof)) continue;
      double sum = 0, squares = 0;
      for (std::size_t i = begin; i < end; ++i) {
        const double angle = Degrees(Get(take.samples[i].solved, dof));
        sum += angle;
        squares += angle * angle;
      }
      const double spread = squares / count - (sum / count) * (sum / count);
      worst.See(std::sqrt(std::max(0.0, spread)), take.begin(segment),
                FullName(dof));
    }
  }
  report.Judge("S5", "stir of a limb in a hold", "deg", worst, kStir);
}

// Rounds come back to where they began, at the speed they began with.
void CheckSeams(const Take& take, Report& report) {
  Worst pose, speed;
  const std::vector<coach::Segment>& segments = take.timeline.segments;
  const Postures fine = FineOf(take);
  const double h = 1 / fine.rate;
  for (std::size_t k = 0; k < segments.size(); ++k) {
    const coach::Phase& phase = take.phase(segments[k]);
    // The first round comes from elsewhere and the last one goes elsewhere.
    if (phase.kind != PhaseKind::kRounds || segments[k].repeat == 0) continue;
    const std::size_t seam = take.Nearest(take.begin(segments[k]));
    const bool last = segments[k].repeat == phase.repeats - 1;
    // What grows from round to round ends a little further out each time.
    const bool grows = phase.grow != 1;
    if (seam < 2 || seam + 2 >= take.samples.size()) continue;
    const std::size_t next = take.Nearest(take.end(segments[k]));
    const auto fine_seam =
        std::size_t(std::lround(take.begin(segments[k]) * fine.rate));
    if (fine_seam < 2 || fine_seam + 2 >= fine.at.size()) continue;
    for (const DofId& dof : AllDofs()) {
      if (IsBall(dof)) continue;
      if (!last) {
        pose.See(std::abs(Degrees(Get(take.samples[next].solved, dof) -
                                  Get(take.samples[seam].solved, dof))),
                 take.samples[next].time, FullName(dof));
      }
      const auto at = [&](std::size_t i) {
        return Degrees(Get(fine.at[i], dof));
      };
      const std::size_t i = fine_seam;
      const double before = (3 * at(i) - 4 * at(i - 1) + at(i - 2)) / (2 * h);
      const double after = (4 * at(i + 1) - 3 * at(i) - at(i + 2)) / (2 * h);
      speed.See(std::abs(after - before), take.samples[seam].time,
                FullName(dof));
    }
    const auto see = [&](const char* name, const auto& turn) {
      for (const Side side : body::kSides) {
        const std::string full = name + ("." + std::string(Name(side)));
        if (!last && !grows) {
          pose.See(Degrees(TurnBetween(turn(take.samples[next].solved, side),
                                       turn(take.samples[seam].solved, side))),
                   take.samples[next].time, full);
        }
        // As above, of the turns from the seam to the samples around it.
        const math::Quat at = turn(fine.at[fine_seam], side);
        const auto from = [&](std::size_t moment) {
          return math::ToRotationVector(turn(fine.at[moment], side) *
                                        glm::conjugate(at));
        };
        const Vec3 before = -4.0 * from(fine_seam - 1) + from(fine_seam - 2);
        const Vec3 after = 4.0 * from(fine_seam + 1) - from(fine_seam + 2);
        speed.See(Degrees(glm::length(after - before)) / (2 * h),
                  take.samples[seam].time, full);
      }
    };
    see("shoulder", ShoulderTurn);
    see("hip", HipTurn);
  }
  report.Judge("S6", "difference of pose from round to round", "deg", pose,
               kSeamPose);
  report.Judge("S6", "change of speed at the seam of rounds", "deg/s", speed,
               kSeamSpeed);
}

void CheckPops(const Take& take, Report& report) {
  const Postures fine = FineOf(take);
  Worst worst;
  for (std::size_t i = 1; i < fine.at.size(); ++i) {
    for (const Side side : body::kSides) {
      for (const Limb limb : {Limb::kElbowFlex, Limb::kKneeFlex}) {
        const double a = Degrees(fine.at[i - 1].at(limb, side));
        const double b = Degrees(fine.at[i].at(limb, side));
        if (std::min(a, b) > kNearStraight) continue;
        worst.See(std::abs(b - a) * fine.rate, double(i) / fine.rate,
                  FullName(DofId{true, {}, limb, side}));
      }
    }
  }
  report.Judge("S7", "elbow or knee near straight, 3 deg a frame at 120 Hz",
               "deg/s", worst, kPop);
}

void CheckTeleports(const Take& take, Report& report) {
  Worst worst;
  for (std::size_t i = 1; i < take.samples.size(); ++i) {
    const Sample& a = take.samples[i - 1];
    const Sample& b = take.samples[i];
    const auto see = [&](const Vec3& from, const Vec3& to,
                         std::string_view name) {
      worst.See(glm::length(to - from) * take.rate, b.time, name);
    };
    see(a.at(Landmark::kRoot), b.at(Landmark::kRoot), "pelvis");
    see(a.at(Landmark::kC7), b.at(Landmark::kC7), "c7");
    see(a.at(Landmark::kHead), b.at(Landmark::kHead), "head");
    for (const Side side : body::kSides) {
      const std::string suffix = "." + std::string(Name(side));
      using enum LimbLandmark;
      for (const auto& [landmark, name] :
           {std::pair(kShoulder, "shoulder"), std::pair(kElbow, "elbow"),
            std::pair(kWrist, "wrist"), std::pair(kHip, "hip"),
            std::pair(kKnee, "knee"), std::pair(kAnkle, "ankle")}) {
        see(a.at(landmark, side), b.at(landmark, side), name + suffix);
      }
    }
  }
  report.Judge("S8", "speed of a joint", "m/s", worst,
               take.movement->kind == coach::Kind::kWarmUp ? kLivelyJointSpeed
                                                           : kJointSpeed);
}

}  // namespace

void CheckSmoothness(const Take& take, Report& report) {
  CheckSteps(take, report);
  const std::vector<Track> tracks = AllTracks(Sampled(take));
  CheckSpeeds(take, tracks, report);
  CheckTremble(take, report);
  CheckStill(take, report);
  CheckSeams(take, report);
  CheckPops(take, report);
  CheckTeleports(take, report);
}

}  // namespace limber::check
