// SPDX-License-Identifier: MIT
#pragma once

#include "tests/check/synthetic.h"

// The two good recordings that faults are planted in.
namespace limber::check {

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
  m.phases = {
      SyntheticPhase("set_up", PhaseKind::kSetUp, 6, "rest", posture),
      SyntheticPhase("ease", PhaseKind::kEase, 4, "rest", posture),
      SyntheticPhase("hold", PhaseKind::kHold, 30, "rest", posture),
      SyntheticPhase("release", PhaseKind::kRelease, 4, "rest", posture),
      SyntheticPhase("switch", PhaseKind::kSwitch, 6, "rest", posture)};
  for (int i : {1, 2, 3}) m.phases[std::size_t(i)].per_side = true;
  for (const char* id : {"pec_major_clav", "pec_major_stern"}) {
    m.muscles.push_back({id, coach::MuscleRole::kPrimary, "hold", 1});
  }
  m.mistakes = {{"", "x", {}}};
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
  m.phases = {
      SyntheticPhase("set_up", PhaseKind::kSetUp, 5, "quad", bent(0)),
      SyntheticPhase("rounds", PhaseKind::kRounds, 10, "cat", bent(0)),
      SyntheticPhase("release", PhaseKind::kRelease, 5, "quad", bent(0))};
  m.phases[1].repeats = 4;
  coach::Key cow = m.phases[1].keys[0];
  cow.at = 0.5;
  cow.pose = "cow";
  cow.posture = bent(1);
  m.phases[1].keys.push_back(cow);
  m.mistakes = {{"", "x", {}}};
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

// Lying, the belly goes up and down with the breath and nothing else moves.
inline Synthetic LyingRounds() {
  Synthetic s = Rounds();
  s.movement->position = "lying";
  const body::Posture flat = s.take.samples.front().solved;
  s.movement->poses["quad"] = flat;
  for (coach::Phase& phase : s.movement->phases) {
    for (coach::Key& key : phase.keys) key.posture = flat;
  }
  for (Sample& sample : s.take.samples) {
    sample.solved = sample.authored = flat;
    sample.belly = 0.1 + 0.022 * sample.breath.fullness;
  }
  return s;
}

}  // namespace limber::check
