// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <numbers>
#include <span>
#include <string_view>
#include <vector>

#include "engine/math/vocabulary.h"
#include "engine/scene/frame.h"
#include "engine/scene/looks.h"

namespace limber::render {

// A round test body with uvs: u round the axis, v from top to bottom.
struct Ball {
  Ball(int around, int down, float radius, const math::Vec3f& centre) {
    for (int j = 0; j <= down; ++j) {
      for (int i = 0; i <= around; ++i) {
        const double a = 2 * std::numbers::pi * i / around;
        const double b = std::numbers::pi * j / down;
        const math::Vec3f n(std::sin(b) * std::sin(a), std::cos(b),
                            std::sin(b) * std::cos(a));
        positions.push_back(centre + radius * n);
        normals.push_back(n);
        uvs.emplace_back(float(i) / float(around), float(j) / float(down));
      }
    }
    const auto at = [&](int i, int j) {
      return static_cast<std::uint32_t>(j * (around + 1) + i);
    };
    for (int j = 0; j < down; ++j) {
      for (int i = 0; i < around; ++i) {
        if (j > 0) {
          triangles.insert(triangles.end(),
                           {at(i, j), at(i, j + 1), at(i + 1, j)});
        }
        if (j + 1 < down) {
          triangles.insert(triangles.end(),
                           {at(i + 1, j), at(i, j + 1), at(i + 1, j + 1)});
        }
      }
    }
  }
  // As the body of a figure.
  scene::MeshShape Body() const {
    return {"body", scene::Surface::kSkin, triangles, uvs,
            {},     positions.size()};
  }
  // A frame of it, looked at from the front. All borrowed.
  scene::Frame Make(const scene::FigureShape& shape, scene::Tier tier,
                    std::span<const scene::RegionLight> lights,
                    std::string_view skin) const {
    scene::Frame frame;
    frame.tier = tier;
    frame.figure = &shape;
    frame.positions = {positions};
    frame.normals = {normals};
    frame.regions = lights;
    frame.pose_id = 1;
    frame.skin = scene::FindSkin(skin);
    frame.outfit = scene::FindOutfit("slate");
    frame.camera.target = {0, .5f, 0};
    return frame;
  }

  std::vector<math::Vec3f> positions, normals;
  std::vector<math::Vec2f> uvs;
  std::vector<std::uint32_t> triangles;
};

}  // namespace limber::render
