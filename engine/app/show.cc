// SPDX-License-Identifier: MIT
#include "engine/app/show.h"

#include <fmt/format.h>

namespace limber::app {

core::Loaded<std::unique_ptr<Show>> Show::Open(World& world,
                                               const std::string& movement,
                                               const std::string& figure,
                                               int width, int height) {
  core::Loaded<std::unique_ptr<Show>> loaded;
  auto self = std::make_unique<Show>();
  const auto index = world.FindMovement(movement);
  if (!index.ok()) {
    loaded.problems = index.problems;
    return loaded;
  }
  self->world_ = &world;
  self->index_ = *index.value;
  self->timeline_ = coach::Lay(self->movement(), self->settings_);
  const auto actor = world.Cast(figure);
  if (!actor.value) {
    loaded.problems = actor.problems;
    return loaded;
  }
  PrintStandIn(actor.problems);
  self->actor_ = *actor.value;
  auto window = GlWindow::Open(GlWindow::Place::kHidden, width, height);
  if (!window.ok()) {
    loaded.problems = window.problems;
    return loaded;
  }
  self->window_ = std::move(*window.value);
  self->picture_ = std::make_unique<Picture>(world, *self->actor_);
  self->body_ = self->actor_->performer->MakeFrame();
  loaded.value = std::move(self);
  return loaded;
}

const coach::Movement& Show::movement() const {
  return world_->movements()[index_];
}

const std::vector<std::uint8_t>& Show::Draw(double seconds, const Look& look,
                                            int width, int height) {
  const coach::Moment moment =
      coach::At(movement(), settings_, timeline_, core::Seconds(seconds));
  actor_->performer->Perform(index_, timeline_, moment,
                             coach::Performer::Detail::kDrawn, body_);
  scene::Frame frame = picture_->Compose(index_, timeline_, moment, body_, look,
                                         {0, 0, width, height});
  if (camera_) frame.camera = *camera_;
  window_->renderer().Draw(frame, width, height);
  window_->renderer().ReadPixels(pixels_);
  return pixels_;
}

std::optional<core::Problem> CheckTime(const coach::Movement& movement,
                                       const coach::Timeline& timeline,
                                       double at) {
  const double total = core::ToSeconds(timeline.total);
  if (at >= 0 && at <= total + 1e-9) return std::nullopt;
  return core::Problem{"",
                       0,
                       0,
                       "time",
                       fmt::format("{} has no second {:g}", movement.id, at),
                       fmt::format("0 to {:g} s", total),
                       ""};
}

}  // namespace limber::app
