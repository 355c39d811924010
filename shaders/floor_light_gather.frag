// SPDX-License-Identifier: MIT
// What a rectangle of the floor receives, one texel each few millimetres:
// r share of the key light, g share of the ambient light. The blur of the
// shadow grows with the height of what casts it; contacts come from capsules.
#include "common_frame.glsl"
uniform sampler2DShadow u_shadow;
uniform sampler2D u_shadow_depth;
uniform vec2 u_corner;  // (x, z) m
uniform vec2 u_side_a;
uniform vec2 u_side_b;
uniform vec2 u_texel;   // 1 / size
uniform int u_capsule_count;
layout(std140) uniform CapsuleBlock {
  vec4 u_capsule_a[48];
  vec4 u_capsule_b[48];
};
out vec4 o_light;

#ifdef LIMBER_HIGH
const int kSearch = 12, kTaps = 32;
#else
const int kSearch = 8, kTaps = 16;
#endif

vec2 Spiral(int i, int count, float turn) {
  float t = float(i) * 2.399963 + turn;
  return sqrt((float(i) + .5) / float(count)) * vec2(cos(t), sin(t));
}

float Shadow(vec3 place) {
  vec3 at = (u_shadow_from_world * vec4(place, 1.)).xyz;
  // Four turns in blocks of 2 x 2, which the blur that follows averages out.
  ivec2 block = ivec2(gl_FragCoord.xy) & 1;
  float turn = float(block.x + 2 * block.y) * 1.5708 / 2.399963;
  float blockers = 0., depth = 0.;
  vec2 wide = u_shadow_scale.xy * u_penumbra.z;
  for (int i = 0; i < kSearch; ++i) {
    float d = textureLod(u_shadow_depth, at.xy + wide * Spiral(i, kSearch, turn), 0.).r;
    if (d < at.z - .0005) {
      blockers += 1.;
      depth += d;
    }
  }
  // A loop is skipped where nothing casts; software drivers run both ways of
  // an if.
  int taps = blockers < .5 ? 0 : kTaps;
  float height = (at.z - depth / max(blockers, 1.)) / u_shadow_scale.z * u_shadow_scale.w;
  float radius = clamp(u_penumbra.x * height, u_penumbra.y, u_penumbra.z);
  float open = taps == 0 ? float(kTaps) : 0.;
  for (int i = 0; i < taps; ++i) {
    vec2 off = u_shadow_scale.xy * radius * Spiral(i, kTaps, turn);
    open += textureLod(u_shadow, vec3(at.xy + off, at.z - .0008), 0.);
  }
  return open / float(kTaps);
}

void main() {
  vec2 uv = gl_FragCoord.xy * u_texel;
  vec2 ground = u_corner + uv.x * u_side_a + uv.y * u_side_b;
  vec3 place = vec3(ground.x, u_floor_u.w, ground.y);
  float touch = 0., open = 1.;
  for (int i = 0; i < u_capsule_count; ++i) {
    vec3 a = u_capsule_a[i].xyz, ab = u_capsule_b[i].xyz - a, ap = place - a;
    float radius = u_capsule_a[i].w;
    float t = clamp(dot(ap, ab) / max(dot(ab, ab), 1e-8), 0., 1.);
    vec3 to = ab * t - ap;
    float d2 = max(dot(to, to), 1e-6), d = sqrt(d2);
    float gap = clamp(1. - max(d - radius, 0.) / .06, 0., 1.);
    touch = max(touch, gap * gap * (.4 + .6 * gap));
    open *= 1. - .55 * clamp(to.y / d, 0., 1.) * min(radius * radius / d2, 1.);
  }
  // Fade at the rim, so that the rectangle never shows.
  vec2 rim = min(uv, 1. - uv) * vec2(length(u_side_a), length(u_side_b));
  float inside = clamp(min(rim.x, rim.y) / .08, 0., 1.);
  float key = mix(1., Shadow(place) * (1. - .25 * touch), inside);
  o_light = vec4(key, mix(1., open * (1. - .70 * touch), inside), 0., 1.);
}
