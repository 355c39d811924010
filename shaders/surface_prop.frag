// SPDX-License-Identifier: MIT
// Things: what stands on the floor, is sat on or held. v_colour: rgb multiplies
// the base, w is the share of ambient light that gets there.
#include "common_frame.glsl"
#include "common_colour.glsl"
#include "common_light.glsl"
#include "common_pattern.glsl"
in vec3 v_place;
in vec3 v_normal;
in vec2 v_uv;
in vec4 v_colour;
in float v_cover;
uniform vec4 u_base;    // linear; w: Pattern of engine/scene/looks.h
uniform vec4 u_second;  // the pattern's other colour
uniform vec4 u_finish;  // roughness, F0, sheen
out vec4 o_colour;

// A loop is skipped where the pattern is another, an if is not.
#define ONLY(pattern) for (int once = 0; once < int(int(u_base.w) == pattern); ++once)

void main() {
  Surface s;
  s.place = v_place;
  s.normal = normalize(v_normal);
  s.albedo = u_base.rgb;
  vec3 tint = v_colour.rgb, lift = vec3(0.);
  float other = 0.;
  ONLY(1) other = .8 * Grain(v_uv);
  ONLY(2) other = Speckle(v_uv);
  ONLY(3) {
    float seen = Visible(v_uv, .004);
    float pile = mix(.5, Noise(v_uv / .0022), seen) * .7 + .3 * Noise(v_uv / .03);
    vec3 tuft = vec3(Noise(v_uv / .0030), Noise(v_uv / .0030 + 31.7), Noise(v_uv / .0030 + 77.1)) - .5;
    s.normal = normalize(s.normal + .55 * seen * tuft);
    other = 1. - pile;
  }
  ONLY(4) {
    vec3 crease = vec3(Noise(v_uv * 16.), Noise(v_uv * 16. + 31.7), Noise(v_uv * 16. + 77.1)) - .5;
    vec3 fine = vec3(Noise(v_uv * 47.), Noise(v_uv * 47. + 13.), Noise(v_uv * 47. + 57.)) - .5;
    s.normal = normalize(s.normal + .16 * crease + .07 * fine);
    other = .5 * Noise(v_uv * 30.);
  }
  ONLY(5) {
    vec2 thread = sin(v_uv * 2100.);
    other = .5 + .4 * thread.x * thread.y * Visible(v_uv, .0006) + .5 * (Noise(v_uv * 40.) - .5);
  }
  s.albedo = mix(s.albedo, u_second.rgb, other) * tint;
  ONLY(6) {
    s.albedo = vec3(.02);
    lift = Document(v_uv, v_colour.r) * 1.15;
  }
  s.wrap = vec3(0.);
  s.roughness = u_finish.x;
  s.f0 = u_finish.y;
  s.sheen = u_finish.z;
  s.open = v_colour.w * mix(.72, 1., clamp((s.place.y - u_floor_u.w) * 9., 0., 1.));
  float key = KeyShadow(s.place, s.normal, .026);
  o_colour = vec4(Display(Shade(s, key, lift)) + Dither(), v_cover);
}
