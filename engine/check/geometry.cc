// SPDX-License-Identifier: MIT
//
// Named geometry of single poses, and how far contacts take the solved angles
// from the authored ones.
#include <algorithm>
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
using body::Posture;
using body::Side;
using math::Degrees;
using math::Vec3;

namespace {

constexpr double kNearAngle = 5;  // deg: spine, neck, scapula
constexpr double kFarAngle = 12;  // deg: hips, shoulders

double Flat(const Vec3& v) { return std::hypot(v.x, v.z); }

// Angle of a limb segment from the vertical, deg.
double Lean(const Vec3& from, const Vec3& to) {
  return Degrees(std::atan2(Flat(to - from), std::abs(to.y - from.y)));
}

void SeeAmplitude(const Posture& solved, const Posture& wanted, double time,
                  Worst& near, Worst& far) {
  for (const DofId& dof : AllDofs()) {
    const bool spine = !dof.of_limb && dof.trunk >= body::Trunk::kLumbarFlex;
    const bool scapula = dof.of_limb && dof.limb <= Limb::kScapUrot;
    if (spine || scapula) {
      near.See(Degrees(std::abs(Get(solved, dof) - Get(wanted, dof))), time,
               FullName(dof));
    }
  }
  for (const Side side : body::kSides) {
    far.See(Degrees(TurnBetween(ShoulderTurn(solved, side),
                                ShoulderTurn(wanted, side))),
            time, "shoulder." + std::string(Name(side)));
    far.See(Degrees(TurnBetween(HipTurn(solved, side), HipTurn(wanted, side))),
            time, "hip." + std::string(Name(side)));
  }
}

// What an angle comes to in a flow that grows: smaller about the mean of the
// keys, the more so the earlier.
Posture Grown(const coach::Phase& phase, const coach::Segment& segment,
              double at, const Posture& written) {
  if (phase.grow == 1) return written;
  const double size =
      phase.grow + (1 - phase.grow) * (segment.repeat + at) / phase.repeats;
  const double keys = double(phase.keys.size());
  Posture grown;
  for (const coach::Key& key : phase.keys) {
    const bool mirrored = key.mirrored != segment.mirrored;
    const Posture pose = mirrored ? Mirror(key.posture) : key.posture;
    body::VisitAngles(
        [&](auto member) { member(grown) += member(pose) / keys; });
  }
  return Blend(grown, written, size);
}

// At each key of the content the body is in the pose that is written there.
void CheckAmplitude(const Take& take, Report& report) {
  Worst near, far;
  for (const coach::Segment& segment : take.timeline.segments) {
    const coach::Phase& phase = take.phase(segment);
    const bool flow = phase.path == coach::Path::kFlow;
    // The first and the last round of a flow ease in and out.
    if (flow && (segment.repeat == 0 || segment.repeat == phase.repeats - 1)) {
      continue;
    }
    const double begin = take.begin(segment);
    const double length = take.end(segment) - begin;
    for (const coach::Key& key : phase.keys) {
      // At its beginning a phase takes the body from where it is.
      if (!flow && key.at == 0 && phase.keys.size() > 1) continue;
      const bool mirrored = key.mirrored != segment.mirrored;
      const Posture written = mirrored ? Mirror(key.posture) : key.posture;
      const Posture wanted = Grown(phase, segment, key.at, written);
      const Sample& s = take.samples[take.Nearest(begin + key.at * length)];
      SeeAmplitude(s.solved, wanted, s.time, near, far);
    }
  }
  report.Judge("A1", "solved spine, neck, scapula against authored", "deg",
               near, kNearAngle);
  report.Judge("A2", "solved hip, shoulder against authored", "deg", far,
               kFarAngle);
}

// Hands and knees: the moments at which the neutral pose is reached.
void CheckQuad(const Take& take, Report& report) {
  Worst wrist, knee, thigh, arm, elbow;
  for (const coach::Segment& segment : take.timeline.segments) {
    const coach::Phase& phase = take.phase(segment);
    if (phase.keys.empty()) continue;
    if (phase.kind == coach::PhaseKind::kRounds) {
      const std::size_t end = take.Nearest(take.end(segment));
      for (std::size_t i = take.Nearest(take.begin(segment)); i < end; ++i) {
        for (const Side side : body::kSides) {
          elbow.See(Degrees(take.samples[i].solved.at(Limb::kElbowFlex, side)),
                    take.samples[i].time, Name(side));
        }
      }
    }
    if (phase.keys.back().pose != "quad") continue;
    const Sample& s = take.samples[take.Nearest(take.end(segment))];
    for (const Side side : body::kSides) {
      using enum LimbLandmark;
      const std::string_view name = Name(side);
      wrist.See(kMillimetres * Flat(s.at(kWrist, side) - s.at(kShoulder, side)),
                s.time, name);
      knee.See(kMillimetres * Flat(s.at(kKnee, side) - s.at(kHip, side)),
               s.time, name);
      thigh.See(Lean(s.at(kHip, side), s.at(kKnee, side)), s.time, name);
      arm.See(Lean(s.at(kShoulder, side), s.at(kWrist, side)), s.time, name);
    }
  }
  report.Judge("G1", "wrist from under the shoulder", "mm", wrist, 20);
  report.Judge("G1", "knee from under the hip", "mm", knee, 20);
  report.Judge("G1", "thigh from the vertical", "deg", thigh, 3);
  report.Judge("G1", "arm from the vertical", "deg", arm, 3);
  report.Judge("G2", "elbow bends in the rounds", "deg", elbow, 10);
}

// Forearm on a door frame, throughout the hold.
void CheckFrame(const Take& take, Report& report) {
  Worst bend, height, lean, gap;
  for (const Sample& s : take.samples) {
    if (take.phase(s).kind != coach::PhaseKind::kHold) continue;
    for (const ContactSample& c : s.touching()) {
      if (c.effector.contact != Contact::kForearm) continue;
      using enum LimbLandmark;
      const Side side = c.effector.side;
      const std::string_view name = Name(side);
      bend.See(std::abs(Degrees(s.solved.at(Limb::kElbowFlex, side)) - 90),
               s.time, name);
      height.See(kMillimetres *
                     std::abs(s.at(kElbow, side).y - s.at(kShoulder, side).y),
                 s.time, name);
      lean.See(Lean(s.at(kElbow, side), s.at(kWrist, side)), s.time, name);
      gap.See(kMillimetres * c.gap, s.time, name);
    }
  }
  report.Judge("G3", "elbow from a right angle", "deg", bend, 5);
  report.Judge("G3", "elbow above or below the shoulder", "mm", height, 30);
  report.Judge("G3", "forearm from the vertical", "deg", lean, 5);
  report.Judge("G3", "forearm from the frame", "mm", gap, 6);
}

// Kneeling, in holds: back on the heels, big toes together, forehead down.
void CheckHeels(const Take& take, Report& report) {
  Worst seat, toes, forehead;
  for (const Sample& s : take.samples) {
    if (take.phase(s).kind != coach::PhaseKind::kHold) continue;
    seat.See(kMillimetres * s.heels.seat, s.time);
    toes.See(kMillimetres * s.heels.toes, s.time);
    for (const ContactSample& c : s.touching()) {
      if (c.effector.contact != Contact::kForehead) continue;
      forehead.See(kMillimetres * c.gap, s.time);
    }
  }
  report.Judge("G4", "buttocks from the heels", "mm", seat, 30);
  report.Judge("G4", "big toes apart", "mm", toes, 15);
  report.Judge("G4", "forehead from the floor", "mm", forehead, 6);
}

}  // namespace

void CheckGeometry(const Take& take, Report& report) {
  CheckAmplitude(take, report);
  if (take.movement->position == "hands_and_knees") CheckQuad(take, report);
  if (take.movement->position == "kneeling") CheckHeels(take, report);
  CheckFrame(take, report);
}

}  // namespace limber::check
