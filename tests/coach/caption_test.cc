// SPDX-License-Identifier: MIT
#include "engine/coach/caption.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "tests/coach/sample_movements.h"

namespace limber::coach {
namespace {

using core::Duration;
using core::Seconds;

struct Showing {
  std::string text;
  double begin = 0, end = 0;
};

// Every stretch during which one text is on the screen, found by looking.
std::vector<Showing> Watch(const Movement& movement, const Settings& settings) {
  const Timeline timeline = Lay(movement, settings);
  std::vector<Showing> showings;
  std::string last;
  for (Duration t{0}; t <= timeline.total; t += Seconds(.01)) {
    const Caption caption = CaptionAt(movement, timeline, t);
    const std::string text(caption.text);
    if (!text.empty() && text != last) {
      showings.push_back({text, core::ToSeconds(t), 0});
    }
    if (!text.empty()) showings.back().end = core::ToSeconds(t);
    last = text;
  }
  return showings;
}

TEST(Caption, EveryCueStaysLongEnoughToRead) {
  for (const Movement& movement : SampleLibrary()) {
    for (const Settings& settings : SampleSettings()) {
      for (const Showing& showing : Watch(movement, settings)) {
        const auto words = 1 + std::ranges::count(showing.text, ' ');
        EXPECT_GE(showing.end - showing.begin + .02,
                  std::max(2.5, .33 * double(words)))
            << showing.text << " at " << showing.begin << ", pace "
            << settings.pace;
      }
    }
  }
}

TEST(Caption, ACueThatComesTooSoonWaitsForTheOneBefore) {
  const std::vector<Showing> showings = Watch(SideHolds(), {});
  const auto second = std::ranges::find(
      showings, "This one comes soon after the other", &Showing::text);
  ASSERT_NE(second, showings.end());
  // Asked for at 10 + .04 * 30 = 11.2 s; the first is needed until 10 + 2.9.
  EXPECT_NEAR(second->begin, 12.9, .02);
  EXPECT_EQ(std::prev(second)->text, "Turn away");
}

TEST(Caption, FadesInAndOutWithoutAStep) {
  for (const Movement& movement : SampleLibrary()) {
    const Timeline timeline = Lay(movement, {});
    Caption before;
    for (Duration t{0}; t <= timeline.total; t += Seconds(1. / 240)) {
      const Caption caption = CaptionAt(movement, timeline, t);
      // A smoothstep over 200 ms rises by 1.5 / 48 at most from frame to frame.
      const double most = 1.5 / 48 + 1e-6;
      if (caption.text == before.text) {
        EXPECT_LE(std::abs(caption.opacity - before.opacity), most);
      } else {
        EXPECT_LE(caption.opacity, most);
        EXPECT_LE(before.opacity, most);
      }
      before = caption;
    }
  }
}

TEST(Caption, TheSameWordsInEachRoundStayWithoutBlinking) {
  Movement movement = FreeRounds();
  movement.phases[0].cues = {{0, "Big circles"}};
  const std::vector<Showing> showings = Watch(movement, {});
  ASSERT_EQ(showings.size(), 1u);
  EXPECT_NEAR(showings[0].begin, 0, .02);
  EXPECT_NEAR(showings[0].end, 30, .02);
  const Timeline timeline = Lay(movement, {});
  for (double t = kCueFade; t < 29.5; t += .01) {
    ASSERT_GT(CaptionAt(movement, timeline, Seconds(t)).opacity, .99) << t;
  }
}

TEST(Caption, ACueLeavesWithItsSegmentWhereItHasBeenRead) {
  Movement movement = SideHolds();
  movement.phases[2].cues = {{.9, "Neck long"}};  // 27 s into the 30 s
  movement.phases[3].cues.clear();
  const std::vector<Showing> showings = Watch(movement, {});
  const auto cue = std::ranges::find(showings, "Neck long", &Showing::text);
  ASSERT_NE(cue, showings.end());
  EXPECT_NEAR(cue->begin, 37, .02);
  EXPECT_NEAR(cue->end, 40, .02);
}

TEST(Caption, ACueThatCannotBeReadBeforeTheEndIsLeftOut) {
  Movement movement = SideHolds();
  movement.phases[3].cues = {{.5, "Step back"}};
  int times = 0;
  for (const Showing& showing : Watch(movement, {})) {
    if (showing.text == "Step back") ++times;
  }
  EXPECT_EQ(times, 1) << "the left side ends 2 s after the cue, too soon";
}

TEST(Caption, CuesOfOnePlaceSplitTheRepetitions) {
  const std::vector<Showing> showings = Watch(FreeRounds(), {});
  ASSERT_EQ(showings.size(), 2u);
  EXPECT_EQ(showings[0].text, "Big circles");
  EXPECT_EQ(showings[1].text, "Neck long");
  EXPECT_NEAR(showings[1].begin, 15, .02);
}

TEST(Caption, RoundsSayTheirCuesEachTime) {
  std::map<std::string, int> times;
  for (const Showing& showing : Watch(LedRounds(), {})) ++times[showing.text];
  EXPECT_EQ(times["In: arch"], 6);
  EXPECT_EQ(times["Out: round"], 6);
}

}  // namespace
}  // namespace limber::coach
