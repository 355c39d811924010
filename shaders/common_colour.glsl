// SPDX-License-Identifier: MIT
// Scene light to display bytes, at a pixel.
#include "common_tone.glsl"

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
