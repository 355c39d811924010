// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/stage/performance.h"
#include "engine/stage/picture.h"
#include "engine/stage/staging.h"

namespace limber::output {

// What moved in a performance, sample by sample.
struct Recording {
  std::vector<double> times;  // [sample] s, rising
  // [joint][sample] the joint's axes in the world
  std::vector<std::vector<math::Quat>> turns;
  // [joint][sample] its place in the space of its parent, m; empty where it
  // never leaves its rest place, as a bone keeps its length
  std::vector<std::vector<math::Vec3>> places;
  // What stands around, by material. The mesh is borrowed from the recorder.
  struct Thing {
    std::string name;
    const scene::PropMesh* mesh = nullptr;
    std::vector<math::Quat> turns;   // [sample] in the world
    std::vector<math::Vec3> places;  // [sample] in the world, m
    std::vector<bool> there;         // [sample] to be seen
  };
  std::vector<Thing> things;
};

// Watches a performance without drawing it. Borrows both.
class Recorder {
 public:
  Recorder(const stage::World& world, const stage::Performance& performance);

  // Adds the body and the things as they are at this time. Where half-way since
  // the time before they are not half-way, as in a blink or when a foot lands,
  // that is added too, and so on, to a 240th of a second. Requires: later than
  // the time before.
  void RecordTo(double seconds);
  const Recording& recording() const { return recording_; }

 private:
  struct Sample {
    double time = 0;
    std::vector<math::Transform> world_from_joint;
    std::vector<scene::PropPlace> things;
  };
  Sample Take(double seconds);
  bool IsHalfWay(const Sample& a, const Sample& between, const Sample& b) const;
  void RecordBetween(const Sample& a, const Sample& b);
  void Add(const Sample& sample);
  std::string NameOf(const scene::PropMesh* mesh);

  const stage::Performance* performance_;
  const anim::Skeleton* skeleton_;
  stage::Picture picture_;
  std::unique_ptr<stage::Staging> staging_;  // of a routine; or null
  coach::BodyFrame body_;
  Recording recording_;
  Sample last_;
};

}  // namespace limber::output
