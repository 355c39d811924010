// SPDX-License-Identifier: MIT
//
// Accepted pictures of the three movements, and that a picture depends on its
// time alone.
#include <gtest/gtest.h>

#include "engine/app/show.h"
#include "engine/stage/world.h"
#include "tests/support/picture.h"

namespace limber::app {

using stage::Look;
using stage::Picture;
using stage::World;

namespace {

constexpr int kWidth = 272, kHeight = 153;

std::unique_ptr<World>& TheWorld() {
  static auto world = World::Load(LIMBER_SOURCE_DIR);
  return *world.value;
}

support::Picture Draw(Show& show, double seconds, Look look = {}) {
  look.tier = scene::Tier::kSoftware;
  return {kWidth, kHeight, show.Draw(seconds, look, kWidth, kHeight)};
}

std::unique_ptr<Show> Open(const char* movement, const char* figure) {
  auto show = Show::Open(*TheWorld(), {.movement = movement, .routine = ""},
                         figure, kWidth, kHeight);
  return show.ok() ? std::move(*show.value) : nullptr;
}

struct Still {
  const char *name, *movement, *figure;
  double seconds;
  scene::Theme theme;
};

class Golden : public testing::TestWithParam<Still> {};

TEST_P(Golden, LooksAsAccepted) {
  const Still& still = GetParam();
  const auto show = Open(still.movement, still.figure);
  ASSERT_TRUE(show);
  Look look;
  look.theme = still.theme;
  EXPECT_EQ(
      support::HoldAgainst(
          std::string(LIMBER_SOURCE_DIR "/tests/golden/") + still.name + ".png",
          Draw(*show, still.seconds, look), LIMBER_BINARY_DIR "/golden"),
      "");
}

INSTANTIATE_TEST_SUITE_P(
    Stills, Golden,
    testing::Values(
        Still{"cat", "cat_cow", "woman", 29.8, scene::Theme::kDark},
        Still{"cow", "cat_cow", "man", 24.8, scene::Theme::kDark},
        Still{"wall", "wall_chest", "woman", 25, scene::Theme::kLight},
        Still{"roll", "shoulder_rolls", "woman", 4.4, scene::Theme::kDark}),
    [](const auto& test) { return test.param.name; });

TEST(Picture, OfATimeIsTheSameHoweverItWasReached) {
  const auto played = Open("cat_cow", "woman");
  const auto sought = Open("cat_cow", "woman");
  ASSERT_TRUE(played && sought);
  for (double t = 20; t < 23; t += 0.25) Draw(*played, t);
  for (const double t : {60.0, 3.0}) Draw(*sought, t);
  EXPECT_EQ(Draw(*played, 23).rgb, Draw(*sought, 23).rgb);
}

}  // namespace
}  // namespace limber::app
