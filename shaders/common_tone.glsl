// SPDX-License-Identifier: MIT
// Exposed scene light to display light. The CPU twin is engine/scene/colour.cc.

// Khronos PBR Neutral.
vec3 ToneMap(vec3 c) {
  float least = min(c.r, min(c.g, c.b));
  c -= least < .08 ? least - 6.25 * least * least : .04;
  float peak = max(c.r, max(c.g, c.b));
  float pressed = 1. - .0576 / max(peak + .24 - .76, .24);
  float grey = 1. - 1. / (.15 * max(peak - pressed, 0.) + 1.);
  return peak < .76 ? c : mix(c * (pressed / peak), vec3(pressed), grey);
}

// Three square roots in place of pow; within .4 / 255 of the standard above
// .002, and below it the straight part.
vec3 SrgbEncode(vec3 c) {
  c = clamp(c, 0., 1.);
  vec3 a = sqrt(c), b = sqrt(a), d = sqrt(b);
  vec3 curve = .585122381 * a + .783140355 * b - .368262736 * d;
  return mix(12.92 * c, curve, step(.0031308, c));
}
