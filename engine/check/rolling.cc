// SPDX-License-Identifier: MIT
//
// A roller rolls: the skin that touches goes as far as the roller's surface.
#include "engine/check/rolling.h"

#include <algorithm>
#include <cmath>

#include "engine/check/rules.h"

namespace limber::check {

namespace {

constexpr double kSlipAPass = 4;  // mm
constexpr double kPass = 0.01;    // m; less is no pass

const ContactSample* FindBack(const Sample& sample) {
  for (const ContactSample& c : sample.touching()) {
    if (c.effector.contact == body::Contact::kBack && c.rolls) return &c;
  }
  return nullptr;
}

}  // namespace

Rolling::Rolling(const coach::Performer& performer) : performer_(&performer) {}

void Rolling::See(const coach::BodyFrame& frame, Sample& sample) {
  const ContactSample* const back = FindBack(sample);
  if (back == nullptr) {
    before_ = false;
    return;
  }
  body::Bar bar;
  for (std::size_t i = 0; i < frame.ask.plant_count; ++i) {
    if (frame.ask.plants[i].effector == back->effector) {
      bar.surface = frame.ask.Surface(i);
    }
  }
  bar.turned = frame.ask.rolled / bar.surface.radius;
  ContactSample& c =
      sample.contacts[std::size_t(back - sample.contacts.data())];
  const math::Vec3 place = c.centre;
  if (!before_) {
    slid_ = place;
  } else if (weight_ >= kHeld && c.weight >= kHeld) {
    const body::Slip slip = SlipOf(performer_->patches().of(c.effector), bar_,
                                   points_, bar, frame.points);
    slid_ += math::Vec3(slip.along, 0, slip.around);
  } else {
    slid_ += place - place_;
  }
  c.centre = slid_;
  c.normal = math::Vec3(0, 1, 0);
  before_ = true;
  bar_ = bar;
  points_ = frame.points;
  weight_ = c.weight;
  place_ = place;
}

void CheckRolling(const Take& take, Report& report) {
  Worst slip;
  const Sample* turn = nullptr;  // where the roller last turned back
  double before = 0;             // m a sample
  for (std::size_t i = 1; i < take.samples.size(); ++i) {
    const Sample& s = take.samples[i];
    const ContactSample* const now = FindBack(s);
    const double gone = s.rolled - take.samples[i - 1].rolled;
    if (now == nullptr || !now->declared || now->weight < kHeld) {
      turn = nullptr;
      continue;
    }
    if (turn == nullptr || gone * before < 0) turn = &take.samples[i - 1];
    if (gone != 0) before = gone;
    const ContactSample* const then = FindBack(*turn);
    if (then == nullptr || then->weight < kHeld) continue;
    if (std::abs(s.rolled - turn->rolled) < kPass) continue;
    slip.See(kMillimetres * std::abs(now->centre.z - then->centre.z), s.time);
  }
  report.Judge("C9", "way of the skin less that of the roller, in a pass", "mm",
               slip, kSlipAPass);
}

}  // namespace limber::check
