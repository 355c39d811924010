// SPDX-License-Identifier: MIT
// Muscles as bodies. v_uv: fibres beside this place; along, 0 origin to 1
// insertion. v_colour: base; state of the region plus how strongly it shows.
#include "common_frame.glsl"
#include "common_colour.glsl"
#include "common_light.glsl"
in vec3 v_place;
in vec3 v_normal;
in vec2 v_uv;
in vec4 v_colour;
in float v_cover;
out vec4 o_colour;

void main() {
  float state = floor(v_colour.a), lit = fract(v_colour.a);
  vec2 across = vec2(dFdx(v_uv.x), dFdy(v_uv.x));
  float seen = smoothstep(.55, .22, length(across));  // fibres a pixel
  float wobble = .22 * sin(v_uv.y * 17. + v_uv.x * .7) + .1 * sin(v_uv.y * 41.);
  float ridge = .5 + .4 * cos(6.2831853 * (v_uv.x + wobble)) +
                .1 * cos(12.566371 * (v_uv.x + wobble) + 1.);
  float belly = smoothstep(.0, .16, v_uv.y) * smoothstep(1., .84, v_uv.y);
  float groove = 1. - .38 * (1. - ridge) * seen * mix(.35, 1., belly);
  // Working has bars across the fibres, as on the skin.
  float bars = fract(v_uv.y * 14. + .12 * v_uv.x);
  float bar = smoothstep(0., .10, bars) - smoothstep(.45, .55, bars);
  groove *= state == 3. ? 1. - .30 * lit * (1. - bar) : 1.;

  Surface s;
  s.place = v_place;
  s.normal = normalize(v_normal);
  s.albedo = v_colour.rgb * groove;
  s.wrap = vec3(.14, .08, .06);
  s.roughness = .48;
  s.f0 = .026;
  s.sheen = 0.;
  s.open = 1.;
  vec3 lift = s.albedo * (state == 1. ? .12 : .06) * lit;
  vec3 radiance = Shade(s, KeyShadow(s.place, s.normal, .010), lift);
  // Above .76 the tone map bleaches orange to salmon: press what is lit.
  float peak = max(radiance.r, max(radiance.g, radiance.b)) * u_tone.x;
  float over = max(peak - .46, 0.);
  float pressed = min(peak, .46) + .26 * (1. - exp(-over / .26));
  radiance *= mix(1., pressed / max(peak, 1e-4), lit);
  o_colour = vec4(Display(radiance), v_cover);
}
