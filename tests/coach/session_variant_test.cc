// SPDX-License-Identifier: MIT
//
// A session in which a form of the movement is chosen.
#include <gtest/gtest.h>

#include "engine/coach/session.h"
#include "tests/coach/sample_movements.h"

namespace limber::coach {
namespace {

using core::Seconds;

// 75 s, rounds of 10 s from 10 to 70; the easier form has three of 8 s.
class SessionVariantTest : public testing::Test {
 protected:
  SessionVariantTest() {
    Movement wave = LedRounds();
    wave.poses["bent"] = {};
    wave.mistakes = {{"", "Only said.", {}}, {"more", "", {{"bent", {}}}}};
    Variation easier{"easier", "Less", "", {}, {}, wave.phases, {}};
    easier.phases[1].repeats = 3;
    easier.phases[1].seconds = Seconds(8);
    wave.variations = {{"harder", "", "", {}, {}, {}, {}}, easier};
    repertoire_.movements = {FreeRounds(), wave, SideHolds()};
    repertoire_.variants = AddVariants(repertoire_.movements, 3);
    session_.Select(1);
  }

  Repertoire repertoire_{SampleLibrary(), {}, {}};
  std::vector<Routine> none_;
  Session session_{repertoire_, 3, none_};
};

TEST_F(SessionVariantTest, TheFormIsPlayedAndTheListStays) {
  session_.SelectVariation(1);
  EXPECT_EQ(session_.movement().id, "wave.easier");
  EXPECT_EQ(session_.listed(), 1u);
  EXPECT_EQ(session_.total(), Seconds(10 + 3 * 8 + 5));
  session_.SelectVariation(-1);
  EXPECT_EQ(session_.movement().id, "wave");
  EXPECT_EQ(session_.total(), Seconds(75));
}

TEST_F(SessionVariantTest, ThePlaceStays) {
  session_.Seek(Seconds(25));  // half of the second round
  session_.SelectVariation(1);
  EXPECT_NEAR(core::ToSeconds(session_.elapsed()), 10 + 8 + 4, 1e-6);
  session_.SelectVariation(-1);
  session_.Seek(Seconds(65));  // half of the sixth round: there are three
  session_.SelectVariation(1);
  EXPECT_NEAR(core::ToSeconds(session_.elapsed()), 10 + 2 * 8 + 4, 1e-6);
}

TEST_F(SessionVariantTest, TheGhostIsTheMistakeOfTheFormThatIsPlayed) {
  EXPECT_EQ(session_.ghost(), -1);
  session_.ShowMistake(1);
  ASSERT_GE(session_.ghost(), 0);
  EXPECT_EQ(repertoire_.movements[std::size_t(session_.ghost())].id,
            "wave.more");
  session_.SelectVariation(1);
  EXPECT_EQ(repertoire_.movements[std::size_t(session_.ghost())].id,
            "wave.easier.more");
  session_.ShowMistake(-1);
  EXPECT_EQ(session_.ghost(), -1);
}

TEST_F(SessionVariantTest, AnotherMovementBeginsAsItIsWritten) {
  session_.SelectVariation(1);
  session_.ShowMistake(1);
  session_.Select(0);
  EXPECT_EQ(session_.variation(), -1);
  EXPECT_EQ(session_.ghost(), -1);
}

}  // namespace
}  // namespace limber::coach
