// SPDX-License-Identifier: MIT
// Skin that is seen through: little of it face on, more towards the rim.
#include "common_frame.glsl"
#include "common_colour.glsl"
#include "common_light.glsl"
in vec3 v_place;
in vec3 v_normal;
in float v_cover;
uniform vec4 u_glass;  // linear; w: how far the skin has turned to glass
out vec4 o_colour;

void main() {
  Surface s;
  s.place = v_place;
  s.normal = normalize(v_normal);
  s.albedo = u_glass.rgb;
  s.wrap = vec3(.2);
  s.roughness = .5;
  s.f0 = .03;
  s.sheen = 0.;
  s.open = 1.;
  float graze = 1. - abs(dot(s.normal, normalize(u_eye.xyz - s.place)));
  float alpha = .10 + .62 * pow(graze, 2.2);
  o_colour = vec4(Display(Shade(s, 1., vec3(0.))), alpha * u_glass.w * v_cover);
}
