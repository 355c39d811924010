// SPDX-License-Identifier: MIT
#include "engine/ui/layout.h"

#include <gtest/gtest.h>

#include "engine/ui/ring.h"
#include "engine/ui/tokens.h"
#include "tests/ui/harness.h"

namespace limber::ui {
namespace {

struct Size {
  int width, height;
};
constexpr Size kSizes[] = {
    {1024, 600},  {1280, 720},  {1366, 768},  {1280, 1024}, {1920, 1080},
    {2560, 1080}, {3440, 1440}, {3840, 2160}, {1080, 1920}, {800, 480}};
constexpr double kUserScales[] = {0.75, 1, 1.5, 3};

TEST(Layout, ScalesAreThoseOfTheTable) {
  EXPECT_EQ(ScaleFor(1024, 600, 1), 1);
  EXPECT_EQ(ScaleFor(1280, 720, 1), 1);
  EXPECT_EQ(ScaleFor(1080, 1920, 1), 1);
  EXPECT_EQ(ScaleFor(1920, 1080, 1), 1.25f);
  EXPECT_EQ(ScaleFor(3840, 2160, 1), 2.5f);
  EXPECT_EQ(ScaleFor(1280, 720, 0.75), 0.75f);
  EXPECT_EQ(ScaleFor(3840, 2160, 1.5), 3.75f);
}

TEST(Layout, TheWidePageHasTheGeometryOfTheDesign) {
  const Layout at = Arrange(1280, 720, 1);
  EXPECT_EQ(at.list.x0, 12);
  EXPECT_EQ(at.list.x1, 268);
  EXPECT_EQ(at.muscles.x0, 1280 - 12 - 284);
  EXPECT_EQ(at.dock.x0, 280);
  EXPECT_EQ(at.dock.x1, 1280 - 308);
  EXPECT_EQ(at.dock.y0, 720 - 12 - 128);
  EXPECT_EQ(at.cue.y1, 720 - 152);
}

TEST(Layout, TheStageIsFreeOfPanelsAtEverySize) {
  for (const auto& [width, height] : kSizes) {
    for (const double user : kUserScales) {
      SCOPED_TRACE(testing::Message() << width << "x" << height << " " << user);
      const Layout at = Arrange(width, height, user);
      EXPECT_GT(at.stage.width(), 0.3f * static_cast<float>(width));
      EXPECT_GT(at.stage.height(), 0.2f * static_cast<float>(height));
      EXPECT_GE(at.stage.x0, 0);
      EXPECT_LE(at.stage.x1, static_cast<float>(width));
      for (const Rect& other :
           {at.top_bar, at.dock, at.tools, at.cue, at.tabs}) {
        EXPECT_FALSE(at.stage.Overlaps(other));
      }
      if (at.portrait || at.list_docked) {
        EXPECT_FALSE(at.stage.Overlaps(at.list));
        EXPECT_FALSE(at.dock.Overlaps(at.list));
      }
      if (at.portrait || at.muscles_docked) {
        EXPECT_FALSE(at.stage.Overlaps(at.muscles));
        EXPECT_FALSE(at.dock.Overlaps(at.muscles));
      }
    }
  }
}

TEST(Layout, ThePictureKeepsHalfOfTheWidthAtTheUsualSizes) {
  for (const auto& [width, height] :
       {Size{1280, 720}, {1920, 1080}, {3840, 2160}}) {
    const Layout at = Arrange(width, height, 1);
    EXPECT_GE(at.stage.width() / static_cast<float>(width), 0.45f);
  }
}

// WCAG needs 4.5 for text and 3 for what one has to find to use it.
TEST(Tokens, EveryPairThatIsDrawnHasItsContrast) {
  for (const auto theme : {scene::Theme::kDark, scene::Theme::kLight}) {
    const Tokens& t = TokensOf(theme);
    for (const Colour ground : {t.bg, t.s1, t.s2, t.s3, t.accentsoft}) {
      EXPECT_GE(Contrast(t.t1, ground), 4.5);
      EXPECT_GE(Contrast(t.t2, ground), 4.5);
      EXPECT_GE(Contrast(t.accent, ground), 4.5);
      EXPECT_GE(Contrast(t.caution, ground), 4.5);
      EXPECT_GE(Contrast(t.control, ground), 3);
    }
    for (const Colour ground : {t.bg, t.s1, t.s2}) {
      EXPECT_GE(Contrast(t.t3, ground), 4.5);
    }
    EXPECT_GE(Contrast(t.onaccent, t.accent), 4.5);
    EXPECT_GE(Contrast(t.focus, t.s1), 3);
    // The plate lies over anything: white behind the dark one, black behind
    // the light one.
    const Colour behind = theme == scene::Theme::kDark ? Rgb(0xFFFFFF) : Rgb(0);
    EXPECT_GE(Contrast(t.t1, Mix(behind, t.plate, t.plate_alpha)), 7);
  }
}

TEST(Tokens, ContrastIsThatOfTheRecommendation) {
  EXPECT_NEAR(Contrast(Rgb(0xFFFFFF), Rgb(0)), 21, 1e-6);
  EXPECT_NEAR(Contrast(Rgb(0x777777), Rgb(0xFFFFFF)), 4.48, 0.01);
  EXPECT_EQ(Rgb(0x112233), 0xFF332211u);
}

TEST(Ring, TheOrbFollowsTheBreath) {
  const float ring = 100, stroke = 4;
  EXPECT_FLOAT_EQ(OrbRadius(ring, stroke, 0, false), 0.55f * 96);
  EXPECT_FLOAT_EQ(OrbRadius(ring, stroke, 1, false), 0.92f * 96);
  const auto library = sample::Library();
  coach::Session session(library);
  session.Seek(core::Seconds(10));  // the first round of cat and cow
  float before = 0;
  for (int i = 0; i <= 50; ++i) {  // five seconds in
    session.Seek(core::Seconds(10 + 0.1 * i));
    const auto breath = session.moment().breath;
    const float r = OrbRadius(ring, stroke, breath.fullness, false);
    EXPECT_GE(r, before);
    before = r;
    const double b = 0.5 - 0.5 * std::cos(3.14159265358979 * 0.1 * i / 5);
    EXPECT_NEAR(r, 96 * (0.55 + 0.37 * b), 0.01) << i;
  }
  EXPECT_FLOAT_EQ(OrbRadius(ring, stroke, 0, true),
                  OrbRadius(ring, stroke, 1, true));
  EXPECT_GT(OrbAlpha(1, true), OrbAlpha(0, true));
}

}  // namespace
}  // namespace limber::ui
