// SPDX-License-Identifier: MIT
#include "common_frame.glsl"
#include "common_colour.glsl"
out vec4 o_colour;

void main() { o_colour = vec4(Backdrop() + Dither(), 1.); }
