// SPDX-License-Identifier: MIT
// Panels. In: window pixels from the top left; straight-alpha sRGB bytes.
layout(location = 0) in vec2 a_position;
layout(location = 2) in vec2 a_uv;
layout(location = 3) in vec4 a_colour;
uniform vec2 u_window;  // pixels
out vec2 v_uv;
out vec4 v_colour;

void main() {
  v_uv = a_uv;
  v_colour = a_colour;
  gl_Position = vec4(a_position / u_window * 2. - 1., 0., 1.);
}
