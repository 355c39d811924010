// SPDX-License-Identifier: MIT
#include "engine/render/prop_meshes.h"

#include <algorithm>

namespace limber::render {
namespace {

using math::Mat4f;
using math::Vec2f;
using math::Vec3f;
using math::Vec4f;

// Meshes that are kept: the things of a few movements.
constexpr std::size_t kKept = 48;

template <class T>
std::span<const T> OrNone(const std::vector<T>& values, std::size_t count) {
  return values.size() == count ? std::span<const T>(values)
                                : std::span<const T>();
}

Mat4f Matrix(const math::Transform& transform, float height) {
  Mat4f matrix = glm::mat4_cast(glm::quat(transform.rotation));
  matrix[1] *= height;
  matrix[3] = Vec4f(Vec3f(transform.translation), 1);
  return matrix;
}

}  // namespace

void PropMeshes::Upload(const scene::PropMesh& mesh, Part& part) {
  part.id = mesh.id;
  part.index_count = static_cast<GLsizei>(mesh.triangles.size());
  part.edges = mesh.triangles.size() / 2;
  const std::size_t count = mesh.positions.size();
  const std::span<const Vec2f> uvs = OrNone(mesh.uvs, count);
  const std::span<const Vec4f> colours = OrNone(mesh.colours, count);
  const auto bytes = GLsizeiptr(count * sizeof(Vec3f));
  const auto uv_bytes = GLsizeiptr(uvs.size_bytes());
  const auto colour_bytes = GLsizeiptr(colours.size_bytes());
  glBindVertexArray(part.vertices.name());
  glBindBuffer(GL_ARRAY_BUFFER, part.buffer.name());
  glBufferData(GL_ARRAY_BUFFER, 2 * bytes + uv_bytes + colour_bytes, nullptr,
               GL_STATIC_DRAW);
  glBufferSubData(GL_ARRAY_BUFFER, 0, bytes, mesh.positions.data());
  glBufferSubData(GL_ARRAY_BUFFER, bytes, bytes, mesh.normals.data());
  Point(kPosition, 3, 0, 0);
  Point(kNormal, 3, 0, std::size_t(bytes));
  if (!uvs.empty()) {
    glBufferSubData(GL_ARRAY_BUFFER, 2 * bytes, uv_bytes, uvs.data());
    Point(kUv, 2, 0, std::size_t(2 * bytes));
  }
  if (!colours.empty()) {
    glBufferSubData(GL_ARRAY_BUFFER, 2 * bytes + uv_bytes, colour_bytes,
                    colours.data());
    Point(kColour, 4, 0, std::size_t(2 * bytes + uv_bytes));
  }
  FillIndices(part.indices, mesh.triangles);
  glBindVertexArray(0);
  part.fins.Build(mesh.triangles, mesh.positions);
}

std::size_t PropMeshes::PartOf(const scene::PropMesh& mesh) {
  const auto known = std::ranges::find(parts_, mesh.id, &Part::id);
  if (known != parts_.end()) return std::size_t(known - parts_.begin());
  Upload(mesh, parts_.emplace_back());
  return parts_.size() - 1;
}

bool PropMeshes::Fit(std::span<const scene::PropPlace> props) {
  const auto missing =
      std::ranges::count_if(props, [&](const scene::PropPlace& prop) {
        return std::ranges::find(parts_, prop.mesh->id, &Part::id) ==
               parts_.end();
      });
  if (missing > 0 && parts_.size() + std::size_t(missing) > kKept) {
    parts_.clear();
  }
  std::swap(drawn_, before_);
  drawn_.clear();
  for (std::size_t i = 0; i < props.size(); ++i) {
    const std::size_t part = PartOf(*props[i].mesh);
    if (props[i].opacity <= 0) continue;
    drawn_.push_back({part, i, props[i].mesh->surface,
                      Matrix(props[i].world_from_prop, props[i].height),
                      std::min(props[i].opacity, 1.f)});
  }
  before_.reserve(drawn_.capacity());  // they change places every frame
  const bool same = missing == 0 && drawn_ == before_;
  if (!same) {
    std::size_t edges = 0;
    for (const Drawn& drawn : drawn_) edges += parts_[drawn.part].edges;
    fins_.Reserve(drawn_.size(), edges, 1);
  }
  return !same;
}

void PropMeshes::Draw(const Drawn& drawn) {
  Part& part = parts_[drawn.part];
  glBindVertexArray(part.vertices.name());
  glDrawElements(GL_TRIANGLES, part.index_count, GL_UNSIGNED_INT, nullptr);
}

void PropMeshes::StreamFins(std::span<const scene::PropPlace> props,
                            const Vec3f& eye) {
  fins_.Clear();
  for (const Drawn& drawn : drawn_) {
    const scene::PropPlace& prop = props[drawn.place];
    const scene::PropMesh& mesh = *prop.mesh;
    const std::size_t count = mesh.positions.size();
    // Edges are judged and kept in the prop's own space.
    Vec3f from(math::Inverse(prop.world_from_prop) * math::Vec3(eye));
    from.y /= prop.height;
    parts_[drawn.part].fins.Append(
        mesh.triangles, mesh.positions, mesh.normals, OrNone(mesh.uvs, count),
        OrNone(mesh.colours, count), from, fins_.Begin());
  }
  fins_.Upload();
}

}  // namespace limber::render
