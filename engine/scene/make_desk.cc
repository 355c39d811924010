// SPDX-License-Identifier: MIT
#include <array>
#include <cmath>

#include "engine/scene/form.h"
#include "engine/scene/solid.h"
#include "engine/scene/thing.h"

namespace limber::scene {
namespace {

// A flat picture that looks to -z (side -1) or +z (1): closed, thin. uvs run
// from the upper left corner as the reader sees it, in heights; the colour's
// red holds the width in heights.
void AppendScreen(const Vec3f& centre, float width, float height, float side,
                  PropMesh& mesh) {
  const std::size_t first = mesh.positions.size();
  AppendBlock(centre, {width, height, .0008f}, 0, mesh);
  for (std::size_t v = first; v < mesh.positions.size(); ++v) {
    const Vec3f from = mesh.positions[v] - centre;
    mesh.uvs[v] = {(side * from.x + width / 2) / height,
                   (height / 2 - from.y) / height};
  }
  Paint(first, Vec4f(width / height, 1, 1, 1), mesh);
}

void AppendKeyboard(const Vec3f& middle, PropMesh& mesh) {
  constexpr int kRows = 5, kKeys = 15;
  constexpr float kPitch = .0178f;
  AppendRoundedBox(middle + Vec3f(0, .006f, 0),
                   {kKeys * kPitch + .014f, .012f, kRows * kPitch + .014f},
                   .004f, mesh, 1);
  Paint(mesh.positions.size(), Vec4f(1), mesh);
  const std::size_t first = mesh.positions.size();
  for (int row = 0; row < kRows; ++row) {
    for (int key = 0; key < kKeys; ++key) {
      // The row nearest to the sitter has a long bar.
      const bool bar = row == 0 && key >= 4 && key <= 9;
      if (bar && key != 4) continue;
      const float wide = bar ? 6 : 1;
      const float x = (float(key) + wide / 2 - kKeys / 2.f) * kPitch;
      const float z = (float(row) + .5f - kRows / 2.f) * kPitch;
      AppendBlock(middle + Vec3f(x, .0135f, z),
                  {wide * kPitch - .0022f, .004f, kPitch - .0022f}, .001f,
                  mesh);
    }
  }
  Paint(first, Vec4f(1.9f, 1.9f, 1.9f, 1), mesh);
}

}  // namespace

void Make(const coach::DeskSize& size, Thing& thing) {
  constexpr float kBoard = .026f;
  PropMesh& wood = thing.Of(Surface::kWood);
  AppendRoundedBox({0, size.top - kBoard / 2, size.depth / 2},
                   {size.width, kBoard, size.depth}, .006f, wood, 2);
  PropMesh& metal = thing.Of(Surface::kMetal);
  const float leg = size.width / 2 - .09f, under = size.top - kBoard;
  for (const float x : {-leg, leg}) {
    AppendRoundedBox({x, .0125f, size.depth / 2 + .02f},
                     {.055f, .025f, size.depth - .10f}, .006f, metal, 1);
    AppendRoundedBox({x, under / 2, size.depth / 2 + .06f},
                     {.050f, under - .02f, .075f}, .006f, metal, 1);
    AppendRoundedBox({x, under - .012f, size.depth / 2},
                     {.045f, .024f, size.depth - .08f}, .005f, metal, 1);
  }
  AppendRoundedBox({0, under - .022f, size.depth / 2 + .06f},
                   {2 * leg, .044f, .022f}, .005f, metal, 1);

  constexpr float kWide = .56f, kHigh = .335f, kBezel = .008f;
  PropMesh& plastic = thing.Of(Surface::kPlastic);
  const float middle = size.screen_top - kHigh / 2;
  AppendRoundedBox({0, middle, size.screen_z + .009f}, {kWide, kHigh, .018f},
                   .005f, plastic, 2);
  AppendScreen({0, middle + .004f, size.screen_z - .0002f}, kWide - 2 * kBezel,
               kHigh - 2 * kBezel - .008f, -1, thing.Of(Surface::kScreen));
  // Stand: a foot, a column behind the screen.
  const float column = size.screen_z + .05f;
  AppendRoundedBox({0, size.top + .005f, column - .01f}, {.24f, .010f, .18f},
                   .0045f, plastic, 1);
  AppendRoundedBox({0, (size.top + middle) / 2 + .02f, column},
                   {.045f, middle - size.top + .04f, .016f}, .006f, plastic, 1);
  AppendRoundedBox({0, middle, size.screen_z + .03f}, {.09f, .09f, .030f},
                   .006f, plastic, 1);
  AppendKeyboard({0, size.top, size.keys}, plastic);
  // A mouse, on the right.
  constexpr std::array<Ring, 8> kMouse = {{{0, 0},
                                           {.94f, 0},
                                           {1, .007f},
                                           {.97f, .015f},
                                           {.85f, .022f},
                                           {.62f, .027f},
                                           {.32f, .030f},
                                           {0, .031f}}};
  AppendStuffed({-.215f, size.top, .165f}, Superellipse(.030f, .052f, 2.5f, 18),
                kMouse, plastic);
}

void Make(const coach::PhoneSize& size, Thing& thing) {
  PropMesh& body = thing.Of(Surface::kPlastic);
  // Drawn out along z, so that the corners of the face are round.
  const auto station = [&](float z, float inset) {
    return Station{{0, 0, z},
                   {1 - inset / (size.width / 2), 0, 0},
                   {0, 1 - inset / (size.length / 2), 0}};
  };
  const float half = size.thickness / 2;
  const std::array<Station, 6> way = {
      station(-half, .0015f),         station(-half + .0004f, .0006f),
      station(-half + .0014f, 0),     station(half - .0014f, 0),
      station(half - .0004f, .0006f), station(half, .0015f)};
  AppendSweep(way, RoundedRectangle(size.width, size.length, .011f, 5),
              Ends::kFlat, body);
  AppendBar({.02f, size.length / 2 - .022f, -half + .002f},
            {.02f, size.length / 2 - .022f, -half - .0016f}, .0075f, .0075f,
            .001f, 14, body);
  AppendScreen({0, 0, half + .0002f}, size.width - .008f, size.length - .012f,
               1, thing.Of(Surface::kScreen));
}

}  // namespace limber::scene
