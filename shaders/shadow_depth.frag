// SPDX-License-Identifier: MIT
// What fades casts through a grid of holes; the blur of the shadow averages
// them out.
#ifdef LIMBER_PLACED
uniform float u_opacity;

void main() {
  if (fract(52.9829189 * fract(dot(floor(gl_FragCoord.xy), vec2(.06711056, .00583715)))) >=
      u_opacity) discard;
}
#else
void main() {}
#endif
