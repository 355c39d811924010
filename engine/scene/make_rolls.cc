// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "engine/scene/form.h"
#include "engine/scene/thing.h"

namespace limber::scene {
namespace {

constexpr float kPi = std::numbers::pi_v<float>;

// A quarter turn from one direction to another, as part of a profile.
void AppendQuarter(const Vec2f& centre, float radius, const Vec2f& from,
                   const Vec2f& to, int steps, Outline& profile) {
  for (int i = 0; i <= steps; ++i) {
    const float turn = kPi / 2 * float(i) / float(steps);
    const Vec2f out = std::cos(turn) * from + std::sin(turn) * to;
    profile.push_back({centre + radius * out, out});
  }
}

}  // namespace

void Make(const coach::RollerSize& size, Thing& thing) {
  constexpr int kGrooves = 7, kSides = 32;
  constexpr float kDeep = .004f, kWide = .010f, kWall = .014f;
  const float half = size.length / 2, radius = size.diameter / 2;
  const float bore = .36f * radius;
  Outline profile;  // outside from left to right, back through the bore
  AppendQuarter({-half + .008f, radius - .008f}, .008f, {-1, 0}, {0, 1}, 3,
                profile);
  for (int i = 0; i < kGrooves; ++i) {
    const float share = (float(i) + 1) / (kGrooves + 1);
    const float x = half * (2 * share - 1);
    const Vec2f in = glm::normalize(Vec2f(.8f, 1)), out(-in.x, in.y);
    profile.push_back({{x - kWide / 2, radius}, glm::normalize(Vec2f(.3f, 1))});
    profile.push_back({{x - kWide / 4, radius - kDeep}, in});
    profile.push_back({{x + kWide / 4, radius - kDeep}, out});
    profile.push_back(
        {{x + kWide / 2, radius}, glm::normalize(Vec2f(-.3f, 1))});
  }
  AppendQuarter({half - .008f, radius - .008f}, .008f, {0, 1}, {1, 0}, 3,
                profile);
  const float core = bore + kWall;  // harder and dark, seen at the ends
  profile.push_back({{half, core}, {1, 0}});
  const std::size_t hole = profile.size();
  profile.push_back({{half, core}, {1, 0}});
  profile.push_back({{half, bore + .004f}, {1, 0}});
  profile.push_back({{half - .004f, bore}, {0, -1}});
  profile.push_back({{-half + .004f, bore}, {0, -1}});
  profile.push_back({{-half, bore + .004f}, {-1, 0}});
  profile.push_back({{-half, core}, {-1, 0}});
  const std::size_t rim = profile.size();
  profile.push_back({{-half, core}, {-1, 0}});
  PropMesh& foam = thing.Of(Surface::kFoam);
  AppendTurned({0, 0, 0}, {1, 0, 0}, profile, kSides, Ends::kRing, foam);
  Paint(0, Vec4f(1), foam);
  for (std::size_t i = 0; i < foam.positions.size(); ++i) {
    const std::size_t k = i / (kSides + 1);
    const float r = std::hypot(foam.positions[i].y, foam.positions[i].z);
    if (k >= hole && k < rim) {
      const bool inside = r < bore + .002f;
      foam.colours[i] = Vec4f(.17f, .17f, .20f, inside ? .35f : .8f);
    } else if (k < hole - 1 && r < radius - .9f * kDeep &&
               std::abs(foam.positions[i].x) < .9f * half) {
      foam.colours[i].w = .72f;
    }
    // Two lines along it, which show that it turns.
    if (k < hole - 1 && i % (kSides + 1) % (kSides / 2) == 0) {
      const float light = foam.colours[i].w;
      foam.colours[i] = Vec4f(Vec3f(.50f), light);
    }
  }
}

void Make(const coach::BolsterSize& size, Thing& thing) {
  const float half = size.length / 2, radius = size.diameter / 2;
  const float edge = .45f * radius;
  Outline profile;
  profile.push_back({{-half + .012f, 0}, {-1, 0}});
  profile.push_back(
      {{-half + .010f, .16f * radius}, glm::normalize(Vec2f(-1, -.5f))});
  profile.push_back(
      {{-half + .001f, .36f * radius}, glm::normalize(Vec2f(-1, -.15f))});
  AppendQuarter({-half + edge, radius - edge}, edge, {-1, 0}, {0, 1}, 5,
                profile);
  const Outline left(profile.rbegin(), profile.rend());
  for (const OutlinePoint& p : left) {
    profile.push_back({{-p.at.x, p.at.y}, {-p.normal.x, p.normal.y}});
  }
  PropMesh& cotton = thing.Of(Surface::kCotton);
  AppendTurned({0, 0, 0}, {1, 0, 0}, profile, 32, Ends::kFlat, cotton);
  // A cord round each end, and a covered button in the middle of it.
  for (const float side : {-1.f, 1.f}) {
    const std::size_t first = cotton.positions.size();
    std::vector<Station> way;
    const float r = radius - .29f * edge + .001f;
    const float x = side * (half - .29f * edge + .001f);
    for (int i = 0; i < 32; ++i) {
      const float turn = 2 * kPi * float(i) / 32;
      const Vec3f out(0, std::cos(turn), std::sin(turn));
      way.push_back({Vec3f(x, 0, 0) + r * out, out, Vec3f(-1, 0, 0)});
    }
    AppendSweep(way, Circle(.0032f, 5), Ends::kRing, cotton);
    const Vec3f from(side * (half - .018f), 0, 0);
    AppendBar(from, from + Vec3f(side * .012f, 0, 0), .013f, .013f, .005f, 14,
              cotton);
    Paint(first, Vec4f(.72f, .75f, .80f, 1), cotton);
  }
}

// The cloth is a band that goes round in a spiral. Each end shows its turns,
// bulging between the creases; the outside is the last turn, and the cloth
// ends in a step.
void Make(const coach::TowelSize& size, Thing& thing) {
  constexpr int kTurn = 24, kSteps = 9 * kTurn / 2;  // 4.5 turns
  constexpr int kAcross = 4, kRows = 6;
  constexpr float kTurns = float(kSteps) / kTurn;
  const float half = size.length / 2;
  const float band = size.diameter / (2 * kTurns - .5f);  // a turn's thickness
  const float crease = .55f * band;
  PropMesh& terry = thing.Of(Surface::kTerry);
  const auto outer = [&](int j) { return band * float(j) / kTurn; };
  const auto inner = [&](int j) { return std::max(0.f, outer(j - kTurn)); };
  // The cloth ends below, where the roll lies on it.
  const auto direction = [&](int j) {
    const float turn =
        2 * kPi * float((j - kSteps) % kTurn) / kTurn - .62f * kPi;
    return Vec3f(0, std::sin(turn), std::cos(turn));
  };
  // Depth between the turns; in the middle there is no room for any.
  const auto bulge = [&](int j, int i) {
    const float s = 2 * float(i) / kAcross - 1;
    const int edge = s < 0 ? j - kTurn : j;
    return crease * s * s * std::clamp(float(edge) / kTurn, 0.f, 1.f);
  };
  const auto add = [&](const Vec3f& place, const Vec2f& uv) {
    terry.positions.push_back(place);
    terry.normals.emplace_back(0);
    terry.uvs.push_back(uv);
    return std::uint32_t(terry.positions.size() - 1);
  };
  const auto quad = [&](std::uint32_t a, std::uint32_t b, std::uint32_t c,
                        std::uint32_t d) {
    for (const auto& [i, j, k] : {std::array{a, b, c}, std::array{a, c, d}}) {
      const Vec3f &p = terry.positions[i], &q = terry.positions[j],
                  &r = terry.positions[k];
      if (p == q || q == r || r == p) continue;
      terry.triangles.insert(terry.triangles.end(), {i, j, k});
    }
  };
  for (const float side : {-1.f, 1.f}) {
    const std::size_t first = terry.positions.size();
    const std::size_t first_index = terry.triangles.size();
    for (int j = 0; j <= kSteps; ++j) {
      for (int i = 0; i <= kAcross; ++i) {
        const float r = i == 0 ? inner(j)
                        : i == kAcross
                            ? outer(j)
                            : glm::mix(inner(j), outer(j), float(i) / kAcross);
        add(Vec3f(side * (half - bulge(j, i)), 0, 0) + r * direction(j),
            {r, float(j) / kTurn * .05f});
      }
    }
    for (int j = 0; j < kSteps; ++j) {
      for (int i = 0; i < kAcross; ++i) {
        const auto at =
            std::uint32_t(first + std::size_t(j * (kAcross + 1) + i));
        const std::uint32_t up = at + kAcross + 1;
        // direction() turns from z to y: about -x.
        if (side > 0)
          quad(at, up, up + 1, at + 1);
        else
          quad(at, at + 1, up + 1, up);
      }
    }
    SmoothNormals(first, first_index, terry);
    Paint(first, Vec4f(1), terry);
    for (std::size_t v = first; v < terry.positions.size(); ++v) {
      const auto i = int((v - first) % (kAcross + 1));
      if (i == 0 || i == kAcross)
        terry.colours[v] = Vec4f(.55f, .53f, .52f, .5f);
    }
  }
  // The outside: columns of the last turn, then the step. Rows along x, soft
  // waves between them.
  const auto row_x = [&](int k, int i) {
    const float end = half - bulge(kSteps, i);
    return end * (2 * float(k) / (kRows - 1) - 1);
  };
  const auto wave = [&](int k, int j) {
    const float in = k == 0 || k == kRows - 1 ? 0.f : 1.f;
    const float turn = 2 * kPi * float(j % kTurn) / kTurn;
    return in * .0006f * (std::sin(3 * turn + 2.1f * float(k)) - 1);
  };
  const auto place = [&](int k, int j, int i) {
    const int start = kSteps - kTurn;
    const float low = outer(start) + wave(k, start);
    const float r = j < 0 ? glm::mix(low, outer(kSteps) + wave(k, kSteps),
                                     float(i) / kAcross)
                          : outer(j) + wave(k, j);
    const float exact = j < 0 && i == 0 ? low
                        : j < 0 && i == kAcross
                            ? outer(kSteps) + wave(k, kSteps)
                            : r;
    return Vec3f(row_x(k, j < 0 ? i : kAcross), 0, 0) +
           exact * direction(j < 0 ? kSteps : j);
  };
  const auto sheet = [&](int columns, bool step) {
    const std::size_t first = terry.positions.size();
    const std::size_t first_index = terry.triangles.size();
    for (int c = 0; c <= columns; ++c) {
      for (int k = 0; k < kRows; ++k) {
        const Vec3f p = step ? place(k, -1, kAcross - c)
                             : place(k, kSteps - kTurn + c, kAcross);
        add(p, {p.x, float(c) * .012f});
      }
    }
    for (int c = 0; c < columns; ++c) {
      for (int k = 0; k + 1 < kRows; ++k) {
        const auto at = std::uint32_t(first + std::size_t(c * kRows + k));
        quad(at, at + 1, at + kRows + 1, at + kRows);
      }
    }
    SmoothNormals(first, first_index, terry);
  };
  sheet(kTurn, false);
  sheet(kAcross, true);
}

}  // namespace limber::scene
