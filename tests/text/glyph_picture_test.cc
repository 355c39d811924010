// SPDX-License-Identifier: MIT
#include "engine/text/glyph_picture.h"

#include <gtest/gtest.h>

#include <numeric>

namespace limber::text {
namespace {

class GlyphPictureTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto made = Typesetter::Create();
    ASSERT_TRUE(made.ok());
    setter_ = std::move(*made.value);
  }
  Glyph First(std::string_view text) {
    return setter_->Set(text, {.em = 40}).glyphs.front();
  }
  // Where the ink of a place has its weight, pixels from its origin.
  static double Centre(const GlyphPicture& picture,
                       const GlyphPicture::Place& at) {
    double sum = 0, weight = 0;
    const int x0 = int(at.u0 * float(picture.width()) + .5f);
    const int y0 = int(at.v0 * float(picture.height()) + .5f);
    for (int y = 0; y < int(at.y1 - at.y0); ++y) {
      for (int x = 0; x < int(at.x1 - at.x0); ++x) {
        const double ink =
            picture
                .rgba()[(std::size_t(y0 + y) * picture.width() + x0 + x) * 4 +
                        3];
        sum += ink * (double(at.x0) + x + .5);
        weight += ink;
      }
    }
    return sum / weight;
  }
  std::unique_ptr<Typesetter> setter_;
};

TEST_F(GlyphPictureTest, EachGlyphIsDrawnOnce) {
  GlyphPicture picture(*setter_, 256, 256);
  picture.TakeChanged();
  const Glyph a = First("a");
  const auto* place = picture.Find(a.face, a.index, 40, 0);
  ASSERT_NE(place, nullptr);
  const auto rows = picture.TakeChanged();
  EXPECT_GE(rows.last - rows.first, int(place->y1 - place->y0));
  EXPECT_EQ(picture.Find(a.face, a.index, 40, 0), place);
  EXPECT_EQ(picture.TakeChanged().last, 0);
}

TEST_F(GlyphPictureTest, GlyphsDoNotLieOverEachOther) {
  GlyphPicture picture(*setter_, 256, 256);
  std::vector<GlyphPicture::Place> places;
  for (const std::string_view text : {"a", "b", "g", "W", "8", "j", "m"}) {
    const Glyph glyph = First(text);
    places.push_back(*picture.Find(glyph.face, glyph.index, 40, 0));
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      const auto &a = places[i], &b = places[k];
      EXPECT_TRUE(a.u1 <= b.u0 || b.u1 <= a.u0 || a.v1 <= b.v0 || b.v1 <= a.v0);
    }
  }
}

TEST_F(GlyphPictureTest, AFractionOfAPixelMovesTheInkByIt) {
  GlyphPicture picture(*setter_, 256, 256);
  const Glyph o = First("o");
  const double whole = Centre(picture, *picture.Find(o.face, o.index, 40, 0));
  const double half = Centre(picture, *picture.Find(o.face, o.index, 40, .5f));
  EXPECT_NEAR(half - whole, .5, .05);
}

TEST_F(GlyphPictureTest, AFullPictureGivesNothingAndForgettingMakesRoom) {
  GlyphPicture picture(*setter_, 64, 64);
  const Glyph a = First("a"), b = First("W"), c = First("g");
  int drawn = 0;
  for (int em = 30; em < 60; ++em) {
    for (const Glyph& glyph : {a, b, c}) {
      drawn += picture.Find(glyph.face, glyph.index, em, 0) != nullptr;
    }
  }
  EXPECT_GT(drawn, 0);
  EXPECT_LT(drawn, 90);
  picture.Clear();
  EXPECT_NE(picture.Find(a.face, a.index, 59, 0), nullptr);
}

TEST_F(GlyphPictureTest, ASpaceHasNoInk) {
  GlyphPicture picture(*setter_, 64, 64);
  const Glyph space = First(" ");
  EXPECT_EQ(picture.Find(space.face, space.index, 40, 0), nullptr);
}

}  // namespace
}  // namespace limber::text
