// SPDX-License-Identifier: MIT
//
// From skin to what is under it: accepted pictures, and what each end shows.
#include <gtest/gtest.h>

#include "engine/app/show.h"
#include "engine/stage/world.h"
#include "engine/stage/xray.h"
#include "tests/support/picture.h"

namespace limber::app {
namespace {

constexpr int kWidth = 272, kHeight = 153;

stage::World& TheWorld() {
  static auto world = stage::World::Load(LIMBER_SOURCE_DIR);
  return **world.value;
}

std::unique_ptr<Show> Open(const char* movement, const char* figure) {
  auto show = Show::Open(TheWorld(), {.movement = movement, .routine = ""},
                         figure, kWidth, kHeight);
  return show.ok() ? std::move(*show.value) : nullptr;
}

std::vector<std::uint8_t> Draw(Show& show, double seconds, double xray,
                               stage::Look look = {}) {
  look.tier = scene::Tier::kSoftware;
  look.xray = xray;
  return show.Draw(seconds, look, kWidth, kHeight);
}

struct Still {
  const char *name, *movement, *figure;
  double seconds;
  scene::Theme theme;
  stage::View view;
};

class XrayGolden : public testing::TestWithParam<Still> {};

TEST_P(XrayGolden, LooksAsAccepted) {
  const Still& still = GetParam();
  const auto show = Open(still.movement, still.figure);
  ASSERT_TRUE(show);
  stage::Look look;
  look.theme = still.theme;
  look.view = still.view;
  const support::Picture picture{kWidth, kHeight,
                                 Draw(*show, still.seconds, 1, look)};
  EXPECT_EQ(
      support::HoldAgainst(
          std::string(LIMBER_SOURCE_DIR "/tests/golden/") + still.name + ".png",
          picture, LIMBER_BINARY_DIR "/golden"),
      "");
}

INSTANTIATE_TEST_SUITE_P(
    Stills, XrayGolden,
    testing::Values(Still{"xray_back", "seated_upper_back", "woman", 20,
                          scene::Theme::kDark, stage::View::kBack},
                    Still{"xray_chest", "wall_chest", "man", 25,
                          scene::Theme::kLight, stage::View::kBest}),
    [](const auto& test) { return test.param.name; });

TEST(XrayView, AtNothingIsTheSkinToThePixel) {
  const auto seen = Open("cat_cow", "woman"), plain = Open("cat_cow", "woman");
  ASSERT_TRUE(seen && plain);
  const auto skin = Draw(*plain, 29.8, 0);
  EXPECT_EQ(Draw(*seen, 29.8, 0), skin);
  // Also after it has been something else.
  EXPECT_NE(Draw(*seen, 29.8, 1), skin);
  EXPECT_NE(Draw(*seen, 29.8, 0.5), skin);
  EXPECT_EQ(Draw(*seen, 29.8, 0), skin);
}

TEST(XrayView, GrowsOutOfTheSkinWithoutAJump) {
  const auto show = Open("cat_cow", "woman");
  ASSERT_TRUE(show);
  const auto apart = [](const auto& a, const auto& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += std::abs(a[i] - b[i]);
    return sum / double(a.size());
  };
  const auto skin = Draw(*show, 29.8, 0), bones = Draw(*show, 29.8, 1);
  const double all = apart(skin, bones);
  EXPECT_GT(all, 1);
  EXPECT_LT(apart(skin, Draw(*show, 29.8, 0.01)), 0.10 * all);
  EXPECT_LT(apart(bones, Draw(*show, 29.8, 0.99)), 0.10 * all);
}

TEST(XrayView, OfATimeIsTheSameHoweverItWasReached) {
  const auto played = Open("cat_cow", "man"), sought = Open("cat_cow", "man");
  ASSERT_TRUE(played && sought);
  for (double t = 20; t < 22; t += 0.5) Draw(*played, t, 1);
  Draw(*sought, 60, 0.3);
  EXPECT_EQ(Draw(*played, 22, 1), Draw(*sought, 22, 1));
}

TEST(XrayView, ShowsEveryMuscleTheMovementNames) {
  const auto actor = TheWorld().Cast("woman");
  ASSERT_NE(actor.value, std::nullopt);
  const body::MuscleSet& muscles = (*actor.value)->performer->muscles();
  for (const coach::Movement& movement : TheWorld().movements()) {
    const auto shown = stage::MusclesUnder(movement, TheWorld(), muscles);
    for (const coach::MuscleTarget& target : movement.muscles) {
      const auto index = std::size_t(muscles.Find(target.muscle));
      EXPECT_NE(std::ranges::find(shown, index), shown.end())
          << movement.id << " " << target.muscle;
    }
    // A whole muscular body would show nothing.
    EXPECT_LE(shown.size(), 32u) << movement.id;
  }
}

}  // namespace
}  // namespace limber::app
