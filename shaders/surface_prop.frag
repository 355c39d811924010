// SPDX-License-Identifier: MIT
// Mat, door frame, chair. What lies on the floor takes the floor's light, the
// rest the shadow map.
#include "common_frame.glsl"
#include "common_colour.glsl"
#include "common_light.glsl"
in vec3 v_place;
in vec3 v_normal;
in vec2 v_uv;
in float v_cover;
uniform vec4 u_base;    // linear; w: 1 = wood grain
uniform vec4 u_second;  // second colour of the grain
uniform vec4 u_finish;  // roughness, F0, sheen; w: 1 = lies on the floor
uniform sampler2D u_floor_light;
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
  if (u_base.w > 0.) {
    float grain = .65 * Noise(v_uv * vec2(4., 60.)) + .35 * Noise(v_uv * vec2(14., 190.));
    s.albedo = mix(s.albedo, u_second.rgb, grain);
  }
  s.wrap = vec3(0.);
  s.roughness = u_finish.x;
  s.f0 = u_finish.y;
  s.sheen = u_finish.z;
  s.open = 1.;
  float key;
  if (u_finish.w > 0.) {
    vec3 at = vec3(v_place.xz, 1.);
    vec2 received = texture(u_floor_light,
        vec2(dot(at, u_floor_u.xyz), dot(at, u_floor_v.xyz))).rg;
    key = received.x;
    s.open = received.y;
  } else {
    key = KeyShadow(s.place, s.normal);
    float near = clamp((s.place.y - u_floor_u.w) * 9., 0., 1.);
    s.open = mix(.72, 1., near);
  }
  o_colour = vec4(Display(Shade(s, key, vec3(0.))) + Dither(), v_cover);
}
