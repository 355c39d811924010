// SPDX-License-Identifier: MIT
// Door frame, chair: what stands on the floor.
#include "common_frame.glsl"
#include "common_colour.glsl"
#include "common_light.glsl"
in vec3 v_place;
in vec3 v_normal;
in vec2 v_uv;
in float v_cover;
uniform vec4 u_base;    // linear; w: 1 = wood grain
uniform vec4 u_second;  // second colour of the grain
uniform vec4 u_finish;  // roughness, F0, sheen
out vec4 o_colour;

float Hash(vec2 p) { return fract(sin(dot(p, vec2(127.1, 311.7))) * 43758.5453); }
float Noise(vec2 p) {
  vec2 i = floor(p), f = p - i;
  f *= f * (3. - 2. * f);
  return mix(mix(Hash(i), Hash(i + vec2(1., 0.)), f.x),
             mix(Hash(i + vec2(0., 1.)), Hash(i + vec2(1., 1.)), f.x), f.y);
}

void main() {
  Surface s;
  s.place = v_place;
  s.normal = normalize(v_normal);
  s.albedo = u_base.rgb;
  for (int once = 0; once < int(u_base.w); ++once) {  // a loop is skipped, an if is not
    float grain = .65 * Noise(v_uv * vec2(4., 60.)) + .35 * Noise(v_uv * vec2(14., 190.));
    s.albedo = mix(s.albedo, u_second.rgb, grain);
  }
  s.wrap = vec3(0.);
  s.roughness = u_finish.x;
  s.f0 = u_finish.y;
  s.sheen = u_finish.z;
  s.open = mix(.72, 1., clamp((s.place.y - u_floor_u.w) * 9., 0., 1.));
  float key = KeyShadow(s.place, s.normal, .026);
  o_colour = vec4(Display(Shade(s, key, vec3(0.))) + Dither(), v_cover);
}
