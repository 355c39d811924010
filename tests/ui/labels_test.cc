// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

#include "engine/ui/ring.h"
#include "tests/ui/harness.h"

namespace limber::ui {
namespace {

constexpr std::string_view kNames[] = {"Back erectors, long",
                                       "Deep spinal stabilisers"};

std::vector<Rect> Plates(const Driven& page) {
  std::vector<Rect> out;
  for (const TextPlace& place : page.panel->texts()) {
    const std::string_view text = place.text.data();
    // In the list the panel is the list's own.
    if (std::ranges::find(kNames, text) != std::end(kNames)) {
      out.push_back(place.panel);
    }
  }
  return out;
}

// Wherever the two muscles are and however the body lies, the names stay on the
// stage, off the ring, and do not cover each other.
TEST(Labels, StayOnTheStageClearOfTheRingAndOfEachOther) {
  Driven page;
  const Rect stage = page.panel->stage();
  const Rect ring = RingPlace(Arrange(1280, 720, 1));
  const float w = stage.width(), h = stage.height();
  for (const bool lying : {true, false}) {
    page.view.body = lying ? stage.Inset(w * 0.15f, h * 0.3f)
                           : stage.Inset(w * 0.38f, h * 0.05f);
    for (int i = 0; i < 100; ++i) {
      const auto x = [&](int k) {
        return stage.x0 + w * (0.1f + 0.08f * static_cast<float>(k));
      };
      const std::array labels{MuscleLabel{kNames[0], sample::State::kPrimary,
                                          x(i % 10), stage.y0 + 0.3f * h, 1},
                              MuscleLabel{kNames[1], sample::State::kPrimary,
                                          x(i / 10), stage.y0 + 0.5f * h, 1}};
      page.view.labels = labels;
      page.Frame();
      page.view.labels = {};
      const std::vector<Rect> plates = Plates(page);
      ASSERT_EQ(plates.size(), 2u) << i;
      EXPECT_FALSE(plates[0].Overlaps(plates[1])) << lying << " " << i;
      for (const Rect& plate : plates) {
        EXPECT_GE(plate.x0, stage.x0);
        EXPECT_LE(plate.x1, stage.x1);
        EXPECT_GE(plate.y0, stage.y0);
        EXPECT_LE(plate.y1, stage.y1);
        EXPECT_FALSE(plate.Overlaps(ring)) << lying << " " << i;
      }
    }
  }
}

TEST(Labels, AreNotThereWhenMusclesAreNotShown) {
  Driven page;
  page.view.body = page.panel->stage().Inset(200, 100);
  const std::array labels{MuscleLabel{kNames[1], sample::State::kPrimary,
                                      page.panel->stage().centre_x(),
                                      page.panel->stage().centre_y(), 1}};
  page.view.labels = labels;
  page.Frame();
  EXPECT_EQ(Plates(page).size(), 1u);
  page.view.muscles_shown = false;
  page.Frame();
  EXPECT_EQ(Plates(page).size(), 0u);
}

}  // namespace
}  // namespace limber::ui
