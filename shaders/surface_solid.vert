// SPDX-License-Identifier: MIT
// Everything that has light on it. In: world metres. a_edge 1 moves a vertex
// one pixel outwards along its normal: the soft rim of a silhouette.
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

void main() {
  v_place = a_position;
  v_normal = a_normal;
  v_uv = a_uv;
  v_colour = a_colour;
  v_cover = 1. - a_edge;
  gl_Position = u_clip_from_world * vec4(a_position, 1.);
  if (a_edge > 0.) {
    vec4 along = u_clip_from_world * vec4(a_normal, 0.);
    vec2 window = 1. / u_tone.zw;
    vec2 out_pixels = (along.xy * gl_Position.w - gl_Position.xy * along.w) * window;
    out_pixels /= max(length(out_pixels), 1e-9);
    gl_Position.xy += 2.4 * a_edge * out_pixels / window * gl_Position.w;
  }
}
