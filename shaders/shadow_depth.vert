// SPDX-License-Identifier: MIT
// In: world metres. Out: the key light's view.
layout(location = 0) in vec3 a_position;
uniform mat4 u_shadow_clip_from_world;

void main() { gl_Position = u_shadow_clip_from_world * vec4(a_position, 1.); }
