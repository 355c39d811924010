// SPDX-License-Identifier: MIT
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "engine/scene/form.h"
#include "engine/scene/solid.h"
#include "engine/scene/thing.h"

namespace limber::scene {

void Make(const coach::BagSize& size, Thing& thing) {
  PropMesh& cloth = thing.Of(Surface::kCanvas);
  const float top = -size.strap, h = size.height;
  // A soft sack: widest low down, where things lie in it.
  const std::array<Ring, 11> rings = {{{0, top - h},
                                       {.62f, top - h},
                                       {.90f, top - h + .006f},
                                       {.975f, top - h + .028f},
                                       {1, top - .72f * h},
                                       {1, top - .48f * h},
                                       {.97f, top - .24f * h},
                                       {.93f, top - .06f * h},
                                       {.90f, top - .012f},
                                       {.82f, top},
                                       {0, top}}};
  AppendStuffed({0, 0, size.out},
                Superellipse(size.width / 2, size.depth / 2, 3.4f, 40), rings,
                cloth);
  Paint(0, Vec4f(1), cloth);
  // A flap over the front.
  const std::size_t flap = cloth.positions.size();
  std::vector<Station> way;
  const float front = .93f * size.depth / 2;
  for (int i = 0; i <= 10; ++i) {
    const float share = float(i) / 10;
    const float turn =
        std::numbers::pi_v<float> / 2 * std::min(1.f, share / .35f);
    const float drop = std::max(0.f, share - .35f) / .65f;
    const float y =
        top + .007f - front * .35f * (1 - std::cos(turn)) - drop * .52f * h;
    const float z = front * std::sin(turn) + .004f + .03f * size.depth * drop;
    way.push_back({{0, y, size.out + z - .002f}, {1, 0, 0}, {0, 0, 0}});
  }
  for (std::size_t i = 0; i < way.size(); ++i) {
    const Vec3f along =
        glm::normalize(way[std::min(i + 1, way.size() - 1)].centre -
                       way[i > 0 ? i - 1 : 0].centre);
    way[i].a = glm::normalize(way[i].a - along * glm::dot(along, way[i].a));
    way[i].b = glm::cross(along, way[i].a);
  }
  AppendSweep(way, RoundedRectangle(.90f * size.width, .007f, .003f, 1),
              Ends::kFlat, cloth);
  Paint(flap, Vec4f(.86f, .86f, .86f, 1), cloth);
  // The strap: up from both sides and over the shoulder.
  const std::size_t strap = cloth.positions.size();
  way.clear();
  // Straight from the sides to the bow, half an ellipse.
  constexpr int kSteps = 14, kStraight = 4;
  const float half = .88f * size.width / 2, low = top - .06f;
  const Vec2f bow(.070f, .055f);
  const auto add = [&](float x, float y) {
    const float out = size.out * std::max(0.f, (y + bow.y) / (low + bow.y));
    way.push_back({{x, y, out}, {0, 0, 1}, {0, 0, 0}});
  };
  const auto straight = [&](int i, float side) {
    const float share = float(i) / kStraight;
    add(side * glm::mix(half, bow.x, share), glm::mix(low, -bow.y, share));
  };
  for (int i = 0; i < kStraight; ++i) straight(i, 1);
  for (int i = 0; i <= kSteps; ++i) {
    const float turn = std::numbers::pi_v<float> * float(i) / kSteps;
    add(bow.x * std::cos(turn), bow.y * (std::sin(turn) - 1));
  }
  for (int i = kStraight; i-- > 0;) straight(i, -1);
  for (std::size_t i = 0; i < way.size(); ++i) {
    const Vec3f along =
        glm::normalize(way[std::min(i + 1, way.size() - 1)].centre -
                       way[i > 0 ? i - 1 : 0].centre);
    way[i].a = glm::normalize(way[i].a - along * glm::dot(along, way[i].a));
    way[i].b = glm::cross(along, way[i].a);
  }
  AppendSweep(way, RoundedRectangle(.038f, .0045f, .002f, 1), Ends::kFlat,
              cloth);
  Paint(strap, Vec4f(.70f, .70f, .70f, 1), cloth);
}

}  // namespace limber::scene
