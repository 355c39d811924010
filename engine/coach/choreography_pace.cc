// SPDX-License-Identifier: MIT
//
// How a course goes on from key to key: without stops, and from foot to foot.
#include <algorithm>
#include <cmath>

#include "engine/coach/choreography.h"
#include "engine/math/angle.h"

namespace limber::coach {

using body::Contact;
using math::kPi;

namespace {

constexpr double kGravity = 9.81;  // m/s^2
// A foot pushes a little inward of its middle, m.
constexpr double kInward = 0.020;
// Rounds close where they end within this of where they began, rad.
constexpr double kClosed = 1e-9;

// Of an arm that is away from hanging down, and the planes that it goes by.
constexpr double kRaised = math::Radians(36);
constexpr double kLeastPlane = math::Radians(-56);
constexpr double kMostPlane = math::Radians(130);

// Shares of a swing: the foot is drawn on before it is quite let go, which
// keeps it soft.
constexpr double kSwingLeaveBy = 0.60, kSwingLandFrom = 0.40;

bool IsFoot(body::Effector effector) {
  return effector.contact == Contact::kSole ||
         effector.contact == Contact::kHeel;
}

bool Closes(const body::Posture& a, const body::Posture& b) {
  bool same = true;
  body::VisitAngles([&](auto member) {
    same = same && std::abs(member(a) - member(b)) < kClosed;
  });
  return same;
}

}  // namespace

// Slopes of a monotone cubic through the nodes, angle by angle. Source:
// fritsch-carlson-1980 (the harmonic mean form of it).
void Choreography::FindSlope(const Node& before, double h0, const Node& after,
                             double h1, Node& node) {
  const auto mean = [&](double left, double right) {
    if (left * right <= 0) return 0.0;
    const double w0 = 2 * h1 + h0, w1 = h1 + 2 * h0;
    return (w0 + w1) / (w0 / left + w1 / right);
  };
  const auto slope = [&](double a, double b, double c) {
    return mean((b - a) / h0, (c - b) / h1);
  };
  body::VisitAngles([&](auto member) {
    const double to = member(node.arrives), from = member(node.leaves);
    member(node.slope) = to != from ? 0  // renamed here, and so at rest
                                    : mean((to - member(before.leaves)) / h0,
                                           (member(after.arrives) - from) / h1);
  });
  node.rolled_slope = slope(before.rolled, node.rolled, after.rolled);
  for (int axis = 0; axis < 3; ++axis) {
    node.root_slope[axis] =
        slope(before.root[axis], node.root[axis], after.root[axis]);
    node.centre_slope[axis] =
        slope(before.centre[axis], node.centre[axis], after.centre[axis]);
  }
}

// An arm that goes from behind the body to the front of it, well away from
// hanging down, goes round by the side and not along the trunk. Its angles on
// that way are those that do not pass through zero elevation.
void Choreography::NameArms(Course& course) {
  for (Node& node : course.nodes) node.arrives = node.leaves = node.posture;
  const auto fits = [](const body::Posture& p, body::Side side) {
    const double plane = p.at(body::Limb::kShPlane, side);
    return plane >= kLeastPlane && plane <= kMostPlane;
  };
  const auto way = [](const body::Posture& a, const body::Posture& b,
                      body::Side side) {
    double sum = 0;
    for (const body::Limb angle : {body::Limb::kShPlane, body::Limb::kShElev}) {
      sum += std::abs(b.at(angle, side) - a.at(angle, side));
    }
    return sum;
  };
  for (std::size_t i = 0; i + 1 < course.nodes.size(); ++i) {
    body::Posture& from = course.nodes[i].leaves;
    body::Posture& to = course.nodes[i + 1].arrives;
    for (const body::Side side : body::kSides) {
      const double low = from.at(body::Limb::kShElev, side);
      const double high = to.at(body::Limb::kShElev, side);
      if (std::min(std::abs(low), std::abs(high)) < kRaised) continue;
      if (low * high > 0) continue;
      body::Posture& behind = low < 0 ? from : to;
      body::Posture renamed = behind;
      body::Rig::RenameArm(side, renamed);
      const body::Posture& other = low < 0 ? to : from;
      if (fits(renamed, side) &&
          way(renamed, other, side) < way(behind, other, side)) {
        behind = renamed;
      }
    }
  }
}

void Choreography::FindSlopes(Course& course) {
  std::vector<Node>& nodes = course.nodes;
  const std::size_t n = nodes.size();
  for (std::size_t i = 1; i + 1 < n; ++i) {
    FindSlope(nodes[i - 1], nodes[i].at - nodes[i - 1].at, nodes[i + 1],
              nodes[i + 1].at - nodes[i].at, nodes[i]);
  }
  if (!course.rounds || n < 3) return;
  if (!Closes(nodes.front().posture, nodes.back().posture)) return;
  // The round before ends, and the one behind begins, like this one; a sway
  // eases into the first and out of the last.
  const double h0 = nodes[n - 1].at - nodes[n - 2].at;
  const double h1 = nodes[1].at - nodes[0].at;
  if (course.sway || !course.first)
    FindSlope(nodes[n - 2], h0, nodes[1], h1, nodes.front());
  if (course.sway || !course.last)
    FindSlope(nodes[n - 2], h0, nodes[1], h1, nodes.back());
}

// Who lifts one foot after the other does not stand still over each: the
// centre of mass falls from foot to foot as an inverted pendulum would,
//   x'' = (g / height) (x - foot),
// which in harmonics of the round is a division. Slow rounds bring it over each
// foot, quick ones only part of the way. Source: kajita-2001
std::optional<Choreography::Sway> Choreography::FindSway(const Course& course) {
  const std::vector<Node>& nodes = course.nodes;
  if (!course.rounds || course.path != Path::kEase || nodes.size() < 3)
    return {};
  if (!Closes(nodes.front().posture, nodes.back().posture)) return {};
  // A heel that taps the floor carries nothing.
  const auto sole = [](const Planted& p) {
    return p.effector.contact == Contact::kSole;
  };
  const auto foot = [](const Planted& p) { return IsFoot(p.effector); };
  const auto soles = [&](const Node& node) {
    return std::count_if(node.planted.begin(), node.planted.end(), sole);
  };
  bool lifts = false;
  for (const Node& node : nodes) {
    if (soles(node) == 0 ||
        !std::all_of(node.planted.begin(), node.planted.end(), foot)) {
      return {};
    }
    lifts = lifts || soles(node) == 1;
  }
  if (!lifts) return {};
  const double height = nodes.front().centre.y;
  const double turn = 2 * kPi / course.seconds;  // rad/s, of the first harmonic
  Sway sway;
  for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
    double carries = 0;
    for (const Planted& planted : nodes[i].planted) {
      if (!sole(planted)) continue;
      const double x = planted.footing.centre.x;
      carries += (x - std::copysign(kInward, x)) / double(soles(nodes[i]));
    }
    sway.mean += carries * (nodes[i + 1].at - nodes[i].at);
    for (std::size_t k = 0; k < kHarmonics; ++k) {
      const double w = 2 * kPi * double(k + 1);
      const double a = w * nodes[i].at, b = w * nodes[i + 1].at;
      // Rounded off, so that the last harmonics do not ring (Lanczos).
      const double edge = kPi * double(k + 1) / double(kHarmonics + 1);
      const double speed = turn * double(k + 1);
      const double share =
          std::sin(edge) / edge / (1 + speed * speed * height / kGravity);
      sway.cosine[k] += share * 2 * carries * (std::sin(b) - std::sin(a)) / w;
      sway.sine[k] += share * 2 * carries * (std::cos(a) - std::cos(b)) / w;
    }
  }
  return sway;
}

// A foot that goes from sole to heel or from heel to sole swings there in one,
// over all the nodes at which it is in the air.
void Choreography::FindSwings(Course& course) {
  std::vector<Node>& nodes = course.nodes;
  for (const body::Side side : body::kSides) {
    const auto foot = [&](const Node& node) -> const Planted* {
      for (const Planted& planted : node.planted) {
        if (planted.effector.side == side && IsFoot(planted.effector)) {
          return &planted;
        }
      }
      return nullptr;
    };
    std::size_t from = 0;
    while (from + 1 < nodes.size()) {
      std::size_t to = from + 1;
      while (to < nodes.size() && foot(nodes[to]) == nullptr) ++to;
      if (to == nodes.size()) break;
      const Planted* const leaves = foot(nodes[from]);
      const Planted* const lands = foot(nodes[to]);
      if (leaves != nullptr && to > from + 1 &&
          !(leaves->effector == lands->effector)) {
        Hold hold{lands->effector,    Hold::Kind::kSwing, leaves->footing,
                  lands->footing,     kSwingLeaveBy,      kSwingLandFrom,
                  nodes[from + 1].at, nodes[to].at};
        for (std::size_t i = from + 1; i < to; ++i) {
          std::erase_if(nodes[i].holds, [&](const Hold& h) {
            return h.effector.side == side && IsFoot(h.effector);
          });
          nodes[i].holds.push_back(hold);
        }
      }
      from = to;
    }
  }
}

double Choreography::Sway::At(double ratio) const {
  double x = mean;
  for (std::size_t k = 0; k < kHarmonics; ++k) {
    const double angle = 2 * kPi * double(k + 1) * ratio;
    x += cosine[k] * std::cos(angle) + sine[k] * std::sin(angle);
  }
  return x;
}

}  // namespace limber::coach
