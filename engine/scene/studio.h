// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "engine/scene/frame.h"

namespace limber::scene {

// A light of the studio. It turns with the camera, so that orbiting never
// leaves the figure unlit.
struct StudioLight {
  float azimuth;    // rad from the camera, + towards its right
  float elevation;  // rad above the horizon
  Vec3f radiance;   // colour times irradiance / pi
};

// The two studios. Linear light except the backdrop, which is painted after
// tone mapping and so is given as display light.
struct Studio {
  StudioLight key, rim, fill;  // key casts the shadow
  // Light from everywhere: [0] + [1] n.y + [2] n.y^2 for a normal n.
  std::array<Vec3f, 3> ambient;
  float exposure;
  std::array<Vec3f, 3> backdrop;  // top, middle, bottom
  float backdrop_middle;          // share of the height from the top
  float glow, glow_radius;        // radius in picture heights
  float vignette;
  Vec3f floor;
  float floor_roughness, floor_f0;
  float floor_near, floor_far;  // m: solid inside, gone outside
  float mark;      // of a mark's light, more (+) or less (-) than the floor's
  float penumbra;  // shadow's blur radius per height of caster
  float penumbra_least, penumbra_most;  // m
};

const Studio& StudioOf(Theme theme);

// Unit vector towards a light, world space.
Vec3f Direction(const StudioLight& light, double camera_azimuth);

Vec3f Ambient(const Studio& studio, float normal_y);

}  // namespace limber::scene
