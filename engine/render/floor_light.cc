// SPDX-License-Identifier: MIT
#include "engine/render/floor_light.h"

#include <algorithm>

#include "engine/render/blocks.h"

namespace limber::render {
namespace {

using math::Vec2f;
using math::Vec3f;
using math::Vec4f;

constexpr GLuint kCapsuleSlot = 2;

}  // namespace

core::Loaded<FloorLight> FloorLight::Create() {
  core::Loaded<FloorLight> loaded;
  FloorLight light;
  for (const bool high : {false, true}) {
    core::Loaded<Program> program =
        Program::Build("post_backdrop.vert", "floor_light_gather.frag",
                       high ? kHighTier : kPlain);
    if (!program.ok()) {
      loaded.problems = std::move(program.problems);
      return loaded;
    }
    Gather& gather = light.gather_[high];
    gather.program = std::move(*program.value);
    gather.corner = gather.program.Find("u_corner");
    gather.side_a = gather.program.Find("u_side_a");
    gather.side_b = gather.program.Find("u_side_b");
    gather.texel = gather.program.Find("u_texel");
    gather.count = gather.program.Find("u_capsule_count");
  }
  core::Loaded<Program> blur =
      Program::Build("post_backdrop.vert", "floor_light_blur.frag", kPlain);
  if (!blur.ok()) {
    loaded.problems = std::move(blur.problems);
    return loaded;
  }
  light.blur_ = std::move(*blur.value);
  light.u_blur_texel_ = light.blur_.Find("u_texel");
  glBindBuffer(GL_UNIFORM_BUFFER, light.capsules_.name());
  glBufferData(GL_UNIFORM_BUFFER, sizeof(CapsuleBlock), nullptr,
               GL_DYNAMIC_DRAW);
  loaded.value = std::move(light);
  return loaded;
}

void FloorLight::Resize(int width, int height) {
  if (width == width_ && height == height_) return;
  const float open[4] = {1, 1, 1, 1};
  for (std::size_t i = 0; i < 2; ++i) {
    picture_[i].Drop();
    glActiveTexture(GL_TEXTURE0 + kPictureUnit);
    glBindTexture(GL_TEXTURE_2D, picture_[i].name());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RG8, width, height, 0, GL_RG,
                 GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_BORDER);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_BORDER);
    glTexParameterfv(GL_TEXTURE_2D, GL_TEXTURE_BORDER_COLOR, open);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_[i].name());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D,
                           picture_[i].name(), 0);
  }
  width_ = width;
  height_ = height;
}

void FloorLight::Draw(const scene::Frame& frame, const FloorPatch& patch,
                      bool high) {
  Resize(high ? 384 : 192, high ? 256 : 128);
  const std::size_t count = std::min(frame.capsules.size(), kCapsules);
  CapsuleBlock block{};
  for (std::size_t i = 0; i < count; ++i) {
    block.a[i] = Vec4f(frame.capsules[i].a, frame.capsules[i].radius);
    block.b[i] = Vec4f(frame.capsules[i].b, 0);
  }
  glBindBuffer(GL_UNIFORM_BUFFER, capsules_.name());
  glBufferSubData(GL_UNIFORM_BUFFER, 0, sizeof(block), &block);
  glBindBufferBase(GL_UNIFORM_BUFFER, kCapsuleSlot, capsules_.name());

  glDisable(GL_DEPTH_TEST);
  glViewport(0, 0, width_, height_);
  glBindVertexArray(nothing_.name());
  const Gather& gather = gather_[high];
  const Vec2f texel(1.f / float(width_), 1.f / float(height_));
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_[0].name());
  gather.program.Use();
  glUniform2fv(gather.corner, 1, &patch.corner.x);
  glUniform2fv(gather.side_a, 1, &patch.side_a.x);
  glUniform2fv(gather.side_b, 1, &patch.side_b.x);
  glUniform2fv(gather.texel, 1, &texel.x);
  glUniform1i(gather.count, GLint(count));
  glDrawArrays(GL_TRIANGLES, 0, 3);

  glActiveTexture(GL_TEXTURE0 + kPictureUnit);
  glBindTexture(GL_TEXTURE_2D, picture_[0].name());
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_[1].name());
  blur_.Use();
  glUniform2fv(u_blur_texel_, 1, &texel.x);
  glDrawArrays(GL_TRIANGLES, 0, 3);
}

void FloorLight::Bind() {
  glActiveTexture(GL_TEXTURE0 + kFloorLightUnit);
  glBindTexture(GL_TEXTURE_2D, picture_[1].name());
}

std::array<Vec3f, 2> FloorLight::PlaceOf(const FloorPatch& patch) {
  const auto axis = [&](const Vec2f& side) {
    const Vec2f along = side / std::max(glm::dot(side, side), 1e-6f);
    return Vec3f(along, -glm::dot(along, patch.corner));
  };
  return {axis(patch.side_a), axis(patch.side_b)};
}

}  // namespace limber::render
