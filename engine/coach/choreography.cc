// SPDX-License-Identifier: MIT
#include "engine/coach/choreography.h"

#include <algorithm>
#include <cmath>

#include "engine/coach/life.h"
#include "engine/math/angle.h"
#include "engine/math/easing.h"

namespace limber::coach {

using body::Anchor;
using body::Effector;
using body::Limb;
using body::Posture;
using body::Side;
using body::Trunk;
using math::MinimumJerk;
using math::MinimumSnap;
using math::Vec3;

namespace {

// A flow is eased into and out of over this much of its first and last round;
// one that grows is small to begin with.
constexpr double kFlowEase = 1.0, kGrownEase = 2.0 / 3;
// Weight of what is still held while nothing carries it.
constexpr double kBarely = 1e-3;
// How high a foot swings over its way from sole to heel and back, m.
constexpr double kSwingLift = 0.009;
// Steps begin in the first round and end in the last within this, s, and within
// this share of the round.
constexpr double kSwayEase = 0.6, kSwayEaseShare = 0.25;

// A trunk whose head rests on something, or that props itself on both hands,
// does not sway.
bool KeptStill(const Ask& ask) {
  int hands = 0;
  for (const body::Plant& plant : ask.planted()) {
    const body::Contact contact = plant.effector.contact;
    if (IsHead(contact)) return true;
    const bool stands = plant.host.part == body::HostPart::kWorld;
    if (IsArm(contact) && stands) ++hands;
  }
  return hands == 2;
}

// Trunk angles of a region take their own ratio in a wave.
Posture BlendWave(const Posture& a, const Posture& b,
                  const double (&ratio)[4]) {
  const Posture by[4] = {Blend(a, b, ratio[0]), Blend(a, b, ratio[1]),
                         Blend(a, b, ratio[2]), Blend(a, b, ratio[3])};
  Posture out = by[0];
  for (std::size_t i = 0; i < body::kTrunkDofs; ++i) {
    const int region = i < 3 ? 0 : i < 6 ? 1 : i < 9 ? 2 : 3;
    out.trunk[i] = by[region].trunk[i];
  }
  for (const Side side : body::kSides) {
    for (const Limb dof : {Limb::kScapElev, Limb::kScapProt, Limb::kScapUrot}) {
      out.at(dof, side) = by[2].at(dof, side);
    }
  }
  return out;
}

void Accumulate(const Posture& p, double weight, Posture& sum) {
  for (std::size_t i = 0; i < body::kTrunkDofs; ++i) {
    sum.trunk[i] += weight * p.trunk[i];
  }
  for (std::size_t s = 0; s < 2; ++s) {
    for (std::size_t i = 0; i < body::kLimbDofs; ++i) {
      sum.limb[s][i] += weight * p.limb[s][i];
    }
    const body::HandShape& h = p.hand[s];
    body::HandShape& out = sum.hand[s];
    out.mcp += weight * h.mcp;
    out.pip += weight * h.pip;
    out.dip += weight * h.dip;
    out.spread += weight * h.spread;
    out.thumb_in_plane += weight * h.thumb_in_plane;
    out.thumb_flex += weight * h.thumb_flex;
  }
}

// Weights of a periodic cubic spline through n values at `at` (period 1).
void SplineWeights(const std::vector<double>& at, const std::vector<double>& k,
                   double ratio, std::span<double> weights) {
  const std::size_t n = at.size();
  std::size_t i = n - 1;
  double r = ratio - std::floor(ratio);
  for (std::size_t j = 0; j < n; ++j) {
    if (r >= at[j]) i = j;
  }
  if (r < at[0]) r += 1;
  const std::size_t j = (i + 1) % n;
  const double next = i + 1 < n ? at[j] : at[0] + 1;
  const double h = next - at[i];
  const double b = (r - at[i]) / h;
  const double a = 1 - b;
  std::fill(weights.begin(), weights.end(), 0.0);
  weights[i] += a;
  weights[j] += b;
  const double ca = (a * a * a - a) * h * h / 6;
  const double cb = (b * b * b - b) * h * h / 6;
  for (std::size_t m = 0; m < n; ++m) {
    weights[m] += ca * k[i * n + m] + cb * k[j * n + m];
  }
}

}  // namespace

Choreography::Choreography(const Movement& movement, const Stage& stage)
    : movement_(&movement), stances_(movement, stage) {
  LayCourses(stage);
  LayWalks(stage);
  FindHolds();
  FindWays(stage);
  FindCentres(stage);
}

Ask Choreography::At(const Timeline& timeline, const Moment& moment) const {
  Ask ask;
  const Segment& segment = timeline.segments[std::size_t(moment.segment)];
  const Course& course = courses_[std::size_t(moment.segment)];
  const double ratio = segment.backwards ? 1 - moment.ratio : moment.ratio;
  AskCourse(course, ratio, ask);
  const Phase& phase = movement_->phases[std::size_t(segment.phase)];
  // On the way there and back nobody shows how deep they breathe.
  const bool shown =
      phase.kind == PhaseKind::kHold || phase.kind == PhaseKind::kRounds;
  ask.breath = moment.breath.fullness * (shown ? movement_->breath_depth : 1);
  for (std::size_t i = 0; i < ask.plant_count; ++i) {
    const Vec3 moved = MovedByBreath(*ask.footings[i], ask.breath);
    ask.plants[i].anchor.first += moved;
    ask.travels[i].from.first += moved;
    ask.travels[i].to.first += moved;
  }
  // Who lies has nothing to balance.
  const bool lies = movement_->position == "lying";
  if (phase.kind == PhaseKind::kHold && !lies && !KeptStill(ask)) {
    Wander(core::ToSeconds(moment.time - segment.begin),
           core::ToSeconds(segment.end - moment.time), segment.mirrored,
           movement_->position == "standing", ask);
  }
  return ask;
}

void Choreography::AskCourse(const Course& course, double ratio,
                             Ask& ask) const {
  ask.ground = course.gone;
  if (course.walk >= 0) {
    AskWalk(course, ratio, ask);
  } else if (course.path == Path::kFlow) {
    AskFlow(course, ratio, ask);
  } else {
    AskEase(course, ratio, ask);
  }
}

void Choreography::AskEase(const Course& course, double ratio, Ask& ask) const {
  const std::vector<Node>& nodes = course.nodes;
  std::size_t i = 0;
  while (i + 2 < nodes.size() && ratio >= nodes[i + 1].at) ++i;
  if (nodes.size() == 1) {
    ask.posture = nodes[0].posture;
    ask.root = nodes[0].root;
    ask.rolled = nodes[0].rolled;
    if (course.balanced) ask.balance = nodes[0].centre;
    ask.from = ask.to = nodes[0].pose;
    AskHolds(nodes[0], 0, ratio, ask);
    AskOnBar(course, ratio, ask);
    return;
  }
  const Node& a = nodes[i];
  const Node& b = nodes[i + 1];
  const double u = std::clamp((ratio - a.at) / (b.at - a.at), 0.0, 1.0);
  const double seconds = course.seconds * (b.at - a.at);
  const double e = MinimumJerk(u);
  ask.from = a.pose;
  ask.to = b.pose;
  ask.between = e;
  const Wave& wave = movement_->wave;
  const double longest = std::max({wave.lumbar, wave.thoracic, wave.neck});
  if (course.rounds && longest > 0) {
    const double span = seconds - longest;
    const auto delayed = [&](double delay) {
      return MinimumJerk((u * seconds - delay) / span);
    };
    const double ratios[4] = {delayed(0), delayed(wave.lumbar),
                              delayed(wave.thoracic), delayed(wave.neck)};
    ask.posture = BlendWave(a.posture, b.posture, ratios);
    ask.root = glm::mix(a.root, b.root, ratios[0]);
    ask.rolled = glm::mix(a.rolled, b.rolled, ratios[0]);
  } else if (nodes.size() > 2) {
    Pass(a, b, u, course.balanced, ask);
  } else {
    ask.posture = Blend(a.leaves, b.arrives, e);
    ask.root = glm::mix(a.root, b.root, e);
    ask.rolled = glm::mix(a.rolled, b.rolled, e);
    if (course.balanced) ask.balance = glm::mix(a.centre, b.centre, e);
  }
  if (course.sway) AskSway(course, ratio, ask);
  AskHolds(a, u, ratio, ask);
  AskOnBar(course, ratio, ask);
}

// It is taken in the last stretch before a phase that grips, and let go in the
// first one behind it: there the back lies on the bar.
double Choreography::GripOf(const Course& course, double ratio) {
  const std::size_t n = course.nodes.size();
  if (course.grip_before == course.grip_after || n < 2)
    return course.grip_before;
  const double from = course.grip_after > 0 ? course.nodes[n - 2].at : 0;
  const double to = course.grip_after > 0 ? 1 : course.nodes[1].at;
  return glm::mix(course.grip_before, course.grip_after,
                  MinimumJerk((ratio - from) / (to - from)));
}

// A back goes along with the bar that it lies on, and wanders over it.
void Choreography::AskOnBar(const Course& course, double ratio, Ask& ask) {
  for (std::size_t i = 0; i < ask.plant_count; ++i) {
    const body::ContactSurface& bar = ask.footings[i]->surface;
    if (!RollsOn(ask.plants[i].effector, bar)) continue;
    const Vec3 moved =
        ask.rolled * CarryOf(bar) * bar.Way() + course.over.At(ratio);
    ask.plants[i].grip = GripOf(course, ratio);
    for (body::Plant& plant : std::span(ask.plants).first(ask.plant_count)) {
      const bool lies = plant.effector.contact == body::Contact::kPelvis;
      if (lies) plant.grip = -ask.plants[i].grip;
    }
    ask.plants[i].anchor.first += moved;
    ask.travels[i].from.first += moved;
    ask.travels[i].to.first += moved;
  }
}

void Choreography::AskSway(const Course& course, double ratio, Ask& ask) {
  const double ease = std::min(kSwayEase / course.seconds, kSwayEaseShare);
  double share = 1;
  if (course.first) share *= MinimumJerk(ratio / ease);
  if (course.last) share *= MinimumJerk((1 - ratio) / ease);
  const Node& rest = ratio < 0.5 ? course.nodes.front() : course.nodes.back();
  ask.posture = Blend(rest.posture, ask.posture, share);
  ask.root = glm::mix(rest.root, ask.root, share);
  // From foot to foot, and neither forward nor back.
  ask.balance = rest.centre;
  ask.balance->x = glm::mix(rest.centre.x, course.sway->At(ratio), share);
}

// Quintic Hermite from a to b with the slopes of the nodes and no curvature at
// them, so that neither speed nor acceleration jumps.
void Choreography::Pass(const Node& a, const Node& b, double u, bool balanced,
                        Ask& ask) {
  const double h = b.at - a.at;
  const double u3 = u * u * u;
  const double to = MinimumJerk(u);
  const double out = h * (u + u3 * (-6 + u * (8 - 3 * u)));
  const double in = h * (u3 * (-4 + u * (7 - 3 * u)));
  ask.posture = Blend(a.leaves, b.arrives, to);
  for (std::size_t i = 0; i < body::kTrunkDofs; ++i) {
    ask.posture.trunk[i] += out * a.slope.trunk[i] + in * b.slope.trunk[i];
  }
  for (std::size_t s = 0; s < 2; ++s) {
    for (std::size_t i = 0; i < body::kLimbDofs; ++i) {
      ask.posture.limb[s][i] +=
          out * a.slope.limb[s][i] + in * b.slope.limb[s][i];
    }
  }
  ask.root =
      glm::mix(a.root, b.root, to) + out * a.root_slope + in * b.root_slope;
  ask.rolled = glm::mix(a.rolled, b.rolled, to) + out * a.rolled_slope +
               in * b.rolled_slope;
  if (!balanced) return;
  ask.balance = glm::mix(a.centre, b.centre, to) + out * a.centre_slope +
                in * b.centre_slope;
}

// The curve through the keys.
Posture Choreography::FlowAt(const Course& course, double ratio, Ask& ask) {
  const std::vector<Node>& nodes = course.nodes;
  std::array<double, 8> weights{};
  const std::size_t n = course.knots.size();
  SplineWeights(course.knots, course.spline, ratio,
                std::span(weights).first(n));
  const double size = course.size + course.growth * ratio;
  for (std::size_t i = 0; i < n; ++i) {
    weights[i] = size * weights[i] + (1 - size) / double(n);
  }
  Posture flow;  // weights sum to one, though some are negative
  for (std::size_t i = 0; i < n; ++i) {
    Accumulate(nodes[i].posture, weights[i], flow);
  }
  const auto nearest = std::max_element(weights.begin(), weights.begin() + n);
  ask.from = ask.to = nodes[std::size_t(nearest - weights.begin())].pose;
  return flow;
}

void Choreography::AskFlow(const Course& course, double ratio, Ask& ask) const {
  const std::vector<Node>& nodes = course.nodes;
  const Posture flow = FlowAt(course, ratio, ask);
  const double ease = course.growth == 0 ? kFlowEase : kGrownEase;
  const double in = course.first ? MinimumJerk(ratio / ease) : 1;
  const double out = course.last ? MinimumJerk((1 - ratio) / ease) : 1;
  ask.posture = Blend(course.after, Blend(course.before, flow, in), out);
  ask.root = nodes[0].root;
  if (course.balanced) ask.balance = nodes[0].centre;
  AskHolds(nodes[0], 0.5, ratio, ask);
}

void Choreography::AskHolds(const Node& node, double u, double ratio,
                            Ask& ask) {
  for (const Hold& hold : node.holds) {
    Travel travel{hold.from.anchor, hold.to.anchor};
    if (hold.kind == Hold::Kind::kLeaving || hold.kind == Hold::Kind::kStep) {
      travel.leave = 1 - MinimumJerk(u / hold.leave_by);
    }
    if (hold.kind == Hold::Kind::kLanding || hold.kind == Hold::Kind::kStep) {
      travel.land = MinimumJerk((u - hold.land_from) / (1 - hold.land_from));
    }
    if (hold.kind == Hold::Kind::kSwing) {
      const double s = (ratio - hold.begin) / (hold.end - hold.begin);
      travel.leave = 1 - MinimumSnap(s / hold.leave_by);
      travel.land = MinimumSnap((s - hold.land_from) / (1 - hold.land_from));
      const double arc = 4 * s * (1 - s);
      travel.lift = kSwingLift * arc * arc * arc;
    }
    const bool rolls = hold.kind == Hold::Kind::kRolls;
    const bool kept = hold.kind == Hold::Kind::kKept || rolls;
    double weight = kept ? 1 : travel.leave + travel.land;
    if (weight < 1e-6 || ask.plant_count == ask.plants.size()) continue;
    bool from = rolls ? hold.from.surface.lays : travel.leave > 0;
    if (rolls && hold.from.on != hold.to.on && from && hold.to.surface.lays) {
      // One thing lets go of it before the other takes it.
      const double gone = 2 * MinimumJerk(u) - 1;
      weight = std::max(kBarely, gone * gone);
      from = gone < 0;
    }
    const Footing& footing = from ? hold.from : hold.to;
    ask.footings[ask.plant_count] = &footing;
    ask.travels[ask.plant_count] = travel;
    ask.plants[ask.plant_count] = {hold.effector, footing.anchor, weight,
                                   footing.host};
    if (rolls) {
      const double rolled = MinimumJerk(u);
      Anchor& anchor = ask.plants[ask.plant_count].anchor;
      anchor.first =
          glm::mix(hold.from.anchor.first, hold.to.anchor.first, rolled);
      anchor.turn =
          glm::slerp(hold.from.anchor.turn, hold.to.anchor.turn, rolled);
    }
    ++ask.plant_count;
    if (kept) ask.kept_count = ask.plant_count;
  }
}

}  // namespace limber::coach
