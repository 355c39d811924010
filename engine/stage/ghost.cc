// SPDX-License-Identifier: MIT
#include "engine/stage/ghost.h"

#include "engine/math/easing.h"

namespace limber::stage {
namespace {

// Skin nearer than this to where it should be is right; further than that it is
// clearly wrong, m. Between is what a solver may do to any pose.
constexpr double kRight = 0.012, kWrong = 0.045;

std::uint64_t NextPoseId() {
  static std::uint64_t count = 0;
  return ++count;
}

}  // namespace

Ghost::Ghost(const coach::Performer& performer)
    : performer_(&performer), body_(performer.MakeFrame()) {
  for (const auto& places : body_.positions) {
    astray_.emplace_back(places.size());
  }
  ghost_.positions.resize(body_.positions.size());
  ghost_.normals.resize(body_.positions.size());
  ghost_.astray.resize(body_.positions.size());
}

const scene::Ghost& Ghost::Perform(std::size_t movement,
                                   const coach::Timeline& timeline,
                                   const coach::Moment& moment,
                                   const coach::BodyFrame& right) {
  performer_->Perform(movement, timeline, moment,
                      coach::Performer::Detail::kDrawn, body_);
  for (std::size_t m = 0; m < astray_.size(); ++m) {
    for (std::size_t i = 0; i < astray_[m].size(); ++i) {
      const double apart =
          double(glm::distance(body_.positions[m][i], right.positions[m][i]));
      astray_[m][i] = float(math::Smoothstep(kRight, kWrong, apart));
    }
    ghost_.positions[m] = body_.positions[m];
    ghost_.normals[m] = body_.normals[m];
    ghost_.astray[m] = astray_[m];
  }
  ghost_.pose_id = NextPoseId();
  return ghost_;
}

void Ghost::MoveTo(const scene::Vec3f& place) {
  ghost_.moved = place;
  ghost_.solid = place != scene::Vec3f(0);
}

}  // namespace limber::stage
