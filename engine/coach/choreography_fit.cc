// SPDX-License-Identifier: MIT
//
// Fitting a movement to one figure, once, when it is loaded: where its skin
// meets the surfaces in each stance, and where the root is at each key.
#include <algorithm>
#include <cmath>

#include "engine/coach/choreography.h"
#include "engine/math/angle.h"

namespace limber::coach {

using body::Anchor;
using body::Contact;
using body::ContactSurface;
using body::Effector;
using BodyPlant = body::Plant;  // coach::Plant is the authored one
using body::Posture;
using body::RigPose;
using body::Side;
using body::SkinPatch;
using math::Vec3;
using math::Vec3f;

namespace {

// Calls visit(member) for every angle of a posture, where member(p) is that
// angle of the posture p.
template <class Visitor>
void Visit(const Visitor& visit) {
  for (std::size_t i = 0; i < body::kTrunkDofs; ++i) {
    visit([i](auto& p) -> auto& { return p.trunk[i]; });
  }
  for (std::size_t s = 0; s < 2; ++s) {
    for (std::size_t i = 0; i < body::kLimbDofs; ++i) {
      visit([ s, i ](auto& p) -> auto& { return p.limb[s][i]; });
    }
  }
}

// How far flesh is pressed in before it is laid flat, m: enough that the
// whole of a patch touches, less than the surfaces allow.
double PressDepth(Contact contact) {
  switch (contact) {
    case Contact::kPalm:
      return 0.0030;
    case Contact::kSole:
      return 0.0020;
    case Contact::kToes:
      return 0.0020;
    case Contact::kKnee:
      return 0.0080;  // its pad thins as the knee bends
    case Contact::kShin:
      return 0.0035;
    case Contact::kForearm:
      return 0.0060;
    case Contact::kCount:
      break;
  }
  return 0;
}

constexpr int kFittings = 12;
// Skin under this height carries, m; see Performer.
constexpr double kCarries = 0.006;
// How far inside its support the centre of mass is kept, m; half way to the
// middle where that is narrow.
constexpr double kSafe = 0.037;
// Shares of a stretch between two keys: see Choreography::Hold. Where one limb
// leaves and lands, it does so one after the other.
constexpr double kLandFrom = 0.30, kLeaveBy = 0.80, kHandOver = 0.5;
// How far a planted wrist or knee may be away from right below its joint, m.
constexpr double kAhead = 0.010;
// Share of the forearm's taper that its tilt may take up in one fitting.
constexpr double kTaperTilt = 0.06;
constexpr double kFrameBeside = 0.055;  // m, elbow inside the post's edge

int KeyOf(Effector e) { return int(e.side) * 16 + int(e.contact); }
Effector FromKey(int key) { return {Contact(key % 16), Side(key / 16)}; }

struct Level {
  double height = 0;  // mean of the three lowest, m
  Vec3 centre{0};
  bool any = false;
};

Level LowestOf(const std::vector<std::uint32_t>& group,
               const ContactSurface& surface,
               const std::vector<Vec3f>& points) {
  Level out;
  std::vector<std::pair<double, std::uint32_t>> sorted;
  for (const std::uint32_t p : group) {
    sorted.emplace_back(surface.Height(points[p]), p);
  }
  std::sort(sorted.begin(), sorted.end());
  const std::size_t n = std::min<std::size_t>(3, sorted.size());
  for (std::size_t i = 0; i < n; ++i) {
    out.height += sorted[i].first / double(n);
    out.centre += Vec3(points[sorted[i].second]) / double(n);
  }
  out.any = n > 0;
  return out;
}

bool HangsBelow(Contact contact) {
  return contact == Contact::kPalm || contact == Contact::kShin ||
         contact == Contact::kKnee;
}

// The joint that a planted wrist or knee belongs under.
Vec3 AboveOf(const body::Rig& rig, const RigPose& pose, Effector effector) {
  const body::LimbLandmark landmark = effector.contact == Contact::kPalm
                                          ? body::LimbLandmark::kShoulder
                                          : body::LimbLandmark::kHip;
  return pose.model_from_joint[std::size_t(rig.joint(landmark, effector.side))]
      .translation;
}

// Both sides alike: what skin and rounding make of an even posture is evened.
bool IsEven(const Posture& posture) {
  const Posture mirrored = Mirror(posture);
  double off = 0;
  Visit([&](auto member) {
    off = std::max(off, std::abs(member(posture) - member(mirrored)));
  });
  return off < 1e-9;
}

template <class Anchors>
void MakeEven(Anchors& anchors) {
  for (auto& [key, fitted] : anchors) {
    const Effector effector = FromKey(key);
    if (effector.side != Side::kLeft) continue;
    const auto other = anchors.find(KeyOf({effector.contact, Side::kRight}));
    if (other == anchors.end()) continue;
    Anchor& left = fitted.anchor;
    Anchor& right = other->second.anchor;
    const Anchor mirrored = Mirror(right);
    left = {glm::mix(left.first, mirrored.first, 0.5),
            glm::mix(left.second, mirrored.second, 0.5),
            glm::slerp(left.turn, mirrored.turn, 0.5)};
    right = Mirror(left);
  }
}

// Moves an anchor so that its level groups press `depth` into the surface.
void Settle(const SkinPatch& patch, Contact contact,
            const ContactSurface& surface, const std::vector<Vec3f>& points,
            Anchor& anchor) {
  Level level[4];
  for (int k = 0; k < 4; ++k) {
    level[k] = LowestOf(patch.level[std::size_t(k)], surface, points);
  }
  const double depth = PressDepth(contact);
  const auto mean = [&](int a, int b) {
    if (!level[a].any) return level[b].height;
    if (!level[b].any) return level[a].height;
    return (level[a].height + level[b].height) / 2;
  };
  const Vec3 up = surface.normal;
  if (contact == Contact::kToes) {
    anchor.first -= (mean(0, 1) + depth) * up;
    return;
  }
  if (contact == Contact::kShin || contact == Contact::kKnee) {
    anchor.first -= (std::min(level[0].height, level[1].height) + depth) * up;
    if (contact == Contact::kShin) {
      anchor.second -= (mean(2, 3) + depth) * up;
    }
    return;
  }
  // Tilt away, along the part and across it, then lower.
  const Vec3 near = (level[0].centre + level[1].centre) / 2.0;
  const Vec3 far = (level[2].centre + level[3].centre) / 2.0;
  const auto flat = [&](const Vec3& v) { return v - glm::dot(v, up) * up; };
  const Vec3 along = flat(far - near);
  const double length = glm::length(along);
  if (length > 0.02) {
    const double slope = (mean(2, 3) - mean(0, 1)) / length;
    const Vec3 axis = glm::normalize(glm::cross(along, up));
    anchor.turn = math::About(axis, -0.8 * std::atan(slope)) * anchor.turn;
  }
  const Vec3 across = flat(level[3].centre - level[2].centre);
  const double width = glm::length(across);
  if (level[2].any && level[3].any && width > 0.015) {
    const double slope = (level[3].height - level[2].height) / width;
    const Vec3 axis = glm::normalize(glm::cross(across, up));
    anchor.turn = math::About(axis, -0.5 * std::atan(slope)) * anchor.turn;
  }
  anchor.first -= ((mean(0, 1) + mean(2, 3)) / 2 + depth) * up;
}

body::Freedom FreeRoot() {
  body::Freedom freedom;
  freedom.root = 3;  // m: the root goes where the planted parts say
  return freedom;
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

}  // namespace

void Choreography::FitStances(const Stage& stage) {
  const ContactSurface floor{Vec3(0), Vec3(0, 1, 0), body::Hardness::kHard};
  surfaces_["floor"] = floor;
  ContactSurface mat = floor;
  mat.hardness = body::Hardness::kMat;
  surfaces_["mat"] = mat;

  const std::size_t count = movement_->stances.size();
  stance_anchors_.resize(count);
  stance_roots_.resize(count, Vec3(0));
  for (const Phase& phase : movement_->phases) {
    for (const coach::Key& key : phase.keys) {
      for (const coach::Plant& plant : key.plants) {
        stance_anchors_[std::size_t(plant.stance)][KeyOf(plant.effector)] = {};
      }
    }
  }

  RigPose pose = stage.rig->MakePose();
  std::vector<Vec3f> points;
  for (std::size_t s = 0; s < count; ++s) {
    const Stance& stance = movement_->stances[s];
    auto& anchors = stance_anchors_[s];
    if (anchors.empty()) continue;
    // Roughly on the floor: the lowest joint a little above it.
    Vec3 root(stance.x, 0, stance.z);
    stage.rig->Pose(stance.posture, root, pose);
    double lowest = 1e9;
    for (const auto& joint : pose.model_from_joint) {
      lowest = std::min(lowest, joint.translation.y);
    }
    root.y = 0.02 - lowest;
    stage.rig->Pose(stance.posture, root, pose);
    // Knees of the stance that this one kneels over; their height is its own.
    std::vector<BodyPlant> knees;
    if (stance.over >= 0) {
      for (auto& [key, fitted] : anchors) {
        const Effector knee = FromKey(key);
        if (knee.contact != Contact::kKnee) continue;
        fitted.anchor.first = KneeOf(std::size_t(stance.over), knee.side);
        knees.push_back({knee, fitted.anchor, 1});
      }
      root = stage.solver->Solve(stance.posture, root, knees, FreeRoot(), pose)
                 .root;
    }
    std::map<int, Vec3> below;  // of palms and shins: from shoulder or hip
    for (auto& [key, fitted] : anchors) {
      const Effector effector = FromKey(key);
      fitted.anchor = body::AnchorOf(*stage.rig, pose, effector);
      if (!knees.empty() || !HangsBelow(effector.contact)) continue;
      const Vec3 above = AboveOf(*stage.rig, pose, effector);
      const double reach = fitted.anchor.first.z - above.z;
      const double aside = fitted.anchor.first.x - above.x;
      below[key] = Vec3(std::clamp(aside, -kAhead, kAhead), 0,
                        std::clamp(reach, -kAhead, kAhead));
    }
    // Settle on the skin as drawn; the root's height follows the anchors.
    for (int fitting = 0; fitting < kFittings; ++fitting) {
      stage.skin(pose, points);
      std::vector<BodyPlant> plants;
      for (auto& [key, fitted] : anchors) {
        const Effector effector = FromKey(key);
        const auto shin = anchors.find(KeyOf({Contact::kShin, effector.side}));
        if (effector.contact == Contact::kKnee && shin != anchors.end()) {
          // The knee of a shin, pressed in as a knee alone is.
          fitted.anchor.first =
              shin->second.anchor.first +
              Vec3(0, PressDepth(Contact::kShin) - PressDepth(Contact::kKnee),
                   0);
          continue;
        }
        if (effector.contact != Contact::kForearm) {
          Settle(stage.patches->of(effector), effector.contact, floor, points,
                 fitted.anchor);
        }
        // Bodies differ: hands go under this one's shoulders, knees under
        // its hips.
        if (below.contains(key)) {
          const Vec3 to = AboveOf(*stage.rig, pose, effector) + below[key];
          const Vec3 move(to.x - fitted.anchor.first.x, 0,
                          to.z - fitted.anchor.first.z);
          fitted.anchor.first += 0.7 * move;
          if (effector.contact == Contact::kShin) {
            fitted.anchor.second += 0.7 * move;
          }
        }
      }
      if (IsEven(stance.posture)) MakeEven(anchors);
      for (const auto& [key, fitted] : anchors) {
        const Effector effector = FromKey(key);
        const bool of_shin =
            effector.contact == Contact::kKnee &&
            anchors.contains(KeyOf({Contact::kShin, effector.side}));
        if (!of_shin) plants.push_back({effector, fitted.anchor, 1});
      }
      const bool floats = std::all_of(
          plants.begin(), plants.end(),
          [](auto& p) { return p.effector.contact == Contact::kForearm; });
      if (floats) break;  // an arm on a frame: the legs decide the height
      const body::Solution solved =
          stage.solver->Solve(stance.posture, root, plants, FreeRoot(), pose);
      root = solved.root;
    }
    stance_roots_[s] = root;
    stage.skin(pose, points);
    for (auto& [key, fitted] : anchors) {
      const SkinPatch& patch = stage.patches->of(FromKey(key));
      fitted.centre = body::Measure(patch, floor, points).centre;
      for (const std::uint32_t p : patch.flesh) {
        if (double(points[p].y) < kCarries) fitted.support.Add(points[p]);
      }
    }
  }

  FitFrames(stage);
}

math::Vec3 Choreography::KneeOf(std::size_t stance, Side side) const {
  for (const Contact contact : {Contact::kShin, Contact::kKnee}) {
    const auto found = stance_anchors_[stance].find(KeyOf({contact, side}));
    if (found != stance_anchors_[stance].end()) {
      return found->second.anchor.first;
    }
  }
  return Vec3(0);
}

// A stance that leans on a frame stands on the soles of the first stance that
// has them. The frame's face is laid against the forearm; then elbow, wrist
// and hand are turned until forearm and palm lie along it.
void Choreography::FitFrames(const Stage& stage) {
  RigPose pose = stage.rig->MakePose();
  std::vector<Vec3f> points;
  std::vector<BodyPlant> soles;
  Vec3 standing(0);
  for (std::size_t k = 0; k < stance_anchors_.size() && soles.empty(); ++k) {
    for (const auto& [key, fitted] : stance_anchors_[k]) {
      if (FromKey(key).contact != Contact::kSole) continue;
      soles.push_back({FromKey(key), fitted.anchor, 1});
      standing = stance_roots_[k];
    }
  }
  for (std::size_t s = 0; s < stance_anchors_.size(); ++s) {
    const Stance& stance = movement_->stances[s];
    if (stance.against.empty()) continue;
    stance_roots_[s] = standing;
    for (auto& [key, fitted] : stance_anchors_[s]) {
      const Effector effector = FromKey(key);
      const SkinPatch& forearm = stage.patches->of(effector);
      const SkinPatch& palm =
          stage.patches->of({Contact::kPalm, effector.side});
      stage.solver->Solve(stance.posture, standing, soles, body::Freedom{},
                          pose);
      fitted.anchor = body::AnchorOf(*stage.rig, pose, effector);
      stage.skin(pose, points);
      double face = -1e9;
      for (const std::uint32_t p : forearm.contact) {
        face = std::max(face, double(points[p].z));
      }
      const ContactSurface surface{
          Vec3(0, 0, face - PressDepth(effector.contact)), Vec3(0, 0, -1),
          body::Hardness::kHard};
      surfaces_[stance.against] = surface;
      std::vector<BodyPlant> plants = soles;
      plants.push_back({effector, fitted.anchor, 1});
      const double length =
          glm::length(fitted.anchor.second - fitted.anchor.first);
      for (int fitting = 0; fitting < kFittings; ++fitting) {
        const double low = LowestOf(forearm.level[0], surface, points).height;
        const double high = LowestOf(forearm.level[2], surface, points).height;
        const double depth = PressDepth(effector.contact);
        // The arm tapers: half of the taper is pressed in, the other half
        // tilts the forearm, so that it stays upright to the eye.
        const double middle = (low + high) / 2;
        const double tilt = kTaperTilt * (high - low) / 2;
        fitted.anchor.first -= (middle - tilt + depth) * surface.normal;
        fitted.anchor.second -= (middle + tilt + depth) * surface.normal;
        fitted.anchor.second =
            fitted.anchor.first +
            length * glm::normalize(fitted.anchor.second - fitted.anchor.first);
        Anchor hand = fitted.anchor;
        Settle(palm, Contact::kPalm, surface, points, hand);
        fitted.anchor.turn = hand.turn;
        plants.back().anchor = fitted.anchor;
        stage.solver->Solve(stance.posture, standing, plants, body::Freedom{},
                            pose);
        stage.skin(pose, points);
      }
      fitted.centre = body::Measure(forearm, surface, points).centre;
      frame_half_width_ = std::abs(fitted.anchor.first.x) - kFrameBeside;
    }
  }
}

void Choreography::LayCourses(const Stage& stage) {
  const Timeline timeline = Lay(*movement_, Settings{});
  RigPose pose = stage.rig->MakePose();
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
    for (const coach::Key& key : phase.keys) {
      const bool mirrored = key.mirrored != segment.mirrored;
      Node node;
      node.at = key.at;
      node.pose = key.pose;
      node.posture = mirrored ? Mirror(key.posture) : key.posture;
      std::vector<BodyPlant> plants;
      for (const coach::Plant& plant : key.plants) {
        Effector effector = plant.effector;
        Fitted fitted =
            stance_anchors_[std::size_t(plant.stance)].at(KeyOf(effector));
        if (mirrored) {
          effector.side = Other(effector.side);
          fitted = {Mirror(fitted.anchor), math::Mirror(fitted.centre), Vec3(0),
                    Mirror(fitted.support)};
        }
        node.planted.push_back({effector, fitted});
        plants.push_back({effector, fitted.anchor, 1});
      }
      if (!placed && !key.plants.empty()) {
        root = stance_roots_[std::size_t(key.plants[0].stance)];
        placed = true;
      }
      root = stage.solver->Solve(node.posture, root, plants, FreeRoot(), pose)
                 .root;
      node.root = root;
      stage.solver->Solve(node.posture, root, plants, body::Freedom{}, pose);
      const Vec3 centre = body::CentreOfMass(*stage.rig, pose);
      node.centre = Balance(node.planted, before, centre);
      course.balanced = course.balanced || node.centre != centre;
      before = node.planted;
      course.nodes.push_back(std::move(node));
    }
    // The body starts from where it is.
    if (!courses_.empty() && course.path == Path::kEase) {
      const Node& last = courses_.back().nodes.back();
      const bool from_flow = courses_.back().path == Path::kFlow;
      course.nodes.front().posture =
          from_flow ? courses_.back().rest : last.posture;
      course.nodes.front().root = last.root;
      course.nodes.front().centre = last.centre;
    }
    if (course.path == Path::kFlow) {
      for (const Node& node : course.nodes) course.knots.push_back(node.at);
      course.spline = CurvatureMatrix(course.knots);
      course.rest = movement_->poses.at(movement_->base_pose);
      course.balanced = false;  // its parts all stay
    }
    FindSlopes(course.nodes);
    courses_.push_back(std::move(course));
  }
}

// The centre of mass brought over what carries both before and after a key:
// then a foot can be lifted from there, or has just been put down.
Vec3 Choreography::Balance(const std::vector<Planted>& now,
                           const std::vector<Planted>& before,
                           const Vec3& centre) {
  body::Support both, either;
  for (const Planted& planted : now) {
    either.Add(planted.fitted.support);
    const bool stays =
        before.empty() ||
        std::any_of(before.begin(), before.end(), [&](const Planted& p) {
          return p.effector == planted.effector ||
                 Exclude(p.effector, planted.effector);
        });
    if (stays) both.Add(planted.fitted.support);
  }
  if (both.empty()) both = either;
  if (both.empty()) return centre;
  const Vec3 middle = both.Inside(centre, 1);
  return both.Inside(centre, std::min(kSafe, both.Margin(middle) / 2));
}

// Slopes of a monotone cubic through the nodes, angle by angle. Source:
// fritsch-carlson-1980 (the harmonic mean form of it).
void Choreography::FindSlopes(std::vector<Node>& nodes) {
  for (std::size_t i = 1; i + 1 < nodes.size(); ++i) {
    Node& node = nodes[i];
    const Node& before = nodes[i - 1];
    const Node& after = nodes[i + 1];
    const double h0 = node.at - before.at, h1 = after.at - node.at;
    const auto slope = [&](double a, double b, double c) {
      const double left = (b - a) / h0, right = (c - b) / h1;
      if (left * right <= 0) return 0.0;
      const double w0 = 2 * h1 + h0, w1 = h1 + 2 * h0;
      return (w0 + w1) / (w0 / left + w1 / right);
    };
    Visit([&](auto member) {
      member(node.slope) = slope(member(before.posture), member(node.posture),
                                 member(after.posture));
    });
    for (int axis = 0; axis < 3; ++axis) {
      node.root_slope[axis] =
          slope(before.root[axis], node.root[axis], after.root[axis]);
      node.centre_slope[axis] =
          slope(before.centre[axis], node.centre[axis], after.centre[axis]);
    }
  }
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
        node.holds.push_back({planted.effector, Hold::Kind::kKept,
                              planted.fitted, planted.fitted});
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
        const Fitted to =
            steps ? find(*next, planted.effector)->fitted : planted.fitted;
        const bool lands =
            next &&
            std::any_of(next->begin(), next->end(), [&](const Planted& p) {
              return Exclude(p.effector, planted.effector);
            });
        node.holds.push_back(
            {planted.effector, steps ? Hold::Kind::kStep : Hold::Kind::kLeaving,
             planted.fitted, to, steps || lands ? kHandOver : kLeaveBy,
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
          node.holds.push_back({planted.effector, Hold::Kind::kLanding,
                                planted.fitted, planted.fitted, 1,
                                leaves ? kHandOver : kLandFrom});
        }
      }
      before = now;
    }
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
    if (course.path == Path::kFlow) {
      AskFlow(course, 0, ask);
    } else {
      AskEase(course, 0, ask);
    }
    Place(*stage.rig, *stage.solver, ask, pose);
    stage.skin(pose, points);
    for (Node& node : course.nodes) {
      for (Hold& hold : node.holds) {
        if (hold.kind != Hold::Kind::kKept) continue;
        const auto surface = surfaces_.find(SurfaceFor(hold.effector));
        if (surface == surfaces_.end()) continue;
        const auto centre = [&](Effector effector) {
          return body::Measure(stage.patches->of(effector), surface->second,
                               points)
              .centre;
        };
        hold.to.centre = centre(hold.effector);
        hold.to.palm = centre({Contact::kPalm, hold.effector.side});
      }
    }
  }
}

}  // namespace limber::coach
