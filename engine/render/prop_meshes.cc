// SPDX-License-Identifier: MIT
#include "engine/render/prop_meshes.h"

namespace limber::render {
namespace {

using math::Vec2f;
using math::Vec3f;

void Point(Attribute attribute, GLint size, GLsizei stride,
           std::size_t offset) {
  glEnableVertexAttribArray(attribute);
  glVertexAttribPointer(attribute, size, GL_FLOAT, GL_FALSE, stride,
                        Offset(offset));
}

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
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, part.indices.name());
  glBufferData(GL_ELEMENT_ARRAY_BUFFER,
               GLsizeiptr(prop.triangles.size() * sizeof(std::uint32_t)),
               prop.triangles.data(), GL_STATIC_DRAW);
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
  fin_vertices_.reserve(6 * edges);
  fin_first_.assign(props.size() + 1, 0);
  glBindVertexArray(fin_array_.name());
  glBindBuffer(GL_ARRAY_BUFFER, fin_buffer_.name());
  constexpr GLsizei kStride = sizeof(EdgeFins::Vertex);
  Point(kPosition, 3, kStride, offsetof(EdgeFins::Vertex, position));
  Point(kNormal, 3, kStride, offsetof(EdgeFins::Vertex, normal));
  Point(kUv, 2, kStride, offsetof(EdgeFins::Vertex, uv));
  Point(kEdge, 1, kStride, offsetof(EdgeFins::Vertex, edge));
  glBindVertexArray(0);
  return true;
}

void PropMeshes::StreamFins(std::span<const scene::PropMesh> props,
                            const Vec3f& eye) {
  fin_vertices_.clear();
  for (std::size_t i = 0; i < props.size(); ++i) {
    fin_first_[i] = fin_vertices_.size();
    const scene::PropMesh& prop = props[i];
    parts_[i].fins.Append(prop.triangles, prop.positions, prop.normals,
                          prop.uvs.size() == prop.positions.size()
                              ? std::span(prop.uvs)
                              : std::span<const Vec2f>(),
                          {}, eye, fin_vertices_);
  }
  fin_first_[props.size()] = fin_vertices_.size();
  glBindBuffer(GL_ARRAY_BUFFER, fin_buffer_.name());
  glBufferData(GL_ARRAY_BUFFER,
               GLsizeiptr(fin_vertices_.size() * sizeof(EdgeFins::Vertex)),
               fin_vertices_.data(), GL_STREAM_DRAW);
}

void PropMeshes::DrawFins(std::size_t i) {
  const std::size_t count = fin_first_[i + 1] - fin_first_[i];
  if (count == 0) return;
  glBindVertexArray(fin_array_.name());
  glDrawArrays(GL_TRIANGLES, GLint(fin_first_[i]), GLsizei(count));
}

}  // namespace limber::render
