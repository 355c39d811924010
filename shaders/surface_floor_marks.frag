// SPDX-License-Identifier: MIT
// Dashes on a floor that goes backwards under somebody who walks: how much of
// the floor's light they give or take. u_marks: m from dash to dash, m that the
// floor has gone, strength.
#include "common_frame.glsl"
#include "common_floor.glsl"
in vec3 v_place;
uniform vec3 u_marks;
out vec4 o_share;

const float kHalfLength = .05, kRadius = .011;  // m, without the round ends
const float kAside = .30;                       // m from row to row

// Rows lie beside the feet, none under them, and thin out to both sides.
float Row(float x) {
  float row = abs(x) / kAside;
  return smoothstep(.5, 1., row) * (1. - smoothstep(1.6, 4.4, row));
}

void main() {
  vec2 at = v_place.xz - vec2(u_floor_fade.x, 0.);
  vec2 cell = vec2(kAside, u_marks.x);
  float rank = floor(at.x / cell.x);
  // Every other row lies half-way between the dashes of its neighbours.
  float along = at.y + u_marks.y + mod(rank, 2.) * .5 * cell.y;
  vec2 local = vec2(mod(at.x, cell.x), mod(along, cell.y)) - .5 * cell;
  vec2 from_axis = vec2(local.x, local.y - clamp(local.y, -kHalfLength, kHalfLength));
  float off = length(from_axis);
  // Across the edge a pixel is as wide as its floor is in that direction.
  vec2 across = off > 1e-5 ? from_axis / off : vec2(1., 0.);
  vec2 pixel = vec2(dot(across, dFdx(v_place.xz)), dot(across, dFdy(v_place.xz)));
  float wide = max(length(pixel), 1e-5);
  float covered = clamp(.5 + (kRadius - off) / wide, 0., 1.) -
                  clamp(.5 - (kRadius + off) / wide, 0., 1.);
  float solid = FloorSolid(v_place);
  o_share = vec4(vec3(u_marks.z * covered * solid * Row(at.x)), 1.);
}
