// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/check/rules.h"
#include "engine/math/angle.h"

// Recordings made by hand, of a stick figure, that every rule is content with.
namespace limber::check {

inline constexpr double kRate = 30;

struct Synthetic {
  std::unique_ptr<coach::Movement> movement =
      std::make_unique<coach::Movement>();
  Take take;
  body::RangesOfMotion ranges;
  std::vector<body::MuscleDefinition> muscles;

  std::vector<Result> Run() const { return RunAll(take, {&ranges, muscles}); }
};

inline coach::Phase SyntheticPhase(std::string id, coach::PhaseKind kind,
                                   double seconds, std::string pose,
                                   const body::Posture& posture) {
  coach::Phase phase;
  phase.id = phase.label = std::move(id);
  phase.kind = kind;
  phase.seconds = core::Seconds(seconds);
  coach::Key key;
  key.pose = std::move(pose);
  key.posture = posture;
  phase.keys = {key};
  phase.cues = {{0, "A cue of five words"}};
  return phase;
}

// Limbs of a stick figure, m: elbows level with the shoulders and forearms
// upright, or on hands and knees.
inline void PlaceJoints(bool on_knees, Sample& s) {
  using enum body::LimbLandmark;
  for (std::size_t l = 0; l < s.trunk.size(); ++l) {
    s.trunk[l] = {0, 1 + 0.1 * double(l), 0};
  }
  for (const body::Side side : body::kSides) {
    const double x = side == body::Side::kLeft ? 1 : -1;
    auto& limb = s.limb[std::size_t(side)];
    const auto put = [&](body::LimbLandmark l, double px, double py,
                         double pz) {
      limb[std::size_t(l)] = {x * px, py, pz};
    };
    put(kClavicle, 0.02, 1.4, 0);
    put(kScapula, 0.10, 1.4, 0);
    put(kShoulder, 0.16, on_knees ? 0.55 : 1.4, 0);
    put(kElbow, on_knees ? 0.16 : 0.42, on_knees ? 0.30 : 1.4, 0);
    put(kWrist, on_knees ? 0.16 : 0.42, on_knees ? 0.05 : 1.65, 0);
    put(kUpperArmTwist, 0.2, 1.4, 0);
    put(kForearmTwist, 0.4, 1.5, 0);
    put(kHip, 0.1, 0.9, 0);
    put(kThighTwist, 0.1, 0.7, 0);
    put(kKnee, 0.1, 0.5, 0);
    put(kShankTwist, 0.1, 0.3, 0);
    put(kAnkle, 0.1, 0.1, 0);
  }
}

inline ContactSample GoodContact(body::Contact contact, body::Side side) {
  ContactSample c;
  c.effector = {contact, side};
  c.declared = true;
  c.weight = 1;
  c.coverage = 0.9;
  c.gap = 0.001;
  c.penetration = 0.001;
  c.slide = 0.0005;
  return c;
}

// Samples with the breath and the cues of the coach; all else as `fill` says.
template <class Fill>
void Shoot(Synthetic& s, const Fill& fill) {
  Take& take = s.take;
  take.movement = s.movement.get();
  take.figure = "stick";
  take.rate = kRate;
  const coach::Settings settings;
  take.timeline = coach::Lay(*s.movement, settings);
  const int count =
      int(std::lround(core::ToSeconds(take.timeline.total) * kRate)) + 1;
  for (int i = 0; i < count; ++i) {
    const coach::Moment moment = coach::At(*s.movement, settings, take.timeline,
                                           core::Seconds(i / kRate));
    Sample sample;
    sample.time = core::ToSeconds(moment.time);
    sample.segment = moment.segment;
    sample.ratio = moment.ratio;
    sample.breath = moment.breath;
    sample.cue = moment.cue;
    sample.margin = sample.feet_margin = 0.04;
    sample.belly = 0.1 + 0.018 * moment.breath.fullness;
    sample.shoulder_top = {1.45, 1.45};
    fill(moment, sample);
    take.samples.push_back(sample);
  }
}

inline void WideRanges(body::RangesOfMotion& ranges) {
  const double wide = math::Radians(120);
  ranges.trunk.fill({-wide, wide, -wide, wide});
  ranges.limb.fill({-wide, wide, -wide, wide});
}

// Whether a result of this rule failed.
inline bool Caught(const std::vector<Result>& results, std::string_view rule) {
  for (const Result& r : results) {
    if (r.rule == rule && !r.pass) return true;
  }
  return false;
}

inline std::string Failures(const std::vector<Result>& results) {
  std::string text;
  for (const Result& r : results) {
    if (!r.pass) text += Format(r) + "\n";
  }
  return text;
}

}  // namespace limber::check
