// SPDX-License-Identifier: MIT
#include "engine/render/refinement.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "tests/render/ball.h"

namespace limber::render {
namespace {

using math::Vec2f;
using math::Vec3f;
constexpr float kRadius = .45f;

struct Rounded {
  Rounded(const Ball& ball, float longest) {
    refinement.Build(ball.triangles, ball.positions, longest);
    positions.resize(refinement.vertex_count());
    normals.resize(refinement.vertex_count());
    refinement.Round(ball.positions, ball.normals, positions, normals);
  }
  Refinement refinement;
  std::vector<Vec3f> positions, normals;
};

// The middle of a chord of angle a lies 1 - cos(a / 2) of the radius inside of
// a sphere; the curve comes within a tenth of that.
TEST(Refinement, NewVerticesOfASphereLieOnIt) {
  const Ball ball(24, 12, kRadius, Vec3f(0));
  const Rounded fine(ball, 0);
  ASSERT_GT(fine.positions.size(), 3 * ball.positions.size());
  const float chord = 2 * kRadius * std::sin(float(std::numbers::pi) / 12);
  const float sag = kRadius - std::sqrt(kRadius * kRadius - chord * chord / 4);
  for (std::size_t i = 0; i < fine.positions.size(); ++i) {
    EXPECT_NEAR(glm::length(fine.positions[i]), kRadius, .1f * sag);
    EXPECT_NEAR(glm::length(fine.normals[i]), 1, 1e-5f);
    EXPECT_GT(glm::dot(fine.normals[i], fine.positions[i]), .99f * kRadius);
  }
}

TEST(Refinement, VerticesOfTheMeshStay) {
  const Ball ball(24, 12, kRadius, {0, 1, 0});
  const Rounded fine(ball, .05f);
  EXPECT_TRUE(std::ranges::equal(
      ball.positions, std::span(fine.positions).first(ball.positions.size())));
}

// Seams of the ball have two vertices at one place: edges are told apart by
// places. Every edge of the closed ball belongs to two triangles, turned alike,
// whatever the limit, so no gap opens between split and whole triangles.
TEST(Refinement, StaysClosedWhereverTheLimitLies) {
  const Ball ball(24, 12, kRadius, Vec3f(0));
  for (const float longest : {0.f, .05f, .08f, .1f, .12f, 1.f}) {
    const Rounded fine(ball, longest);
    const auto place = [&](std::uint32_t v) {
      // To a micrometre: the ball's own seam closes by rounding only.
      const Vec3f p = glm::round(fine.positions[v] * 1e6f);
      return std::make_tuple(int(p.x), int(p.y), int(p.z));
    };
    std::map<std::pair<decltype(place(0)), decltype(place(0))>, int> edges;
    const auto triangles = fine.refinement.triangles();
    for (std::size_t i = 0; i < triangles.size(); ++i) {
      const std::uint32_t a = triangles[i];
      const std::uint32_t b = triangles[i % 3 == 2 ? i - 2 : i + 1];
      ++edges[{place(a), place(b)}];
    }
    std::size_t open = 0;
    for (const auto& [edge, count] : edges) {
      const auto back = edges.find({edge.second, edge.first});
      open += count != 1 || back == edges.end();
    }
    EXPECT_EQ(open, 0u) << longest;
  }
}

TEST(Refinement, ShortEdgesAreLeftAlone) {
  const Ball ball(24, 12, kRadius, Vec3f(0));
  const Rounded same(ball, 1);
  EXPECT_TRUE(std::ranges::equal(same.refinement.triangles(), ball.triangles));
}

// A fold: normals at right angles to the edge on both sides of it.
TEST(Refinement, ABulgeStaysLowWhereNormalsAreWild) {
  const std::vector<Vec3f> positions = {{0, 0, 0}, {.03f, 0, 0}, {0, .03f, 0}};
  const std::vector<Vec3f> normals = {{-1, 0, 0}, {1, 0, 0}, {0, 1, 0}};
  const std::vector<std::uint32_t> triangles = {0, 1, 2};
  Refinement refinement;
  refinement.Build(triangles, positions, .01f);
  std::vector<Vec3f> places(refinement.vertex_count());
  std::vector<Vec3f> upright(refinement.vertex_count());
  refinement.Round(positions, normals, places, upright);
  for (std::size_t i = 3; i < places.size(); ++i) {
    EXPECT_LT(glm::length(places[i]), .03f);
    EXPECT_TRUE(std::isfinite(upright[i].x));
  }
}

}  // namespace
}  // namespace limber::render
