// SPDX-License-Identifier: MIT
// The studio floor. It fades into the backdrop, which is worked out here, so
// that no blending is needed and a part may be drawn again over a kept layer.
#include "common_frame.glsl"
#include "common_colour.glsl"
in vec3 v_place;
uniform sampler2D u_floor_light;
uniform float u_shaded;  // 0 = as if nobody were there: the layer that is kept
out vec4 o_colour;

void main() {
  vec3 at = vec3(v_place.xz, 1.);
  vec2 received = textureLod(u_floor_light,
      vec2(dot(at, u_floor_u.xyz), dot(at, u_floor_v.xyz)), 0.).rg;
  received = mix(vec2(1.), received, u_shaded);
  vec3 up_light = u_ambient[0].rgb + u_ambient[1].rgb + u_ambient[2].rgb;
  vec3 light = up_light * received.y;
  light += u_light_radiance[0].rgb * (u_light_direction[0].y * received.x);
  light += u_light_radiance[1].rgb * (u_light_direction[1].y * mix(.5, 1., received.y));
  light += u_light_radiance[2].rgb * u_light_direction[2].y;
  vec3 radiance = u_floor.rgb * light + .02 * up_light * received.y;
  float far = distance(v_place.xz, u_floor_fade.xy);
  float solid = 1. - smoothstep(u_floor_fade.z, u_floor_fade.w, far);
  o_colour = vec4(mix(Backdrop(), Display(radiance), solid) + Dither(), 1.);
}
