// SPDX-License-Identifier: MIT
#include "engine/scene/colour.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace limber::scene {
namespace {

TEST(Colour, HexRoundTrips) {
  for (std::uint32_t hex : {0x000000u, 0xffffffu, 0x5A6E72u, 0x2A0E06u}) {
    EXPECT_EQ(ToHex(FromHex(hex)), hex);
  }
}

TEST(Colour, ContrastOfBlackAndWhiteIs21) {
  EXPECT_NEAR(Contrast(Vec3f(0), Vec3f(1)), 21, 1e-4);
  EXPECT_NEAR(Contrast(Vec3f(1), Vec3f(0)), 21, 1e-4);
  EXPECT_NEAR(Contrast(Vec3f(.3f), Vec3f(.3f)), 1, 1e-6);
}

TEST(ToneMap, TakesFourHundredthsOffBelowTheShoulder) {
  // The curve undoes the mirror reflection of .04 that every surface has.
  for (float c = .08f; c < .76f; c += .04f) {
    EXPECT_NEAR(ToneMap(Vec3f(c)).g, c - .04f, 1e-5f);
  }
}

TEST(ToneMap, IsMonotonicContinuousAndNeverReachesOne) {
  float before = 0;
  for (float c = 0; c < 40; c += .001f) {
    const float now = ToneMap(Vec3f(c)).r;
    EXPECT_GE(now, before - 1e-6f) << c;
    EXPECT_LT(now - before, .0011f) << c;
    before = now;
  }
  EXPECT_LT(before, 1);
}

TEST(ToneMap, KeepsTheOrderOfChannels) {
  const Vec3f orange = ToneMap({.7f, .2f, .05f});
  EXPECT_GT(orange.r, orange.g);
  EXPECT_GT(orange.g, orange.b);
}

}  // namespace
}  // namespace limber::scene
