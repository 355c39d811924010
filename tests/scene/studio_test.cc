// SPDX-License-Identifier: MIT
#include "engine/scene/studio.h"

#include <gtest/gtest.h>

#include <cmath>

namespace limber::scene {
namespace {

TEST(Studio, LightsTurnWithTheCamera) {
  // Right, up, towards the camera: the table of the dark studio's key.
  const Vec3f table(-.448f, .743f, .497f);
  for (double azimuth = -3; azimuth < 3; azimuth += .7) {
    const Vec3f towards(std::sin(azimuth), 0, std::cos(azimuth));
    const Vec3f right = glm::cross(Vec3f(0, 1, 0), towards);
    const Vec3f key = Direction(StudioOf(Theme::kDark).key, azimuth);
    EXPECT_NEAR(glm::dot(key, right), table.x, .002);
    EXPECT_NEAR(key.y, table.y, .002);
    EXPECT_NEAR(glm::dot(key, towards), table.z, .002);
  }
}

TEST(Studio, AmbientMeetsTheMeasuredGradient) {
  struct Row {
    float up;
    Vec3f dark, light;
  };
  for (const Row& row :
       {Row{1, {.411f, .429f, .467f}, {.741f, .759f, .786f}},
        Row{0, {.254f, .261f, .279f}, {.521f, .526f, .533f}},
        Row{-1, {.112f, .106f, .101f}, {.317f, .304f, .291f}}}) {
    for (int i = 0; i < 3; ++i) {
      EXPECT_NEAR(Ambient(StudioOf(Theme::kDark), row.up)[i], row.dark[i],
                  .012);
      EXPECT_NEAR(Ambient(StudioOf(Theme::kLight), row.up)[i], row.light[i],
                  .012);
    }
  }
}

}  // namespace
}  // namespace limber::scene
