// SPDX-License-Identifier: MIT
// Everything that has light on it. In: world metres, of a prop its own. a_edge
// 1 moves a vertex one pixel outwards along its normal: the soft rim of a
// silhouette.
#include "common_frame.glsl"
layout(location = 0) in vec3 a_position;
layout(location = 1) in vec3 a_normal;
layout(location = 2) in vec2 a_uv;
layout(location = 3) in vec4 a_colour;
layout(location = 4) in float a_edge;
out vec3 v_place;
out vec3 v_normal;
out vec2 v_uv;
out vec4 v_colour;
out float v_cover;

#ifdef LIMBER_PLACED
uniform mat4 u_world_from_prop;  // rigid, but stretched along its axes
uniform float u_opacity;
#endif
#ifdef LIMBER_GHOST
uniform vec3 u_moved;  // m
#endif

void main() {
#ifdef LIMBER_PLACED
  v_place = (u_world_from_prop * vec4(a_position, 1.)).xyz;
  mat3 turn = mat3(u_world_from_prop);
  v_normal = turn * (a_normal / vec3(dot(turn[0], turn[0]), dot(turn[1], turn[1]),
                                     dot(turn[2], turn[2])));
  v_cover = u_opacity * (1. - a_edge);
#elif defined(LIMBER_GHOST)
  v_place = a_position + u_moved;
  v_normal = a_normal;
  v_cover = a_edge;
#else
  v_place = a_position;
  v_normal = a_normal;
  v_cover = 1. - a_edge;
#endif
  v_uv = a_uv;
  v_colour = a_colour;
  gl_Position = u_clip_from_world * vec4(v_place, 1.);
#ifndef LIMBER_GHOST
  if (a_edge > 0.) {
    vec4 along = u_clip_from_world * vec4(v_normal, 0.);
    vec2 window = 1. / u_tone.zw;
    vec2 out_pixels = (along.xy * gl_Position.w - gl_Position.xy * along.w) * window;
    out_pixels /= max(length(out_pixels), 1e-9);
    gl_Position.xy += 2.4 * a_edge * out_pixels / window * gl_Position.w;
  }
#endif
}
