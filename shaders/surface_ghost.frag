// SPDX-License-Identifier: MIT
// A body in one plain tone. v_cover: how far it is astray here, 0 to 1.
#include "common_frame.glsl"
#include "common_colour.glsl"
#include "common_light.glsl"
in vec3 v_place;
in vec3 v_normal;
in vec2 v_uv;
in float v_cover;
uniform vec4 u_astray;  // linear; w: opacity
uniform vec4 u_rest;    // linear; w: 1 = solid, else only what is astray
uniform float u_shade;  // of what is not bare skin: clothes, hair
uniform float u_dressed;  // 1: clothes are where the picture has them
uniform sampler2D u_garment;
out vec4 o_colour;

void main() {
  float solid = u_rest.w;
  float there = mix(v_cover, 1., solid);
  if (there < .02) discard;
  Surface s;
  s.place = v_place;
  s.normal = normalize(v_normal);
  s.albedo = mix(u_rest.rgb, u_astray.rgb, mix(1., v_cover, solid));
  vec2 hems = textureLod(u_garment, v_uv, 0.).rg;
  float cloth = mix(1., smoothstep(.47, .53, max(hems.r, hems.g)), u_dressed);
  s.albedo *= mix(1., u_shade, cloth);
  s.wrap = vec3(.25);
  s.roughness = .62;
  s.f0 = .03;
  s.sheen = .25;
  s.open = 1.;
  // A translucent body has a rim, or its shape would be lost in what is behind.
  float graze = 1. - clamp(dot(s.normal, normalize(u_eye.xyz - s.place)), 0., 1.);
  float rim = smoothstep(.45, .95, graze);
  float thick = mix(mix(.46, .94, rim), 1., solid);
  float key = mix(1., KeyShadow(s.place, s.normal, .026), solid);
  vec3 lift = s.albedo * rim * .35 * (1. - solid);
  o_colour = vec4(Display(Shade(s, key, lift)), u_astray.w * there * thick);
}
