// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "engine/check/rules.h"

namespace limber::check {

namespace {

constexpr double kHoldMargin = 10;     // mm
constexpr double kMoveMargin = 0;      // mm
constexpr double kSlow = 0.3;          // m/s, of the pelvis
constexpr double kStepMargin = 0;      // mm
constexpr double kGravity = 9.81;      // m/s^2
constexpr double kStencil = 1.0 / 30;  // s, of the acceleration

// Whether a phase walks: who starts and who stops does as well.
bool Walks(const Take& take, const Sample& sample) {
  const std::vector<coach::Phase>& phases = take.movement->phases;
  const auto index = std::size_t(take.segment(sample).phase);
  const auto walks = [&](std::size_t i) {
    return i < phases.size() && phases[i].ground_speed > 0;
  };
  return walks(index) || walks(index + 1) || (index > 0 && walks(index - 1));
}

bool OnBothFeet(const Sample& sample) {
  return std::ranges::count_if(sample.touching(), [](const ContactSample& c) {
           return c.weight >= 1 && c.effector.contact == body::Contact::kSole;
         }) == 2;
}

// Rounds in which the feet are lifted in turn.
bool Steps(const coach::Phase& phase) {
  return phase.kind == coach::PhaseKind::kRounds &&
         std::any_of(
             phase.keys.begin(), phase.keys.end(), [](const coach::Key& key) {
               return key.plants.size() == 1 &&
                      key.plants[0].effector.contact == body::Contact::kSole;
             });
}

// The ground stands still; who walks goes over it.
math::Vec3 OverGround(const Sample& sample, math::Vec3 point) {
  point.z += sample.ground;
  return point;
}

// Where the ground has to push so that the body moves as it does: the centre
// of mass while it is still, before it while it speeds up. Source: kajita-2001
math::Vec3 CentreOfPressure(const Take& take, std::size_t i, std::size_t h) {
  const math::Vec3 centre = take.samples[i].centre_of_mass;
  const double step = double(h) / take.rate;
  const auto over_ground = [&](std::size_t k) {
    return OverGround(take.samples[k], take.samples[k].centre_of_mass);
  };
  const math::Vec3 speeds_up =
      (over_ground(i + h) + over_ground(i - h) - 2.0 * over_ground(i)) /
      (step * step);
  return centre - centre.y / (kGravity + speeds_up.y) * speeds_up;
}

// Who steps is in balance while the ground can push where it has to. The first
// and the last round of steps on the spot begin and end at rest; a walk is
// judged from its first to its last step. Who walks falls from foot to foot:
// the centre of mass is over neither, so that B1 cannot apply
// but before the first step and behind the last, on both feet.
void CheckSteps(const Take& take, Report& report) {
  const auto h = std::size_t(std::max(1L, std::lround(kStencil * take.rate)));
  Worst worst(Worst::Of::kSmallest);
  for (std::size_t i = h; i + h < take.samples.size(); ++i) {
    const Sample& s = take.samples[i];
    const coach::Phase& phase = take.phase(s);
    const int repeat = take.segment(s).repeat;
    const bool inside = repeat > 0 && repeat < phase.repeats - 1;
    if (!Walks(take, s) && !(Steps(phase) && inside)) continue;
    worst.See(s.support.Margin(CentreOfPressure(take, i, h)) * kMillimetres,
              s.time, phase.id);
  }
  report.Judge("B2", "centre of pressure inside the feet, stepping", "mm",
               worst, kStepMargin);
}

}  // namespace

// Who lies on the back with the whole trunk does not fall over.
bool Lies(const Sample& sample) {
  bool chest = false, hips = false;
  for (const ContactSample& c : sample.touching()) {
    if (c.weight < kHeld || c.host.part != body::HostPart::kWorld) continue;
    chest |= c.effector.contact == body::Contact::kRibcage;
    hips |= c.effector.contact == body::Contact::kPelvis;
  }
  return chest && hips;
}

// An arm that is planted on something that stands, a wall or a frame.
bool LeansOnAHand(const Sample& sample) {
  return std::ranges::any_of(sample.touching(), [](const ContactSample& c) {
    return IsArm(c.effector.contact) && c.weight > 0 &&
           c.host.part == body::HostPart::kWorld;
  });
}

// Standing holds and standing rounds keep the centre of mass well inside the
// feet; slow ways between them keep it inside. A hand on a wall carries
// nothing. Rounds of steps are judged in motion.
void CheckBalance(const Take& take, Report& report) {
  Worst hold(Worst::Of::kSmallest), move(Worst::Of::kSmallest);
  Worst hand(Worst::Of::kSmallest);
  for (std::size_t i = 1; i < take.samples.size(); ++i) {
    const Sample& s = take.samples[i];
    const coach::Phase& phase = take.phase(s);
    const bool still = phase.kind == coach::PhaseKind::kHold ||
                       phase.kind == coach::PhaseKind::kRounds;
    if (Steps(phase) || phase.ground_speed > 0 || Lies(s)) continue;
    if (Walks(take, s) && !OnBothFeet(s)) continue;
    if (still && take.movement->position == "standing") {
      hold.See(s.margin * kMillimetres, s.time, phase.id);
      if (LeansOnAHand(s)) {
        hand.See(s.feet_margin * kMillimetres, s.time, phase.id);
      }
      continue;
    }
    const auto pelvis = [&](std::size_t k) {
      return OverGround(take.samples[k],
                        take.samples[k].at(body::Landmark::kRoot));
    };
    if (glm::length(pelvis(i) - pelvis(i - 1)) * take.rate > kSlow) continue;
    move.See(s.margin * kMillimetres, s.time, phase.id);
  }
  report.Judge("B1", "centre of mass inside the feet, standing", "mm", hold,
               kHoldMargin);
  report.Judge("B1", "centre of mass inside the support, moving slowly", "mm",
               move, kMoveMargin);
  report.Judge("B3", "centre of mass inside the feet, a hand on something",
               "mm", hand, kHoldMargin);
  CheckSteps(take, report);
}

}  // namespace limber::check
