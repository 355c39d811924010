// SPDX-License-Identifier: MIT
#include "engine/render/prop_meshes.h"

namespace limber::render {
namespace {

using math::Vec2f;
using math::Vec3f;

void Upload(const scene::PropMesh& prop, PropPart& part) {
  part.id = prop.id;
  part.surface = prop.surface;
  part.index_count = static_cast<GLsizei>(prop.triangles.size());
  const std::size_t count = prop.positions.size();
  const auto bytes = GLsizeiptr(count * sizeof(Vec3f));
  glBindVertexArray(part.vertices.name());
  glBindBuffer(GL_ARRAY_BUFFER, part.buffer.name());
  glBufferData(GL_ARRAY_BUFFER, 2 * bytes + GLsizeiptr(count * sizeof(Vec2f)),
               nullptr, GL_STATIC_DRAW);
  glBufferSubData(GL_ARRAY_BUFFER, 0, bytes, prop.positions.data());
  glBufferSubData(GL_ARRAY_BUFFER, bytes, bytes, prop.normals.data());
  Point(kPosition, 3, 0, 0);
  Point(kNormal, 3, 0, std::size_t(bytes));
  if (prop.uvs.size() == count) {
    glBufferSubData(GL_ARRAY_BUFFER, 2 * bytes,
                    GLsizeiptr(count * sizeof(Vec2f)), prop.uvs.data());
    Point(kUv, 2, 0, std::size_t(2 * bytes));
  }
  FillIndices(part.indices, prop.triangles);
  glBindVertexArray(0);
  part.fins.Build(prop.triangles, prop.positions);
}

}  // namespace

bool PropMeshes::Fit(std::span<const scene::PropMesh> props) {
  bool same = parts_.size() == props.size();
  for (std::size_t i = 0; same && i < props.size(); ++i) {
    same = parts_[i].id == props[i].id;
  }
  if (same) return false;
  parts_.clear();
  parts_.resize(props.size());
  std::size_t edges = 0;
  for (std::size_t i = 0; i < props.size(); ++i) {
    Upload(props[i], parts_[i]);
    edges += props[i].triangles.size() / 2;
  }
  fins_.Reserve(props.size(), edges, 1);
  return true;
}

void PropMeshes::StreamFins(std::span<const scene::PropMesh> props,
                            const Vec3f& eye) {
  fins_.Clear();
  for (std::size_t i = 0; i < props.size(); ++i) {
    const scene::PropMesh& prop = props[i];
    parts_[i].fins.Append(prop.triangles, prop.positions, prop.normals,
                          prop.uvs.size() == prop.positions.size()
                              ? std::span(prop.uvs)
                              : std::span<const Vec2f>(),
                          {}, eye, fins_.Begin());
  }
  fins_.Upload();
}

}  // namespace limber::render
