// SPDX-License-Identifier: MIT
//
// A back that rolls over a bar: where its anchor has to be at each moment, so
// that skin and bar go equally far. Found once, when a movement is fitted, by
// going through each phase in small steps.
#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/body/roll.h"
#include "engine/coach/choreography.h"
#include "engine/coach/settle.h"

namespace limber::coach {

using body::RigPose;
using math::Vec3;
using math::Vec3f;

namespace {

constexpr double kStep = 0.2;  // s
constexpr std::size_t kLeastSteps = 16, kMostSteps = 80;
constexpr int kApproaches = 4;      // of each step
constexpr double kFarthest = 0.01;  // m, that one step may be moved by
constexpr double kSame = 1e-4;      // m

// The plant that holds the back on a bar.
std::optional<std::size_t> FindOnBar(const Ask& ask) {
  for (std::size_t i = 0; i < ask.kept_count; ++i) {
    if (RollsOn(ask.plants[i].effector, ask.footings[i]->surface)) {
      return i;
    }
  }
  return std::nullopt;
}

}  // namespace

bool Choreography::RollsOver(const Course& course, const Phase& phase) {
  if (course.path != Path::kEase) return false;
  for (const Node& node : course.nodes) {
    if (node.rolled != course.nodes.front().rolled) return true;
  }
  return std::ranges::any_of(
      phase.contacts, [](const Phase::Declared& declared) {
        const SurfaceKind* const kind = FindSurfaceKind(declared.on);
        return declared.effector.contact == body::Contact::kBack &&
               kind != nullptr && kind->bar;
      });
}

// Where a phase says that the back lies on the bar, it grips it; into and out
// of that it is eased.
void Choreography::FindGrips(const Timeline& timeline) {
  const auto grips = [&](std::size_t s) {
    const Segment& segment = timeline.segments[s];
    return RollsOver(courses_[s],
                     movement_->phases[std::size_t(segment.phase)]);
  };
  for (std::size_t s = 0; s < courses_.size(); ++s) {
    Course& course = courses_[s];
    const bool now = grips(s);
    course.grip_before = now || (s > 0 && grips(s - 1)) ? 1 : 0;
    course.grip_after =
        now || (s + 1 < courses_.size() && grips(s + 1)) ? 1 : 0;
  }
}

void Choreography::FindWays(const Stage& stage) {
  const Timeline timeline = Lay(*movement_, Settings{});
  FindGrips(timeline);
  Vec3 carried(0);
  for (std::size_t s = 0; s < courses_.size(); ++s) {
    Course& course = courses_[s];
    const std::vector<Planted>& first = course.nodes.front().planted;
    const bool lies = std::ranges::any_of(first, [](const Planted& p) {
      return RollsOn(p.effector, p.footing.surface);
    });
    if (!lies) {
      carried = Vec3(0);
      continue;
    }
    course.over = BarWay(carried);
    const Segment& segment = timeline.segments[s];
    const Phase& phase = movement_->phases[std::size_t(segment.phase)];
    if (course.nodes.size() < 2 || !RollsOver(course, phase)) continue;
    // The same as one before goes the same way.
    const auto same = std::find_if(
        courses_.begin(), courses_.begin() + long(s), [&](const Course& c) {
          return c.over_begin && glm::length(*c.over_begin - carried) < kSame &&
                 IsSame(c, course);
        });
    course.over_begin = carried;
    if (same != courses_.begin() + long(s)) {
      course.over = same->over.Moved(carried - *same->over_begin);
    } else {
      FindWay(stage, carried, course);
    }
    carried = course.over.end();
  }
  MeetCentres(stage);
}

// Whoever grips a bar is where the bar leads: that is what a led centre of mass
// begins and ends with.
void Choreography::MeetCentres(const Stage& stage) {
  RigPose pose = stage.rig->MakePose();
  const auto centre = [&](const Course& course, double share) {
    Ask ask;
    AskCourse(course, share, ask);
    ask.balance.reset();
    Place(*stage.rig, *stage.solver, ask, pose);
    return body::CentreOfMass(*stage.rig, pose);
  };
  for (Course& course : courses_) {
    if (!course.balanced) continue;
    if (course.grip_before > 0) {
      course.nodes.front().centre = centre(course, 0);
    }
    if (course.grip_after > 0) course.nodes.back().centre = centre(course, 1);
  }
}

bool Choreography::IsSame(const Course& a, const Course& b) {
  if (a.first != b.first || a.last != b.last || a.seconds != b.seconds ||
      a.nodes.size() != b.nodes.size()) {
    return false;
  }
  for (std::size_t i = 0; i < a.nodes.size(); ++i) {
    const Node& n = a.nodes[i];
    const Node& m = b.nodes[i];
    if (n.at != m.at || n.rolled != m.rolled ||
        n.posture.trunk != m.posture.trunk ||
        n.posture.limb != m.posture.limb ||
        n.planted.size() != m.planted.size()) {
      return false;
    }
    for (std::size_t k = 0; k < n.planted.size(); ++k) {
      if (!(n.planted[k].effector == m.planted[k].effector) ||
          n.planted[k].footing.anchor.first !=
              m.planted[k].footing.anchor.first) {
        return false;
      }
    }
  }
  return true;
}

void Choreography::FindWay(const Stage& stage, const Vec3& begin,
                           Course& course) const {
  const std::size_t steps =
      std::clamp(std::size_t(course.seconds / kStep), kLeastSteps, kMostSteps);
  RigPose pose = stage.rig->MakePose();
  std::vector<Vec3f> points, before;
  std::vector<Vec3> samples;
  body::Bar bar, bar_before;
  double pressed = 0, slipped = 0;
  for (std::size_t k = 0; k <= steps; ++k) {
    const double share = double(k) / double(steps);
    Vec3 trial = k == 0   ? begin
                 : k == 1 ? samples[0]
                          : 2.0 * samples[k - 1] - samples[k - 2];
    double slip = 0;
    for (int approach = 0; approach < kApproaches; ++approach) {
      course.over = BarWay(trial);
      Ask ask;
      AskCourse(course, share, ask);
      const std::optional<std::size_t> on = FindOnBar(ask);
      if (!on) break;
      Place(*stage.rig, *stage.solver, ask, pose);
      stage.skin(pose, points);
      const body::SkinPatch& patch =
          stage.patches->of(ask.plants[*on].effector);
      bar.surface = ask.Surface(*on);
      bar.turned = ask.rolled / bar.surface.radius;
      const double height = LowestOf(patch.flesh, bar.surface, points).height;
      body::LayFlesh(patch, bar.surface, 1, points);
      if (k == 0) {
        pressed = height;
        break;
      }
      slip = SlipOf(patch, bar_before, before, bar, points).around;
      if (approach + 1 == kApproaches) break;
      const double back = std::clamp(-(slipped + slip), -kFarthest, kFarthest);
      const double up = std::clamp(pressed - height, -kFarthest, kFarthest);
      trial += back * bar.surface.Way() + up * bar.surface.normal;
    }
    slipped += slip;
    samples.push_back(trial);
    before = points;
    bar_before = bar;
  }
  course.over = BarWay(std::move(samples), course.first || !course.rounds,
                       course.last || !course.rounds);
}

}  // namespace limber::coach
