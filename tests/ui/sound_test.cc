// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "engine/ui/shortcut.h"
#include "tests/ui/harness.h"

namespace limber::ui {
namespace {

coach::Volumes Pressed(Key key, const coach::Volumes& now) {
  Driven page;
  page.view.volumes = now;
  page.Tap(key);
  page.Frame();
  const auto sent = page.Take<SetVolumes>();
  EXPECT_EQ(sent.size(), 1u);
  return sent.empty() ? now : sent[0].to;
}

TEST(Sound, OneKeyTurnsAllOfItOffAndOnAgainAsItWas) {
  const coach::Volumes set{true, .3, .5, 0};
  const coach::Volumes off = Pressed(Key::kS, set);
  EXPECT_EQ(off, (coach::Volumes{false, .3, .5, 0}));
  EXPECT_EQ(Pressed(Key::kS, off), set);
}

TEST(Sound, OneKeyTurnsWordsOffAndOnAndOnMeansHeard) {
  const coach::Volumes set{true, .3, .5, .2};
  const coach::Volumes off = Pressed(Key::kV, set);
  EXPECT_EQ(off, (coach::Volumes{true, .3, 0, .2}));
  EXPECT_GT(Pressed(Key::kV, off).voice, 0);
  EXPECT_TRUE(Pressed(Key::kV, {false, .3, .5, .2}).on);
  EXPECT_EQ(Pressed(Key::kV, {false, .3, .5, .2}).voice, .5);
}

TEST(Sound, VolumesGoInTenthsInsideTheirRange) {
  Driven page(2400, 1600);
  page.view.volumes = {true, .8, 1, 0};
  page.Frame();
  page.Click("tones_less");
  EXPECT_NEAR(page.Take<SetVolumes>().at(0).to.tones, .7, 1e-9);
  page.Click("beat_more");
  EXPECT_NEAR(page.Take<SetVolumes>().at(0).to.beat, .1, 1e-9);
  page.Click("voice_more");
  page.Click("beat_less");
  EXPECT_TRUE(page.Take<SetVolumes>().empty());
}

TEST(Sound, WhoMakesSomethingLouderHearsIt) {
  Driven page(2400, 1600);
  page.view.volumes.on = false;
  page.Frame();
  page.Click("voice_more");
  EXPECT_TRUE(page.Take<SetVolumes>().at(0).to.on);
}

}  // namespace
}  // namespace limber::ui
