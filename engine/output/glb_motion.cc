// SPDX-License-Identifier: MIT
#include "engine/output/glb_motion.h"

#include <algorithm>

#include "engine/anim/track.h"

namespace limber::output {

using gltf::Track;
using math::Quat;
using math::Vec3;

namespace {

constexpr double kStillTurn = 1e-7;  // rad; what arithmetic leaves behind

using Keys = std::vector<std::size_t>;

Track TrackOf(int node, Track::Of of, const Keys& keys,
              const std::vector<double>& times) {
  Track track{.node = node, .of = of, .times = {}, .values = {}};
  for (const std::size_t key : keys) track.times.push_back(float(times[key]));
  return track;
}

// Each turn with the sign that makes the way from the one before the short one.
Track TurnsOf(int node, const std::vector<Quat>& turns, const Keys& keys,
              const std::vector<double>& times) {
  Track track = TrackOf(node, Track::Of::kRotation, keys, times);
  Quat last = turns[keys.front()];
  for (const std::size_t key : keys) {
    Quat q = glm::normalize(turns[key]);
    if (glm::dot(q, last) < 0) q = -q;
    last = q;
    for (const double value : {q.x, q.y, q.z, q.w}) {
      track.values.push_back(float(value));
    }
  }
  return track;
}

Track PlacesOf(int node, const std::vector<Vec3>& places, const Keys& keys,
               const std::vector<double>& times) {
  Track track = TrackOf(node, Track::Of::kTranslation, keys, times);
  for (const std::size_t key : keys) {
    for (int k = 0; k < 3; ++k) track.values.push_back(float(places[key][k]));
  }
  return track;
}

// What a reader of the keys sees at every sample.
std::vector<Quat> Played(const std::vector<Quat>& turns, const Keys& keys,
                         const std::vector<double>& times) {
  std::vector<Quat> played(turns.size(), turns[keys.front()]);
  for (std::size_t k = 0; k + 1 < keys.size(); ++k) {
    const std::size_t a = keys[k], b = keys[k + 1];
    for (std::size_t i = a; i <= b; ++i) {
      played[i] = anim::Between(turns[a], turns[b],
                                (times[i] - times[a]) / (times[b] - times[a]));
    }
  }
  return played;
}

// Turns of every sample as seen from other turns.
std::vector<Quat> From(const std::vector<Quat>& other,
                       const std::vector<Quat>& turns) {
  std::vector<Quat> seen;
  seen.reserve(turns.size());
  for (std::size_t i = 0; i < turns.size(); ++i) {
    seen.push_back(glm::conjugate(other[i]) * turns[i]);
  }
  return seen;
}

bool StandStill(const std::vector<Quat>& turns) {
  return std::ranges::all_of(turns, [&](const Quat& q) {
    return anim::AngleBetween(turns.front(), q) < kStillTurn;
  });
}

// Makes the tracks of joints, parents first.
class JointTracks {
 public:
  JointTracks(const anim::Skeleton& skeleton, const Recording& recording)
      : skeleton_(skeleton),
        recording_(recording),
        played_(skeleton.names.size()),
        last_below_(skeleton.names.size(), 0) {
    for (std::size_t j = 0; j < skeleton.names.size(); ++j) {
      if (!IsRoot(j)) last_below_[Parent(j)] = j;
    }
  }

  Track Turns(std::size_t joint, int node) {
    const std::vector<Quat>& wanted = recording_.turns[joint];
    const bool root = IsRoot(joint);
    // A joint that does not turn takes over what its parent misses; to make up
    // for it would cost keys and gain nothing.
    std::vector<Quat> turns =
        root ? wanted : From(recording_.turns[Parent(joint)], wanted);
    Keys keys = {0};
    if (!StandStill(turns)) {
      if (!root) turns = From(played_[Parent(joint)], wanted);
      keys = anim::KeysOf(turns, recording_.times, kTurnReach);
    }
    if (last_below_[joint] > 0) Play(joint, turns, keys);
    // Only the joints below look at it, and long recordings are large.
    if (!root && last_below_[Parent(joint)] == joint) {
      played_[Parent(joint)] = {};
    }
    return TurnsOf(node, turns, keys, recording_.times);
  }

 private:
  bool IsRoot(std::size_t joint) const { return skeleton_.parents[joint] < 0; }
  std::size_t Parent(std::size_t joint) const {
    return std::size_t(skeleton_.parents[joint]);
  }

  void Play(std::size_t joint, const std::vector<Quat>& turns,
            const Keys& keys) {
    std::vector<Quat> played = Played(turns, keys, recording_.times);
    if (!IsRoot(joint)) {
      const std::vector<Quat>& above = played_[Parent(joint)];
      for (std::size_t i = 0; i < played.size(); ++i) {
        played[i] = above[i] * played[i];
      }
    }
    played_[joint] = std::move(played);
  }

  const anim::Skeleton& skeleton_;
  const Recording& recording_;
  // [joint][sample] what a reader sees of it, in the world
  std::vector<std::vector<Quat>> played_;
  std::vector<std::size_t> last_below_;  // [joint] its last child; 0 = none
};

}  // namespace

void AddTracks(const anim::Skeleton& skeleton, const std::vector<int>& joints,
               const Recording& recording, gltf::Animation& animation) {
  const std::vector<double>& times = recording.times;
  JointTracks tracks(skeleton, recording);
  for (std::size_t j = 0; j < joints.size(); ++j) {
    animation.tracks.push_back(tracks.Turns(j, joints[j]));
    std::vector<Vec3> places = recording.places[j];
    if (j == 0) {
      places.resize(times.size(), skeleton.parent_from_joint[j].translation);
    }
    if (places.empty()) continue;
    Keys keys = anim::KeysOf(places, times, kMoveReach);
    if (j == 0 && keys.size() == 1 && times.size() > 1) {
      keys.push_back(times.size() - 1);
    }
    animation.tracks.push_back(PlacesOf(joints[j], places, keys, times));
  }
}

void AddTracks(const Recording::Thing& thing, const std::vector<double>& times,
               int node, gltf::File& file, gltf::Animation& animation) {
  gltf::Node& standing = file.nodes[std::size_t(node)];
  standing.translation = thing.places.front();
  standing.rotation = thing.turns.front();
  const Keys moves = anim::KeysOf(thing.places, times, kMoveReach);
  if (moves.size() > 1) {
    animation.tracks.push_back(PlacesOf(node, thing.places, moves, times));
  }
  const Keys turns = anim::KeysOf(thing.turns, times, kTurnReach);
  if (turns.size() > 1) {
    animation.tracks.push_back(TurnsOf(node, thing.turns, turns, times));
  }
  Keys changes = {0};
  for (std::size_t i = 1; i < times.size(); ++i) {
    if (thing.there[i] != thing.there[i - 1]) changes.push_back(i);
  }
  if (changes.size() == 1 && thing.there.front()) return;
  Track size = TrackOf(node, Track::Of::kScale, changes, times);
  size.steps = true;
  for (const std::size_t i : changes) {
    size.values.insert(size.values.end(), 3, thing.there[i] ? 1.f : 0.f);
  }
  animation.tracks.push_back(std::move(size));
}

}  // namespace limber::output
