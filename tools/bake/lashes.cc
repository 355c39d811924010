// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/math/angle.h"
#include "tools/bake/parts.h"
#include "tools/bake/shape.h"

namespace limber::bake {

namespace {

using math::Radians;

constexpr int kSteps = 28;           // across the eye
constexpr double kLidDepth = 0.006;  // m, skin farther from the ball is none
constexpr double kClear = 0.0006;    // m over ball and skin
constexpr float kTone = 0.22f;       // of the brow colour
constexpr double kOverlap = Radians(1.5);  // of the line onto the ball

// The opening between the lids, seen from the centre of the ball.
class Opening {
 public:
  Opening(const SkinSurface& skin, const Ball& ball, int side)
      : skin_(skin), ball_(ball), side_(side) {}

  // `turn` outward, `lift` upward from straight ahead, rad.
  Vec3 Direction(double turn, double lift) const {
    return {side_ * std::sin(turn) * std::cos(lift), std::sin(lift),
            std::cos(turn) * std::cos(lift)};
  }

  // The outside of the lid there: the first skin on the way in to the ball.
  std::optional<Vec3> Lid(double turn, double lift) const {
    const Vec3 out = Direction(turn, lift);
    const auto hit = skin_.Ray(ball_.centre + out * (ball_.radius + kLidDepth),
                               -out, kLidDepth, kAnySkin);
    if (!hit) return std::nullopt;
    return hit->position;
  }

  // The lower edge of the upper lid, sought from `from` upward and no farther
  // than a step of the line can climb; nothing past the corners of the eye.
  std::optional<double> UpperEdge(double turn, double from, double to) const {
    constexpr double kStep = Radians(0.25);
    std::optional<double> edge;
    for (double lift = from; lift < to; lift += kStep) {
      if (!Lid(turn, lift)) {
        edge = lift;
      } else if (edge) {
        break;
      }
    }
    return edge;
  }

 private:
  const SkinSurface& skin_;
  const Ball& ball_;
  int side_;
};

struct LidPoint {
  double turn, edge;
};

// From the middle to a corner, half a degree a step.
std::vector<LidPoint> TraceHalf(const Opening& opening, double way) {
  constexpr double kMostDrop = Radians(3), kMostRise = Radians(1);
  std::vector<LidPoint> lid;
  std::optional<double> edge = opening.UpperEdge(0, 0, Radians(40));
  for (double turn = 0; edge && std::abs(turn) < Radians(60);) {
    lid.push_back({turn, *edge});
    turn += way;
    edge = opening.UpperEdge(turn, lid.back().edge - kMostDrop,
                             lid.back().edge + kMostRise);
  }
  return lid;
}

// Even steps from the inner corner to the outer one.
std::vector<LidPoint> TraceLid(const Opening& opening) {
  std::vector<LidPoint> fine = TraceHalf(opening, Radians(-0.5));
  std::ranges::reverse(fine);
  const std::vector<LidPoint> outer = TraceHalf(opening, Radians(0.5));
  if (!outer.empty()) fine.insert(fine.end(), outer.begin() + 1, outer.end());
  for (int pass = 0; pass < 12; ++pass) {
    for (std::size_t i = 1; i + 1 < fine.size(); ++i) {
      fine[i].edge =
          0.5 * fine[i].edge + 0.25 * (fine[i - 1].edge + fine[i + 1].edge);
    }
  }
  std::vector<LidPoint> lid;
  for (int i = 0; i <= kSteps && !fine.empty(); ++i) {
    lid.push_back(fine[i * (fine.size() - 1) / kSteps]);
  }
  return lid;
}

void AddLine(const Opening& opening, const Ball& ball, int side, int joint,
             double width, Part& part) {
  const std::vector<LidPoint> lid = TraceLid(opening);
  const auto first = static_cast<std::uint32_t>(part.positions.size());
  for (std::size_t i = 0; i < lid.size(); ++i) {
    // Thin at the inner corner, full over the outer half, pointed at the end.
    const double along = static_cast<double>(i) / kSteps;
    const double full =
        std::pow(std::sin(math::kPi * std::pow(along, 1.6)), 0.6);
    const auto add = [&](double lift, double radius) {
      const Vec3 out = opening.Direction(lid[i].turn, lift);
      part.positions.push_back(ball.centre + out * radius);
      part.normals.push_back(out);
      part.colours.emplace_back(kTone, kTone, kTone, 1);
      part.influences.push_back({{joint, 1.0}});
    };
    const auto over_skin = [&](double lift) {
      const auto skin = opening.Lid(lid[i].turn, lift);
      return (skin ? glm::distance(*skin, ball.centre) : ball.radius * 1.05) +
             kClear;
    };
    const double middle = lid[i].edge + Radians(1.2);
    const double upper = middle + width / ball.radius * full;
    add(lid[i].edge - kOverlap * full, over_skin(middle));
    add(middle, over_skin(middle));
    add(upper, over_skin(upper));
  }
  for (std::uint32_t i = 0; i + 1 < lid.size(); ++i) {
    for (std::uint32_t row = 0; row < 2; ++row) {
      const std::uint32_t a = first + 3 * i + row;
      std::array<std::uint32_t, 6> corners = {a, a + 3, a + 4, a, a + 4, a + 1};
      if (side < 0) {
        std::swap(corners[1], corners[2]);
        std::swap(corners[4], corners[5]);
      }
      part.triangles.insert(part.triangles.end(), corners.begin(),
                            corners.end());
    }
  }
}

}  // namespace

void AddLashes(const SkinSurface& skin, double width, Part& brows) {
  const BodyMesh& body = skin.mesh();
  for (const int side : {1, -1}) {
    const Ball ball = FitEyeball(body.positions, side);
    AddLine(Opening(skin, ball, side), ball, side,
            body.Joint(side > 0 ? "orbicularis03.L" : "orbicularis03.R"), width,
            brows);
  }
}

}  // namespace limber::bake
