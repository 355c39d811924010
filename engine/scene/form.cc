// SPDX-License-Identifier: MIT
#include "engine/scene/form.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace limber::scene {
namespace {

constexpr float kPi = std::numbers::pi_v<float>;

std::uint32_t Next(const PropMesh& mesh) {
  return static_cast<std::uint32_t>(mesh.positions.size());
}

void Add(const Vec3f& place, const Vec3f& normal, const Vec2f& uv,
         PropMesh& mesh) {
  mesh.positions.push_back(place);
  mesh.normals.push_back(normal);
  mesh.uvs.push_back(uv);
}

// Two triangles a-b-c and a-c-d, less those without area.
void Quad(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d,
          PropMesh& mesh) {
  const auto triangle = [&](std::uint32_t i, std::uint32_t j, std::uint32_t k) {
    const Vec3f &p = mesh.positions[i], &q = mesh.positions[j],
                &r = mesh.positions[k];
    if (p == q || q == r || r == p) return;
    mesh.triangles.insert(mesh.triangles.end(), {i, j, k});
  };
  triangle(a, b, c);
  triangle(a, c, d);
}

}  // namespace

Outline RoundedRectangle(float width, float height, float radius, int steps) {
  radius = std::min({radius, width / 2, height / 2});
  Outline outline;
  for (int corner = 0; corner < 4; ++corner) {
    const Vec2f sign(corner == 0 || corner == 3 ? 1 : -1, corner < 2 ? 1 : -1);
    const Vec2f centre = sign * (Vec2f(width, height) / 2.f - Vec2f(radius));
    for (int i = 0; i <= steps; ++i) {
      const float turn = kPi / 2 * (float(corner) + float(i) / float(steps));
      const Vec2f normal(std::cos(turn), std::sin(turn));
      outline.push_back({centre + radius * normal, normal});
    }
  }
  return outline;
}

Outline Circle(float radius, int sides) {
  return Superellipse(radius, radius, 2, sides);
}

Outline Superellipse(float half_x, float half_y, float power, int count) {
  Outline outline;
  for (int i = 0; i < count; ++i) {
    const float turn = 2 * kPi * float(i) / float(count);
    const float c = std::cos(turn), s = std::sin(turn);
    const auto bend = [&](float v) {
      return std::copysign(std::pow(std::abs(v), 2 / power), v);
    };
    const auto lean = [&](float v) {
      return std::copysign(std::pow(std::abs(v), 2 - 2 / power), v);
    };
    const Vec2f normal(lean(c) / half_x, lean(s) / half_y);
    outline.push_back(
        {{half_x * bend(c), half_y * bend(s)}, glm::normalize(normal)});
  }
  return outline;
}

void AppendSweep(std::span<const Station> way, const Outline& outline,
                 Ends ends, PropMesh& mesh) {
  const auto count = static_cast<std::uint32_t>(outline.size());
  const bool ring = ends == Ends::kRing;
  const std::uint32_t first = Next(mesh);
  float along = 0;
  for (std::size_t k = 0; k < way.size() + (ring ? 1 : 0); ++k) {
    const Station& at = way[k % way.size()];
    if (k > 0) along += glm::distance(at.centre, way[k - 1].centre);
    float around = 0;
    for (std::uint32_t i = 0; i <= count; ++i) {
      const OutlinePoint& point = outline[i % count];
      if (i > 0) around += glm::distance(point.at, outline[i - 1].at);
      const Vec3f normal = point.normal.x * at.a / glm::dot(at.a, at.a) +
                           point.normal.y * at.b / glm::dot(at.b, at.b);
      Add(at.centre + point.at.x * at.a + point.at.y * at.b,
          glm::normalize(normal), {along, around}, mesh);
    }
  }
  const std::uint32_t row = count + 1;
  for (std::uint32_t k = 0; k + (ring ? 0 : 1) < way.size(); ++k) {
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint32_t at = first + k * row + i;
      Quad(at, at + 1, at + row + 1, at + row, mesh);
    }
  }
  if (ring) return;
  for (const bool end : {false, true}) {
    const Station& at = end ? way.back() : way.front();
    const Vec3f out = glm::normalize(glm::cross(at.a, at.b));
    const std::uint32_t cap = Next(mesh);
    for (const OutlinePoint& point : outline) {
      Add(at.centre + point.at.x * at.a + point.at.y * at.b, end ? out : -out,
          point.at, mesh);
    }
    for (std::uint32_t i = 1; i + 1 < count; ++i) {
      const std::uint32_t b = cap + (end ? i : i + 1);
      const std::uint32_t c = cap + (end ? i + 1 : i);
      mesh.triangles.insert(mesh.triangles.end(), {cap, b, c});
    }
  }
}

void AppendTurned(const Vec3f& origin, const Vec3f& axis,
                  const Outline& profile, int sides, Ends ends,
                  PropMesh& mesh) {
  const Vec3f helper = std::abs(axis.y) < .9f ? Vec3f(0, 1, 0) : Vec3f(1, 0, 0);
  const Vec3f side = glm::normalize(glm::cross(helper, axis));
  const Vec3f up = glm::cross(axis, side);
  const std::uint32_t first = Next(mesh);
  const auto count = static_cast<std::uint32_t>(profile.size());
  float run = 0;
  for (std::uint32_t k = 0; k < count; ++k) {
    const OutlinePoint& point = profile[k];
    if (k > 0) run += glm::distance(point.at, profile[k - 1].at);
    for (int i = 0; i <= sides; ++i) {
      // The seam closes to the last bit.
      const float turn = 2 * kPi * float(i % sides) / float(sides);
      const Vec3f out = std::cos(turn) * side + std::sin(turn) * up;
      Add(origin + point.at.x * axis + point.at.y * out,
          glm::normalize(point.normal.x * axis + point.normal.y * out),
          {run, 2 * kPi * float(i) / float(sides) * point.at.y}, mesh);
    }
  }
  const auto row = static_cast<std::uint32_t>(sides + 1);
  for (std::uint32_t k = 0; k + (ends == Ends::kRing ? 0 : 1) < count; ++k) {
    const std::uint32_t next = (k + 1) % count;
    if (profile[k].at == profile[next].at) continue;  // two normals
    for (std::uint32_t i = 0; i + 1 < row; ++i) {
      Quad(first + k * row + i, first + k * row + i + 1,
           first + next * row + i + 1, first + next * row + i, mesh);
    }
  }
}

void AppendBar(const Vec3f& from, const Vec3f& to, float from_radius,
               float to_radius, float edge, int sides, PropMesh& mesh) {
  constexpr int kSteps = 2;
  const float length = glm::distance(from, to);
  const float lean = (from_radius - to_radius) / length;
  Outline profile;
  profile.push_back({{0, 0}, {-1, 0}});
  for (int i = 0; i <= kSteps; ++i) {
    const float turn = kPi / 2 * float(i) / kSteps;
    const Vec2f out(-std::cos(turn), std::sin(turn));
    profile.push_back({{edge + edge * out.x, from_radius - edge + edge * out.y},
                       i == 0 ? Vec2f(-1, 0) : out});
  }
  profile.back().normal = glm::normalize(Vec2f(lean, 1));
  for (int i = 0; i <= kSteps; ++i) {
    const float turn = kPi / 2 * float(i) / kSteps;
    const Vec2f out(std::sin(turn), std::cos(turn));
    profile.push_back(
        {{length - edge + edge * out.x, to_radius - edge + edge * out.y}, out});
  }
  profile[profile.size() - kSteps - 1].normal = glm::normalize(Vec2f(lean, 1));
  profile.push_back({{length, 0}, {1, 0}});
  AppendTurned(from, (to - from) / length, profile, sides, Ends::kFlat, mesh);
}

void AppendStuffed(const Vec3f& origin, const Outline& outline,
                   std::span<const Ring> rings, PropMesh& mesh) {
  const std::uint32_t first = Next(mesh);
  const std::size_t first_index = mesh.triangles.size();
  const auto count = static_cast<std::uint32_t>(outline.size());
  for (std::size_t k = 0; k < rings.size(); ++k) {
    const bool point = k == 0 || k + 1 == rings.size();
    for (std::uint32_t i = 0; i < (point ? 1 : count); ++i) {
      const Vec2f flat = point ? Vec2f(0) : rings[k].share * outline[i].at;
      // The height goes into the pattern too, or it would smear on the sides.
      Add(origin + Vec3f(flat.x, rings[k].y, flat.y), Vec3f(0, 1, 0),
          flat + Vec2f(rings[k].y), mesh);
    }
  }
  const auto at = [&](std::uint32_t k, std::uint32_t i) {
    if (k == 0) return first;
    if (k + 1 == rings.size()) return Next(mesh) - 1;
    return first + 1 + (k - 1) * count + i % count;
  };
  // (x, z) runs clockwise seen from above.
  for (std::uint32_t k = 0; k + 1 < rings.size(); ++k) {
    for (std::uint32_t i = 0; i < count; ++i) {
      Quad(at(k, i), at(k + 1, i), at(k + 1, i + 1), at(k, i + 1), mesh);
    }
  }
  SmoothNormals(first, first_index, mesh);
}

void SmoothNormals(std::size_t first_vertex, std::size_t first_index,
                   PropMesh& mesh) {
  for (std::size_t v = first_vertex; v < mesh.normals.size(); ++v) {
    mesh.normals[v] = Vec3f(0);
  }
  for (std::size_t t = first_index; t < mesh.triangles.size(); t += 3) {
    const Vec3f& a = mesh.positions[mesh.triangles[t]];
    const Vec3f face = glm::cross(mesh.positions[mesh.triangles[t + 1]] - a,
                                  mesh.positions[mesh.triangles[t + 2]] - a);
    for (std::size_t k = 0; k < 3; ++k) {
      mesh.normals[mesh.triangles[t + k]] += face;
    }
  }
  for (std::size_t v = first_vertex; v < mesh.normals.size(); ++v) {
    const float length = glm::length(mesh.normals[v]);
    // No triangle with an area is around it: nothing of it shows.
    mesh.normals[v] = length > 0 ? mesh.normals[v] / length : Vec3f(0, 1, 0);
  }
}

void Paint(std::size_t first, const Vec4f& colour, PropMesh& mesh) {
  mesh.colours.resize(first, Vec4f(1));
  mesh.colours.resize(mesh.positions.size(), colour);
}

}  // namespace limber::scene
