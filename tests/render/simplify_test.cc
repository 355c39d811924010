// SPDX-License-Identifier: MIT
#include "engine/render/simplify.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/render/ball.h"

namespace limber::render {
namespace {

TEST(Simplify, HalvesAboutEachRoundAndKeepsTheForm) {
  const Ball ball(48, 24, 1.f, {0, 0, 0});
  std::size_t before = ball.triangles.size();
  for (int rounds = 1; rounds <= 3; ++rounds) {
    const auto fewer = Simplify(ball.triangles, ball.positions.size(), rounds);
    EXPECT_LT(fewer.size(), before * 8 / 10);
    EXPECT_GT(fewer.size(), before / 4);
    before = fewer.size();
    // Still about a ball: no triangle's middle falls far below the surface.
    for (std::size_t t = 0; t < fewer.size(); t += 3) {
      const math::Vec3f middle =
          (ball.positions[fewer[t]] + ball.positions[fewer[t + 1]] +
           ball.positions[fewer[t + 2]]) /
          3.f;
      EXPECT_GT(glm::length(middle), .80f);
    }
  }
}

TEST(Simplify, KeepsTheBorderOfAnOpenSheet) {
  // Two triangles: all four vertices lie on the border.
  const std::vector<std::uint32_t> sheet = {0, 1, 2, 0, 2, 3};
  EXPECT_EQ(Simplify(sheet, 4, 3), sheet);
}

}  // namespace
}  // namespace limber::render
