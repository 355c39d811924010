// SPDX-License-Identifier: MIT
//
// What is drawn again is all that differs, and little more.
#include "engine/render/damage.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace limber::render {
namespace {

using scene::Overlay;
constexpr int kWidth = 640, kHeight = 360, kSquare = Damage::kSquare;

// Rectangles of one colour each, as fans of two triangles.
struct Page {
  std::vector<Overlay::Vertex> vertices;
  std::vector<std::uint16_t> indices;
  Overlay overlay;

  void Add(const PixelRect& r, std::uint32_t rgba) {
    const auto base = std::uint16_t(vertices.size());
    const float x0 = float(r.x0), y0 = float(r.y0);
    const float x1 = float(r.x1), y1 = float(r.y1);
    vertices.insert(vertices.end(), {{x0, y0, 0, 0, rgba},
                                     {x1, y0, 0, 0, rgba},
                                     {x1, y1, 0, 0, rgba},
                                     {x0, y1, 0, 0, rgba}});
    for (const int i : {0, 1, 2, 0, 2, 3}) {
      indices.push_back(std::uint16_t(base + i));
    }
  }
  const Overlay* Finish() {
    overlay.lists = {
        {vertices,
         indices,
         {{0, 0, kWidth, kHeight, 0, std::uint32_t(indices.size()), 0, 1}}}};
    return &overlay;
  }
};

class DamageTest : public testing::Test {
 protected:
  void SetUp() override {
    damage_.Fit(kWidth, kHeight);
    damage_.Take();  // the first picture is drawn whole
  }
  // Pixels that are drawn again; fails where rectangles overlap.
  std::vector<char> Drawn() {
    std::vector<char> drawn(std::size_t(kWidth * kHeight), 0);
    for (const Damage::Patch& patch : damage_.Take()) {
      for (int y = patch.rect.y0; y < patch.rect.y1; ++y) {
        for (int x = patch.rect.x0; x < patch.rect.x1; ++x) {
          EXPECT_EQ(drawn[std::size_t(y * kWidth + x)]++, 0) << x << " " << y;
        }
      }
    }
    return drawn;
  }
  static int Count(const std::vector<char>& drawn) {
    return int(std::count(drawn.begin(), drawn.end(), 1));
  }
  Damage damage_;
};

TEST_F(DamageTest, NothingIsDrawnAgainWhereNothingDiffers) {
  Page page;
  page.Add({40, 40, 200, 300}, 0xff202020);
  damage_.AddPanels(page.Finish());
  EXPECT_GT(Count(Drawn()), 0);
  damage_.AddPanels(page.Finish());
  EXPECT_EQ(Count(Drawn()), 0);
}

TEST_F(DamageTest, EveryPixelOfAChangeIsDrawnAgain) {
  // A bar that grows, a rectangle that goes, and one that moves below another.
  Page before, after;
  before.Add({40, 40, 200, 300}, 0xff202020);
  before.Add({50, 60, 100, 66}, 0xff0000ff);
  before.Add({400, 20, 420, 30}, 0xff00ff00);
  after.Add({40, 40, 200, 300}, 0xff202020);
  after.Add({50, 60, 101, 66}, 0xff0000ff);
  damage_.AddPanels(before.Finish());
  Drawn();
  damage_.AddPanels(after.Finish());
  const std::vector<char> drawn = Drawn();
  EXPECT_TRUE(drawn[std::size_t(62 * kWidth + 100)]);
  EXPECT_TRUE(drawn[std::size_t(25 * kWidth + 410)]);
  EXPECT_FALSE(drawn[std::size_t(250 * kWidth + 100)]);
  EXPECT_LT(Count(drawn), kWidth * kHeight / 8);
}

TEST_F(DamageTest, OrderCounts) {
  Page before, after;
  before.Add({40, 40, 90, 90}, 0xff0000ff);
  before.Add({60, 60, 110, 110}, 0xff00ff00);
  after.Add({60, 60, 110, 110}, 0xff00ff00);
  after.Add({40, 40, 90, 90}, 0xff0000ff);
  damage_.AddPanels(before.Finish());
  Drawn();
  damage_.AddPanels(after.Finish());
  EXPECT_TRUE(Drawn()[std::size_t(75 * kWidth + 75)]);
}

TEST_F(DamageTest, WhatAnOpaquePanelHidesIsLeftAloneAndWhatAPaleOneDoesIsNot) {
  for (const std::uint32_t rgba : {0xff202020u, 0xfe202020u}) {
    Page page;
    page.Add({0, 0, 320, kHeight}, rgba);
    damage_.AddPanels(page.Finish());
    Drawn();
    damage_.AddPanels(page.Finish());
    damage_.DropKept();
    damage_.AddScene({100, 100, 500, 200});
    const std::vector<char> drawn = Drawn();
    EXPECT_EQ(drawn[std::size_t(150 * kWidth + 150)],
              rgba >> 24 == 255 ? 0 : 1);
    EXPECT_EQ(drawn[std::size_t(150 * kWidth + 450)], 1);
  }
}

TEST_F(DamageTest, AHiddenPartOfTheKeptLayerIsDrawnOnceItShows) {
  Page page;
  page.Add({0, 0, 320, kHeight}, 0xff202020);
  damage_.AddPanels(page.Finish());
  Drawn();
  damage_.AddPanels(page.Finish());
  damage_.DropKept();
  Drawn();
  damage_.AddPanels(nullptr);  // the panel closes
  bool shown = false;
  for (const Damage::Patch& patch : damage_.Take()) {
    if (patch.rect.x0 >= 320) continue;
    EXPECT_FALSE(patch.kept);
    shown = true;
  }
  EXPECT_TRUE(shown);
}

TEST_F(DamageTest, TheSceneIsInOneRectangle) {
  Page page;
  for (int i = 0; i < 12; ++i) {
    page.Add({40 * i, 30 * i, 40 * i + 3, 30 * i + 3}, 0x80ffffff);
  }
  damage_.AddPanels(page.Finish());
  const PixelRect scene{200, 100, 400, 300};
  damage_.AddScene(scene);
  int holding = 0;
  for (const Damage::Patch& patch : damage_.Take()) {
    const bool all = patch.rect.Shared(scene) == scene;
    EXPECT_EQ(patch.scene, all);
    EXPECT_TRUE(all || patch.rect.Shared(scene).empty());
    holding += all;
    EXPECT_EQ(patch.rect.x0 % kSquare, 0);
  }
  EXPECT_EQ(holding, 1);
}

}  // namespace
}  // namespace limber::render
