// SPDX-License-Identifier: MIT
#include "engine/output/recording.h"

#include "engine/anim/track.h"
#include "engine/math/angle.h"

namespace limber::output {

using math::Transform;
using math::Vec3;
using stage::Performance;
using stage::Picture;
using stage::Staging;
using stage::World;

namespace {

// How far half-way may be from the middle; a third of what a reader of the
// file is promised, as more of it is lost by dropping keys.
constexpr double kTurnSlack = math::Radians(0.03);
constexpr double kMoveSlack = 3e-4;       // m
constexpr double kStill = 1e-7;           // m; what arithmetic leaves behind
constexpr double kShortest = 1.01 / 240;  // s, of what is still halved

}  // namespace

Recorder::Recorder(const World& world, const Performance& performance)
    : performance_(&performance),
      skeleton_(&performance.actor().figure->skeleton),
      picture_(world, performance.actor()),
      body_(performance.performer().MakeFrame()) {
  if (performance.plan() != nullptr) {
    staging_ = std::make_unique<Staging>(world, picture_, *performance.plan(),
                                         *performance.passage());
  }
  recording_.turns.resize(skeleton_->names.size());
  recording_.places.resize(skeleton_->names.size());
}

void Recorder::RecordTo(double seconds) {
  Sample sample = Take(seconds);
  if (!recording_.times.empty()) RecordBetween(last_, sample);
  Add(sample);
  last_ = std::move(sample);
}

// At a time that the file can name, which is of single precision: 10 us beside
// it an eyelid is a hundredth of a degree further.
Recorder::Sample Recorder::Take(double seconds) {
  seconds = double(float(seconds));
  const Performance::Now now =
      performance_->Perform(seconds, coach::Performer::Detail::kFace, body_);
  Sample sample{seconds, body_.pose.model_from_joint, {}};
  if (staging_) {
    staging_->PropsAt(*performance_->plan(), now.time, body_.ask.rolled,
                      sample.things);
    return sample;
  }
  Picture::Things& things = picture_.Props(now.movement);
  things.StandBeside(performance_->performer().rig(), body_);
  sample.things = things.places;
  return sample;
}

// Every joint turned half-way against its parent, as a reader will turn it.
bool Recorder::IsHalfWay(const Sample& a, const Sample& between,
                         const Sample& b) const {
  std::vector<Transform> half(skeleton_->names.size());
  for (std::size_t j = 0; j < half.size(); ++j) {
    const int parent = skeleton_->parents[j];
    Transform from = a.world_from_joint[j], to = b.world_from_joint[j];
    if (parent >= 0) {
      from = Inverse(a.world_from_joint[std::size_t(parent)]) * from;
      to = Inverse(b.world_from_joint[std::size_t(parent)]) * to;
    }
    half[j] = {anim::Between(from.rotation, to.rotation, .5),
               glm::mix(from.translation, to.translation, .5)};
    if (parent >= 0) half[j] = half[std::size_t(parent)] * half[j];
    const Transform& wanted = between.world_from_joint[j];
    if (anim::AngleBetween(half[j].rotation, wanted.rotation) > kTurnSlack ||
        glm::distance(half[j].translation, wanted.translation) > kMoveSlack) {
      return false;
    }
  }
  return true;
}

void Recorder::RecordBetween(const Sample& a, const Sample& b) {
  if (b.time - a.time < kShortest) return;
  const Sample between = Take((a.time + b.time) / 2);
  if (IsHalfWay(a, between, b)) return;
  RecordBetween(a, between);
  Add(between);
  RecordBetween(between, b);
}

void Recorder::Add(const Sample& sample) {
  recording_.times.push_back(sample.time);
  const auto& posed = sample.world_from_joint;
  for (std::size_t j = 0; j < posed.size(); ++j) {
    const int parent = skeleton_->parents[j];
    recording_.turns[j].push_back(posed[j].rotation);
    Vec3 place = posed[j].translation;
    if (parent >= 0) place = Inverse(posed[std::size_t(parent)]) * place;
    const Vec3& rest = skeleton_->parent_from_joint[j].translation;
    std::vector<Vec3>& places = recording_.places[j];
    if (places.empty() && glm::distance(place, rest) < kStill) continue;
    places.resize(recording_.times.size() - 1, rest);
    places.push_back(place);
  }
  recording_.things.resize(sample.things.size());
  for (std::size_t i = 0; i < sample.things.size(); ++i) {
    const scene::PropPlace& seen = sample.things[i];
    Recording::Thing& thing = recording_.things[i];
    if (thing.mesh == nullptr) {
      thing.mesh = seen.mesh;
      thing.name = NameOf(thing.mesh);
    }
    thing.turns.push_back(seen.world_from_prop.rotation);
    thing.places.push_back(seen.world_from_prop.translation);
    thing.there.push_back(seen.opacity >= .5f);
  }
}

// By which of the movements' things the mesh is.
std::string Recorder::NameOf(const scene::PropMesh* mesh) {
  std::vector<std::size_t> movements = {performance_->index()};
  if (const coach::Plan* plan = performance_->plan()) {
    movements.clear();
    for (const coach::Piece& piece : plan->pieces) {
      movements.push_back(piece.movement);
    }
  }
  for (const std::size_t movement : movements) {
    const Picture::Things& things = picture_.Props(movement);
    for (std::size_t i = 0; i < things.meshes.size(); ++i) {
      if (&things.meshes[i] != mesh) continue;
      const coach::Prop& prop = things.props[things.owner[i]];
      return std::string(coach::kPropNames[prop.size.index()]);
    }
  }
  return "thing";
}

}  // namespace limber::output
