// SPDX-License-Identifier: MIT
#include "engine/check/rules.h"

namespace limber::check {

namespace {

constexpr double kHoldMargin = 10;  // mm
constexpr double kMoveMargin = 0;   // mm
constexpr double kSlow = 0.3;       // m/s, of the pelvis
constexpr double kMillimetres = 1000;

}  // namespace

// Standing holds and standing rounds keep the centre of mass well inside the
// feet; slow ways between them keep it inside. A hand on a wall carries
// nothing.
void CheckBalance(const Take& take, Report& report) {
  Worst hold(Worst::Of::kSmallest), move(Worst::Of::kSmallest);
  for (std::size_t i = 1; i < take.samples.size(); ++i) {
    const Sample& s = take.samples[i];
    const coach::Phase& phase = take.phase(s);
    const bool still = phase.kind == coach::PhaseKind::kHold ||
                       phase.kind == coach::PhaseKind::kRounds;
    if (still && take.movement->position == "standing") {
      hold.See(s.margin * kMillimetres, s.time, phase.id);
      continue;
    }
    const auto pelvis = [&](std::size_t k) {
      return take.samples[k].at(body::Landmark::kRoot);
    };
    if (glm::length(pelvis(i) - pelvis(i - 1)) * take.rate > kSlow) continue;
    move.See(s.margin * kMillimetres, s.time, phase.id);
  }
  report.Judge("B1", "centre of mass inside the feet, standing", "mm", hold,
               kHoldMargin);
  report.Judge("B1", "centre of mass inside the support, moving slowly", "mm",
               move, kMoveMargin);
}

}  // namespace limber::check
