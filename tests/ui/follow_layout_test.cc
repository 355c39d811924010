// SPDX-License-Identifier: MIT
#include "engine/ui/follow_layout.h"

#include <gtest/gtest.h>

#include <cmath>

namespace limber::ui {
namespace {

constexpr double kCap = 1490. / 2048;  // of Inter, em

struct Window {
  int width, height;
};
constexpr Window kWindows[] = {{1024, 600},  {1280, 720},  {1366, 768},
                               {1920, 1080}, {3840, 2160}, {1080, 1920},
                               {2560, 1080}, {1024, 768}};

TEST(FollowLayout, LettersAreAsLargeAsTheirAngleAsks) {
  // Cap heights in cm for each metre of distance: requirement D-01.
  for (const Seat& seat : {Seat{32, 2}, {55, 5}, {14, 1.2}, {10, .8}}) {
    for (const Window& window : kWindows) {
      const PublicSizes size =
          SizesFor(window.width, window.height, seat, 1, kCap);
      const double cm_per_pixel =
          seat.inches * 2.54 / std::hypot(window.width, window.height);
      const auto cap = [&](int em) {
        return em * kCap * cm_per_pixel / seat.metres;
      };
      EXPECT_GE(cap(size.floor), .5 - 1e-9);
      EXPECT_GE(cap(size.caption), .65 - 1e-9);
      EXPECT_GE(cap(size.name), 1.3 - 1e-9);
      EXPECT_GE(cap(size.digits), 2.5 - 1e-9);
      // And no larger than the next whole pixel makes them.
      EXPECT_LT(cap(size.digits - 1), 2.5);
    }
  }
}

TEST(FollowLayout, WhoAsksForLargerLettersGetsThemAndNeverSmallerOnes) {
  const PublicSizes plain = SizesFor(1920, 1080, {}, 1, kCap);
  EXPECT_EQ(SizesFor(1920, 1080, {}, .75, kCap), plain);
  EXPECT_NEAR(SizesFor(1920, 1080, {}, 1.5, kCap).name, 1.5 * plain.name, 2);
}

TEST(FollowLayout, NothingLiesOverAnythingAndAllKeepsTheMargin) {
  for (const Window& window : kWindows) {
    const FollowLayout at =
        ArrangeFollow(window.width, window.height,
                      SizesFor(window.width, window.height, {}, 1, kCap));
    const auto w = float(window.width), h = float(window.height);
    const Rect safe{.05f * w, .05f * h, .95f * w, .95f * h};
    const Rect* parts[] = {&at.progress, &at.header,   &at.ring, &at.side,
                           &at.caption,  &at.controls, &at.stage};
    for (const Rect* a : parts) {
      EXPECT_FALSE(a->empty()) << w << "x" << h;
      EXPECT_GE(a->x0, safe.x0 - 1) << w << "x" << h;
      EXPECT_GE(a->y0, safe.y0 - 1) << w << "x" << h;
      EXPECT_LE(a->x1, safe.x1 + 1) << w << "x" << h;
      EXPECT_LE(a->y1, safe.y1 + 1) << w << "x" << h;
      for (const Rect* b : parts) {
        // Captions take two lines at most, and grow from the foot up.
        const bool words = (a == &at.caption && b == &at.stage) ||
                           (b == &at.caption && a == &at.stage);
        if (a == b || words) continue;
        EXPECT_FALSE(a->Overlaps(*b))
            << w << "x" << h << ": " << a - parts[0] << " " << b - parts[0];
      }
    }
  }
}

TEST(FollowLayout, TheFigureGetsItsShare) {
  for (const Window& window : kWindows) {
    const FollowLayout at =
        ArrangeFollow(window.width, window.height,
                      SizesFor(window.width, window.height, {}, 1, kCap));
    EXPECT_GE(at.stage.width(), .45f * float(window.width));
    EXPECT_GE(at.stage.height(), .33f * float(window.height));
  }
}

TEST(FollowLayout, TheRingHoldsTwoDigits) {
  for (const Window& window : kWindows) {
    const PublicSizes size = SizesFor(window.width, window.height, {}, 1, kCap);
    const FollowLayout at = ArrangeFollow(window.width, window.height, size);
    EXPECT_FLOAT_EQ(at.ring.width(), at.ring.height());
    EXPECT_GE(at.ring.width(), 1.7f * float(size.digits)) << window.width;
  }
}

}  // namespace
}  // namespace limber::ui
