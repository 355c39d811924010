// SPDX-License-Identifier: MIT
#include "engine/scene/looks.h"

#include <array>

#include "engine/scene/colour.h"

namespace limber::scene {
namespace {

// Wrap: how far light reaches round the form; red travels furthest in skin.
constexpr Vec3f kPaleWrap{.30f, .14f, .09f};

// Umber is paler in red than its skin: the tone map reddens dark colours.
const std::array<NamedSkin, 6> kSkins = {{
    {"sand", {{.610f, .402f, .305f}, kPaleWrap, .55f, .026f, true}},
    {"porcelain", {{.768f, .552f, .445f}, kPaleWrap, .55f, .026f, true}},
    {"honey", {{.434f, .254f, .175f}, kPaleWrap, .55f, .026f, true}},
    {"umber", {{.238f, .117f, .080f}, {.22f, .10f, .06f}, .56f, .024f, false}},
    {"espresso",
     {{.105f, .042f, .025f}, {.16f, .07f, .04f}, .53f, .028f, false}},
    {"clarity", {{.423f, .456f, .491f}, {.15f, .15f, .15f}, .60f, .020f, true}},
}};

// Legs are nearly grey: the tone map makes dark colours more colourful.
const std::array<NamedOutfit, 3> kOutfits = {{
    {"slate", {FromHex(0x5A6E72), FromHex(0x414245), FromHex(0x93A9AB)}},
    {"plum", {FromHex(0x75646F), FromHex(0x413E44), FromHex(0xB5A2AE)}},
    {"stone", {FromHex(0x9A9B97), FromHex(0x464749), FromHex(0xD2D0C9)}},
}};

const std::array<NamedColour, 3> kHair = {{
    {"dark", FromHex(0x3A2A20)},
    {"black", FromHex(0x1B1512)},
    {"chestnut", FromHex(0x6B4A2E)},
}};

template <class Table>
const auto& Find(const Table& table, std::string_view name) {
  for (const auto& row : table) {
    if (row.name == name) return row;
  }
  return table.front();
}

}  // namespace

std::span<const NamedSkin> SkinTones() { return kSkins; }
std::span<const NamedOutfit> Outfits() { return kOutfits; }
std::span<const NamedColour> HairColours() { return kHair; }

const SkinTone& FindSkin(std::string_view name) {
  return Find(kSkins, name).tone;
}
const Outfit& FindOutfit(std::string_view name) {
  return Find(kOutfits, name).outfit;
}
const Vec3f& FindHair(std::string_view name) {
  return Find(kHair, name).colour;
}

Finish FinishOf(Surface surface) {
  switch (surface) {
    case Surface::kSkin:
      return {Vec3f(1), .55f, .026f, 0};
    case Surface::kEye:
      return {Vec3f(1), .12f, .040f, 0};
    case Surface::kBrow:
      return {Vec3f(1), .90f, .008f, 0};
    case Surface::kHair:
      return {Vec3f(1), .60f, .016f, 0};
    case Surface::kHairTie:
      return {FromHex(0x22252B), .70f, .016f, 0};
    case Surface::kMat:
      return {FromHex(0x66706F), .90f, .010f, .06f};
    case Surface::kWood:
      return {FromHex(0xB98F63), .50f, .028f, 0, Pattern::kGrain, .60f};
    case Surface::kUpholstery:
      return {FromHex(0x686B70), .88f, .012f, .30f, Pattern::kWeave, .85f};
    case Surface::kFrame:
      return {FromHex(0xEDEBE6), .55f, .024f, 0};
    case Surface::kWall:
      return {FromHex(0xCFCDC8), .90f, .012f, 0};
    case Surface::kFoam:
      return {FromHex(0x737A82), .75f, .016f, .08f, Pattern::kSpeckle, .76f};
    case Surface::kTerry:
      return {FromHex(0xB9AFA2), .95f, .008f, .35f, Pattern::kLoops, .8f};
    case Surface::kCotton:
      return {FromHex(0xBDBBB5), .88f, .012f, .16f, Pattern::kCreases, .92f};
    case Surface::kCanvas:
      return {FromHex(0x858178), .90f, .012f, .20f, Pattern::kWeave, .75f};
    case Surface::kPlastic:
      return {FromHex(0x34373B), .55f, .030f, 0};
    case Surface::kMetal:
      return {FromHex(0x53575C), .45f, .045f, 0};
    case Surface::kScreen:
      return {FromHex(0x22262B), .40f, .030f, 0, Pattern::kDocument, 0};
  }
  return {};
}

Vec3f BaseColour(Surface surface, const Vec3f& hair) {
  if (surface == Surface::kHair) return hair;
  if (surface == Surface::kBrow) {
    return 1.15f * hair + Vec3f(.02f, .013f, .008f);
  }
  return FinishOf(surface).colour;
}

}  // namespace limber::scene
