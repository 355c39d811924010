// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "engine/math/vocabulary.h"

// Colour arithmetic on linear Rec.709 values, for tables, checks and legends.
// The shaders hold the same formulas; tests hold the two against each other.
namespace limber::scene {

using math::Vec3f;

// 0xRRGGBB as written in design pages.
Vec3f FromHex(std::uint32_t srgb);
std::uint32_t ToHex(const Vec3f& linear);

float SrgbEncode(float linear);  // [0, 1] -> [0, 1]
float SrgbDecode(float encoded);

float Luminance(const Vec3f& linear);  // of WCAG, [0, 1]

// (lighter + .05) / (darker + .05), at least 1.
float Contrast(const Vec3f& a, const Vec3f& b);

// Khronos PBR Neutral: exposed scene light to display light.
Vec3f ToneMap(const Vec3f& exposed);

}  // namespace limber::scene
