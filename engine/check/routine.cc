// SPDX-License-Identifier: MIT
#include "engine/check/routine.h"

#include <algorithm>

namespace limber::check {

using coach::Performer;
using math::Vec3;
using math::Vec3f;

namespace {

constexpr double kJointJump = 1;     // mm
constexpr double kSkinJump = 2;      // mm: what a planted part may slide
constexpr double kSpeedJump = 30;    // mm/s
constexpr double kFastest = 2.7;     // m/s: the ceiling of warm-ups
constexpr double kRate = 30;         // 1/s, over the whole routine
constexpr double kFine = 1.0 / 120;  // s, beside a seam

struct Shape {
  std::vector<Vec3> joints;
  std::vector<Vec3f> points;
};

class Watcher {
 public:
  Watcher(const Performer& performer, const coach::Repertoire& repertoire,
          const coach::Routine& routine, const RoutineTamper& tamper)
      : repertoire_(repertoire),
        plan_(coach::LayPlan(routine, repertoire, {}, true)),
        passage_(plan_, performer, repertoire),
        performer_(performer),
        tamper_(tamper),
        body_(performer.MakeFrame()) {}

  void Look(core::Duration time, Performer::Detail detail, Shape& out) {
    const coach::PlanMoment now = coach::At(plan_, repertoire_, time);
    passage_.Perform(plan_, now, detail, body_);
    if (tamper_) tamper_(now, body_);
    out.joints.clear();
    for (const auto& joint : body_.pose.model_from_joint) {
      out.joints.push_back(joint.translation);
    }
    if (detail != Performer::Detail::kPose) out.points = body_.points;
  }

  void JudgeSeams(Report& report) {
    Worst joints, skin, speed;
    Shape before, last, first, after;
    for (std::size_t i = 1; i < plan_.pieces.size(); ++i) {
      const core::Duration at = plan_.pieces[i].begin;
      const double seconds = core::ToSeconds(at);
      const core::Duration step = core::Seconds(kFine), tick{1};
      Look(at - tick, Performer::Detail::kSurface, last);
      Look(at, Performer::Detail::kSurface, first);
      Look(at - tick - step, Performer::Detail::kPose, before);
      Look(at + step, Performer::Detail::kPose, after);
      for (std::size_t j = 0; j < first.joints.size(); ++j) {
        const std::string& name = Name(j);
        joints.See(1e3 * glm::length(first.joints[j] - last.joints[j]), seconds,
                   name);
        const Vec3 in = (last.joints[j] - before.joints[j]) / kFine;
        const Vec3 out = (after.joints[j] - first.joints[j]) / kFine;
        speed.See(1e3 * glm::length(out - in), seconds, name);
      }
      for (std::size_t p = 0; p < first.points.size(); ++p) {
        skin.See(1e3 * double(glm::length(first.points[p] - last.points[p])),
                 seconds);
      }
    }
    report.Judge("R1", "jump of a joint where pieces meet", "mm", joints,
                 kJointJump);
    report.Judge("R2", "jump of the skin where pieces meet", "mm", skin,
                 kSkinJump);
    report.Judge("R3", "jump of speed where pieces meet", "mm/s", speed,
                 kSpeedJump);
  }

  void JudgeSpeed(Report& report) {
    Worst worst;
    Shape before, now;
    Look(core::Duration{0}, Performer::Detail::kPose, before);
    const double total = core::ToSeconds(plan_.total);
    for (double t = 1 / kRate; t <= total; t += 1 / kRate) {
      Look(core::Seconds(t), Performer::Detail::kPose, now);
      for (std::size_t j = 0; j < now.joints.size(); ++j) {
        worst.See(glm::length(now.joints[j] - before.joints[j]) * kRate, t,
                  Name(j));
      }
      std::swap(before, now);
    }
    report.Judge("R4", "speed of a joint over the routine", "m/s", worst,
                 kFastest);
  }

  void JudgeSum(const coach::Routine& routine, Report& report) const {
    core::Duration sum{0}, written{0};
    for (const coach::Piece& piece : plan_.pieces) {
      sum += piece.end - piece.begin;
    }
    for (const coach::Item& item : routine.items) written += item.seconds;
    Worst plan, content;
    plan.See(std::abs(core::ToSeconds(sum - plan_.total)),
             core::ToSeconds(plan_.total));
    content.See(std::abs(core::ToSeconds(written - routine.total)),
                core::ToSeconds(routine.total));
    report.Judge("R5", "the pieces against the total shown", "s", plan, 0);
    report.Judge("R5", "the items against the total written", "s", content, 0);
  }

 private:
  const std::string& Name(std::size_t joint) const {
    return performer_.rig().skeleton().names[joint];
  }

  const coach::Repertoire& repertoire_;
  coach::Plan plan_;
  coach::Passage passage_;
  const Performer& performer_;
  const RoutineTamper& tamper_;
  coach::BodyFrame body_;
};

}  // namespace

std::vector<Result> CheckRoutine(const Performer& performer,
                                 const coach::Repertoire& repertoire,
                                 const coach::Routine& routine,
                                 const std::string& figure,
                                 const RoutineTamper& tamper) {
  Report report(routine.id, figure);
  Watcher watcher(performer, repertoire, routine, tamper);
  watcher.JudgeSeams(report);
  watcher.JudgeSpeed(report);
  watcher.JudgeSum(routine, report);
  return report.Take();
}

}  // namespace limber::check
