// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cmath>

#include "engine/scene/form.h"
#include "engine/scene/solid.h"
#include "engine/scene/thing.h"

namespace limber::scene {
namespace {

constexpr float kCushion = .048f, kFrame = .030f;  // heights, m
constexpr float kBend = 1.0f;  // radius that the back rest is bent to, m
constexpr float kLean = .08f;  // of the back posts, m per m of height

// The back rest: a board bent round the back, its middle furthest behind.
void AppendBackRest(const Vec3f& top, float width, float height,
                    PropMesh& mesh) {
  // Shares of the half width; ends are rounded off within the last tenth.
  constexpr std::array<float, 8> kHalf = {.25f, .5f,  .75f,  .90f,
                                          .95f, .98f, .995f, 1};
  constexpr int kStations = 2 * int(kHalf.size()) + 1;
  const float reach = std::asin(width / 2 / kBend);
  const Vec3f up = glm::normalize(Vec3f(0, 1, -kLean));
  std::array<Station, kStations> way;
  for (int i = 0; i < kStations; ++i) {
    const int from = i - int(kHalf.size());
    const float share =
        from == 0 ? 0
                  : std::copysign(kHalf[std::size_t(std::abs(from)) - 1],
                                  float(from));
    const float turn = -reach * share;
    const Vec3f along(-std::cos(turn), 0, -std::sin(turn));
    const float end = 1 - std::abs(share);
    const float round =
        std::sqrt(1 - std::pow(1 - std::min(end / .10f, 1.f), 2.f));
    const float size = .80f + .20f * round;
    const Vec3f out = glm::normalize(glm::cross(up, along));
    way[std::size_t(i)] = {
        top - up * (height / 2) +
            Vec3f(kBend * std::sin(turn), 0, kBend * (1 - std::cos(turn))),
        size * up, -(.55f + .45f * round) * out};
  }
  // The outline's x is the board's height, its y the thickness.
  AppendSweep(way, RoundedRectangle(height, .022f, .0105f, 3), Ends::kFlat,
              mesh);
}

// Splayed: the lower edge of its foot touches the floor.
void AppendLeg(Vec3f from, const Vec3f& to, PropMesh& mesh) {
  constexpr float kFoot = .0135f, kTop = .0195f, kEdge = .003f;
  const Vec3f along = glm::normalize(to - from);
  const float splay = std::hypot(along.x, along.z);
  from.y = kEdge + (kFoot - kEdge) * splay - kEdge * along.y;
  AppendBar(from, to, kFoot, kTop, kEdge, 14, mesh);
}

}  // namespace

void Make(const coach::ChairSize& size, Thing& thing) {
  PropMesh& wood = thing.Of(Surface::kWood);
  const float half_x = size.width / 2 - .030f;
  const float front = size.depth / 2 - .032f;
  const float rear = -size.rest;
  const float under = size.seat - kCushion;  // where the cushion lies
  // Board and rails below the cushion.
  AppendRoundedBox({0, under - .006f, (front + rear) / 2},
                   {size.width - .02f, .012f, front - rear + .045f}, .005f,
                   wood, 1);
  for (const float side : {-1.f, 1.f}) {
    AppendRoundedBox(
        {side * half_x, under - .012f - kFrame / 2, (front + rear) / 2},
        {.020f, kFrame, front - rear}, .004f, wood, 1);
    const float z = side > 0 ? front : rear;
    AppendRoundedBox({0, under - .012f - kFrame / 2, z},
                     {2 * half_x, kFrame, .020f}, .004f, wood, 1);
  }
  const float rest_top = size.seat + size.back;
  const float board = std::min(.14f, .42f * size.back);
  const Vec3f top(0, rest_top, -size.rest - .011f);
  for (const float side : {-1.f, 1.f}) {
    const float x = side * half_x;
    AppendLeg({x * 1.07f, 0, front + .022f}, {x, under - .008f, front}, wood);
    AppendLeg({x * 1.07f, 0, rear - .045f}, {x, under - .008f, rear}, wood);
    // Posts end behind the board, bent forward at its ends.
    const float bend = kBend - std::sqrt(kBend * kBend - x * x);
    const float high = rest_top - .30f * board;
    AppendBar({x, under - .030f, rear},
              {x, high, top.z + bend - .018f + kLean * .30f * board}, .0185f,
              .0125f, .006f, 14, wood);
  }
  const std::size_t first = wood.positions.size();
  AppendBackRest(top, size.width - .01f, board, wood);
  Paint(first, Vec4f(1), wood);
  // Under the seat little light gets in.
  for (std::size_t i = 0; i < first; ++i) {
    const float below = under - wood.positions[i].y;
    if (below < -.001f) continue;
    const float open = std::min(1.f, .62f + 1.2f * below);
    wood.colours[i].w = wood.normals[i].y < -.5f ? .55f : open;
  }
  const float cushion_rear = rear + .024f, cushion_front = size.depth / 2;
  AppendCushion({0, under, (cushion_front + cushion_rear) / 2},
                {size.width, kCushion, cushion_front - cushion_rear}, .007f, 7,
                44, thing.Of(Surface::kUpholstery));
}

}  // namespace limber::scene
