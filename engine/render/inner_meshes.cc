// SPDX-License-Identifier: MIT
#include "engine/render/inner_meshes.h"

#include "engine/scene/colour.h"
#include "engine/scene/looks.h"

namespace limber::render {
namespace {

using math::Vec2f;
using math::Vec3f;
using math::Vec4f;

const scene::InnerMesh& MeshOf(const scene::Inner& inner, std::size_t i) {
  return i == 0 ? inner.bones : inner.muscles;
}

}  // namespace

core::Loaded<InnerMeshes> InnerMeshes::Create(bool high) {
  core::Loaded<InnerMeshes> loaded;
  InnerMeshes meshes;
  meshes.high_ = high;
  for (std::size_t i = 0; i < 2; ++i) {
    core::Loaded<Program> program =
        Program::Build("surface_solid.vert",
                       i == 0 ? "surface_bone.frag" : "surface_muscle.frag",
                       high ? kHighTier : kPlain);
    if (!program.ok()) {
      loaded.problems = std::move(program.problems);
      return loaded;
    }
    meshes.programs_[i] = std::move(*program.value);
  }
  loaded.value = std::move(meshes);
  return loaded;
}

void InnerMeshes::Fit(const scene::InnerMesh& mesh, bool moved, Part& part) {
  const std::size_t count = mesh.positions.size();
  const auto bytes = GLsizeiptr(count * sizeof(Vec3f));
  const auto colour_bytes = GLsizeiptr(mesh.colours.size_bytes());
  const bool fresh = part.id != mesh.shape_id;
  if (fresh) {
    part.id = mesh.shape_id;
    part.vertex_count = count;
    part.index_count = GLsizei(mesh.triangles.size());
    glBindVertexArray(part.vertices.name());
    glBindBuffer(GL_ARRAY_BUFFER, part.stream.name());
    Point(kPosition, 3, 0, 0);
    Point(kNormal, 3, 0, std::size_t(bytes));
    Point(kColour, 4, 0, std::size_t(2 * bytes));
    if (!mesh.fibres.empty()) {
      glBindBuffer(GL_ARRAY_BUFFER, part.fixed.name());
      glBufferData(GL_ARRAY_BUFFER, GLsizeiptr(mesh.fibres.size_bytes()),
                   mesh.fibres.data(), GL_STATIC_DRAW);
      Point(kUv, 2, 0, 0);
    }
    FillIndices(part.indices, mesh.triangles);
    glBindVertexArray(0);
  }
  if (count == 0) return;
  glBindBuffer(GL_ARRAY_BUFFER, part.stream.name());
  if (fresh || moved) {
    glBufferData(GL_ARRAY_BUFFER, 2 * bytes + colour_bytes, nullptr,
                 GL_STREAM_DRAW);
    glBufferSubData(GL_ARRAY_BUFFER, 0, bytes, mesh.positions.data());
    glBufferSubData(GL_ARRAY_BUFFER, bytes, bytes, mesh.normals.data());
  }
  glBufferSubData(GL_ARRAY_BUFFER, 2 * bytes, colour_bytes,
                  mesh.colours.data());
}

void InnerMeshes::Fit(const scene::Frame& frame) {
  const bool moved = pose_ != frame.pose_id;
  for (std::size_t i = 0; i < 2; ++i) {
    const scene::InnerMesh& mesh = MeshOf(*frame.inner, i);
    if (parts_[i].id != mesh.shape_id) finned_ = false;
    Fit(mesh, moved, parts_[i]);
  }
  pose_ = frame.pose_id;
}

void InnerMeshes::StreamFins(const scene::Frame& frame, const Vec3f& eye) {
  if (!finned_) {
    std::size_t edges = 0;
    for (std::size_t i = 0; i < 2; ++i) {
      const scene::InnerMesh& mesh = MeshOf(*frame.inner, i);
      parts_[i].fins.Build(mesh.triangles, mesh.positions);
      edges += mesh.triangles.size() / 2;
    }
    fins_.Reserve(2, edges, .5);
    finned_ = true;
  }
  fins_.Clear();
  for (std::size_t i = 0; i < 2; ++i) {
    const scene::InnerMesh& mesh = MeshOf(*frame.inner, i);
    parts_[i].fins.Append(mesh.triangles, mesh.positions, mesh.normals,
                          mesh.fibres, mesh.colours, eye, fins_.Begin());
  }
  fins_.Upload();
}

void InnerMeshes::Draw() {
  for (std::size_t i = 0; i < 2; ++i) {
    if (parts_[i].index_count == 0) continue;
    programs_[i].Use();
    glBindVertexArray(parts_[i].vertices.name());
    glDrawElements(GL_TRIANGLES, parts_[i].index_count, GL_UNSIGNED_INT,
                   nullptr);
  }
}

void InnerMeshes::DrawFins() {
  for (std::size_t i = 0; i < 2; ++i) {
    programs_[i].Use();
    fins_.Draw(i);
  }
}

void InnerMeshes::DrawShape() {
  for (Part& part : parts_) {
    if (part.index_count == 0) continue;
    glBindVertexArray(part.vertices.name());
    glDrawElements(GL_TRIANGLES, part.index_count, GL_UNSIGNED_INT, nullptr);
  }
}

}  // namespace limber::render
