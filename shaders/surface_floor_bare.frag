// SPDX-License-Identifier: MIT
// The studio floor as if nobody were there: one colour that thins out over the
// backdrop.
#include "common_frame.glsl"
#include "common_colour.glsl"
#include "common_floor.glsl"
in vec3 v_place;
flat in vec3 v_bare;
out vec4 o_colour;

void main() {
  o_colour = vec4(v_bare * Vignette() + Dither(), FloorSolid(v_place));
}
