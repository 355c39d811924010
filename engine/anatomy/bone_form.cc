// SPDX-License-Identifier: MIT
#include "engine/anatomy/bone_form.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace limber::anatomy {

using math::Quat;
using math::Vec3;

namespace {

// How far round a place is looked for what keeps light from it, m.
constexpr double kShelter = 0.012;

double Squared(const Vec3& v) { return glm::dot(v, v); }

// The lesser of two distances, rounded over `k` where they are alike.
double Melt(double a, double b, double k) {
  const double h = std::max(k - std::abs(a - b), 0.0);
  return std::min(a, b) - (k > 0 ? h * h / (4 * k) : 0);
}

double ToBar(const Vec3& p, const Vec3& a, const Vec3& b, double r, double s) {
  const Vec3 ab = b - a;
  const double h =
      std::clamp(glm::dot(p - a, ab) / std::max(Squared(ab), 1e-12), 0.0, 1.0);
  return glm::distance(p, a + h * ab) - (r + (s - r) * h);
}

double ToTriangle(const Vec3& p, const Vec3& a, const Vec3& b, const Vec3& c) {
  const Vec3 normal = glm::cross(b - a, c - a);
  const auto outside = [&](const Vec3& from, const Vec3& to) {
    return glm::dot(glm::cross(to - from, normal), p - from) > 0;
  };
  if (!outside(a, b) && !outside(b, c) && !outside(c, a)) {
    return std::abs(glm::dot(normal, p - a)) / glm::length(normal);
  }
  return std::min(
      {ToBar(p, a, b, 0, 0), ToBar(p, b, c, 0, 0), ToBar(p, c, a, 0, 0)});
}

}  // namespace

void BoneForm::Bar(const Vec3& a, const Vec3& b, double r, double s,
                   double melt) {
  lumps_.push_back(
      {Kind::kBar, a, b, Vec3(0), r, s, melt, {1, 0, 0, 0}, false, twice_});
}

void BoneForm::Egg(const Vec3& centre, const Vec3& half, double melt,
                   const Quat& turn) {
  lumps_.push_back(
      {Kind::kEgg, centre, half, Vec3(0), 0, 0, melt, turn, false, twice_});
}

void BoneForm::Plate(const Vec3& a, const Vec3& b, const Vec3& c, double half,
                     double melt) {
  lumps_.push_back(
      {Kind::kPlate, a, b, c, half, 0, melt, {1, 0, 0, 0}, false, twice_});
}

double BoneForm::thinnest() const {
  double least = 1;
  for (const Lump& lump : lumps_) {
    if (lump.kind == Kind::kPlate) least = std::min(least, 2 * lump.r);
  }
  return least;
}

double BoneForm::Of(const Lump& lump, const Vec3& place) {
  switch (lump.kind) {
    case Kind::kBar:
      return ToBar(place, lump.a, lump.b, lump.r, lump.s);
    case Kind::kEgg: {
      // First order: exact on the skin, and with the right sign.
      const Vec3 at = glm::conjugate(lump.turn) * (place - lump.a);
      const Vec3 share = at / lump.b;
      const double size = glm::length(share);
      if (size < 1e-9) return -std::min({lump.b.x, lump.b.y, lump.b.z});
      return size * (size - 1) / glm::length(share / lump.b);
    }
    case Kind::kPlate:
      return ToTriangle(place, lump.a, lump.b, lump.c) - lump.r;
  }
  return 0;
}

double BoneForm::Distance(const Vec3& place) const {
  double least = 1;
  for (const Lump& lump : lumps_) {
    double d = Of(lump, place);
    if (lump.twice) d = std::min(d, Of(lump, math::Mirror(place)));
    least =
        lump.carved ? -Melt(-least, d, lump.melt) : Melt(least, d, lump.melt);
  }
  return least;
}

Vec3 BoneForm::Slope(const Vec3& place) const {
  constexpr double kStep = 4e-4;
  Vec3 slope(0);
  for (int axis = 0; axis < 3; ++axis) {
    Vec3 step(0);
    step[axis] = kStep;
    slope[axis] = Distance(place + step) - Distance(place - step);
  }
  return slope / std::max(glm::length(slope), 1e-12);
}

// Surface nets: a vertex in each cell that the skin runs through, a quad round
// each edge of the grid that it cuts.
BoneForm::Skin BoneForm::Wrap(const Vec3& cell) const {
  Vec3 low(1e9), high(-1e9);
  const auto add = [&](const Vec3& p, double r) {
    low = glm::min(low, p - r);
    high = glm::max(high, p + r);
  };
  for (const Lump& lump : lumps_) {
    if (lump.carved) continue;
    for (const bool other : {false, lump.twice}) {
      const auto at = [&](const Vec3& p) {
        return other ? math::Mirror(p) : p;
      };
      const double reach = lump.kind == Kind::kEgg
                               ? std::max({lump.b.x, lump.b.y, lump.b.z})
                               : std::max(lump.r, lump.s);
      add(at(lump.a), reach);
      if (lump.kind != Kind::kEgg) add(at(lump.b), reach);
      if (lump.kind == Kind::kPlate) add(at(lump.c), reach);
    }
  }
  low -= 1.5 * cell;
  high += 1.5 * cell;
  const glm::ivec3 count = glm::ivec3(glm::ceil((high - low) / cell)) + 1;
  const auto index = [&](int x, int y, int z) {
    return std::size_t((z * count.y + y) * count.x + x);
  };
  const auto corner = [&](int x, int y, int z) {
    return low + Vec3(x, y, z) * cell;
  };
  std::vector<double> field(index(0, 0, count.z));
  for (int z = 0; z < count.z; ++z) {
    for (int y = 0; y < count.y; ++y) {
      for (int x = 0; x < count.x; ++x) {
        field[index(x, y, z)] = Distance(corner(x, y, z));
      }
    }
  }

  Skin skin;
  std::vector<int> vertex(field.size(), -1);
  for (int z = 0; z + 1 < count.z; ++z) {
    for (int y = 0; y + 1 < count.y; ++y) {
      for (int x = 0; x + 1 < count.x; ++x) {
        Vec3 sum(0);
        int cuts = 0;
        const auto edge = [&](glm::ivec3 a, int axis) {
          glm::ivec3 b = a;
          ++b[axis];
          const double da = field[index(x + a.x, y + a.y, z + a.z)];
          const double db = field[index(x + b.x, y + b.y, z + b.z)];
          if ((da < 0) == (db < 0)) return;
          Vec3 at = corner(x + a.x, y + a.y, z + a.z);
          at[axis] += cell[axis] * da / (da - db);
          sum += at;
          ++cuts;
        };
        for (int i = 0; i < 4; ++i) {
          edge({0, i & 1, i >> 1}, 0);
          edge({i & 1, 0, i >> 1}, 1);
          edge({i & 1, i >> 1, 0}, 2);
        }
        if (cuts == 0) continue;
        vertex[index(x, y, z)] = int(skin.places.size());
        skin.places.push_back(sum / double(cuts));
      }
    }
  }
  for (int z = 1; z + 1 < count.z; ++z) {
    for (int y = 1; y + 1 < count.y; ++y) {
      for (int x = 1; x + 1 < count.x; ++x) {
        for (int axis = 0; axis < 3; ++axis) {
          glm::ivec3 to(x, y, z);
          ++to[axis];
          const bool inside = field[index(x, y, z)] < 0;
          if (inside == (field[index(to.x, to.y, to.z)] < 0)) continue;
          // The four cells round the edge, turning about its axis.
          std::array<std::uint32_t, 4> quad{};
          constexpr int kRound[4][2] = {{0, 0}, {-1, 0}, {-1, -1}, {0, -1}};
          for (std::size_t i = 0; i < 4; ++i) {
            glm::ivec3 at(x, y, z);
            at[(axis + 1) % 3] += kRound[i][0];
            at[(axis + 2) % 3] += kRound[i][1];
            quad[i] = std::uint32_t(vertex[index(at.x, at.y, at.z)]);
          }
          if (!inside) std::swap(quad[1], quad[3]);
          for (const std::size_t i : {0, 1, 2, 0, 2, 3}) {
            skin.triangles.push_back(quad[i]);
          }
        }
      }
    }
  }
  const double most = 0.4 * std::min({cell.x, cell.y, cell.z});
  for (Vec3& place : skin.places) {
    // Onto the skin: the mean of the cuts lies a little inside of a bend.
    place -= std::clamp(Distance(place), -most, most) * Slope(place);
    skin.normals.push_back(Slope(place));
    const double free = Distance(place + kShelter * skin.normals.back());
    skin.open.push_back(std::clamp(0.25 + 0.75 * free / kShelter, 0.25, 1.0));
  }
  return skin;
}

}  // namespace limber::anatomy
