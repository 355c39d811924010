// SPDX-License-Identifier: MIT
#include <array>
#include <cmath>
#include <numbers>

#include "engine/scene/form.h"
#include "engine/scene/thing.h"

namespace limber::scene {
namespace {

constexpr int kAlong = 16, kAcross = 12;  // cells of a pillow's side
constexpr float kPi = std::numbers::pi_v<float>;

// Cells are finer towards the seam, where the cloth bends.
float Spread(int i, int count) {
  return std::sin(kPi / 2 * (2 * float(i) / float(count) - 1));
}

// A pillow's shape over (u, v) in [-1, 1]^2; the seam is its rim.
struct PillowForm {
  const coach::PillowSize& size;

  float full(float u, float v) const {
    const auto side = [](float t) {
      return std::pow(std::max(0.f, 1 - std::pow(std::abs(t), 2.6f)), .42f);
    };
    return side(u) * side(v);
  }
  Vec2f flat(float u, float v) const {
    // Stuffing draws the middle of each seam in; corners are rounded.
    const auto in = [](float t) {
      return 1 - .040f * (1 - t * t) - .060f * std::pow(t, 6.f);
    };
    return {size.length / 2 * u * in(v) / in(.75f),
            size.width / 2 * v * in(u) / in(.75f)};
  }
  float seam(float u, float v) const {
    return size.height * (.27f - .15f * u * u * v * v);
  }
  float under(float u, float v) const {
    // It lies on something: flat below.
    const float deep = size.height * std::min(.62f * full(u, v), .27f);
    return std::max(0.f, seam(u, v) - deep);
  }
  float over(float u, float v) const {
    const Vec2f at = flat(u, v);
    const coach::Dent& dent = size.dent;
    const float r = glm::distance(at, Vec2f(dent.x, dent.z)) / dent.radius;
    // The stuffing goes to the rim of the dent.
    const float press = std::exp2(-r * r) - .10f * r * r * std::exp2(1 - r * r);
    const float free = seam(u, v) + size.height * .73f * full(u, v);
    const float low = glm::mix(seam(u, v), under(u, v), .7f);
    return std::max(free - dent.depth * press * full(u, v), low);
  }
  Vec3f seam_place(float u, float v) const {
    const Vec2f at = flat(u, v);
    return {at.x, seam(u, v), at.y};
  }
};

void AppendSide(const PillowForm& form, bool top, PropMesh& mesh) {
  const auto first = std::uint32_t(mesh.positions.size());
  for (int j = 0; j <= kAcross; ++j) {
    for (int i = 0; i <= kAlong; ++i) {
      const float u = Spread(i, kAlong), v = Spread(j, kAcross);
      const bool rim = i == 0 || j == 0 || i == kAlong || j == kAcross;
      const Vec2f at = form.flat(u, v);
      const float y = rim   ? form.seam(u, v)
                      : top ? form.over(u, v)
                            : form.under(u, v);
      mesh.positions.emplace_back(at.x, y, at.y);
      mesh.normals.emplace_back(0);
      mesh.uvs.push_back(at);
    }
  }
  for (std::uint32_t j = 0; j < kAcross; ++j) {
    for (std::uint32_t i = 0; i < kAlong; ++i) {
      const std::uint32_t a = first + j * (kAlong + 1) + i, b = a + 1;
      const std::uint32_t c = b + kAlong + 1, d = a + kAlong + 1;
      if (top)
        mesh.triangles.insert(mesh.triangles.end(), {a, d, c, a, c, b});
      else
        mesh.triangles.insert(mesh.triangles.end(), {a, b, c, a, c, d});
    }
  }
}

// A cord along the seam.
void AppendPiping(const PillowForm& form, PropMesh& mesh) {
  std::vector<Station> way;
  const auto add = [&](float u, float v, const Vec2f& out) {
    way.push_back({form.seam_place(u, v) + .0025f * Vec3f(out.x, 0, out.y),
                   {out.x, 0, out.y},
                   {0, -1, 0}});
  };
  constexpr int kStep = 12;
  for (int side = 0; side < 4; ++side) {
    for (int i = 0; i < kStep; ++i) {
      const float t = Spread(i, kStep);
      const bool along = side % 2 == 0;
      const float sign = side < 2 ? 1.f : -1.f;
      // At a corner outwards is between the two sides.
      const float turn = i == 0 ? -kPi / 4 : 0;
      const Vec2f out = along ? Vec2f(std::sin(turn), std::cos(turn))
                              : Vec2f(std::cos(turn), -std::sin(turn));
      if (along)
        add(sign * t, sign, sign * out);
      else
        add(sign, -sign * t, sign * out);
    }
  }
  AppendSweep(way, Circle(.0040f, 6), Ends::kRing, mesh);
}

}  // namespace

void Make(const coach::PillowSize& size, Thing& thing) {
  const PillowForm form{size};
  PropMesh& cotton = thing.Of(Surface::kCotton);
  AppendSide(form, true, cotton);
  AppendSide(form, false, cotton);
  // Both sides share the rim; welded for its normals by meeting flat there.
  SmoothNormals(0, 0, cotton);
  const std::size_t first = cotton.positions.size();
  AppendPiping(form, cotton);
  Paint(first, Vec4f(.80f, .82f, .86f, 1), cotton);
}

void AppendCushion(const Vec3f& origin, const Vec3f& size, float crown,
                   float power, int count, PropMesh& mesh) {
  const float h = size.y;
  const float side = h - crown;  // height of the upper seam
  const std::array<Ring, 12> rings = {{{0, 0},
                                       {.55f, 0},
                                       {.955f, .002f},
                                       {.985f, .06f * h + .002f},
                                       {1, .28f * h},
                                       {1, side - .26f * h},
                                       {.987f, side - .05f * h},
                                       {.964f, side + .015f * h},
                                       {.90f, side + .42f * crown},
                                       {.72f, side + .80f * crown},
                                       {.40f, side + .97f * crown},
                                       {0, h}}};
  const Outline outline = Superellipse(size.x / 2, size.z / 2, power, count);
  AppendStuffed(origin, outline, rings, mesh);
}

void Make(const coach::CushionSize& size, Thing& thing) {
  PropMesh& cloth = thing.Of(Surface::kUpholstery);
  const Vec3f full(size.length, size.height, size.width);
  AppendCushion({0, 0, 0}, full, .22f * size.height, 6, 44, cloth);
  // Cords along both seams.
  const std::size_t first = cloth.positions.size();
  const Outline rim =
      Superellipse(.986f * size.length / 2, .986f * size.width / 2, 6, 44);
  for (const float y : {.035f * size.height, .76f * size.height}) {
    std::vector<Station> way;
    for (const OutlinePoint& p : rim) {
      way.push_back(
          {{p.at.x, y, p.at.y}, {p.normal.x, 0, p.normal.y}, {0, 1, 0}});
    }
    AppendSweep(way, Circle(.0040f, 6), Ends::kRing, cloth);
  }
  Paint(first, Vec4f(.80f, .80f, .80f, 1), cloth);
}

}  // namespace limber::scene
