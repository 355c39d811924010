// SPDX-License-Identifier: MIT
//
// Variations and mistakes of a movement, read from text.
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/content/library.h"
#include "engine/math/angle.h"
#include "tests/content/temporary_library.h"

namespace limber::content {
namespace {

using body::Limb;
using body::Side;

constexpr std::string_view kHead = R"(schema: 1
id: sample
name: Sample
short_name: Sample
kind: warm_up
position: standing
best_view: front
summary: A sample.
base_pose: stand
poses:
  reach: {base: stand, sh.elev.right: 60, elbow.flex.both: 20}
  reach_on: {base: reach, sh.elev.right: 80}
stances:
  stand: {pose: stand}
phases:
  - id: move
    label: Move
    kind: rounds
    seconds: 6
    repeats: 2
    keys:
      - {at: 0, pose: stand, plants: [sole.both@stand]}
      - {at: 0.5, pose: reach, plants: [sole.both@stand]}
      - {at: 1, pose: reach_on, plants: [sole.both@stand]}
    cues:
      - {at: 0, text: "Reach"}
    contacts: [{part: sole.both, on: floor}]
muscles:
  - {muscle: trap_upper, role: working, when: reach}
dose:
  - {text: Twice., sources: [limber-choice]}
safety:
  - {text: Stop early., sources: [limber-choice]}
)";
constexpr int kHeadLines = 33;

class VariationTest : public testing::Test {
 protected:
  core::Loaded<Library> Load(std::string_view tail) {
    library_.Write("movements/sample.yaml",
                   std::string(kHead) + std::string(tail));
    return LoadLibrary(library_.folder());
  }
  // Of the right side, degrees.
  static double At(const body::Posture& posture, Limb limb) {
    return math::Degrees(posture.at(limb, Side::kRight));
  }

  TemporaryLibrary library_;
};

// What one fault says of its place and rule.
testing::AssertionResult IsOnly(const core::Loaded<Library>& loaded, int line,
                                int column, std::string_view rule) {
  if (loaded.problems.size() == 1 && loaded.problems[0].rule == rule &&
      loaded.problems[0].line == kHeadLines + line &&
      loaded.problems[0].column == column) {
    return testing::AssertionSuccess();
  }
  auto failure = testing::AssertionFailure();
  for (const core::Problem& p : loaded.problems) {
    failure << core::Format(p) << "\n";
  }
  return failure;
}

TEST_F(VariationTest, WordsAloneDoNotPlay) {
  const auto loaded = Load(
      "mistakes: [Better this; avoid that.]\n"
      "variations: [{id: easier, name: Easy, text: Do less.}]\n");
  ASSERT_TRUE(loaded.ok());
  const coach::Movement& movement = loaded.value->movements[0];
  EXPECT_FALSE(movement.variations[0].plays());
  EXPECT_FALSE(movement.mistakes[0].shows());
  EXPECT_EQ(movement.mistakes[0].text, "Better this; avoid that.");
}

TEST_F(VariationTest, AnglesAreWrittenOverAndReachThePosesBasedOnThem) {
  const auto loaded = Load(
      "variations:\n"
      "  - {id: easier, name: Easy, text: Less.,\n"
      "     poses: {reach: {elbow.flex.right: 70}}}\n");
  ASSERT_TRUE(loaded.ok());
  const coach::Variation& easier = loaded.value->movements[0].variations[0];
  const auto& keys = easier.phases[0].keys;
  EXPECT_NEAR(At(keys[1].posture, Limb::kElbowFlex), 70, 1e-9);
  EXPECT_NEAR(At(keys[2].posture, Limb::kElbowFlex), 70, 1e-9);
  // What that pose writes itself stays, and so does the other side.
  EXPECT_NEAR(At(keys[2].posture, Limb::kShElev), 80, 1e-9);
  EXPECT_NEAR(math::Degrees(keys[1].posture.at(Limb::kElbowFlex, Side::kLeft)),
              20, 1e-9);
}

TEST_F(VariationTest, ScaledPosesLieBetweenTheOtherAndThemselves) {
  const auto loaded = Load(
      "variations:\n"
      "  - {id: easier, name: Easy, text: Less., poses: {all: {scale: 0.5},\n"
      "     reach_on: {scale: 0.25, towards: reach}}}\n");
  ASSERT_TRUE(loaded.ok());
  const coach::Movement& movement = loaded.value->movements[0];
  const auto& poses = movement.variations[0].poses;
  const double stand = At(movement.poses.at("stand"), Limb::kShElev);
  EXPECT_NEAR(At(poses.at("reach"), Limb::kShElev), (stand + 60) / 2, 1e-9);
  // Towards the pose as it is written, not as it is scaled.
  EXPECT_NEAR(At(poses.at("reach_on"), Limb::kShElev), 65, 1e-9);
}

TEST_F(VariationTest, PhasesChangeOnlyWhatIsNamed) {
  const auto loaded = Load(
      "variations:\n"
      "  - {id: harder, name: More, text: More., phases: {move: {repeats: "
      "4}}}\n");
  ASSERT_TRUE(loaded.ok());
  const coach::Movement& movement = loaded.value->movements[0];
  const coach::Phase& harder = movement.variations[0].phases[0];
  EXPECT_EQ(harder.repeats, 4);
  EXPECT_EQ(harder.seconds, movement.phases[0].seconds);
  EXPECT_EQ(harder.keys.size(), movement.phases[0].keys.size());
  EXPECT_EQ(movement.phases[0].repeats, 2);
}

// It is read, and the rules of a phase that walks hold for it.
TEST_F(VariationTest, TheGroundMayGoAtAnotherSpeed) {
  const auto loaded = Load(
      "variations:\n"
      "  - id: easier\n"
      "    name: Easy\n"
      "    text: Less.\n"
      "    phases: {move: {ground_speed: 0.5}}\n");
  ASSERT_FALSE(loaded.problems.empty());
  EXPECT_EQ(loaded.problems[0].rule, "walk-shape");
}

TEST_F(VariationTest, RangesHoldForVariations) {
  EXPECT_TRUE(IsOnly(Load("variations:\n"
                          "  - id: harder\n"
                          "    name: More\n"
                          "    text: More.\n"
                          "    poses:\n"
                          "      reach_on: {sh.elev.right: 190}\n"),
                     6, 33, "angle-out-of-range"));
}

TEST_F(VariationTest, PhasesAndPosesHaveToBeThere) {
  EXPECT_TRUE(IsOnly(Load("variations:\n"
                          "  - id: harder\n"
                          "    name: More\n"
                          "    text: More.\n"
                          "    phases:\n"
                          "      moves: {repeats: 4}\n"),
                     6, 7, "unknown-phase"));
  EXPECT_TRUE(IsOnly(Load("variations:\n"
                          "  - id: harder\n"
                          "    name: More\n"
                          "    text: More.\n"
                          "    poses:\n"
                          "      stand: {scale: 0.5}\n"),
                     6, 7, "unknown-pose"));
}

TEST_F(VariationTest, MistakesAreOffsetsOfAllPosesOrOfSingleOnes) {
  const auto loaded = Load(
      "mistakes:\n"
      "  - id: bent\n"
      "    text: Better straight; avoid bent.\n"
      "    poses: {all: {elbow.flex.both: 10}, reach: {elbow.flex.right: "
      "5}}\n");
  ASSERT_TRUE(loaded.ok());
  const auto& offsets = loaded.value->movements[0].mistakes[0].offsets;
  ASSERT_EQ(offsets.size(), 2u);
  EXPECT_NEAR(At(offsets.at("reach"), Limb::kElbowFlex), 15, 1e-9);
  EXPECT_NEAR(At(offsets.at("reach_on"), Limb::kElbowFlex), 10, 1e-9);
}

TEST_F(VariationTest, RangesHoldForMistakesInEveryVariation) {
  constexpr std::string_view kMistake =
      "mistakes:\n"
      "  - id: high\n"
      "    text: Better low; avoid high.\n"
      "    poses:\n"
      "      reach_on: {sh.elev.right: 90}\n";
  EXPECT_TRUE(Load(kMistake).ok());
  EXPECT_TRUE(IsOnly(Load(std::string(kMistake) +
                          "variations:\n"
                          "  - {id: harder, name: More, text: More.,\n"
                          "     poses: {reach_on: {sh.elev.right: 120}}}\n"),
                     5, 7, "angle-out-of-range"));
}

}  // namespace
}  // namespace limber::content
