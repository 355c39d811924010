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
  s.trunk.fill(math::Vec3(0, 1, 0));
  for (const body::Side side : body::kSides) {
    const double x = side == body::Side::kLeft ? 1 : -1;
    auto& limb = s.limb[std::size_t(side)];
    const auto put = [&](body::LimbLandmark l, double px, double py, double pz) {
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
    sample.margin = 0.04;
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

// Both arms on the frame all the time, standing: the durations of wall_chest.
inline Synthetic Hold() {
  using coach::PhaseKind;
  Synthetic s;
  coach::Movement& m = *s.movement;
  m.id = "wall_chest";
  m.kind = coach::Kind::kEssential;
  m.position = "standing";
  m.breath = coach::BreathMode::kPaced;
  body::Posture posture;
  for (const body::Side side : body::kSides) {
    posture.at(body::Limb::kElbowFlex, side) = math::Radians(90);
    posture.at(body::Limb::kKneeFlex, side) = math::Radians(5);
  }
  m.poses["rest"] = posture;
  m.base_pose = "rest";
  m.phases = {SyntheticPhase("set_up", PhaseKind::kSetUp, 6, "rest", posture),
              SyntheticPhase("ease", PhaseKind::kEase, 4, "rest", posture),
              SyntheticPhase("hold", PhaseKind::kHold, 30, "rest", posture),
              SyntheticPhase("release", PhaseKind::kRelease, 4, "rest", posture),
              SyntheticPhase("switch", PhaseKind::kSwitch, 6, "rest", posture)};
  for (int i : {1, 2, 3}) m.phases[std::size_t(i)].per_side = true;
  for (const char* id : {"pec_major_clav", "pec_major_stern"}) {
    m.muscles.push_back({id, coach::MuscleRole::kPrimary, "hold", 1});
  }
  m.mistakes = {"x"};
  m.safety = {{"x", {}}};
  for (const char* id : {"pec_major_clav", "pec_major_stern", "delt_ant"}) {
    body::MuscleDefinition muscle;
    muscle.id = id;
    muscle.group = "chest";
    s.muscles.push_back(muscle);
    s.take.muscles.push_back(id);
  }
  WideRanges(s.ranges);
  Shoot(s, [&](const coach::Moment& moment, Sample& sample) {
    sample.solved = sample.authored = posture;
    PlaceJoints(false, sample);
    for (const body::Side side : body::kSides) {
      sample.contacts[sample.contact_count++] =
          GoodContact(body::Contact::kSole, side);
      sample.contacts[sample.contact_count++] =
          GoodContact(body::Contact::kForearm, side);
    }
    for (const float gain : {0.5f, 0.4f, 0.1f}) {
      for (const body::Side side : body::kSides) {
        s.take.gains.push_back(side == moment.side ? gain : 0.f);
      }
    }
  });
  return s;
}

// The lumbar spine rounds and hollows with the breath, on hands and knees.
inline Synthetic Rounds() {
  using coach::PhaseKind;
  Synthetic s;
  coach::Movement& m = *s.movement;
  m.id = "waves";
  m.kind = coach::Kind::kEssential;
  m.position = "hands_and_knees";
  m.breath = coach::BreathMode::kLed;
  m.breath_in = m.breath_out = 5;
  body::Posture quad;
  for (const body::Side side : body::kSides) {
    quad.at(body::Limb::kElbowFlex, side) = math::Radians(4);
    quad.at(body::Limb::kKneeFlex, side) = math::Radians(90);
  }
  const auto bent = [quad](double fullness) {
    body::Posture posture = quad;
    posture[body::Trunk::kLumbarFlex] = math::Radians(20 - 40 * fullness);
    return posture;
  };
  m.poses["quad"] = bent(0);
  m.base_pose = "quad";
  m.phases = {SyntheticPhase("set_up", PhaseKind::kSetUp, 5, "quad", bent(0)),
              SyntheticPhase("rounds", PhaseKind::kRounds, 10, "cat", bent(0)),
              SyntheticPhase("release", PhaseKind::kRelease, 5, "quad", bent(0))};
  m.phases[1].repeats = 4;
  coach::Key cow = m.phases[1].keys[0];
  cow.at = 0.5;
  cow.pose = "cow";
  cow.posture = bent(1);
  m.phases[1].keys.push_back(cow);
  m.mistakes = {"x"};
  m.safety = {{"x", {}}};
  WideRanges(s.ranges);
  Shoot(s, [&](const coach::Moment& moment, Sample& sample) {
    const bool rounds = moment.rounds > 0;
    sample.solved = sample.authored = bent(rounds ? moment.breath.fullness : 0);
    PlaceJoints(true, sample);
    for (const body::Side side : body::kSides) {
      sample.contacts[sample.contact_count++] =
          GoodContact(body::Contact::kPalm, side);
    }
  });
  return s;
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
