// SPDX-License-Identifier: MIT
// Bones. v_colour: base, and the share of ambient light that gets there.
#include "common_frame.glsl"
#include "common_colour.glsl"
#include "common_light.glsl"
in vec3 v_place;
in vec3 v_normal;
in vec4 v_colour;
in float v_cover;
out vec4 o_colour;

void main() {
  Surface s;
  s.place = v_place;
  s.normal = normalize(v_normal);
  s.albedo = v_colour.rgb * mix(vec3(.62, .56, .50), vec3(1.), v_colour.a);
  s.wrap = vec3(.16, .13, .10);
  s.roughness = .6;
  s.f0 = .020;
  s.sheen = 0.;
  s.open = v_colour.a;
  o_colour = vec4(Display(Shade(s, KeyShadow(s.place, s.normal, .010), vec3(0.))),
                  v_cover);
}
