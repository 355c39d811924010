// SPDX-License-Identifier: MIT
#include "engine/stage/performance.h"

namespace limber::stage {

core::Loaded<std::unique_ptr<Performance>> Performance::Open(
    World& world, const Subject& subject, const std::string& figure,
    Understudy understudy) {
  core::Loaded<std::unique_ptr<Performance>> loaded;
  const auto index = Find(world, subject);
  if (!index.ok()) {
    loaded.problems = index.problems;
    return loaded;
  }
  const auto actor = world.Cast(figure);
  const bool may_play = understudy == Understudy::kStandsIn || actor.ok();
  if (!actor.value || !may_play) {
    loaded.problems = actor.problems;
    return loaded;
  }
  PrintStandIn(actor.problems);
  std::unique_ptr<Performance> self(new Performance);
  self->world_ = &world;
  self->actor_ = *actor.value;
  self->index_ = *index.value;
  if (subject.routine.empty()) {
    self->timeline_ =
        coach::Lay(world.repertoire().movements[self->index_], self->settings_);
  } else {
    self->plan_ =
        coach::LayPlan(world.routines()[self->index_], world.repertoire(),
                       self->settings_, subject.guided);
    self->passage_ = std::make_unique<coach::Passage>(
        self->plan_, self->performer(), world.repertoire());
  }
  loaded.value = std::move(self);
  return loaded;
}

const std::string& Performance::id() const {
  return passage_ ? world_->routines()[index_].id
                  : world_->repertoire().movements[index_].id;
}

const std::string& Performance::name() const {
  return passage_ ? world_->routines()[index_].name
                  : world_->repertoire().movements[index_].name;
}

core::Duration Performance::total() const {
  return passage_ ? plan_.total : timeline_.total;
}

const coach::Movement* Performance::movement() const {
  return passage_ ? nullptr : &world_->repertoire().movements[index_];
}

Performance::Now Performance::Perform(double seconds,
                                      coach::Performer::Detail detail,
                                      coach::BodyFrame& body) const {
  const core::Duration time = core::Seconds(seconds);
  if (passage_) {
    const coach::PlanMoment now = coach::At(plan_, world_->repertoire(), time);
    passage_->Perform(plan_, now, detail, body);
    const coach::Piece& piece = plan_.pieces[now.piece];
    return {now.time, piece.movement, &piece.timeline, now.moment};
  }
  const coach::Moment moment =
      coach::At(*movement(), settings_, timeline_, time);
  performer().Perform(index_, timeline_, moment, detail, body);
  return {moment.time, index_, &timeline_, moment};
}

}  // namespace limber::stage
