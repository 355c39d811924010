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

// Of a command, the triangles that touch the rectangle.
void OverlayPass::Choose(const scene::Overlay::List& list,
                         const scene::Overlay::Command& command,
                         std::uint32_t base, const PixelRect& rect) {
  const PixelRect clip = PixelRect{int(std::floor(command.clip_x0)),
                                   int(std::floor(command.clip_y0)),
                                   int(std::ceil(command.clip_x1)),
                                   int(std::ceil(command.clip_y1))}
                             .Shared(rect);
  if (clip.empty()) return;
  const float x0 = float(clip.x0), x1 = float(clip.x1);
  const float y0 = float(clip.y0), y1 = float(clip.y1);
  const auto vertices = list.vertices.subspan(command.vertex_offset);
  const auto indices =
      list.indices.subspan(command.first_index, command.index_count);
  base += command.vertex_offset;
  const std::size_t first = chosen_.size();
  for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
    const Vertex& a = vertices[indices[i]];
    const Vertex& b = vertices[indices[i + 1]];
    const Vertex& c = vertices[indices[i + 2]];
    if (std::max({a.x, b.x, c.x}) < x0 || std::min({a.x, b.x, c.x}) > x1 ||
        std::max({a.y, b.y, c.y}) < y0 || std::min({a.y, b.y, c.y}) > y1) {
      continue;
    }
    for (std::size_t k = 0; k < 3; ++k) {
      chosen_.push_back(base + indices[i + k]);
    }
  }
  if (chosen_.size() > first) {
    calls_.push_back({clip, command.texture, first, chosen_.size() - first});
  }
}

void OverlayPass::Draw(const scene::Overlay& overlay,
                       std::span<const PixelRect> rects, int width,
                       int height) {
  glBindVertexArray(array_.name());
  glBindBuffer(GL_ARRAY_BUFFER, vertices_.name());
  std::size_t count = 0;
  for (const auto& list : overlay.lists) count += list.vertices.size();
  glBufferData(GL_ARRAY_BUFFER, GLsizeiptr(count * sizeof(Vertex)), nullptr,
               GL_STREAM_DRAW);
  std::size_t base = 0;
  for (const auto& list : overlay.lists) {
    glBufferSubData(GL_ARRAY_BUFFER, GLintptr(base * sizeof(Vertex)),
                    GLsizeiptr(list.vertices.size_bytes()),
                    list.vertices.data());
    base += list.vertices.size();
  }
  chosen_.clear();
  calls_.clear();
  for (const PixelRect& rect : rects) {
    base = 0;
    for (const auto& list : overlay.lists) {
      for (const auto& command : list.commands) {
        Choose(list, command, std::uint32_t(base), rect);
      }
      base += list.vertices.size();
    }
  }
  glBufferData(GL_ELEMENT_ARRAY_BUFFER,
               GLsizeiptr(chosen_.size() * sizeof(chosen_[0])), chosen_.data(),
               GL_STREAM_DRAW);

  glDisable(GL_DEPTH_TEST);
  glDisable(GL_CULL_FACE);
  glEnable(GL_BLEND);
  glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
  glEnable(GL_SCISSOR_TEST);
  program_.Use();
  glUniform2f(u_window_, float(width), float(height));
  glActiveTexture(GL_TEXTURE0 + kPictureUnit);
  for (const Call& call : calls_) {
    const auto texture = textures_.find(call.texture);
    if (texture == textures_.end()) continue;
    const PixelRect& at = call.scissor;
    glScissor(at.x0, at.y0, at.x1 - at.x0, at.y1 - at.y0);
    glBindTexture(GL_TEXTURE_2D, texture->second.name());
    glDrawElements(GL_TRIANGLES, GLsizei(call.count), GL_UNSIGNED_INT,
                   Offset(call.first * sizeof(chosen_[0])));
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

void OverlayPass::UpdateTexture(std::uint32_t texture, int width, int first,
                                int last, std::span<const std::uint8_t> rgba) {
  const auto found = textures_.find(texture);
  if (found == textures_.end() || last <= first) return;
  glActiveTexture(GL_TEXTURE0 + kPictureUnit);
  glBindTexture(GL_TEXTURE_2D, found->second.name());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexSubImage2D(GL_TEXTURE_2D, 0, 0, first, width, last - first, GL_RGBA,
                  GL_UNSIGNED_BYTE,
                  rgba.data() + std::size_t(first) * std::size_t(width) * 4);
}

}  // namespace limber::render
