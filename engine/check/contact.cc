// SPDX-License-Identifier: MIT
//
// Contacts, measured on the drawn skin over each patch while the phase
// declares them.
#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "engine/check/rules.h"

namespace limber::check {

using body::Effector;
using body::Hardness;

namespace {

constexpr double kSlide = 2;        // mm
constexpr double kSlideSpeed = 20;  // mm/s
constexpr double kGap = 5;          // mm
constexpr double kMeanDepth = 2;    // mm
constexpr double kLanding = 150;    // mm/s
constexpr double kCoverage = 0.60;

double Depth(Hardness hardness) {  // mm
  switch (hardness) {
    case Hardness::kHard:
      return 5;
    case Hardness::kMat:
      return 6;
    case Hardness::kSoft:
      return 25;
  }
  return 0;
}

constexpr double kInside = 15, kFleshInside = 40;  // mm

struct Seen {
  Worst slide, drift, speed, gap, depth, landing, leaving, idle;
  Worst coverage{Worst::Of::kSmallest};
  double allowed_depth = 5;
  double depths = 0;  // m, summed over the vertices inside
  int inside = 0, held = 0, idle_count = 0;
  // Of the sample before.
  bool before = false, declared = false;
  math::Vec3 begun{0};  // centre of the patch when this contact began
  double weight = 0;
  math::Vec3 centre{0};
};

// A sole of someone who walks that is held and lies flat: its toes are
// straight.
bool LiesFlat(const Take& take, const Sample& sample, const ContactSample& c) {
  return take.phase(sample).ground_speed > 0 && c.weight >= kHeld &&
         c.effector.contact == body::Contact::kSole &&
         sample.authored.at(body::Limb::kToeExt, c.effector.side) == 0;
}

// Skin in skin. Where an upper arm lies along the chest, and where a leg is
// folded up, flesh meets flesh: there it gives way further. Hands and forearms
// never sink into the body.
void CheckInside(const Take& take, Report& report) {
  Worst arm, leg, folded, upper, thigh;
  const auto see = [](const Take::Inside& o, Worst& worst) {
    worst.See(o.depth * kMillimetres, o.time, o.part);
  };
  for (const Take::Inside& o : take.arms) see(o, arm);
  for (const Take::Inside& o : take.legs) see(o, o.folded ? folded : leg);
  for (const Take::Inside& o : take.uppers) see(o, upper);
  for (const Take::Inside& o : take.thighs) see(o, thigh);
  report.Judge("C6", "forearm or hand inside the body", "mm", arm, kInside);
  report.Judge("C6", "shank or foot inside the body", "mm", leg, kInside);
  report.Judge("C6", "folded shank or foot inside the body", "mm", folded,
               kFleshInside);
  report.Judge("C6", "upper arm or thigh inside the trunk", "mm", upper,
               kFleshInside);
  report.Judge("C6", "shank inside its own thigh", "mm", thigh, kFleshInside);
}

}  // namespace

void CheckContacts(const Take& take, Report& report) {
  std::map<std::string, Seen> parts;
  Worst lowest(Worst::Of::kSmallest), falls;
  int falling = 0;
  for (const Sample& s : take.samples) {
    lowest.See(s.lowest * kMillimetres, s.time, s.lowest_part);
    std::map<std::string, bool> touched;
    if (take.phase(s).ground_speed > 0) {
      const bool carried = std::ranges::any_of(
          s.touching(),
          [](const ContactSample& c) { return c.weight >= kHeld; });
      falls.See(falling += carried ? 0 : 1, s.time);
    }
    for (const ContactSample& c : s.touching()) {
      const std::string name = FullName(c.effector);
      touched[name] = true;
      Seen& part = parts[name];
      const bool held = c.weight >= kHeld;
      const double speed = part.before ? glm::length(c.centre - part.centre) *
                                             take.rate * kMillimetres
                                       : 0;
      if (part.before && held && part.weight < kHeld) {
        part.landing.See(speed, s.time);
      }
      if (part.before && !held && part.weight >= kHeld) {
        part.leaving.See(speed, s.time);
      }
      if (c.declared) {
        part.idle.See(part.idle_count += held ? 0 : 1, s.time);
      }
      const bool judged = c.declared || LiesFlat(take, s, c);
      if (judged && held) {
        const bool goes_on =
            part.before && part.declared && part.weight >= kHeld;
        if (!goes_on) part.begun = c.centre;
        const math::Vec3 away = c.centre - part.begun;
        part.drift.See(
            kMillimetres *
                glm::length(away - glm::dot(away, c.normal) * c.normal),
            s.time);
        if (c.declared) part.slide.See(c.slide * kMillimetres, s.time);
        if (part.before && part.weight >= kHeld) part.speed.See(speed, s.time);
        part.gap.See(c.gap * kMillimetres, s.time);
        part.allowed_depth = Depth(c.hardness);
        part.depth.See(c.penetration * kMillimetres, s.time);
        part.depths += c.depths;
        part.inside += c.inside;
        ++part.held;
        part.coverage.See(c.coverage, s.time);
      }
      part.before = true;
      part.declared = judged;
      part.weight = c.weight;
      part.centre = c.centre;
    }
    for (auto& [name, part] : parts) part.before = touched[name];
  }
  for (const auto& [name, part] : parts) {
    report.Judge("C0", "samples in which declared " + name + " is not held", "",
                 part.idle, 0);
    report.Judge("C1", "distance of " + name + " from its place", "mm",
                 part.slide, kSlide);
    report.Judge("C1", "slide of " + name + " since it touched", "mm",
                 part.drift, kSlide);
    report.Judge("C2", "slide speed of " + name, "mm/s", part.speed,
                 kSlideSpeed);
    report.Judge("C3", "gap under " + name, "mm", part.gap, kGap);
    report.Judge("C4", "penetration of " + name, "mm", part.depth,
                 part.allowed_depth);
    if (part.held > 0) {
      Worst mean;
      mean.See(kMillimetres * part.depths / std::max(part.inside, 1),
               part.depth.where());
      report.Judge("C5", "mean penetration of " + name, "mm", mean, kMeanDepth);
    }
    report.Judge("C7", "landing speed of " + name, "mm/s", part.landing,
                 kLanding);
    report.Judge("C7", "leaving speed of " + name, "mm/s", part.leaving,
                 kLanding);
    report.Judge("C8", "coverage of " + name, "", part.coverage, kCoverage);
  }
  report.Judge("C0", "samples of a walk in which no foot is held", "", falls,
               0);
  CheckInside(take, report);
  const bool mat =
      !take.movement->props.empty() && take.movement->props.front() == "mat";
  report.Judge("C4", "lowest skin over the floor", "mm", lowest,
               -Depth(mat ? Hardness::kMat : Hardness::kHard));
}

}  // namespace limber::check
