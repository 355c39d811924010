// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "tests/ui/harness.h"

namespace limber::ui {
namespace {

// Every text of the page at one moment lies inside its panel, and no two lie
// over each other. Scrolled ones may leave above and below.
void ExpectTextsFit(const Driven& page) {
  const auto texts = page.panel->texts();
  EXPECT_GT(texts.size(), 12u);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const TextPlace& a = texts[i];
    EXPECT_GE(a.rect.x0, a.panel.x0 - 0.5f) << a.text.data();
    EXPECT_LE(a.rect.x1, a.panel.x1 + 0.5f) << a.text.data();
    if (!a.scrolls) {
      EXPECT_GE(a.rect.y0, a.panel.y0 - 2) << a.text.data();
      EXPECT_LE(a.rect.y1, a.panel.y1 + 2) << a.text.data();
    }
    for (std::size_t j = 0; j < i; ++j) {
      const TextPlace& b = texts[j];
      if (a.panel.x0 != b.panel.x0 || a.panel.y0 != b.panel.y0) continue;
      // Lines may touch in the empty part above capitals.
      const float slack = 0.22f * std::min(a.rect.height(), b.rect.height());
      EXPECT_FALSE(a.rect.Inset(0, slack).Overlaps(b.rect.Inset(0, slack)))
          << a.text.data() << " over " << b.text.data();
    }
  }
}

struct Window {
  int width, height;
  double user_scale;
};

class Texts : public testing::TestWithParam<Window> {};

TEST_P(Texts, StayInsideTheirPanelsAndApart) {
  const auto [width, height, scale] = GetParam();
  Driven page(width, height, scale);
  for (std::size_t movement = 0; movement < page.library.size(); ++movement) {
    page.session.Select(movement);
    const auto total = page.session.timeline().total;
    for (const double share : {0.02, 0.3, 0.5, 0.62, 0.97}) {
      page.session.Seek(core::Seconds(core::ToSeconds(total) * share));
      page.Frame();
      SCOPED_TRACE(testing::Message()
                   << page.library[movement].id << " at " << share);
      ExpectTextsFit(page);
    }
  }
  page.Tap(Key::kF1);
  page.Frames(2);
  ExpectTextsFit(page);
}

INSTANTIATE_TEST_SUITE_P(
    Sizes, Texts,
    testing::Values(Window{1024, 600, 1}, Window{1280, 720, 1},
                    Window{1280, 720, 1.5}, Window{1920, 1080, 1},
                    Window{1920, 1080, 0.75}, Window{3840, 2160, 1},
                    Window{3840, 2160, 3}, Window{1080, 1920, 1},
                    Window{1280, 1024, 1}, Window{2560, 1080, 1}),
    [](const auto& it) {
      return std::to_string(it.param.width) + "x" +
             std::to_string(it.param.height) + "at" +
             std::to_string(static_cast<int>(100 * it.param.user_scale));
    });

}  // namespace
}  // namespace limber::ui
