// SPDX-License-Identifier: MIT
#include "engine/app/show.h"

#include <fmt/format.h>

namespace limber::app {

using stage::FindMistake;
using stage::InRoutine;
using stage::Look;
using stage::Performance;
using stage::Picture;
using stage::Rectangle;
using stage::Staging;
using stage::Subject;
using stage::World;

core::Loaded<std::unique_ptr<Show>> Show::Open(World& world,
                                               const Subject& subject,
                                               const std::string& figure,
                                               int width, int height) {
  core::Loaded<std::unique_ptr<Show>> loaded;
  auto self = std::make_unique<Show>();
  auto performance = Performance::Open(world, subject, figure,
                                       Performance::Understudy::kStandsIn);
  if (!performance.ok()) {
    loaded.problems = performance.problems;
    return loaded;
  }
  self->performance_ = std::move(*performance.value);
  const Performance& performed = *self->performance_;
  if (!subject.mistake.empty()) {
    const auto mistake = FindMistake(world, subject, performed.index());
    if (!mistake.ok()) {
      loaded.problems = mistake.problems;
      return loaded;
    }
    self->mistake_ = int(*mistake.value);
    self->beside_ = subject.beside;
  }
  auto window = GlWindow::Open(GlWindow::Place::kHidden, width, height);
  if (!window.ok()) {
    loaded.problems = window.problems;
    return loaded;
  }
  self->window_ = std::move(*window.value);
  self->picture_ = std::make_unique<Picture>(world, performed.actor());
  self->body_ = performed.performer().MakeFrame();
  if (performed.plan() != nullptr) {
    self->staging_ = std::make_unique<Staging>(
        world, *self->picture_, *performed.plan(), *performed.passage());
  }
  loaded.value = std::move(self);
  return loaded;
}

const std::vector<std::uint8_t>& Show::Draw(double seconds, const Look& look,
                                            int width, int height) {
  const Rectangle all{0, 0, width, height};
  const Performance::Now now =
      performance_->Perform(seconds, coach::Performer::Detail::kDrawn, body_);
  const InRoutine routine{staging_.get(), performance_->plan(), now.time};
  scene::Frame frame =
      picture_->Compose(now.movement, *now.timeline, now.moment, body_, look,
                        all, staging_ ? &routine : nullptr);
  if (mistake_ >= 0) {
    frame = picture_->AddGhost(std::size_t(mistake_), *now.timeline, now.moment,
                               body_, look, all, beside_);
  }
  if (camera_) frame.camera = *camera_;
  window_->renderer().Draw(frame, width, height);
  window_->renderer().ReadPixels(pixels_);
  return pixels_;
}

std::optional<core::Problem> CheckTime(const std::string& id,
                                       core::Duration total, double at) {
  const double seconds = core::ToSeconds(total);
  if (at >= 0 && at <= seconds + 1e-9) return std::nullopt;
  return core::Problem{"",
                       0,
                       0,
                       "time",
                       fmt::format("{} has no second {:g}", id, at),
                       fmt::format("0 to {:g} s", seconds),
                       ""};
}

}  // namespace limber::app
