// SPDX-License-Identifier: MIT
//
// Laying a movement out for one figure, once, when it is loaded: every segment
// a list of nodes, the root at each key, and which parts stay or travel.
#include <algorithm>
#include <cmath>

#include "engine/coach/choreography.h"
#include "engine/math/angle.h"

namespace limber::coach {

using BodyPlant = body::Plant;  // coach::Plant is the authored one
using body::Contact;
using body::Effector;
using body::RigPose;
using math::Vec3;
using math::Vec3f;

namespace {

// A centre of mass farther than this from its free place is led, m.
constexpr double kLed = 1e-5;
// How far inside its support the centre of mass of a figure 1.667 m tall is
// kept, m; most of the way to the middle where that is narrow.
constexpr double kSafe = 0.037, kSafeLanding = 0.045;
// Shares of a stretch between two keys: see Choreography::Hold. Where one limb
// leaves and lands, it does so one after the other.
constexpr double kLandFrom = 0.30, kLeaveBy = 0.80, kHandOver = 0.5;
// Hands reach for the floor early, before weight comes forward.
constexpr double kReachFrom = 0.10;

double LandFrom(Effector effector) {
  return effector.contact == body::Contact::kPalm ? kReachFrom : kLandFrom;
}

// Values to curvatures of a periodic cubic spline with knots `at`, period 1,
// by Gauss elimination; n is 3 to 8.
std::vector<double> CurvatureMatrix(const std::vector<double>& at) {
  const std::size_t n = at.size();
  std::vector<double> a(n * n, 0), b(n * n, 0);
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t before = (i + n - 1) % n, after = (i + 1) % n;
    const double h0 = at[i] - at[before] + (i == 0 ? 1 : 0);
    const double h1 = at[after] - at[i] + (after == 0 ? 1 : 0);
    a[i * n + before] += h0 / 6;
    a[i * n + i] += (h0 + h1) / 3;
    a[i * n + after] += h1 / 6;
    b[i * n + before] += 1 / h0;
    b[i * n + i] -= 1 / h0 + 1 / h1;
    b[i * n + after] += 1 / h1;
  }
  for (std::size_t col = 0; col < n; ++col) {  // diagonally dominant
    for (std::size_t row = 0; row < n; ++row) {
      if (row == col) continue;
      const double f = a[row * n + col] / a[col * n + col];
      for (std::size_t k = 0; k < n; ++k) {
        a[row * n + k] -= f * a[col * n + k];
        b[row * n + k] -= f * b[col * n + k];
      }
    }
  }
  for (std::size_t row = 0; row < n; ++row) {
    for (std::size_t k = 0; k < n; ++k) b[row * n + k] /= a[row * n + row];
  }
  return b;
}

// The mean of the keys of a phase.
body::Posture Middle(const Phase& phase, bool mirrored) {
  body::Posture middle;
  double count = 0;
  for (const Key& key : phase.keys) {
    count += 1;
    middle = Blend(middle,
                   key.mirrored != mirrored ? Mirror(key.posture) : key.posture,
                   1 / count);
  }
  return middle;
}

}  // namespace

void Choreography::LayCourses(const Stage& stage) {
  const Timeline timeline = Lay(*movement_, Settings{});
  RigPose pose = stage.rig->MakePose();
  std::vector<Vec3f> points;
  Vec3 root(0);
  bool placed = false;
  std::vector<Planted> before;
  for (std::size_t s = 0; s < timeline.segments.size(); ++s) {
    const Segment& segment = timeline.segments[s];
    const Phase& phase = movement_->phases[std::size_t(segment.phase)];
    Course course;
    course.path = phase.path;
    course.rounds = phase.kind == PhaseKind::kRounds;
    course.first = segment.repeat == 0;
    course.last = segment.repeat == phase.repeats - 1;
    course.seconds = core::ToSeconds(phase.seconds);
    const bool rolls = std::ranges::any_of(
        phase.keys, [](const coach::Key& key) { return key.roll != 0; });
    for (const coach::Key& key : phase.keys) {
      const bool mirrored = key.mirrored != segment.mirrored;
      Node node;
      node.at = key.at;
      node.pose = key.pose;
      node.posture = mirrored ? Mirror(key.posture) : key.posture;
      node.rolled = stage.rig->stature_ratio() * key.roll;
      std::vector<BodyPlant> plants;
      for (const coach::Plant& plant : key.plants) {
        Effector effector = plant.effector;
        Footing footing = stances_.at(plant.stance, effector);
        if (mirrored) {
          effector = Mirror(effector);
          footing = Mirror(footing);
        }
        node.planted.push_back({effector, footing});
        plants.push_back({effector, footing.anchor, 1, footing.host});
        if (RollsOn(effector, footing.surface)) {
          const body::ContactSurface& bar = footing.surface;
          plants.back().grip = rolls ? 1 : 0;
          plants.back().anchor.first += node.rolled * CarryOf(bar) * bar.Way();
        }
      }
      if (!placed && !key.plants.empty()) {
        root = stances_.root(key.plants[0].stance);
        placed = true;
      }
      root = stage.solver->Solve(node.posture, root, plants, FreeRoot(), pose)
                 .root;
      node.root = root;
      stage.solver->Solve(node.posture, root, plants, body::Freedom{}, pose);
      stage.skin(pose, points);
      for (Planted& planted : node.planted) {
        Footing& footing = planted.footing;
        if (footing.support.empty()) continue;
        footing.support =
            SupportOf(stage.patches->of(planted.effector),
                      Rolled(footing, footing.surface, node.rolled), points);
      }
      const Vec3 centre = body::CentreOfMass(*stage.rig, pose);
      node.centre =
          Balance(node.planted, before, centre, stage.rig->stature_ratio());
      course.balanced = course.balanced || node.centre != centre;
      before = node.planted;
      course.nodes.push_back(std::move(node));
    }
    // The body starts from where it is.
    if (!courses_.empty() && course.path == Path::kEase) {
      const Node& last = courses_.back().nodes.back();
      const bool from_flow = courses_.back().path == Path::kFlow;
      course.nodes.front().posture =
          from_flow ? courses_.back().after : last.posture;
      course.nodes.front().root = last.root;
      // Led up to here, led on.
      if (glm::length(course.nodes.front().centre - last.centre) > kLed) {
        course.balanced = true;
      }
      course.nodes.front().centre = last.centre;
    }
    if (course.path == Path::kFlow) LayFlow(timeline, s, course);
    course.sway = FindSway(course);
    NameArms(course);
    FindSlopes(course);
    if (course.sway) course.balanced = true;
    courses_.push_back(std::move(course));
  }
}

// A flow begins where the body is. It ends in the base pose or, where one that
// grows comes next, in the middle of that.
void Choreography::LayFlow(const Timeline& timeline, std::size_t segment,
                           Course& course) {
  const Segment& now = timeline.segments[segment];
  const Phase& phase = movement_->phases[std::size_t(now.phase)];
  for (const Node& node : course.nodes) course.knots.push_back(node.at);
  course.spline = CurvatureMatrix(course.knots);
  course.growth = (1 - phase.grow) / phase.repeats;
  course.size = phase.grow + course.growth * now.repeat;
  course.balanced = false;  // its parts all stay

  course.before = course.after = movement_->poses.at(movement_->base_pose);
  if (!courses_.empty()) {
    const Course& last = courses_.back();
    course.before = !course.first              ? last.before
                    : last.path == Path::kFlow ? last.after
                                               : last.nodes.back().posture;
  }
  const std::size_t end = segment + std::size_t(phase.repeats - now.repeat);
  if (end == timeline.segments.size()) return;
  const Segment& next = timeline.segments[end];
  const Phase& follows = movement_->phases[std::size_t(next.phase)];
  if (follows.grow < 1) course.after = Middle(follows, next.mirrored);
}

// The centre of mass brought over what carries both before and after a key:
// then a foot can be lifted from there, or has just been put down.
Vec3 Choreography::Balance(const std::vector<Planted>& now,
                           const std::vector<Planted>& before,
                           const Vec3& centre, double stature_ratio) {
  body::Support both, either;
  for (const Planted& planted : now) {
    either.Add(planted.footing.support);
    const bool stays =
        before.empty() ||
        std::any_of(before.begin(), before.end(), [&](const Planted& p) {
          return p.effector == planted.effector ||
                 Exclude(p.effector, planted.effector);
        });
    if (stays) both.Add(planted.footing.support);
  }
  if (both.empty()) both = either;
  if (both.empty()) return centre;
  const Vec3 middle = both.Inside(centre, 1);
  const auto feet = [](const std::vector<Planted>& list) {
    return std::count_if(list.begin(), list.end(), [](const Planted& p) {
      return !p.footing.support.empty();
    });
  };
  const bool lands = feet(now) > feet(before);
  const double safe = (lands ? kSafeLanding : kSafe) * stature_ratio;
  return both.Inside(centre, std::min(safe, both.Margin(middle) / 2));
}

void Choreography::FindHolds() {
  std::vector<Planted> before;
  for (Course& course : courses_) {
    for (std::size_t i = 0; i < course.nodes.size(); ++i) {
      Node& node = course.nodes[i];
      const bool flow = course.path == Path::kFlow;
      if (!flow && i + 1 == course.nodes.size() && course.nodes.size() > 1) {
        break;  // the last node only ends the stretch before it
      }
      const std::vector<Planted>& now = node.planted;
      const std::vector<Planted>* next = !flow && i + 1 < course.nodes.size()
                                             ? &course.nodes[i + 1].planted
                                             : nullptr;
      const auto find = [](const std::vector<Planted>& list,
                           Effector effector) {
        return std::find_if(list.begin(), list.end(), [&](const Planted& p) {
          return p.effector == effector;
        });
      };
      for (const Planted& planted : now) {
        Hold hold{planted.effector, Hold::Kind::kKept, planted.footing,
                  planted.footing};
        const auto same = next ? find(*next, planted.effector)
                               : std::vector<Planted>::const_iterator();
        if (next && same != next->end() &&
            IsMidline(planted.effector.contact) &&
            same->footing.anchor.first != planted.footing.anchor.first) {
          hold.kind = Hold::Kind::kRolls;
          hold.to = same->footing;
        }
        node.holds.push_back(std::move(hold));
      }
      for (const Planted& planted : before) {
        if (find(now, planted.effector) != now.end()) continue;
        // A knee that becomes a shin stays on the floor.
        const bool handed_over =
            std::any_of(now.begin(), now.end(), [&](const Planted& p) {
              return Exclude(p.effector, planted.effector);
            });
        if (handed_over) continue;
        const bool steps = next && find(*next, planted.effector) != next->end();
        const Footing to =
            steps ? find(*next, planted.effector)->footing : planted.footing;
        const bool lands =
            next &&
            std::any_of(next->begin(), next->end(), [&](const Planted& p) {
              return Exclude(p.effector, planted.effector);
            });
        node.holds.push_back(
            {planted.effector, steps ? Hold::Kind::kStep : Hold::Kind::kLeaving,
             planted.footing, to, steps || lands ? kHandOver : kLeaveBy,
             kHandOver});
      }
      if (next) {
        for (const Planted& planted : *next) {
          if (find(now, planted.effector) != now.end()) continue;
          if (find(before, planted.effector) != before.end()) continue;
          const bool leaves = std::any_of(
              node.holds.begin(), node.holds.end(), [&](const Hold& h) {
                return h.kind == Hold::Kind::kLeaving &&
                       Exclude(h.effector, planted.effector);
              });
          node.holds.push_back(
              {planted.effector, Hold::Kind::kLanding, planted.footing,
               planted.footing, 1,
               leaves ? kHandOver : LandFrom(planted.effector)});
        }
      }
      before = now;
    }
    FindSwings(course);
  }
}

// Where the skin of each planted part lies when a segment begins: slide is
// measured from there. A forearm rolls along a frame while the trunk turns, so
// its place is that of the segment, not of the first touch.
void Choreography::FindCentres(const Stage& stage) {
  RigPose pose = stage.rig->MakePose();
  std::vector<Vec3f> points;
  for (Course& course : courses_) {
    Ask ask;
    if (course.walk >= 0) continue;  // its feet stand on ground that moves
    AskCourse(course, 0, ask);
    Place(*stage.rig, *stage.solver, ask, pose);
    stage.skin(pose, points);
    for (std::size_t i = 0; i < ask.plant_count; ++i) {
      const body::Plant& plant = ask.plants[i];
      body::LayFlesh(stage.patches->of(plant.effector),
                     ToWorld(FrameOf(*stage.rig, pose, plant.host),
                             ask.footings[i]->surface),
                     plant.weight, points);
    }
    for (Node& node : course.nodes) {
      for (Hold& hold : node.holds) {
        if (hold.kind != Hold::Kind::kKept) continue;
        Footing& footing = hold.to;
        const body::HostFrame frame = FrameOf(*stage.rig, pose, footing.host);
        const auto centre = [&](Effector effector) {
          return ToHost(frame,
                        body::Measure(stage.patches->of(effector),
                                      ToWorld(frame, footing.surface), points)
                            .centre);
        };
        footing.centre = centre(hold.effector);
        footing.palm = centre({Contact::kPalm, hold.effector.side});
      }
    }
  }
}

}  // namespace limber::coach
