// SPDX-License-Identifier: MIT
//
// The pages of who follows along.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "engine/coach/guide.h"
#include "tests/ui/allocations.h"
#include "tests/ui/harness.h"

namespace limber::ui {
namespace {

// As app does it.
struct Followed : Driven {
  explicit Followed(int width = 1280, int height = 720, double scale = 1)
      : Driven(width, height, scale, true) {}
  void Start() {
    session.SelectRoutine(0);
    session.Play();
    view.page = Page::kFollow;
    Frames(2);
  }
  void Seek(double seconds) {
    session.SeekTotal(core::Seconds(seconds));
    Frames(2);
  }
  bool Shows(std::string_view words) const {
    return std::ranges::any_of(panel->texts(), [&](const TextPlace& text) {
      return std::string_view(text.text.data()).starts_with(words);
    });
  }
};

TEST(Follow, TwoActionsLeadFromTheStartToARunningRoutine) {
  Followed page;
  page.Click("page", 1);
  const auto shown = page.Take<ShowPage>();
  ASSERT_EQ(shown.size(), 1u);
  EXPECT_EQ(shown[0].page, Page::kRoutines);
  page.view.page = Page::kRoutines;
  page.Frames(2);
  page.Click("start");
  const auto started = page.Take<StartRoutine>();
  ASSERT_EQ(started.size(), 1u);
  EXPECT_EQ(started[0].index, 0u);
}

TEST(Follow, TheChosenRoutineIsTheOneThatStarts) {
  Followed page;
  page.view.page = Page::kRoutines;
  page.Frames(2);
  page.Click("routine_card", 1);
  page.Click("start");
  EXPECT_EQ(page.Take<StartRoutine>().at(0).index, 1u);
}

TEST(Follow, AllControlsCanBeReachedByKeysAlone) {
  Followed page;
  page.Start();
  page.Seek(60);
  for (const std::string_view name :
       {"leave", "repeat_side", "previous", "play", "next", "pain"}) {
    for (int i = 0; i < 12; ++i) {
      page.Tap(Key::kTab);
      page.Frames(2);
    }
    EXPECT_TRUE(page.panel->Find(name)) << name;
  }
  page.Tap(Key::kPageDown);
  page.Tap(Key::kPageUp);
  page.Tap(Key::kSpace);
  page.Tap(Key::kR);
  page.Tap(Key::kEscape);
  page.Type("+");
  page.Frames(4);
  EXPECT_EQ(page.Take<Next>().size(), 1u);
  EXPECT_EQ(page.Take<Previous>().size(), 1u);
  EXPECT_EQ(page.Take<TogglePlay>().size(), 1u);
  EXPECT_EQ(page.Take<RepeatSide>().size(), 1u);
  EXPECT_EQ(page.Take<ShowPage>().size(), 1u);
  EXPECT_EQ(page.Take<AddTen>().size(), 1u);
}

TEST(Follow, ControlsGoAfterFourSecondsAndComeBackWithAnyInput) {
  Followed page;
  page.Start();
  page.Seek(60);
  EXPECT_TRUE(page.panel->Find("play"));
  page.Frames(50);  // five seconds
  EXPECT_FALSE(page.panel->Find("play"));
  page.panel->Push(MouseMove{400, 300});
  page.Frames(2);
  EXPECT_TRUE(page.panel->Find("play"));
}

TEST(Follow, PausedTheControlsStay) {
  Followed page;
  page.Start();
  page.Seek(60);
  page.session.Pause();
  page.Frames(80);
  EXPECT_TRUE(page.panel->Find("play"));
}

TEST(Follow, EachStepSaysWhatItIs) {
  Followed page;
  page.Start();
  page.Seek(3);
  EXPECT_TRUE(page.Shows("Before you begin"));
  EXPECT_TRUE(page.Shows("Goes on by itself"));
  const auto& plan = page.session.plan();
  bool named = false;
  for (const coach::Piece& piece : plan.pieces) {
    const double middle = core::ToSeconds(piece.begin + piece.end) / 2;
    page.Seek(middle);
    if (piece.kind == coach::Piece::Kind::kReady) {
      EXPECT_TRUE(page.Shows("Get ready"));
    }
    if (piece.kind == coach::Piece::Kind::kMovement) {
      named = page.Shows(page.session.movement().name) ||
              page.Shows(page.session.movement().short_name);
      EXPECT_TRUE(named) << page.session.movement().id;
    }
  }
  page.Seek(core::ToSeconds(plan.total));
  EXPECT_TRUE(page.Shows("All done."));
  page.Click("again");
  EXPECT_EQ(page.Take<StartRoutine>().size(), 1u);
}

TEST(Follow, InAHoldTheSecondsLeftAreTheLargestThing) {
  Followed page;
  page.Start();
  for (double time = 100; time < 230; time += 1.7) {
    page.Seek(time);
    const coach::Guide guide = coach::GuideAt(page.session);
    if (guide.step != coach::Guide::Step::kHold) continue;
    const std::string seconds =
        std::to_string(int(std::ceil(core::ToSeconds(guide.left) - 1e-9)));
    float tallest = 0;
    std::string_view what;
    for (const TextPlace& text : page.panel->texts()) {
      if (text.rect.height() <= tallest) continue;
      tallest = text.rect.height();
      what = text.text.data();
    }
    EXPECT_EQ(what, seconds) << time;
  }
}

TEST(Follow, NextIsSaidBeforeTheEndOfAMovement) {
  Followed page;
  page.Start();
  const auto& plan = page.session.plan();
  for (std::size_t i = 0; i < plan.pieces.size(); ++i) {
    if (plan.pieces[i].kind != coach::Piece::Kind::kMovement) continue;
    const bool last = coach::NextMovement(plan, i) < 0;
    page.Seek(core::ToSeconds(plan.pieces[i].end) - 5);
    EXPECT_EQ(page.Shows("Next"), !last);
    page.Seek(core::ToSeconds(plan.pieces[i].end) - 30);
    EXPECT_FALSE(page.Shows("Next"));
  }
}

TEST(Follow, PainAboveThreeOffersToStopAndNotToGoOn) {
  Followed page;
  page.Start();
  page.Seek(120);
  page.Tap(Key::kH);
  page.Frames(3);
  EXPECT_EQ(page.Take<TogglePlay>().size(), 1u);  // it waits
  page.session.Pause();
  page.Frames(2);
  page.Click("pain_is", 3);
  EXPECT_TRUE(page.panel->Find("pain_on"));
  EXPECT_FALSE(page.panel->Find("pain_stop"));
  page.Click("pain_is", 4);
  EXPECT_FALSE(page.panel->Find("pain_on"));
  EXPECT_TRUE(page.panel->Find("pain_skip"));
  page.Click("pain_stop");
  EXPECT_EQ(page.Take<ShowPage>().size(), 1u);
}

TEST(Follow, TheScreenGoesDarkForAClickersKeysAndComesBackWithAnyOther) {
  for (const bool sign : {true, false}) {
    Followed page;
    page.Start();
    page.Seek(60);
    sign ? page.Type(".") : page.Tap(Key::kB);
    page.Frames(2);
    EXPECT_TRUE(page.panel->texts().empty());
    EXPECT_EQ(page.Take<TogglePlay>().size(), 1u);  // nobody sees it: it waits
    page.Tap(Key::kPageDown);
    page.Frames(2);
    EXPECT_FALSE(page.panel->texts().empty());
    EXPECT_TRUE(page.Take<Next>().empty());  // that key only woke it
  }
}

struct Window {
  int width, height;
  double scale;
};
class FollowTexts : public testing::TestWithParam<Window> {};

TEST_P(FollowTexts, StayInTheMarginAndApartAllTheTime) {
  const auto [width, height, scale] = GetParam();
  Followed page(width, height, scale);
  page.Start();
  const float mx = .05f * float(width), my = .05f * float(height);
  const double total = core::ToSeconds(page.session.plan().total);
  for (double time = 0; time <= total; time += total / 61) {
    page.Seek(time);
    SCOPED_TRACE(testing::Message() << time);
    const auto texts = page.panel->texts();
    EXPECT_FALSE(texts.empty());
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const Rect& a = texts[i].rect;
      EXPECT_GE(a.x0, mx - 1) << texts[i].text.data();
      EXPECT_LE(a.x1, float(width) - mx + 1) << texts[i].text.data();
      EXPECT_GE(a.y0, my - 1) << texts[i].text.data();
      EXPECT_LE(a.y1, float(height) - my + 1) << texts[i].text.data();
      for (std::size_t j = 0; j < i; ++j) {
        EXPECT_FALSE(a.Overlaps(texts[j].rect))
            << texts[i].text.data() << " over " << texts[j].text.data();
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Sizes, FollowTexts,
    testing::Values(Window{1024, 600, 1}, Window{1280, 720, 1},
                    Window{1920, 1080, 1}, Window{1920, 1080, 1.5},
                    Window{3840, 2160, 1}, Window{1080, 1920, 1},
                    Window{1080, 1920, 3}, Window{2560, 1080, 1}),
    [](const auto& it) {
      return std::to_string(it.param.width) + "x" +
             std::to_string(it.param.height) + "at" +
             std::to_string(int(100 * it.param.scale));
    });

TEST(Follow, AFrameTakesNothingFromTheHeap) {
  Followed page;
  page.Start();
  page.Seek(120);
  page.Frames(20);
  const long before = Allocations();
  page.Frames(20);
  EXPECT_EQ(Allocations(), before);
}

}  // namespace
}  // namespace limber::ui
