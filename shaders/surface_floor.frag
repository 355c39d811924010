// SPDX-License-Identifier: MIT
// The studio floor with the figure's shadow. It fades into the backdrop, which
// is worked out here, since what it is drawn over holds bare floor already.
#include "common_frame.glsl"
#include "common_colour.glsl"
#include "common_floor.glsl"
in vec3 v_place;
uniform sampler2D u_floor_light;
out vec4 o_colour;

void main() {
  vec3 at = vec3(v_place.xz, 1.);
  vec2 received = textureLod(u_floor_light,
      vec2(dot(at, u_floor_u.xyz), dot(at, u_floor_v.xyz)), 0.).rg;
  o_colour = vec4(mix(Backdrop(), Display(FloorRadiance(received)), FloorSolid(v_place)) +
                  Dither(), 1.);
}
