// SPDX-License-Identifier: MIT
// A rectangle of the floor. u_corner, u_side_a, u_side_b: (x, z) metres.
#include "common_frame.glsl"
#include "common_tone.glsl"
#include "common_floor.glsl"
uniform vec2 u_corner;
uniform vec2 u_side_a;
uniform vec2 u_side_b;
out vec3 v_place;
flat out vec3 v_bare;  // display light of floor without shadow

void main() {
  vec2 at = u_corner + float(gl_VertexID & 1) * u_side_a +
            float(gl_VertexID >> 1) * u_side_b;
  v_bare = SrgbEncode(ToneMap(max(FloorRadiance(vec2(1.)) * u_tone.x, 0.)));
  v_place = vec3(at.x, u_floor_u.w, at.y);
  gl_Position = u_clip_from_world * vec4(v_place, 1.);
}
