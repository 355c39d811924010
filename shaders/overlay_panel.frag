// SPDX-License-Identifier: MIT
in vec2 v_uv;
in vec4 v_colour;
uniform sampler2D u_picture;
out vec4 o_colour;

void main() { o_colour = v_colour * textureLod(u_picture, v_uv, 0.); }
