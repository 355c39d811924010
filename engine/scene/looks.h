// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "engine/scene/frame.h"

// What a person may look like: tables of names and colours.
namespace limber::scene {

struct NamedSkin {
  std::string_view name;
  SkinTone tone;
};
struct NamedOutfit {
  std::string_view name;
  Outfit outfit;
};
struct NamedColour {
  std::string_view name;
  Vec3f colour;
};

// porcelain, sand, honey, umber, espresso, clarity; the last one, a neutral
// grey body, is the one highlights are told apart on best.
std::span<const NamedSkin> SkinTones();
std::span<const NamedOutfit> Outfits();      // slate, plum, stone
std::span<const NamedColour> HairColours();  // dark, black, chestnut

// By name; the first of the table where there is none of that name.
const SkinTone& FindSkin(std::string_view name);
const Outfit& FindOutfit(std::string_view name);
const Vec3f& FindHair(std::string_view name);

// How a surface takes the light. Props have their colour here too; what
// belongs to the figure takes it from the frame or its vertices.
enum class Pattern : std::uint8_t {
  kPlain,
  kGrain,     // of wood, along u
  kSpeckle,   // flecks of foam
  kLoops,     // of terry cloth
  kCreases,   // of soft cotton
  kWeave,     // coarse cloth
  kDocument,  // a page on a screen
};
struct Finish {
  Vec3f colour{1};
  float roughness = .8f;
  float f0 = .02f;  // mirror reflectance at normal incidence
  float sheen = 0;  // share of the ambient light from above, grazing
  Pattern pattern = Pattern::kPlain;
  float second = 1;  // the pattern's other colour, share of this one
};
Finish FinishOf(Surface surface);

// Base colour of a surface; that of hair and brows comes from the hair's, that
// of skin is the skin tone's affair.
Vec3f BaseColour(Surface surface, const Vec3f& hair);

// Skin that is seen through, and what is under it: bone, and muscle that
// nothing is said of. Linear; #9FB2C4, #D8CDB8, #8E4C45, #F0DEC6.
inline constexpr Vec3f kGlass{.347f, .445f, .552f};
inline constexpr Vec3f kBone{.687f, .610f, .479f};
inline constexpr Vec3f kMuscle{.271f, .072f, .060f};
inline constexpr Vec3f kTendon{.871f, .730f, .565f};

// Cloth, and the stroke of a highlight over skin and cloth.
inline constexpr float kClothRoughness = .78f, kClothF0 = .016f;
inline constexpr float kHighlightRoughness = .50f;

}  // namespace limber::scene
