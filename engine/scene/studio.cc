// SPDX-License-Identifier: MIT
#include "engine/scene/studio.h"

#include <cmath>

#include "engine/scene/colour.h"

namespace limber::scene {
namespace {

StudioLight Light(float azimuth, float elevation, Vec3f colour, float power) {
  return {glm::radians(azimuth), glm::radians(elevation), colour * power};
}

const Studio kDark = {
    .key = Light(-42, 48, {1, .955f, .90f}, .80f),
    .rim = Light(150, 32, {.78f, .88f, 1}, .73f),
    .fill = Light(60, 18, {.85f, .92f, 1}, .11f),
    .ambient = {Vec3f(.254f, .261f, .279f), Vec3f(.150f, .162f, .183f),
                Vec3f(.008f, .006f, .005f)},
    .exposure = 1.035f,
    .backdrop = {FromHex(0x20242B), FromHex(0x343A43), FromHex(0x23272D)},
    .backdrop_middle = .62f,
    .glow = .55f,
    .glow_radius = .55f,
    .vignette = .16f,
    .floor = {.056f, .061f, .070f},
    .floor_roughness = .8f,
    .floor_f0 = .02f,
    .floor_near = .5f,
    .floor_far = 2.8f,
    .mark = .30f,
    .penumbra = .12f,
    .penumbra_least = .006f,
    .penumbra_most = .120f,
};

const Studio kLight = {
    .key = Light(-40, 52, {1, .965f, .92f}, .67f),
    .rim = Light(145, 35, {.90f, .95f, 1}, .32f),
    .fill = Light(65, 20, {.95f, .97f, 1}, .08f),
    .ambient = {Vec3f(.521f, .526f, .533f), Vec3f(.212f, .228f, .248f),
                Vec3f(.008f, .006f, .006f)},
    .exposure = .80f,
    .backdrop = {FromHex(0xDFE2E4), FromHex(0xEDEEED), FromHex(0xD8D9D8)},
    .backdrop_middle = .60f,
    .glow = .05f,
    .glow_radius = .6f,
    .vignette = .05f,
    .floor = {.761f, .753f, .723f},
    .floor_roughness = .9f,
    .floor_f0 = .02f,
    .floor_near = .5f,
    .floor_far = 2.6f,
    .mark = -.10f,
    .penumbra = .168f,
    .penumbra_least = .0084f,
    .penumbra_most = .168f,
};

}  // namespace

const Studio& StudioOf(Theme theme) {
  return theme == Theme::kDark ? kDark : kLight;
}

Vec3f Direction(const StudioLight& light, double camera_azimuth) {
  // Seen from above, the camera's right is a quarter turn on from its own
  // azimuth, so a light at +azimuth stands at a larger azimuth in the world.
  const double around = camera_azimuth + light.azimuth;
  return Vec3f(std::sin(around) * std::cos(light.elevation),
               std::sin(light.elevation),
               std::cos(around) * std::cos(light.elevation));
}

Vec3f Ambient(const Studio& studio, float normal_y) {
  return studio.ambient[0] + studio.ambient[1] * normal_y +
         studio.ambient[2] * (normal_y * normal_y);
}

}  // namespace limber::scene
