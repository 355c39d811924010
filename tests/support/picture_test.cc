// SPDX-License-Identifier: MIT
#include "tests/support/picture.h"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace limber::support {
namespace {

using ::testing::HasSubstr;

// A ramp in both directions, so that a shifted or flipped picture differs.
Picture Ramp(int width, int height) {
  Picture picture{width, height, {}};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      for (const int value : {x * 200 / width, y * 200 / height, 90}) {
        picture.rgb.push_back(static_cast<std::uint8_t>(value));
      }
    }
  }
  return picture;
}

class PictureFile : public ::testing::Test {
 protected:
  PictureFile()
      : folder_(
            std::filesystem::path(LIMBER_BINARY_DIR) / "pictures" /
            ::testing::UnitTest::GetInstance()->current_test_info()->name()) {
    std::filesystem::remove_all(folder_);
  }

  const std::filesystem::path folder_;
};

TEST_F(PictureFile, ReadsBackWhatItWrote) {
  const Picture ramp = Ramp(31, 17);
  ASSERT_TRUE(WritePng(folder_ / "ramp.png", ramp));
  const auto read = ReadPng(folder_ / "ramp.png");
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->width, 31);
  EXPECT_EQ(read->height, 17);
  EXPECT_EQ(read->rgb, ramp.rgb);
}

TEST_F(PictureFile, IsNothingWhereTheFileIsMissingOrNoPicture) {
  EXPECT_FALSE(ReadPng(folder_ / "missing.png").has_value());
  std::filesystem::create_directories(folder_);
  std::ofstream(folder_ / "text.png") << "not a picture";
  EXPECT_FALSE(ReadPng(folder_ / "text.png").has_value());
}

TEST_F(PictureFile, AgreesSilentlyAndLeavesNothingBehind) {
  ASSERT_TRUE(WritePng(folder_ / "golden.png", Ramp(40, 30)));
  EXPECT_EQ(HoldAgainst(folder_ / "golden.png", Ramp(40, 30), folder_ / "out"),
            "");
  EXPECT_FALSE(std::filesystem::exists(folder_ / "out"));
}

TEST_F(PictureFile, ShowsADifferenceAndTheCommandThatAcceptsIt) {
  const auto golden = folder_ / "golden.png";
  ASSERT_TRUE(WritePng(golden, Ramp(40, 30)));
  Picture changed = Ramp(40, 30);
  changed.rgb[3 * 7] += 50;  // one pixel of 1200: 0.083 %
  const std::string fault = HoldAgainst(golden, changed, folder_ / "out");

  const auto drawn = folder_ / "out" / "golden.actual.png";
  EXPECT_THAT(fault, HasSubstr("0.0833 % of the pixels"));
  EXPECT_THAT(fault, HasSubstr("cp " + drawn.string() + " " + golden.string()));
  EXPECT_EQ(ReadPng(drawn)->rgb, changed.rgb);
  const auto contrast = ReadPng(folder_ / "out" / "golden.contrast.png");
  ASSERT_TRUE(contrast.has_value());
  EXPECT_EQ(contrast->rgb[3 * 7], 255);
  EXPECT_LT(contrast->rgb[3 * 8], 255);
}

TEST_F(PictureFile, SaysWhenThereIsNoAcceptedPictureOrAnotherSize) {
  const auto golden = folder_ / "golden.png";
  EXPECT_THAT(HoldAgainst(golden, Ramp(4, 4), folder_),
              HasSubstr("no accepted picture"));
  ASSERT_TRUE(WritePng(golden, Ramp(4, 4)));
  EXPECT_THAT(HoldAgainst(golden, Ramp(8, 4), folder_),
              HasSubstr("8x4 pixels"));
}

TEST(Compare, FindsNothingBetweenAPictureAndItself) {
  const Difference none = Compare(Ramp(20, 20), Ramp(20, 20));
  EXPECT_EQ(none.rmse, 0);
  EXPECT_EQ(none.share, 0);
}

TEST(Compare, BlackAgainstWhiteIsOne) {
  const Picture black{2, 2, std::vector<std::uint8_t>(12, 0)};
  const Picture white{2, 2, std::vector<std::uint8_t>(12, 255)};
  EXPECT_DOUBLE_EQ(Compare(black, white).rmse, 1);
  EXPECT_DOUBLE_EQ(Compare(black, white).share, 1);
}

// What the rounding of another processor does: many pixels, one step each.
TEST(Compare, ForgivesOneStepInAThirdOfThePixels) {
  Picture rounded = Ramp(100, 100);
  for (std::size_t i = 0; i < rounded.rgb.size(); i += 27) ++rounded.rgb[i];
  EXPECT_TRUE(Compare(Ramp(100, 100), rounded).Negligible());
}

// 180 pixels of a 720p picture are the most that may change; a thin outline
// that went missing has more.
TEST(Compare, DoesNotForgiveAFewPixelsThatChangedALot) {
  const Picture picture = Ramp(1280, 720);
  Picture changed = picture;
  const auto darken = [&](int first, int count) {
    for (int i = 3 * first; i < 3 * (first + count); ++i) {
      changed.rgb[i] =
          static_cast<std::uint8_t>(std::max(changed.rgb[i] - 10, 0));
    }
  };
  darken(500 * 1280 + 640, 180);
  EXPECT_TRUE(Compare(picture, changed).Negligible());
  darken(501 * 1280 + 640, 10);
  EXPECT_FALSE(Compare(picture, changed).Negligible());
}

TEST(Compare, DoesNotForgiveAShiftByOnePixel) {
  Picture shifted = Ramp(320, 180);
  shifted.rgb.insert(shifted.rgb.begin(), 3, 0);
  shifted.rgb.resize(shifted.rgb.size() - 3);
  EXPECT_FALSE(Compare(Ramp(320, 180), shifted).Negligible());
}

}  // namespace
}  // namespace limber::support
