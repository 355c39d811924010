// SPDX-License-Identifier: MIT
#include "engine/app/show.h"

#include <fmt/format.h>

namespace limber::app {

core::Loaded<std::unique_ptr<Show>> Show::Open(World& world,
                                               const Subject& subject,
                                               const std::string& figure,
                                               int width, int height) {
  core::Loaded<std::unique_ptr<Show>> loaded;
  auto self = std::make_unique<Show>();
  const auto index = Find(world, subject);
  if (!index.ok()) {
    loaded.problems = index.problems;
    return loaded;
  }
  self->world_ = &world;
  self->index_ = *index.value;
  const bool routine = !subject.routine.empty();
  if (!subject.mistake.empty()) {
    const auto mistake = FindMistake(world, subject, self->index_);
    if (!mistake.ok()) {
      loaded.problems = mistake.problems;
      return loaded;
    }
    self->mistake_ = int(*mistake.value);
    self->beside_ = subject.beside;
  }
  if (routine) {
    self->plan_ =
        coach::LayPlan(world.routines()[self->index_], world.repertoire(),
                       self->settings_, subject.guided);
  } else {
    self->timeline_ =
        coach::Lay(world.repertoire().movements[self->index_], self->settings_);
  }
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
  if (routine) {
    self->passage_ = std::make_unique<coach::Passage>(
        self->plan_, *self->actor_->performer, world.repertoire());
    self->staging_ = std::make_unique<Staging>(world, *self->picture_,
                                               self->plan_, *self->passage_);
  }
  loaded.value = std::move(self);
  return loaded;
}

const coach::Movement* Show::movement() const {
  return staging_ ? nullptr : &world_->repertoire().movements[index_];
}

const std::string& Show::id() const {
  return staging_ ? world_->routines()[index_].id
                  : world_->repertoire().movements[index_].id;
}

core::Duration Show::total() const {
  return staging_ ? plan_.total : timeline_.total;
}

const std::vector<std::uint8_t>& Show::Draw(double seconds, const Look& look,
                                            int width, int height) {
  constexpr auto kDrawn = coach::Performer::Detail::kDrawn;
  const Rectangle all{0, 0, width, height};
  scene::Frame frame;
  if (staging_) {
    const coach::PlanMoment now =
        coach::At(plan_, world_->repertoire(), core::Seconds(seconds));
    passage_->Perform(plan_, now, kDrawn, body_);
    const coach::Piece& piece = plan_.pieces[now.piece];
    const InRoutine routine{staging_.get(), &plan_, now.time};
    frame = picture_->Compose(piece.movement, piece.timeline, now.moment, body_,
                              look, all, &routine);
  } else {
    const coach::Moment moment =
        coach::At(*movement(), settings_, timeline_, core::Seconds(seconds));
    actor_->performer->Perform(index_, timeline_, moment, kDrawn, body_);
    frame = picture_->Compose(index_, timeline_, moment, body_, look, all);
    if (mistake_ >= 0) {
      frame = picture_->AddGhost(std::size_t(mistake_), timeline_, moment,
                                 body_, look, all, beside_);
    }
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
