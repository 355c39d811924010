// SPDX-License-Identifier: MIT
#include "engine/app/show.h"

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
  Print(actor.problems);  // the built-in figure stands in
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

}  // namespace limber::app
