// SPDX-License-Identifier: MIT
// One triangle over the whole target, at the far plane.
void main() {
  vec2 at = vec2(float((gl_VertexID << 1) & 2), float(gl_VertexID & 2));
  gl_Position = vec4(at * 2. - 1., 1., 1.);
}
