// SPDX-License-Identifier: MIT
// Scene light to display bytes. The CPU twin is engine/scene/colour.cc.

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

// Darkening towards the corners of the window, on display light.
float Vignette() {
  vec2 at = gl_FragCoord.xy * u_tone.zw - .5;
  at.x *= 1.1;
  return 1. - u_tone.y * pow(min(dot(at, at) * (1. / .5625), 1.), 1.1);
}

vec3 Display(vec3 radiance) {
  return SrgbEncode(ToneMap(max(radiance * u_tone.x, 0.))) * Vignette();
}

// Half a step of an 8-bit channel, fixed to the pixel.
float Dither() {
  return (fract(52.9829189 *
                fract(dot(floor(gl_FragCoord.xy), vec2(.06711056, .00583715)))) -
          .5) / 255.;
}

// The studio behind everything, display light.
vec3 Backdrop() {
  float down = gl_FragCoord.y * u_tone.w, middle = u_backdrop[0].w;
  float upper = smoothstep(0., 1., clamp(down / middle, 0., 1.));
  float lower = smoothstep(0., 1., clamp((down - middle) / (1. - middle), 0., 1.));
  vec3 c = mix(mix(u_backdrop[0].rgb, u_backdrop[1].rgb, upper),
               u_backdrop[2].rgb, lower);
  vec2 from = (gl_FragCoord.xy - u_view.xy) * u_tone.w * u_view.w;
  c *= 1. + u_view.z * exp(-dot(from, from));
  return SrgbEncode(c) * Vignette();
}
