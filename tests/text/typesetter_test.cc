// SPDX-License-Identifier: MIT
#include "engine/text/typesetter.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace limber::text {
namespace {

constexpr std::string_view kArabic = "تمدد الرقبة";  // "neck stretch"

class TypesetterTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto made = Typesetter::Create();
    ASSERT_TRUE(made.ok());
    setter_ = std::move(*made.value);
  }
  Line Set(std::string_view text, Style style = {.em = 100}) {
    return setter_->Set(text, style);
  }
  std::unique_ptr<Typesetter> setter_;
};

TEST_F(TypesetterTest, WidthGrowsWithTheSize) {
  const float small = Set("Child’s pose", {.em = 50}).width;
  EXPECT_NEAR(Set("Child’s pose", {.em = 200}).width, 4 * small, 1);
}

TEST_F(TypesetterTest, KerningPullsLettersTogether) {
  const float apart = Set("A").width + Set("V").width;
  EXPECT_LT(Set("AV").width, apart);
}

TEST_F(TypesetterTest, TrackingIsAddedBetweenLettersOnly) {
  const Style loose{.em = 100, .tracking = 0.1f};
  EXPECT_NEAR(Set("nnnn", loose).width, Set("nnnn").width + 3 * 10, 0.1);
  EXPECT_NEAR(Set("n", loose).width, Set("n").width, 0.1);
}

TEST_F(TypesetterTest, TabularDigitsAreAsWideAsEachOther) {
  std::set<float> widths;
  for (char digit = '0'; digit <= '9'; ++digit) {
    widths.insert(
        Set(std::string(1, digit), {.em = 100, .tabular = true}).width);
  }
  EXPECT_EQ(widths.size(), 1u);
  EXPECT_NE(Set("1").width, Set("0").width);  // else nothing was shown
}

TEST_F(TypesetterTest, AScriptThatRunsFromTheRightBeginsAtTheRight) {
  const Line word = Set("تمدد");
  EXPECT_TRUE(word.from_right);
  EXPECT_FALSE(Set("Cat").from_right);
  // The first word is the one that is drawn last.
  const Line line = Set(kArabic);
  ASSERT_GT(line.glyphs.size(), word.glyphs.size());
  const std::size_t from = line.glyphs.size() - word.glyphs.size();
  for (std::size_t i = 0; i < word.glyphs.size(); ++i) {
    EXPECT_EQ(line.glyphs[from + i].index, word.glyphs[i].index);
  }
}

TEST_F(TypesetterTest, ArabicLettersJoin) {
  // Alone each has another shape than between its neighbours.
  const Line joined = Set("ببب");
  ASSERT_EQ(joined.glyphs.size(), 3u);
  std::set<std::uint32_t> shapes;
  for (const Glyph& glyph : joined.glyphs) shapes.insert(glyph.index);
  shapes.insert(Set("ب").glyphs.front().index);
  EXPECT_EQ(shapes.size(), 4u);  // begin, middle, end, alone
}

TEST_F(TypesetterTest, NumbersKeepTheirOrderInArabic) {
  const Line number = Set("123");
  const Line line = Set("تمدد 123");
  // Read from the right the number comes last, so it is drawn first.
  ASSERT_GE(line.glyphs.size(), 3u);
  float x = -1;
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_GT(line.glyphs[i].x, x);
    x = line.glyphs[i].x;
  }
  EXPECT_NEAR(line.glyphs[2].x - line.glyphs[0].x,
              number.glyphs[2].x - number.glyphs[0].x, 1);
}

TEST_F(TypesetterTest, ALetterComesFromTheFirstFamilyThatHasIt) {
  EXPECT_LT(Set("a").glyphs.front().face, int(kWeights));
  EXPECT_GE(Set("ب").glyphs.front().face, int(kWeights));
  EXPECT_NE(Set("ب").glyphs.front().index, 0u);
}

TEST_F(TypesetterTest, IconsComeFromTheirOwnFont) {
  const Glyph play = Set("\uf04b").glyphs.front();
  EXPECT_GE(play.face, int(kWeights));
  EXPECT_NE(play.index, 0u);
}

TEST_F(TypesetterTest, WrapKeepsEveryWordAndTheWidth) {
  constexpr std::string_view kText =
      "A gentle pull is what you are after. Stop at anything sharp.";
  const Style style{.em = 40};
  for (const float width : {180.f, 400.f, 900.f, 5000.f}) {
    std::vector<std::string_view> lines;
    setter_->Wrap(kText, style, width, lines);
    std::string joined;
    for (const std::string_view line : lines) {
      EXPECT_LE(Set(line, style).width, width) << line;
      joined += (joined.empty() ? "" : " ") + std::string(line);
    }
    EXPECT_EQ(joined, kText);
  }
}

TEST_F(TypesetterTest, BytesThatAreNoTextAreShownAsSuch) {
  EXPECT_EQ(Set("a\xff"
                "b")
                .glyphs.size(),
            3u);
  EXPECT_TRUE(Set("").glyphs.empty());
}

TEST_F(TypesetterTest, CapHeightIsThatOfAnH) {
  const Line line = Set("H", {.em = 1000});
  const Ink ink = setter_->Draw(line.glyphs.front().face,
                                line.glyphs.front().index, 1000, 0);
  EXPECT_NEAR(setter_->cap_height(), float(ink.height) / 1000, 0.003);
}

}  // namespace
}  // namespace limber::text
