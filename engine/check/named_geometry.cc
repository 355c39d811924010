// SPDX-License-Identifier: MIT
//
// Named geometry of single movements: sitting, the neck, hands that meet, the
// roller, the desk, lying on the side. Kneeling and the door frame:
// geometry.cc.
#include <algorithm>
#include <cmath>
#include <string_view>

#include "engine/check/rules.h"
#include "engine/math/angle.h"

namespace limber::check {

using body::Contact;
using body::Landmark;
using body::Limb;
using body::LimbLandmark;
using body::Side;
using math::Degrees;
using math::Vec3;

namespace {

// Of interlaced hands, m: closer, the fingers of one go through the other.
constexpr double kWristsApart = 0.16, kPalmsApart = 0.06;

// "neck_trap", "neck_trap_hand" and their forms, "neck_trap.easier".
bool Is(const Take& take, std::string_view family) {
  const std::string_view id = take.movement->id;
  return id.starts_with(family) &&
         (id.size() == family.size() || id[family.size()] == '_' ||
          id[family.size()] == '.');
}

bool IsHold(const Take& take, const Sample& sample) {
  return take.phase(sample).kind == coach::PhaseKind::kHold;
}

double AngleBetween(const Vec3& a, const Vec3& b) {  // deg, [0, 180]
  return Degrees(std::atan2(glm::length(glm::cross(a, b)), glm::dot(a, b)));
}

// Where the nose points, seen from above, deg.
double Heading(const Sample& sample) {
  const Vec3 nose = sample.head * Vec3(0, 0, 1);
  return Degrees(std::atan2(nose.x, nose.z));
}

// The head tilts and does not turn; the shoulder it leaves stays down; a hand
// on the head lies on the skull.
void CheckNeck(const Take& take, Report& report) {
  Worst turn, rise, gap;
  const Sample& first = take.samples.front();
  for (const Sample& s : take.samples) {
    if (!IsHold(take, s)) continue;
    for (const ContactSample& c : s.touching()) {
      if (c.on != "head" || c.weight < kHeld) continue;
      gap.See(c.gap * kMillimetres, s.time, Name(c.effector.side));
    }
    if (!Is(take, "neck_trap")) continue;
    turn.See(std::abs(Heading(s) - Heading(first)), s.time);
    const Side far = take.segment(s).mirrored ? Side::kRight : Side::kLeft;
    rise.See(kMillimetres * (s.at(LimbLandmark::kShoulder, far).y -
                             first.at(LimbLandmark::kShoulder, far).y),
             s.time, Name(far));
  }
  report.Judge("G5", "head turned as it tilts", "deg", turn, 4);
  report.Judge("G5", "far shoulder over its rest height", "mm", rise, 0);
  report.Judge("G5", "hand from the skull", "mm", gap, 4);
}

// Soles and seat are down: thighs level, shanks upright.
void CheckSitting(const Take& take, Report& report) {
  if (take.movement->position != "sitting") return;
  const bool desk = Is(take, "desk") || Is(take, "posture_reset");
  Worst knee, thigh, elbow, wrist, screen;
  for (const Sample& s : take.samples) {
    const coach::PhaseKind kind = take.phase(s).kind;
    if (kind != coach::PhaseKind::kHold && kind != coach::PhaseKind::kRounds) {
      continue;
    }
    // What is shown as better to avoid does not sit well.
    const bool well = take.phase(s).id != "avoid";
    if (desk && well && take.screen_top > 0) {
      screen.See(kMillimetres * std::abs(take.screen_top - s.eyes), s.time);
    }
    for (const Side side : body::kSides) {
      using enum LimbLandmark;
      const std::string_view name = Name(side);
      knee.See(std::abs(Degrees(s.solved.at(Limb::kKneeFlex, side)) - 90),
               s.time, name);
      const Vec3 along = s.at(kKnee, side) - s.at(kHip, side);
      thigh.See(Degrees(std::asin(std::abs(along.y) / glm::length(along))),
                s.time, name);
      if (!desk || !well) continue;
      elbow.See(std::abs(Degrees(s.solved.at(Limb::kElbowFlex, side)) - 90),
                s.time, name);
      wrist.See(std::abs(Degrees(s.solved.at(Limb::kWristFlex, side))), s.time,
                name);
    }
  }
  report.Judge("G6", "knee from a right angle, sitting", "deg", knee,
               desk ? 10 : 5);
  report.Judge("G6", "thigh from the level, sitting", "deg", thigh, 5);
  report.Judge("G9", "elbow from a right angle at the desk", "deg", elbow, 10);
  report.Judge("G9", "wrist from straight at the desk", "deg", wrist, 10);
  report.Judge("G9", "upper edge of the screen from the eyes", "mm", screen,
               30);
}

// Interlaced hands make an open basket, as high as the shoulders.
void CheckBasket(const Take& take, Report& report) {
  Worst height, wrists, palms, fingers;
  for (const Sample& s : take.samples) {
    const auto held = [](const ContactSample& c) {
      return c.on == "hands" && c.weight >= kHeld;
    };
    if (std::ranges::count_if(s.touching(), held) < 2) continue;
    using enum LimbLandmark;
    wrists.See(kMillimetres * std::abs(glm::length(s.at(kWrist, Side::kLeft) -
                                                   s.at(kWrist, Side::kRight)) -
                                       kWristsApart),
               s.time);
    palms.See(kMillimetres * std::abs(s.palms - kPalmsApart), s.time);
    if (!IsHold(take, s)) continue;
    for (const Side side : body::kSides) {
      height.See(kMillimetres *
                     std::abs(s.at(kWrist, side).y - s.at(kShoulder, side).y),
                 s.time, Name(side));
    }
  }
  for (const Take::Inside& o : take.fingers) {
    fingers.See(o.depth * kMillimetres, o.time, o.part);
  }
  report.Judge("C10", "wrists of interlaced hands from 160 mm apart", "mm",
               wrists, 30);
  report.Judge("C10", "palms of interlaced hands from 60 mm apart", "mm", palms,
               20);
  report.Judge("C10", "finger inside the other hand", "mm", fingers, 4);
  report.Judge("G7", "wrist above or below the shoulder", "mm", height, 40);
}

// A bar under the back lies across the spine, below the blades.
void CheckBar(const Take& take, Report& report) {
  if (!Is(take, "thoracic_ext")) return;
  Worst across, level;
  for (const Sample& s : take.samples) {
    if (!IsHold(take, s)) continue;
    for (const ContactSample& c : s.touching()) {
      if (c.effector.contact != Contact::kBack || c.radius == 0) continue;
      const Vec3 spine = s.at(Landmark::kC7) - s.at(Landmark::kT12);
      across.See(std::abs(AngleBetween(spine, c.axis) - 90), s.time);
      const Vec3 up = s.chest * Vec3(0, 1, 0);
      level.See(kMillimetres *
                    std::abs(glm::dot(c.bar - s.at(Landmark::kThorax), up)),
                s.time);
    }
  }
  report.Judge("G8", "bar from square to the spine", "deg", across, 3);
  report.Judge("G8", "bar from the level of T8", "mm", level, 20);
}

// On the side the thighs lie one above the other, and the head in line.
void CheckOnTheSide(const Take& take, Report& report) {
  if (!Is(take, "sleep_side")) return;
  Worst thighs, line;
  for (const Sample& s : take.samples) {
    if (!IsHold(take, s) || take.phase(s).id == "avoid") continue;
    using enum LimbLandmark;
    const auto thigh = [&](Side side) {
      return s.at(kKnee, side) - s.at(kHip, side);
    };
    thighs.See(AngleBetween(thigh(Side::kLeft), thigh(Side::kRight)), s.time);
    const Vec3 head =
        glm::conjugate(s.chest) * (s.at(Landmark::kHead) - s.at(Landmark::kC7));
    line.See(std::abs(Degrees(std::atan2(head.x, head.y))), s.time);
  }
  report.Judge("G10", "thighs from parallel", "deg", thighs, 5);
  report.Judge("G10", "head from the line of the spine", "deg", line, 5);
}

}  // namespace

void CheckNamedGeometry(const Take& take, Report& report) {
  CheckNeck(take, report);
  CheckSitting(take, report);
  CheckBasket(take, report);
  CheckBar(take, report);
  CheckOnTheSide(take, report);
}

}  // namespace limber::check
