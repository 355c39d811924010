// SPDX-License-Identifier: MIT
#include "engine/render/frame_uniforms.h"

#include <cmath>

#include "engine/render/floor_light.h"
#include "engine/scene/studio.h"

namespace limber::render {
namespace {

constexpr GLuint kFrameSlot = 0;

FrameBlock BlockOf(const scene::Frame& frame, const Viewpoint& view,
                   const ShadowMap& shadow, int width, int height) {
  const scene::Studio& studio = scene::StudioOf(frame.theme);
  FrameBlock block;
  block.clip_from_world = view.clip_from_world;
  block.shadow_from_world = shadow.shadow_from_world();
  block.eye = Vec4f(view.eye, view.pixel);
  std::size_t i = 0;
  for (const scene::StudioLight* light :
       {&studio.key, &studio.rim, &studio.fill}) {
    block.light_direction[i] =
        Vec4f(scene::Direction(*light, frame.camera.azimuth), 0);
    block.light_radiance[i] = Vec4f(light->radiance, 0);
    ++i;
  }
  for (i = 0; i < 3; ++i) {
    block.ambient[i] = Vec4f(studio.ambient[i], 0);
    block.backdrop[i] = Vec4f(studio.backdrop[i], studio.backdrop_middle);
  }
  block.tone = {studio.exposure, studio.vignette, 1.f / float(width),
                1.f / float(height)};
  block.view = {view.centre.x, .45f * float(height), studio.glow,
                1 / studio.glow_radius};
  block.floor = Vec4f(studio.floor, studio.floor_f0);
  block.floor_fade = {frame.floor_centre.x, frame.floor_centre.z,
                      studio.floor_near, studio.floor_far};
  const auto place = FloorLight::PlaceOf(shadow.patch());
  block.floor_u = Vec4f(place[0], frame.floor_y);
  block.floor_v = Vec4f(place[1], 0);
  block.shadow_scale = Vec4f(shadow.scale(), std::sin(studio.key.elevation));
  block.penumbra = {studio.penumbra, studio.penumbra_least,
                    studio.penumbra_most, 0};
  return block;
}

}  // namespace

void FrameUniforms::Set(const scene::Frame& frame, const Viewpoint& view,
                        const ShadowMap& shadow, int width, int height) {
  const FrameBlock block = BlockOf(frame, view, shadow, width, height);
  glBindBuffer(GL_UNIFORM_BUFFER, buffer_.name());
  glBufferData(GL_UNIFORM_BUFFER, sizeof(block), &block, GL_DYNAMIC_DRAW);
  glBindBufferBase(GL_UNIFORM_BUFFER, kFrameSlot, buffer_.name());
}

}  // namespace limber::render
