// SPDX-License-Identifier: MIT
// The studio floor. received: share of the key light and of the ambient light.

vec3 FloorRadiance(vec2 received) {
  vec3 up_light = u_ambient[0].rgb + u_ambient[1].rgb + u_ambient[2].rgb;
  vec3 light = up_light * received.y;
  light += u_light_radiance[0].rgb * (u_light_direction[0].y * received.x);
  light += u_light_radiance[1].rgb * (u_light_direction[1].y * mix(.5, 1., received.y));
  light += u_light_radiance[2].rgb * u_light_direction[2].y;
  return u_floor.rgb * light + .02 * up_light * received.y;
}

// 1 near the middle, 0 where the floor has gone.
float FloorSolid(vec3 place) {
  return 1. - smoothstep(u_floor_fade.z, u_floor_fade.w, distance(place.xz, u_floor_fade.xy));
}
