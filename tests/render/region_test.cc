// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "engine/render/renderer.h"
#include "engine/scene/looks.h"
#include "tests/render/ball.h"
#include "tests/render/offscreen.h"

namespace limber::render {
namespace {

using scene::RegionLight;
using State = RegionLight::State;
constexpr int kWidth = 960, kHeight = 720, kSize = 256;
constexpr float kRadius = .45f;  // m

// Two regions on the front of a ball of pale skin, side by side round its
// axis, each in a layer of its own. Texels are 11 mm wide there.
class RegionTest : public testing::TestWithParam<scene::Tier> {
 protected:
  RegionTest() : ball_(64, 32, kRadius, {0, .5f, 0}) {
    shape_.id = 11;
    shape_.meshes.push_back(ball_.Body());
    Paint(0, -24, 6);
    Paint(1, -5, 24);
    shape_.region_count = 2;
  }

  void SetUp() override {
    ASSERT_TRUE(screen_.renderer()) << "no OpenGL 3.3 context";
  }

  // Columns first..last, 0 = front.
  void Paint(std::size_t region, int first, int last) {
    constexpr double kTexel = 2 * 3.14159265 * 1000 * kRadius / kSize;  // mm
    auto& field = fields_[region];
    auto& ids = ids_[region];
    field.assign(std::size_t(kSize) * kSize * 4, 0);
    ids.assign(std::size_t(kSize) * kSize, 0);
    for (int y = 80; y < 176; ++y) {
      for (int x = 0; x < kSize; ++x) {
        const int column = x < kSize / 2 ? x : x - kSize;
        const double inside =
            kTexel * std::min({column - first, last - column, y - 88, 168 - y});
        if (inside < -3 * kTexel) continue;
        const std::size_t at = std::size_t(y) * kSize + std::size_t(x);
        ids[at] = std::uint8_t(region + 1);
        field[4 * at] =
            std::uint8_t(std::clamp(128 + inside * 127 / 8, 1.0, 255.0));
        field[4 * at + 1] = field[4 * at + 2] = 128;
        field[4 * at + 3] = 60;
      }
    }
    shape_.muscle_layers.push_back({kSize, kSize, 4, field});
    shape_.muscle_ids.push_back({kSize, kSize, 1, ids});
  }

  // Dark lines that a level cut through the middle of the ball meets.
  int Lines(RegionLight left, RegionLight right) {
    lights_ = {left, right};
    scene::Frame frame = ball_.Make(shape_, GetParam(), lights_, "porcelain");
    frame.theme = scene::Theme::kLight;
    screen_.renderer()->Draw(frame, kWidth, kHeight);
    std::vector<std::uint8_t> pixels;
    screen_.renderer()->ReadPixels(pixels);
    int lines = 0;
    bool on_line = false;
    for (int x = 0; x < kWidth; ++x) {
      const std::size_t at =
          3 * (std::size_t(kHeight / 2) * kWidth + std::size_t(x));
      const bool dark = pixels[at] < 110;
      lines += dark && !on_line;
      on_line = dark;
    }
    return lines;
  }

  Offscreen screen_;
  Ball ball_;
  std::array<std::vector<std::uint8_t>, 2> fields_, ids_;
  scene::FigureShape shape_;
  std::array<RegionLight, 2> lights_;
};

constexpr RegionLight kDark{};
constexpr RegionLight kLit{State::kPrimary, 1, .5f};

TEST_P(RegionTest, ARegionHasALineOnEitherSide) {
  EXPECT_EQ(Lines(kDark, kDark), 0);
  EXPECT_EQ(Lines(kLit, kDark), 2);
  EXPECT_EQ(Lines(kDark, kLit), 2);
}

TEST_P(RegionTest, RegionsThatMeetAndAreLitAlikeShareOneOutline) {
  EXPECT_EQ(Lines(kLit, kLit), 2);
}

TEST_P(RegionTest, ARegionLitAnotherWayKeepsALineTowardsTheOther) {
  EXPECT_EQ(Lines(kLit, {State::kSecondary, 1, .5f}), 3);
}

TEST_P(RegionTest, WhatIsHardlyLitHasNoLine) {
  EXPECT_EQ(Lines({State::kPrimary, .2f, .2f}, kDark), 0);
}

INSTANTIATE_TEST_SUITE_P(Tiers, RegionTest,
                         testing::Values(scene::Tier::kSoftware,
                                         scene::Tier::kHigh),
                         [](const auto& tested) {
                           return tested.param == scene::Tier::kHigh
                                      ? "High"
                                      : "Software";
                         });

}  // namespace
}  // namespace limber::render
