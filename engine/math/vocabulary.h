// SPDX-License-Identifier: MIT
#pragma once

#include <glm/glm.hpp>
#include <glm/gtc/quaternion.hpp>

namespace limber::math {

// Poses are solved in double: finite differences of a pose at 120 Hz are part
// of what is checked. Vertices are float: 0.1 um at the size of a person.
using Vec2f = glm::vec2;
using Vec3f = glm::vec3;
using Vec4f = glm::vec4;
using Mat4f = glm::mat4;
using Vec2 = glm::dvec2;
using Vec3 = glm::dvec3;
using Mat3 = glm::dmat3;
using Quat = glm::dquat;  // glm order: w, x, y, z; q * v rotates v

}  // namespace limber::math
