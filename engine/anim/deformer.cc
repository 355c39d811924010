// SPDX-License-Identifier: MIT
#include "engine/anim/deformer.h"

#include <algorithm>
#include <cmath>

namespace limber::anim {

using math::Transform;
using math::Vec3;
using math::Vec3f;

namespace {

// Smoothing of delta mush: 10 steps of half way to the mean of the neighbours
// removes the creases of deep bends; more would thin the shoulders.
constexpr int kSteps = 10;
constexpr float kStep = 0.5f;

template <class Quad>
Quad Cross(Quad a, Quad b) {
  return Quad{a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2],
              a[0] * b[1] - a[1] * b[0], 0};
}

template <class Quad>
float Dot(Quad a, Quad b) {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

template <class Quad>
Quad Normalised(Quad a) {
  const float length = std::sqrt(Dot(a, a));
  return a * (1.0f / std::max(length, 1e-20f));
}

}  // namespace

Deformer::Deformer(const Mesh& mesh, const Skeleton& skeleton, bool soft)
    : mesh_(mesh), soft_(soft) {
  for (const Transform& rest : skeleton.model_from_joint) {
    joint_from_model_.push_back(Inverse(rest));
  }
  for (std::size_t p = 0; p < mesh.point_count(); ++p) {
    const Vec3f& x = mesh.positions[mesh.vertex_of[p]];
    rest_.push_back(Quad{x.x, x.y, x.z, 1});
    influence_first_.push_back(
        static_cast<std::uint32_t>(influence_joint_.size()));
    for (std::size_t k = 0; k < kInfluences && mesh.weights[p][k] > 0; ++k) {
      influence_joint_.push_back(mesh.joints[p][k]);
      influence_weight_.push_back(mesh.weights[p][k]);
    }
  }
  influence_first_.push_back(
      static_cast<std::uint32_t>(influence_joint_.size()));
  FindFaces();
  if (soft_) {
    FindSoftPoints();
    FindDetail();
  }
}

Deformer::~Deformer() = default;

std::unique_ptr<Deformer::Scratch> Deformer::MakeScratch() const {
  auto scratch = std::make_unique<Scratch>();
  scratch->palette.resize(joint_from_model_.size());
  for (std::vector<Quad>* list : {&scratch->points, &scratch->smooth,
                                  &scratch->other, &scratch->normals}) {
    list->resize(rest_.size());
  }
  return scratch;
}

// Two triangles that follow each other and share an edge are one quad: its
// diagonal is no edge of the surface's own mesh, and must not count as one.
void Deformer::FindFaces() {
  const auto point = [&](std::size_t corner) {
    return mesh_.point_of[mesh_.triangles[corner]];
  };
  const std::size_t corners = mesh_.triangles.size();
  for (std::size_t t = 0; t + 2 < corners;) {
    const std::array<std::uint32_t, 3> a = {point(t), point(t + 1),
                                            point(t + 2)};
    if (t + 5 < corners) {
      const std::array<std::uint32_t, 3> b = {point(t + 3), point(t + 4),
                                              point(t + 5)};
      // The layout of a split quad 0 1 2, 0 2 3.
      if (a[0] == b[0] && a[2] == b[1]) {
        quads_.push_back({a[0], a[1], a[2], b[2]});
        t += 6;
        continue;
      }
    }
    quads_.push_back({a[0], a[1], a[2], a[2]});
    t += 3;
  }
}

// Skin that a single joint carries, with all skin round it, stays as it is
// under delta mush: only the rest is worth smoothing.
void Deformer::FindSoftPoints() {
  const std::size_t count = rest_.size();
  std::vector<std::vector<std::uint32_t>> neighbours(count);
  for (const auto& q : quads_) {
    for (std::size_t k = 0; k < 4; ++k) {
      const std::uint32_t a = q[k], b = q[(k + 1) % 4];
      if (a == b) continue;
      neighbours[a].push_back(b);
      neighbours[b].push_back(a);
    }
  }
  for (auto& list : neighbours) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
  const auto only_joint = [&](std::size_t p) {
    return influence_first_[p + 1] - influence_first_[p] == 1
               ? int(influence_joint_[influence_first_[p]])
               : -1;
  };
  std::vector<char> soft(count, 0);
  for (std::size_t p = 0; p < count; ++p) {
    soft[p] = only_joint(p) < 0;
    for (const std::uint32_t n : neighbours[p]) {
      if (only_joint(n) != only_joint(p)) soft[p] = 1;
    }
  }
  // The smoothing reaches one ring a step, and the frame one more.
  for (int ring = 0; ring <= kSteps; ++ring) {
    std::vector<char> wider = soft;
    for (std::size_t p = 0; p < count; ++p) {
      for (const std::uint32_t n : neighbours[p]) wider[p] |= soft[n];
    }
    soft = std::move(wider);
  }
  for (std::size_t p = 0; p < count; ++p) {
    if (!soft[p] || neighbours[p].empty()) continue;
    soft_points_.push_back(static_cast<std::uint32_t>(p));
    neighbour_first_.push_back(static_cast<std::uint32_t>(neighbours_.size()));
    neighbours_.insert(neighbours_.end(), neighbours[p].begin(),
                       neighbours[p].end());
  }
  neighbour_first_.push_back(static_cast<std::uint32_t>(neighbours_.size()));
  FindChords(neighbours);
}

// The longest chord within two rings, and the one that spans the widest
// parallelogram with it: in the depth of a bend, where the skin is pressed
// together, chords of a single ring turn over and the detail would jump.
void Deformer::FindChords(
    const std::vector<std::vector<std::uint32_t>>& neighbours) {
  for (const std::uint32_t p : soft_points_) {
    std::vector<std::uint32_t> near = neighbours[p];
    for (const std::uint32_t n : neighbours[p]) {
      near.insert(near.end(), neighbours[n].begin(), neighbours[n].end());
    }
    near.push_back(p);
    std::sort(near.begin(), near.end());
    near.erase(std::unique(near.begin(), near.end()), near.end());
    std::array<std::uint32_t, 4> chord = {p, p, p, p};
    const auto pick = [&](std::size_t at, auto&& size) {
      float most = 0;
      for (std::size_t i = 0; i < near.size(); ++i) {
        for (std::size_t k = i + 1; k < near.size(); ++k) {
          const float s = size(Quad(rest_[near[k]] - rest_[near[i]]));
          if (s <= most) continue;
          most = s;
          chord[at] = near[i];
          chord[at + 1] = near[k];
        }
      }
    };
    pick(0, [](const Quad& d) { return Dot(d, d); });
    const Quad first = rest_[chord[1]] - rest_[chord[0]];
    pick(2, [&](const Quad& d) {
      const Quad area = Cross(first, d);
      return Dot(area, area);
    });
    chords_.push_back(chord);
  }
}

void Deformer::FindDetail() {
  std::vector<Quad> smooth = rest_, other = rest_;
  Smooth(smooth, other);
  for (std::size_t i = 0; i < soft_points_.size(); ++i) {
    const std::uint32_t p = soft_points_[i];
    const auto frame = Frame(i, smooth);
    const Quad d = rest_[p] - smooth[p];
    detail_.push_back(
        Quad{Dot(d, frame[0]), Dot(d, frame[1]), Dot(d, frame[2]), 0});
  }
}

void Deformer::Smooth(std::vector<Quad>& points,
                      std::vector<Quad>& other) const {
  for (int step = 0; step < kSteps; ++step) {
    for (std::size_t i = 0; i < soft_points_.size(); ++i) {
      const std::uint32_t p = soft_points_[i];
      const std::uint32_t first = neighbour_first_[i];
      const std::uint32_t last = neighbour_first_[i + 1];
      Quad sum{};
      for (std::uint32_t k = first; k < last; ++k) {
        sum += points[neighbours_[k]];
      }
      const float share = kStep / float(last - first);
      other[p] = points[p] * (1 - kStep) + sum * share;
    }
    std::swap(points, other);
  }
}

void Deformer::FaceNormals(const std::vector<Quad>& points,
                           std::vector<Quad>& normals) const {
  std::fill(normals.begin(), normals.end(), Quad{});
  for (const auto& q : quads_) {
    const Quad normal = q[3] == q[2] ? Cross<Quad>(points[q[1]] - points[q[0]],
                                                   points[q[2]] - points[q[0]])
                                     : Cross<Quad>(points[q[2]] - points[q[0]],
                                                   points[q[3]] - points[q[1]]);
    for (std::size_t k = 0; k < 3; ++k) normals[q[k]] += normal;
    if (q[3] != q[2]) normals[q[3]] += normal;
  }
}

// The sum and the difference of two unit vectors stand upright on each other,
// and shear turns neither towards one of them.
std::array<Deformer::Quad, 3> Deformer::Frame(
    std::size_t i, const std::vector<Quad>& points) const {
  const auto& chord = chords_[i];
  const Quad a = Normalised<Quad>(points[chord[1]] - points[chord[0]]);
  const Quad b = Normalised<Quad>(points[chord[3]] - points[chord[2]]);
  const Quad t = Normalised<Quad>(a + b), u = Normalised<Quad>(a - b);
  return {t, u, Cross<Quad>(t, u)};
}

void Deformer::Skin(std::span<const Transform> model_from_joint,
                    Scratch& scratch) const {
  for (std::size_t j = 0; j < joint_from_model_.size(); ++j) {
    const Transform m = model_from_joint[j] * joint_from_model_[j];
    const math::Mat3 r = glm::mat3_cast(m.rotation);
    // Columns, so that a point is a sum of columns.
    for (int c = 0; c < 3; ++c) {
      scratch.palette[j][std::size_t(c)] = Quad{
          float(r[c].x), float(r[c].y), float(r[c].z), float(m.translation[c])};
    }
  }
  for (std::size_t p = 0; p < rest_.size(); ++p) {
    Quad x{}, y{}, z{};
    for (std::uint32_t k = influence_first_[p]; k < influence_first_[p + 1];
         ++k) {
      const auto& m = scratch.palette[influence_joint_[k]];
      const float w = influence_weight_[k];
      x += m[0] * w;
      y += m[1] * w;
      z += m[2] * w;
    }
    const Quad& r = rest_[p];
    Quad out = x * r[0] + y * r[1] + z * r[2];
    out += Quad{x[3], y[3], z[3], 0};
    out[3] = 1;
    scratch.points[p] = out;
  }
}

void Deformer::Deform(std::span<const Transform> model_from_joint,
                      Scratch& scratch, std::span<Vec3f> points) const {
  Skin(model_from_joint, scratch);
  if (soft_) {
    // Rigid neighbours are read by the smoothing, so both buffers start alike.
    scratch.smooth = scratch.points;
    scratch.other = scratch.points;
    Smooth(scratch.smooth, scratch.other);
    for (std::size_t i = 0; i < soft_points_.size(); ++i) {
      const std::uint32_t p = soft_points_[i];
      const auto frame = Frame(i, scratch.smooth);
      const Quad& d = detail_[i];
      scratch.points[p] = scratch.smooth[p] + frame[0] * d[0] +
                          frame[1] * d[1] + frame[2] * d[2];
    }
  }
  for (std::size_t p = 0; p < rest_.size(); ++p) {
    const Quad& q = scratch.points[p];
    points[p] = {q[0], q[1], q[2]};
  }
}

void Deformer::Shade(std::span<const Vec3f> points, Scratch& scratch,
                     std::span<Vec3f> positions,
                     std::span<Vec3f> normals) const {
  for (std::size_t p = 0; p < rest_.size(); ++p) {
    scratch.points[p] = Quad{points[p].x, points[p].y, points[p].z, 1};
  }
  FaceNormals(scratch.points, scratch.normals);
  for (std::size_t v = 0; v < mesh_.vertex_count(); ++v) {
    const std::uint32_t p = mesh_.point_of[v];
    positions[v] = points[p];
    const Quad n = Normalised<Quad>(scratch.normals[p]);
    normals[v] = {n[0], n[1], n[2]};
  }
}

}  // namespace limber::anim
