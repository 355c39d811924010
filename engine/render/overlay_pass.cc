// SPDX-License-Identifier: MIT
#include "engine/render/overlay_pass.h"

#include <algorithm>
#include <cmath>

namespace limber::render {

using Vertex = scene::Overlay::Vertex;

core::Loaded<OverlayPass> OverlayPass::Create() {
  core::Loaded<OverlayPass> loaded;
  core::Loaded<Program> program =
      Program::Build("overlay_panel.vert", "overlay_panel.frag", kPlain);
  if (!program.ok()) {
    loaded.problems = std::move(program.problems);
    return loaded;
  }
  OverlayPass pass;
  pass.program_ = std::move(*program.value);
  pass.u_window_ = pass.program_.Find("u_window");
  glBindVertexArray(pass.array_.name());
  glBindBuffer(GL_ARRAY_BUFFER, pass.vertices_.name());
  glEnableVertexAttribArray(kPosition);
  glVertexAttribPointer(kPosition, 2, GL_FLOAT, GL_FALSE, sizeof(Vertex),
                        Offset(offsetof(Vertex, x)));
  glEnableVertexAttribArray(kUv);
  glVertexAttribPointer(kUv, 2, GL_FLOAT, GL_FALSE, sizeof(Vertex),
                        Offset(offsetof(Vertex, u)));
  glEnableVertexAttribArray(kColour);
  glVertexAttribPointer(kColour, 4, GL_UNSIGNED_BYTE, GL_TRUE, sizeof(Vertex),
                        Offset(offsetof(Vertex, rgba)));
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, pass.indices_.name());
  glBindVertexArray(0);
  loaded.value = std::move(pass);
  return loaded;
}

void OverlayPass::Draw(const scene::Overlay& overlay, int width, int height) {
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_CULL_FACE);
  glEnable(GL_BLEND);
  glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
  glEnable(GL_SCISSOR_TEST);
  program_.Use();
  glUniform2f(u_window_, float(width), float(height));
  glBindVertexArray(array_.name());
  glActiveTexture(GL_TEXTURE0 + kPictureUnit);
  for (const scene::Overlay::List& list : overlay.lists) {
    glBindBuffer(GL_ARRAY_BUFFER, vertices_.name());
    glBufferData(GL_ARRAY_BUFFER, GLsizeiptr(list.vertices.size_bytes()),
                 list.vertices.data(), GL_STREAM_DRAW);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, GLsizeiptr(list.indices.size_bytes()),
                 list.indices.data(), GL_STREAM_DRAW);
    for (const scene::Overlay::Command& command : list.commands) {
      const auto texture = textures_.find(command.texture);
      if (texture == textures_.end() || command.index_count == 0) continue;
      const int x0 = std::max(0, int(std::floor(command.clip_x0)));
      const int y0 = std::max(0, int(std::floor(command.clip_y0)));
      const int x1 = std::min(width, int(std::ceil(command.clip_x1)));
      const int y1 = std::min(height, int(std::ceil(command.clip_y1)));
      if (x1 <= x0 || y1 <= y0) continue;
      glScissor(x0, height - y1, x1 - x0, y1 - y0);
      glBindTexture(GL_TEXTURE_2D, texture->second.name());
      glDrawElementsBaseVertex(
          GL_TRIANGLES, GLsizei(command.index_count), GL_UNSIGNED_SHORT,
          Offset(command.first_index * sizeof(std::uint16_t)),
          GLint(command.vertex_offset));
    }
  }
  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_BLEND);
}

std::uint32_t OverlayPass::MakeTexture(int width, int height,
                                       std::span<const std::uint8_t> rgba) {
  Texture texture;
  glActiveTexture(GL_TEXTURE0 + kPictureUnit);
  glBindTexture(GL_TEXTURE_2D, texture.name());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA,
               GL_UNSIGNED_BYTE, rgba.data());
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  textures_.emplace(next_, std::move(texture));
  return next_++;
}

}  // namespace limber::render
