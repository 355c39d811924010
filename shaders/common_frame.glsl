// SPDX-License-Identifier: MIT
// What holds for a whole frame; mirrors FrameBlock of engine/render/blocks.h.
layout(std140) uniform FrameBlock {
  mat4 u_clip_from_world;
  mat4 u_shadow_from_world;
  vec4 u_eye;
  vec4 u_light_direction[3];
  vec4 u_light_radiance[3];
  vec4 u_ambient[3];
  vec4 u_tone;
  vec4 u_view;
  vec4 u_backdrop[3];
  vec4 u_floor;
  vec4 u_floor_fade;
  vec4 u_floor_u;
  vec4 u_floor_v;
  vec4 u_shadow_scale;
  vec4 u_penumbra;
};
