// SPDX-License-Identifier: MIT
// Eyes, brows, hair: one colour times the vertices' colours.
#include "common_frame.glsl"
#include "common_colour.glsl"
#include "common_light.glsl"
in vec3 v_place;
in vec3 v_normal;
in vec4 v_colour;
in float v_cover;
uniform vec4 u_base;    // linear; w unused
uniform vec4 u_finish;  // roughness, F0, sheen, catch light
out vec4 o_colour;

void main() {
  Surface s;
  s.place = v_place;
  s.normal = normalize(v_normal);
  s.albedo = u_base.rgb * v_colour.rgb;
  s.wrap = vec3(.10);
  s.roughness = u_finish.x;
  s.f0 = u_finish.y;
  s.sheen = u_finish.z;
  s.open = 1.;
  // The key as a small window in an eye, drawn towards the one who looks at
  // it: the lids would hide the true one, and an eye without it looks dead.
  vec3 half_way = normalize(u_light_direction[0].xyz +
                            3. * normalize(u_eye.xyz - s.place));
  vec3 lift = vec3(u_finish.w * smoothstep(.9960, .9985, dot(s.normal, half_way)));
  o_colour = vec4(Display(Shade(s, KeyShadow(s.place, s.normal, .014), lift)),
                  v_cover * v_colour.a);
}
