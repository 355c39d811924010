// SPDX-License-Identifier: MIT
#include "engine/scene/form.h"
#include "engine/scene/solid.h"
#include "engine/scene/thing.h"

namespace limber::scene {

void Make(const coach::MatSize& size, Thing& thing) {
  AppendRoundedBox({0, -size.thickness / 2, 0},
                   {size.width, size.thickness, size.length},
                   size.thickness / 2, thing.Of(Surface::kMat));
}

void Make(const coach::DoorFrameSize& size, Thing& thing) {
  constexpr float kEdge = .004f, kLintel = .14f;
  constexpr float kFootHeight = .035f, kFootLength = .56f, kSill = .008f;
  PropMesh& mesh = thing.Of(Surface::kFrame);
  const float z = size.face_z + size.depth / 2;
  const float middle = size.half_width + size.post_width / 2;
  for (const float side : {-1.f, 1.f}) {
    const float x = size.centre_x + side * middle;
    AppendRoundedBox({x, size.floor_y + size.clear_height / 2, z},
                     {size.post_width, size.clear_height, size.depth}, kEdge,
                     mesh, 2);
    // The foot runs away from the opening's inner face, so no toe meets it.
    AppendRoundedBox({x + side * .01f, size.floor_y + kFootHeight / 2, z},
                     {size.post_width - .02f, kFootHeight, kFootLength}, .008f,
                     mesh, 2);
  }
  AppendRoundedBox(
      {size.centre_x, size.floor_y + size.clear_height + kLintel / 2, z},
      {2 * (size.half_width + size.post_width), kLintel, size.depth}, kEdge,
      mesh, 2);
  AppendRoundedBox({size.centre_x, size.floor_y + kSill / 2, z},
                   {2 * size.half_width, kSill, size.depth * .8f}, kSill / 2,
                   mesh, 2);
}

void Make(const coach::WallSize& size, Thing& thing) {
  AppendRoundedBox({0, size.height / 2, size.thickness / 2},
                   {size.width, size.height, size.thickness}, .006f,
                   thing.Of(Surface::kWall), 2);
  // A skirting board on both sides; flat, so that heels get near.
  constexpr float kSkirting = .07f, kThick = .008f;
  AppendRoundedBox({0, kSkirting / 2, size.thickness / 2},
                   {size.width - .004f, kSkirting, size.thickness + 2 * kThick},
                   .003f, thing.Of(Surface::kFrame), 2);
}

void Make(const coach::ShelfSize& size, Thing& thing) {
  constexpr int kBoards = 5;
  constexpr float kBoard = .022f, kLowest = .14f;
  PropMesh& wood = thing.Of(Surface::kWood);
  PropMesh& metal = thing.Of(Surface::kMetal);
  const float inner = size.width / 2 - .012f;
  const auto height = [&](int i) {
    return glm::mix(kLowest, size.reach, float(i) / (kBoards - 1));
  };
  for (int i = 0; i < kBoards; ++i) {
    AppendRoundedBox({0, height(i) - kBoard / 2, size.depth / 2},
                     {size.width - .03f, kBoard, size.depth - .01f}, .005f,
                     wood, 1);
  }
  for (const float x : {-inner, inner}) {
    for (const float z : {.012f, size.depth - .012f}) {
      AppendBar({x, 0, z}, {x, size.reach + .10f, z}, .009f, .009f, .003f, 12,
                metal);
    }
    for (int i = 0; i < kBoards; ++i) {
      AppendBar({x, height(i) - kBoard - .006f, .012f},
                {x, height(i) - kBoard - .006f, size.depth - .012f}, .006f,
                .006f, .002f, 8, metal);
    }
  }
  // What lies on it: boxes of cloth and a few books.
  PropMesh& cloth = thing.Of(Surface::kUpholstery);
  const float middle = size.depth / 2 + .01f;
  const auto box = [&](int board, float x, const Vec3f& full,
                       const Vec4f& colour) {
    const std::size_t first = cloth.positions.size();
    AppendRoundedBox({x, height(board) + full.y / 2, middle}, full, .010f,
                     cloth, 1);
    Paint(first, colour, cloth);
  };
  box(4, -.20f, {.26f, .16f, .22f}, Vec4f(1.5f, 1.45f, 1.35f, 1));
  box(2, .18f, {.30f, .18f, .22f}, Vec4f(1.1f, 1.15f, 1.2f, 1));
  box(0, -.16f, {.32f, .22f, .22f}, Vec4f(1.5f, 1.45f, 1.35f, 1));
  float x = -.34f;
  for (int i = 0; i < 7; ++i) {
    const float thick = .022f + .006f * float(i * 5 % 3);
    const float tall = .20f + .012f * float(i * 7 % 4);
    const Vec4f colour = i % 3 == 0   ? Vec4f(.9f, 1.15f, 1.2f, 1)
                         : i % 3 == 1 ? Vec4f(1.9f, 1.8f, 1.6f, 1)
                                      : Vec4f(1.3f, 1.1f, 1.15f, 1);
    const std::size_t first = cloth.positions.size();
    AppendBlock({x + thick / 2, height(2) + tall / 2, middle},
                {thick - .002f, tall, .16f}, .001f, cloth);
    Paint(first, colour, cloth);
    x += thick;
  }
}

}  // namespace limber::scene
