// SPDX-License-Identifier: MIT
#include "engine/render/ghost_mesh.h"

#include "engine/render/vertex_stream.h"
#include "engine/scene/palette.h"

namespace limber::render {

namespace {

using math::Vec3f;

// Share of the light that clothes and hair give back, of bare skin's.
constexpr float kShade = .6f;

}  // namespace

core::Loaded<GhostMesh> GhostMesh::Create(bool high) {
  core::Loaded<GhostMesh> loaded;
  core::Loaded<Program> program =
      Program::Build("surface_solid.vert", "surface_ghost.frag",
                     kGhost | (high ? kHighTier : kPlain));
  if (!program.ok()) {
    loaded.problems = std::move(program.problems);
    return loaded;
  }
  GhostMesh mesh;
  mesh.program_ = std::move(*program.value);
  mesh.u_astray_ = mesh.program_.Find("u_astray");
  mesh.u_rest_ = mesh.program_.Find("u_rest");
  mesh.u_moved_ = mesh.program_.Find("u_moved");
  mesh.u_shade_ = mesh.program_.Find("u_shade");
  mesh.u_dressed_ = mesh.program_.Find("u_dressed");
  loaded.value = std::move(mesh);
  return loaded;
}

bool GhostMesh::Fit(const scene::Frame& frame) {
  const scene::Ghost& ghost = *frame.ghost;
  const auto& meshes = frame.figure->meshes;
  if (id_ != frame.figure->id) {
    parts_.clear();
    parts_.resize(meshes.size());
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      Part& part = parts_[i];
      part.vertex_count = meshes[i].vertex_count;
      part.index_count = GLsizei(meshes[i].triangles.size());
      glBindVertexArray(part.vertices.name());
      glBindBuffer(GL_ARRAY_BUFFER, part.stream.name());
      const std::size_t bytes = part.vertex_count * sizeof(Vec3f);
      Point(kPosition, 3, 0, 0);
      Point(kNormal, 3, 0, bytes);
      Point(kEdge, 1, 0, 2 * bytes);
      if (!meshes[i].uvs.empty()) {
        glBindBuffer(GL_ARRAY_BUFFER, part.fixed.name());
        glBufferData(GL_ARRAY_BUFFER, GLsizeiptr(meshes[i].uvs.size_bytes()),
                     meshes[i].uvs.data(), GL_STATIC_DRAW);
        Point(kUv, 2, 0, 0);
      }
      FillIndices(part.indices, meshes[i].triangles);
    }
    glBindVertexArray(0);
    id_ = frame.figure->id;
    pose_ = 0;
  }
  if (pose_ == ghost.pose_id) return false;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const auto bytes = GLsizeiptr(parts_[i].vertex_count * sizeof(Vec3f));
    const auto floats = GLsizeiptr(parts_[i].vertex_count * sizeof(float));
    glBindBuffer(GL_ARRAY_BUFFER, parts_[i].stream.name());
    glBufferData(GL_ARRAY_BUFFER, 2 * bytes + floats, nullptr, GL_STREAM_DRAW);
    glBufferSubData(GL_ARRAY_BUFFER, 0, bytes, ghost.positions[i].data());
    glBufferSubData(GL_ARRAY_BUFFER, bytes, bytes, ghost.normals[i].data());
    glBufferSubData(GL_ARRAY_BUFFER, 2 * bytes, floats, ghost.astray[i].data());
  }
  pose_ = ghost.pose_id;
  return true;
}

void GhostMesh::DrawShape() {
  for (Part& part : parts_) {
    glBindVertexArray(part.vertices.name());
    glDrawElements(GL_TRIANGLES, part.index_count, GL_UNSIGNED_INT, nullptr);
  }
}

void GhostMesh::DrawParts(const scene::Frame& frame) {
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const bool eye = frame.figure->meshes[i].surface == scene::Surface::kEye;
    glUniform1f(u_shade_, eye ? 1.f : kShade);
    glUniform1f(u_dressed_, i == 0 ? 1.f : 0.f);
    glBindVertexArray(parts_[i].vertices.name());
    glDrawElements(GL_TRIANGLES, parts_[i].index_count, GL_UNSIGNED_INT,
                   nullptr);
  }
}

void GhostMesh::Draw(const scene::Frame& frame) {
  const scene::Ghost& ghost = *frame.ghost;
  const scene::GhostTone tone = scene::GhostToneOf(frame.theme);
  program_.Use();
  glUniform4f(u_astray_, tone.astray.r, tone.astray.g, tone.astray.b,
              ghost.opacity);
  glUniform4f(u_rest_, tone.rest.r, tone.rest.g, tone.rest.b,
              ghost.solid ? 1.f : 0.f);
  glUniform3f(u_moved_, ghost.moved.x, ghost.moved.y, ghost.moved.z);
  // Depth first: what is behind shows through its near side only once.
  glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
  DrawParts(frame);
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glEnable(GL_BLEND);
  glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
  DrawParts(frame);
  glDisable(GL_BLEND);
}

}  // namespace limber::render
