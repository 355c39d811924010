// SPDX-License-Identifier: MIT
// 1 2 1 in both directions: takes out the 2 x 2 pattern of the gathering.
uniform sampler2D u_picture;
uniform vec2 u_texel;
out vec4 o_light;

void main() {
  vec2 uv = gl_FragCoord.xy * u_texel, h = .5 * u_texel;
  o_light = .25 * (textureLod(u_picture, uv + h, 0.) + textureLod(u_picture, uv - h, 0.) +
                   textureLod(u_picture, uv + vec2(h.x, -h.y), 0.) +
                   textureLod(u_picture, uv + vec2(-h.x, h.y), 0.));
}
