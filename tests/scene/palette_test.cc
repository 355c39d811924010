// SPDX-License-Identifier: MIT
#include "engine/scene/palette.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/scene/colour.h"
#include "engine/scene/looks.h"

namespace limber::scene {
namespace {

using State = RegionLight::State;
constexpr State kShown[] = {State::kPrimary, State::kSecondary, State::kWorking,
                            State::kRelaxed};

// Fill or outline has to stand out 3:1 from what is around it: WCAG 2, 1.4.11.
void ExpectVisible(const Vec3f& surface, const Vec3f& outline,
                   std::string_view name) {
  for (const int palette : {0, 1}) {
    for (const NamedSkin& skin : SkinTones()) {
      for (const State state : kShown) {
        const Highlight h = HighlightOf(palette, state, skin.tone);
        EXPECT_GE(
            std::max(Contrast(h.fill, surface), Contrast(outline, surface)), 3)
            << name << ", palette " << palette << ", state " << int(state);
      }
    }
  }
}

TEST(Palette, EveryStateStandsOutFromEverySkin) {
  for (const NamedSkin& skin : SkinTones()) {
    ExpectVisible(skin.tone.colour, OutlineOver(skin.tone), skin.name);
  }
}

TEST(Palette, EveryStateStandsOutFromEveryCloth) {
  for (const NamedOutfit& outfit : Outfits()) {
    for (const Vec3f& cloth : {outfit.outfit.top, outfit.outfit.legs}) {
      ExpectVisible(cloth, OutlineOver(cloth), outfit.name);
    }
  }
}

TEST(Palette, TheSkinsOutlineIsTheOneThatStandsOutMore) {
  for (const NamedSkin& skin : SkinTones()) {
    EXPECT_EQ(OutlineOver(skin.tone), OutlineOver(skin.tone.colour))
        << skin.name;
  }
}

TEST(Palette, StatesOfOneFigureDiffer) {
  for (const int palette : {0, 1}) {
    for (const NamedSkin& skin : SkinTones()) {
      for (const State a : kShown) {
        for (const State b : kShown) {
          if (a == b) continue;
          EXPECT_GT(glm::distance(HighlightOf(palette, a, skin.tone).fill,
                                  HighlightOf(palette, b, skin.tone).fill),
                    .1f);
        }
      }
    }
  }
}

TEST(Palette, NothingIsDrawnForNoneAndGlowStaysSmall) {
  const SkinTone& skin = FindSkin("sand");
  EXPECT_EQ(HighlightOf(0, State::kNone, skin).opacity, 0);
  for (const State state : kShown) {
    EXPECT_LE(HighlightOf(0, state, skin).lift, .12f);  // decisions, 2
  }
}

TEST(Palette, FollowsTheSkin) {
  // Orange on umber, red on porcelain; the clear palette is the same on all.
  EXPECT_EQ(ToHex(HighlightOf(0, State::kPrimary, FindSkin("umber")).fill),
            0xFF6A1Eu);
  EXPECT_EQ(ToHex(HighlightOf(0, State::kPrimary, FindSkin("porcelain")).fill),
            0xC62A14u);
  EXPECT_EQ(HighlightOf(1, State::kPrimary, FindSkin("umber")).fill,
            HighlightOf(1, State::kPrimary, FindSkin("sand")).fill);
}

}  // namespace
}  // namespace limber::scene
