// SPDX-License-Identifier: MIT
//
// The floor shows how far the ground has gone, and only where somebody walks.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/stage/picture.h"
#include "engine/stage/world.h"

namespace limber::stage {
namespace {

World& TheWorld() {
  static const auto world = World::Load(LIMBER_SOURCE_DIR);
  return **world.value;
}

bool Walks(const coach::Movement& movement) {
  return std::ranges::any_of(movement.phases, [](const coach::Phase& phase) {
    return phase.ground_speed > 0;
  });
}

class Ground : public testing::Test {
 protected:
  Ground()
      : actor_(**TheWorld().Cast("woman").value),
        picture_(TheWorld(), actor_),
        body_(actor_.performer->MakeFrame()) {}

  scene::GroundMarks MarksAt(std::size_t index, double seconds) {
    const coach::Movement& movement = TheWorld().movements()[index];
    const coach::Timeline timeline = coach::Lay(movement, {});
    const coach::Moment moment =
        coach::At(movement, {}, timeline, core::Seconds(seconds));
    actor_.performer->Perform(index, timeline, moment,
                              coach::Performer::Detail::kPose, body_);
    return picture_
        .Compose(index, timeline, moment, body_, {}, {0, 0, 1280, 720})
        .marks;
  }
  double Whole(std::size_t index) {
    return core::ToSeconds(coach::Lay(TheWorld().movements()[index], {}).total);
  }

  const World::Actor& actor_;
  Picture picture_;
  coach::BodyFrame body_;
};

TEST_F(Ground, IsMarkedOnlyWhereItMoves) {
  int walks = 0;
  for (std::size_t i = 0; i < TheWorld().movements().size(); ++i) {
    const coach::Movement& movement = TheWorld().movements()[i];
    SCOPED_TRACE(movement.id);
    const bool moves = Walks(movement);
    walks += moves;
    EXPECT_EQ(MarksAt(i, Whole(i) / 2).opacity, moves ? 1 : 0);
    EXPECT_EQ(MarksAt(i, 0).opacity, 0);
    EXPECT_EQ(MarksAt(i, Whole(i)).opacity, 0);
  }
  EXPECT_GT(walks, 0);
}

TEST_F(Ground, MarksGoWithIt) {
  for (std::size_t i = 0; i < TheWorld().movements().size(); ++i) {
    if (!Walks(TheWorld().movements()[i])) continue;
    SCOPED_TRACE(TheWorld().movements()[i].id);
    for (double at = 1; at < 12; at += 0.3) {
      const scene::GroundMarks before = MarksAt(i, at);
      const double gone = body_.ask.ground;
      const scene::GroundMarks after = MarksAt(i, at + 0.1);
      const double went = body_.ask.ground - gone;
      EXPECT_GE(after.gone, 0);
      EXPECT_LT(after.gone, after.apart);
      const double off = after.gone - before.gone - went;
      EXPECT_NEAR(off - after.apart * std::round(off / after.apart), 0, 1e-5);
    }
  }
}

}  // namespace
}  // namespace limber::stage
