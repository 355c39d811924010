// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <cstdio>

#include "engine/app/commands.h"
#include "engine/app/demonstrator.h"
#include "engine/app/show.h"
#include "engine/math/angle.h"
#include "engine/output/output.h"
#include "engine/output/png.h"

namespace limber::app {

using output::CheckOutput;
using output::WritePng;
using stage::FindView;
using stage::Look;
using stage::LookNamed;
using stage::Print;
using stage::World;

namespace {

// The whole window, as a person sees it.
int StillOfWindow(World& world, const StillOptions& options) {
  PlayOptions play;
  play.subject = options.subject;
  play.figure = options.figure;
  play.size = options.size;
  play.theme = options.theme;
  play.paused = true;
  play.page = options.page;
  play.xray = options.xray;
  const auto demonstrator =
      Demonstrator::Open(world, play, GlWindow::Place::kHidden);
  if (!demonstrator.ok()) return Print(demonstrator.problems), 1;
  Demonstrator& d = **demonstrator.value;
  if (const auto fault =
          CheckTime(d.session().id(), d.session().total(), options.at)) {
    return Print({*fault}), 1;
  }
  d.session().SeekTotal(core::Seconds(options.at));
  d.look().view = *FindView(options.view);
  d.look().palette = options.palette;
  // The page lays itself out in the first frame and settles in the second.
  for (int frame = 0; frame < 2; ++frame) d.Step();
  std::vector<std::uint8_t> pixels;
  d.window().renderer().ReadPixels(pixels);
  if (const auto fault = WritePng(options.output, options.size.width,
                                  options.size.height, pixels)) {
    return Print({*fault}), 1;
  }
  fmt::print("{}\n", options.output);
  return 0;
}

}  // namespace

int Still(World& world, const StillOptions& options) {
  if (const auto fault = CheckOutput(options.output, ".png")) {
    return Print({*fault}), 1;
  }
  if (options.panel || options.page != "watch")
    return StillOfWindow(world, options);
  const auto show = Show::Open(world, options.subject, options.figure,
                               options.size.width, options.size.height);
  if (!show.ok()) return Print(show.problems), 1;
  Show& s = **show.value;
  if (const auto fault = CheckTime(s.id(), s.total(), options.at)) {
    return Print({*fault}), 1;
  }
  Look look = LookNamed(options.view, options.theme);
  look.tier = options.software ? scene::Tier::kSoftware : scene::Tier::kHigh;
  look.palette = options.palette;
  look.xray = options.xray;
  look.skin = options.skin;
  look.outfit = options.outfit;
  scene::Camera camera;
  if (options.azimuth || options.elevation || options.distance ||
      options.target) {
    camera.azimuth = math::Radians(options.azimuth.value_or(0));
    camera.elevation = math::Radians(options.elevation.value_or(6));
    camera.distance = options.distance.value_or(4.5);
    if (options.target) {
      const auto& [x, y, z] = *options.target;
      camera.target = {x, y, z};
    }
    s.OverrideCamera(&camera);
  }
  const auto& pixels =
      s.Draw(options.at, look, options.size.width, options.size.height);
  if (const auto fault = WritePng(options.output, options.size.width,
                                  options.size.height, pixels)) {
    return Print({*fault}), 1;
  }
  fmt::print("{}\n", options.output);
  return 0;
}

}  // namespace limber::app
