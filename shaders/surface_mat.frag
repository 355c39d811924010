// SPDX-License-Identifier: MIT
// What lies flat on the floor: it takes the floor's light, which is kept in a
// small picture, in place of the shadow map.
#include "common_frame.glsl"
#include "common_colour.glsl"
in vec3 v_place;
in vec3 v_normal;
in float v_cover;
uniform vec4 u_base;    // linear
uniform vec4 u_finish;  // roughness, F0, sheen
uniform sampler2D u_floor_light;
out vec4 o_colour;

void main() {
  vec3 normal = normalize(v_normal);
  vec3 at = vec3(v_place.xz, 1.);
  vec2 received = textureLod(u_floor_light,
      vec2(dot(at, u_floor_u.xyz), dot(at, u_floor_v.xyz)), 0.).rg;
  vec3 ambient = (u_ambient[0].rgb + (u_ambient[1].rgb + u_ambient[2].rgb * normal.y) * normal.y) *
                 received.y;
  vec3 light = ambient;
  light += u_light_radiance[0].rgb * (max(dot(normal, u_light_direction[0].xyz), 0.) * received.x);
  light += u_light_radiance[1].rgb *
           (max(dot(normal, u_light_direction[1].xyz), 0.) * mix(.5, 1., received.y));
  light += u_light_radiance[2].rgb * max(dot(normal, u_light_direction[2].xyz), 0.);
  float graze = 1. - abs(dot(normal, normalize(u_eye.xyz - v_place)));
  vec3 sheen = ambient * (.025 + u_finish.z * graze * graze * graze);
  o_colour = vec4(Display(u_base.rgb * light + sheen) + Dither(), v_cover);
}
