// SPDX-License-Identifier: MIT
// In: metres, of a prop its own. Out: the key light's view.
layout(location = 0) in vec3 a_position;
uniform mat4 u_shadow_clip_from_model;

void main() { gl_Position = u_shadow_clip_from_model * vec4(a_position, 1.); }
