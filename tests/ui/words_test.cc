// SPDX-License-Identifier: MIT
#include "engine/ui/words.h"

#include <gtest/gtest.h>

#include "tests/ui/harness.h"

namespace limber::ui {
namespace {

using namespace std::chrono_literals;

TEST(Words, ACountdownRoundsUp) {
  EXPECT_EQ(CountdownSeconds(30s), 30);
  EXPECT_EQ(CountdownSeconds(30s - 1ns), 30);
  EXPECT_EQ(CountdownSeconds(29s), 29);
  EXPECT_EQ(CountdownSeconds(1ns), 1);
  EXPECT_EQ(CountdownSeconds(0s), 0);
}

TEST(Words, TimesArePlain) {
  Line line;
  EXPECT_EQ(Clock(38s + 900ms, line), "0:38");
  EXPECT_EQ(Clock(75s, line), "1:15");
  EXPECT_EQ(Percent(0.78f, line), "78\u2009%");
  EXPECT_EQ(Pace(1, line), "1.0\u00d7");
}

TEST(Words, TheRingShowsTheSecondsThatAreLeft) {
  Driven page;
  page.session.Select(1);  // set-up 8, ease 8, hold 30
  page.session.Seek(core::Seconds(16 + 11.4));
  page.Frame();
  bool shown = false;
  for (const TextPlace& place : page.panel->texts()) {
    shown |= std::string_view(place.text.data()) == "19";
  }
  EXPECT_TRUE(shown) << "30 - 11.4 s, rounded up";
}

TEST(Words, PhaseLinesSayWhereOneIs) {
  const auto library = sample::Library();
  coach::Session session(library);
  Line line;
  const auto say = [&](double second) {
    session.Seek(core::Seconds(second));
    return std::string(PhaseLine(session.movement(), session.timeline(),
                                 session.moment(), line));
  };
  EXPECT_EQ(say(10 + 2 * 10 + 2), "Cow, breathing in \u00b7 round 3 of 6");
  EXPECT_EQ(say(10 + 2 * 10 + 8), "Cat, breathing out \u00b7 round 3 of 6");
  EXPECT_EQ(say(1), "Set up");
  session.Select(1);
  EXPECT_TRUE(say(16).starts_with("Hold, 30\u2009s left"));
  session.Select(2);
  EXPECT_EQ(say(7), "Ease in \u00b7 right side");
}

TEST(Words, MetaNamesLengthPlaceAndSides) {
  const auto library = sample::Library();
  Line line;
  EXPECT_EQ(Meta(library[0], 75s, line), "75\u2009s \u00b7 hands and knees");
  EXPECT_EQ(Meta(library[2], 66s, line), "66\u2009s \u00b7 seated, each side");
}

TEST(Words, SearchMatchesBeginningsOfWordsInAnyCase) {
  EXPECT_TRUE(Matches("Seated upper back", "UPP"));
  EXPECT_TRUE(Matches("Seated upper back", "back sea"));
  EXPECT_TRUE(Matches("Cat\u2013cow", "cow") || Matches("Cat-cow", "cow"));
  EXPECT_FALSE(Matches("Seated upper back", "pper"));
  EXPECT_TRUE(Matches("anything", ""));
  EXPECT_FALSE(Matches("Neck", "neck stretch"));
}

}  // namespace
}  // namespace limber::ui
