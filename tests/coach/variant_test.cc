// SPDX-License-Identifier: MIT
#include "engine/coach/variant.h"

#include <gtest/gtest.h>

#include "engine/coach/routine.h"
#include "engine/coach/timeline.h"
#include "tests/coach/sample_movements.h"

namespace limber::coach {
namespace {

using body::Limb;
using body::Side;

constexpr double kBent = 0.5, kMore = 0.2;

double ElbowOf(const body::Posture& posture) {
  return posture.at(Limb::kElbowFlex, Side::kRight);
}

body::Posture Elbow(double angle) {
  body::Posture posture;
  posture.at(Limb::kElbowFlex, Side::kRight) = angle;
  return posture;
}

// Rounds through a pose of its own, behind a way that has one of that name.
Movement Reaching() {
  Movement movement = LedRounds();
  movement.poses = {{"still", {}}, {"bent", Elbow(kBent)}};
  movement.stances = {{"bent", "bent", Elbow(kBent), 0, 0, {}, -1}};
  for (Phase& phase : movement.phases) {
    phase.keys = {{0, "bent", Elbow(kBent), false, {}}};
  }
  movement.phases[0].keys = {{0, "bent", Elbow(1), false, {}}};
  Mistake mistake{"more", "Better less; avoid more.", {}};
  mistake.offsets["bent"] = Elbow(kMore);
  movement.mistakes = {{"", "Only said.", {}}, mistake};
  Variation variation{"easier", "Less", "Less.", {}, {}, {}, {}};
  variation.poses = movement.poses;
  variation.poses["bent"] = Elbow(kBent / 2);
  variation.stances = {{"bent", "bent", Elbow(kBent / 2), 0, 0, {}, -1}};
  variation.phases = movement.phases;
  for (std::size_t i = 1; i < variation.phases.size(); ++i) {
    variation.phases[i].keys[0].posture = Elbow(kBent / 2);
  }
  variation.phases[1].repeats = 3;
  movement.variations = {variation,
                         {"harder", "More", "Told.", {}, {}, {}, {}}};
  return movement;
}

TEST(Variant, MistakeAddsItsAnglesWhereverThePoseIsUsed) {
  const Movement movement = Reaching();
  const Movement wrong = Mistaken(movement, movement.mistakes[1]);
  EXPECT_DOUBLE_EQ(ElbowOf(wrong.poses.at("bent")), kBent + kMore);
  EXPECT_DOUBLE_EQ(ElbowOf(wrong.poses.at("still")), 0);
  EXPECT_DOUBLE_EQ(ElbowOf(wrong.stances[0].posture), kBent + kMore);
  EXPECT_DOUBLE_EQ(ElbowOf(wrong.phases[1].keys[0].posture), kBent + kMore);
}

TEST(Variant, MistakeLeavesTheWayAlone) {
  const Movement movement = Reaching();
  const Movement wrong = Mistaken(movement, movement.mistakes[1]);
  EXPECT_DOUBLE_EQ(ElbowOf(wrong.phases[0].keys[0].posture), 1);
}

TEST(Variant, MistakeTakesTheSameTime) {
  const Movement movement = Reaching();
  const Timeline right = Lay(movement, {});
  const Timeline wrong = Lay(Mistaken(movement, movement.mistakes[1]), {});
  ASSERT_EQ(wrong.segments.size(), right.segments.size());
  for (std::size_t i = 0; i < right.segments.size(); ++i) {
    EXPECT_EQ(wrong.segments[i].begin, right.segments[i].begin);
    EXPECT_EQ(wrong.segments[i].end, right.segments[i].end);
  }
}

TEST(Variant, VariationIsTheMovementWithItsOwnMotion) {
  const Movement movement = Reaching();
  const Movement easier = Vary(movement, movement.variations[0]);
  EXPECT_EQ(easier.id, movement.id + ".easier");
  EXPECT_EQ(easier.name, movement.name);
  EXPECT_EQ(easier.phases[1].repeats, 3);
  EXPECT_DOUBLE_EQ(ElbowOf(easier.stances[0].posture), kBent / 2);
}

TEST(Variant, FormsAreFoundBehindAllOthers) {
  std::vector<Movement> all = {FreeRounds(), Reaching(), SideHolds()};
  // The last one is none of those that have forms.
  const std::vector<Variants> where = AddVariants(all, 2);
  ASSERT_EQ(where.size(), all.size());
  // The mistake, the variation, and the mistake in the variation.
  ASSERT_EQ(all.size(), 6u);
  EXPECT_EQ(all[2].id, "sides");
  ASSERT_EQ(where[1].mistakes.size(), 2u);
  EXPECT_EQ(where[1].mistakes[0], -1);
  EXPECT_EQ(all[std::size_t(where[1].mistakes[1])].id, "wave.more");
  ASSERT_EQ(where[1].variations.size(), 2u);
  EXPECT_EQ(where[1].variations[1], -1);
  const auto easier = std::size_t(where[1].variations[0]);
  EXPECT_EQ(all[easier].id, "wave.easier");
  EXPECT_EQ(where[easier].variations, where[1].variations);
  const Movement& both = all[std::size_t(where[easier].mistakes[1])];
  EXPECT_EQ(both.id, "wave.easier.more");
  EXPECT_DOUBLE_EQ(ElbowOf(both.poses.at("bent")), kBent / 2 + kMore);
}

TEST(Variant, RoutinePlaysTheVariationItNames) {
  const Movement movement = Reaching();
  Item item;
  item.variation = "easier";
  EXPECT_EQ(Form(movement, item).phases[1].repeats, 3);
  item.variation = "harder";  // only told
  EXPECT_EQ(Form(movement, item).id, movement.id);
}

}  // namespace
}  // namespace limber::coach
