// SPDX-License-Identifier: MIT
#include "engine/app/glb_motion.h"

#include <algorithm>

#include "engine/anim/track.h"

namespace limber::app {

using gltf::Track;
using math::Quat;
using math::Vec3;

namespace {

constexpr double kStillTurn = 1e-7;  // rad; what arithmetic leaves behind
constexpr double kStillMove = 1e-7;  // m

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

}  // namespace

void AddTracks(const anim::Skeleton& skeleton, const std::vector<int>& joints,
               const Recording& recording, gltf::Animation& animation) {
  const std::vector<double>& times = recording.times;
  const std::size_t last = times.size() - 1;
  const std::vector<Quat> world(times.size(), Quat(1, 0, 0, 0));
  std::vector<std::vector<Quat>> played(joints.size());  // in the world
  for (std::size_t j = 0; j < joints.size(); ++j) {
    const bool root = skeleton.parents[j] < 0;
    const auto parent = std::size_t(std::max(skeleton.parents[j], 0));
    // A joint that does not turn takes over what its parent misses; to make up
    // for it would cost keys and gain nothing.
    std::vector<Quat> turns =
        From(root ? world : recording.turns[parent], recording.turns[j]);
    Keys keys = {0};
    if (!StandStill(turns)) {
      if (!root) turns = From(played[parent], recording.turns[j]);
      keys = anim::KeysOf(turns, times, kTurnReach);
    }
    animation.tracks.push_back(TurnsOf(joints[j], turns, keys, times));
    played[j] = Played(turns, keys, times);
    if (!root) {
      for (std::size_t i = 0; i < times.size(); ++i) {
        played[j][i] = played[parent][i] * played[j][i];
      }
    }
    const std::vector<Vec3>& places = recording.places[j];
    const Vec3 rest = skeleton.parent_from_joint[j].translation;
    const bool stays = std::ranges::all_of(places, [&](const Vec3& place) {
      return glm::distance(place, rest) < kStillMove;
    });
    if (stays && j > 0) continue;
    keys = anim::KeysOf(places, times, kMoveReach);
    if (j == 0 && keys.size() == 1 && last > 0) keys.push_back(last);
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

}  // namespace limber::app
