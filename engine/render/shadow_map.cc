// SPDX-License-Identifier: MIT
#include "engine/render/shadow_map.h"

#include <glm/gtc/matrix_transform.hpp>

namespace limber::render {
namespace {

using math::Vec2f;
using math::Vec3f;

// Kept free around what casts: the widest blur looks this far, m.
constexpr float kMargin = .20f;

struct Bounds {
  Vec3f low{1e9f}, high{-1e9f};
  void Add(const Vec3f& p) {
    low = glm::min(low, p);
    high = glm::max(high, p);
  }
  bool empty() const { return low.x > high.x; }
};

}  // namespace

core::Loaded<ShadowMap> ShadowMap::Create() {
  core::Loaded<ShadowMap> loaded;
  core::Loaded<Program> program =
      Program::Build("shadow_depth.vert", "shadow_depth.frag", kPlain);
  if (!program.ok()) {
    loaded.problems = std::move(program.problems);
    return loaded;
  }
  ShadowMap map;
  map.program_ = std::move(*program.value);
  map.u_clip_ = map.program_.Find("u_shadow_clip_from_model");
  core::Loaded<Program> fading =
      Program::Build("shadow_depth.vert", "shadow_depth.frag", kPlaced);
  if (!fading.ok()) {
    loaded.problems = std::move(fading.problems);
    return loaded;
  }
  map.fading_ = std::move(*fading.value);
  map.u_fading_clip_ = map.fading_.Find("u_shadow_clip_from_model");
  map.u_opacity_ = map.fading_.Find("u_opacity");
  // The rim of the map is free of casters: outside of it all is lit.
  for (Sampler* sampler : {&map.compared_, &map.plain_}) {
    const GLuint name = sampler->name();
    const GLint filter = sampler == &map.compared_ ? GL_LINEAR : GL_NEAREST;
    glSamplerParameteri(name, GL_TEXTURE_MIN_FILTER, filter);
    glSamplerParameteri(name, GL_TEXTURE_MAG_FILTER, filter);
    glSamplerParameteri(name, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glSamplerParameteri(name, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  }
  glSamplerParameteri(map.compared_.name(), GL_TEXTURE_COMPARE_MODE,
                      GL_COMPARE_REF_TO_TEXTURE);
  glSamplerParameteri(map.compared_.name(), GL_TEXTURE_COMPARE_FUNC, GL_LEQUAL);
  loaded.value = std::move(map);
  return loaded;
}

void ShadowMap::Fit(const scene::Frame& frame, const PropMeshes& props,
                    const Vec3f& light) {
  const Vec3f side = glm::normalize(glm::cross(Vec3f(0, 1, 0), light));
  const Vec3f up = glm::cross(light, side);
  const glm::mat3 light_from_world = glm::transpose(glm::mat3(side, up, light));
  // On the floor: u away from the light, v across.
  const Vec2f away = -glm::normalize(Vec2f(light.x, light.z));
  const Vec2f across(-away.y, away.x);
  const float drop = 1 / light.y;

  Bounds box, floor;
  const auto add = [&](const Vec3f& p) {
    box.Add(light_from_world * p);
    const float fall = std::max(p.y - frame.floor_y, 0.f) * drop;
    const Vec2f here(p.x, p.z), there = here - Vec2f(light.x, light.z) * fall;
    floor.Add({glm::dot(here, away), glm::dot(here, across), 0});
    floor.Add({glm::dot(there, away), glm::dot(there, across), 0});
  };
  for (const auto& places : frame.positions) {
    for (const Vec3f& place : places) add(place);
  }
  if (frame.ghost && frame.ghost->solid) {
    for (const Vec3f& place : frame.ghost->positions[0]) {
      add(place + frame.ghost->moved);
    }
  }
  for (const PropMeshes::Drawn& drawn : props.drawn()) {
    if (drawn.lies()) continue;
    for (const Vec3f& place : frame.props[drawn.place].mesh->positions) {
      add(Vec3f(drawn.world_from_prop * math::Vec4f(place, 1)));
    }
  }
  if (box.empty()) add(Vec3f(0));

  const Vec3f low = box.low - Vec3f(kMargin), high = box.high + Vec3f(kMargin);
  glm::mat4 from_light(1);
  const Vec3f span = high - low;
  // Depth grows away from the light.
  glm::mat4 unit(0);
  unit[0][0] = 1 / span.x;
  unit[1][1] = 1 / span.y;
  // The floor below the lowest caster must lie within the depth range.
  const float deep = span.z + 3;
  unit[2][2] = -1 / deep;
  unit[3] = {-low.x / span.x, -low.y / span.y, high.z / deep, 1};
  shadow_from_world_ = unit * glm::mat4(light_from_world);
  clip_from_world_ = glm::translate(glm::mat4(1), Vec3f(-1)) *
                     glm::scale(glm::mat4(1), Vec3f(2)) * shadow_from_world_;
  scale_ = {1 / span.x, 1 / span.y, 1 / deep};

  const Vec2f least = Vec2f(floor.low) - Vec2f(kMargin);
  const Vec2f size = Vec2f(floor.high) + Vec2f(kMargin) - least;
  patch_.corner = away * least.x + across * least.y;
  patch_.side_a = away * size.x;
  patch_.side_b = across * size.y;
}

void ShadowMap::Draw(const scene::Frame& frame, FigureMesh* figure,
                     GhostMesh* ghost, InnerMeshes* inner, PropMeshes& props,
                     int size) {
  if (size != size_) {
    map_.Drop();
    glActiveTexture(GL_TEXTURE0 + kPictureUnit);
    glBindTexture(GL_TEXTURE_2D, map_.name());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_DEPTH_COMPONENT24, size, size, 0,
                 GL_DEPTH_COMPONENT, GL_UNSIGNED_INT, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.name());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_TEXTURE_2D,
                           map_.name(), 0);
    glDrawBuffer(GL_NONE);
    glReadBuffer(GL_NONE);
    size_ = size;
  }
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.name());
  glViewport(0, 0, size, size);
  glEnable(GL_DEPTH_TEST);
  glDepthMask(GL_TRUE);
  glClear(GL_DEPTH_BUFFER_BIT);
  glEnable(GL_POLYGON_OFFSET_FILL);
  glPolygonOffset(1.5f, 2.f);
  // Glass casts nothing; what is left of the skin does.
  const float glass = inner ? frame.inner->shown : 0;
  if (glass > 0) {
    fading_.Use();
    glUniformMatrix4fv(u_fading_clip_, 1, GL_FALSE, &clip_from_world_[0][0]);
    glUniform1f(u_opacity_, 1 - glass);
  }
  program_.Use();
  glUniformMatrix4fv(u_clip_, 1, GL_FALSE, &clip_from_world_[0][0]);
  // The body casts with the skin that faces away: few faces span its hollows,
  // and those that face the light would shade the skin below them.
  glEnable(GL_CULL_FACE);
  glFrontFace(GL_CCW);
  glCullFace(GL_FRONT);
  if (inner) inner->DrawShape();
  if (glass > 0) fading_.Use();
  for (FigurePart& part : figure ? figure->parts() : std::span<FigurePart>()) {
    if (part.caster_count == 0 || glass >= 1) continue;
    glBindVertexArray(part.casters.name());
    glDrawElements(GL_TRIANGLES, part.caster_count, GL_UNSIGNED_INT, nullptr);
  }
  program_.Use();
  if (ghost && frame.ghost->solid) {
    const glm::mat4 clip = glm::translate(clip_from_world_, frame.ghost->moved);
    glUniformMatrix4fv(u_clip_, 1, GL_FALSE, &clip[0][0]);
    ghost->DrawShape();
  }
  glDisable(GL_CULL_FACE);
  for (const PropMeshes::Drawn& drawn : props.drawn()) {
    if (drawn.lies()) continue;
    const glm::mat4 clip = clip_from_world_ * drawn.world_from_prop;
    (drawn.fades() ? fading_ : program_).Use();
    glUniformMatrix4fv(drawn.fades() ? u_fading_clip_ : u_clip_, 1, GL_FALSE,
                       &clip[0][0]);
    if (drawn.fades()) glUniform1f(u_opacity_, drawn.opacity);
    props.Draw(drawn);
  }
  glDisable(GL_POLYGON_OFFSET_FILL);
}

void ShadowMap::Bind() {
  glActiveTexture(GL_TEXTURE0 + kShadowUnit);
  glBindTexture(GL_TEXTURE_2D, map_.name());
  glBindSampler(kShadowUnit, compared_.name());
  glActiveTexture(GL_TEXTURE0 + kShadowDepthUnit);
  glBindTexture(GL_TEXTURE_2D, map_.name());
  glBindSampler(kShadowDepthUnit, plain_.name());
}

}  // namespace limber::render
