// SPDX-License-Identifier: MIT
#include "engine/stage/staging.h"

#include <algorithm>
#include <cmath>

#include "engine/coach/prop_place.h"
#include "engine/math/easing.h"

namespace limber::stage {

using coach::Piece;
using math::Vec3;
using scene::Vec3f;

namespace {

constexpr double kFade = 1.5;  // s, before the first use and after the last
constexpr double kFastestTurn = 12;  // deg/s
constexpr double kShortestTurn = 2;  // s, where only the place changes
constexpr double kPeak = 1.875;      // of minimum jerk over its mean speed
constexpr float kSamePlace = 0.35f;  // m: what is there already is used

Vec3f MiddleOf(const scene::PropPlace& prop) {
  Vec3f low(1e9f), high(-1e9f);
  for (const Vec3f& p : prop.mesh->positions) {
    low = glm::min(low, p);
    high = glm::max(high, p);
  }
  return (low + high) / 2.f + Vec3f(prop.world_from_prop.translation);
}

bool IsMat(const scene::PropPlace& prop) {
  return prop.mesh->surface == scene::Surface::kMat;
}

// How far apart pieces may want a thing that they share, m. A mat lies in the
// middle of where they want it, so it is as near to each as anything is.
float FarthestOf(const scene::PropPlace& prop) {
  return (IsMat(prop) ? 2 : 1) * kSamePlace;
}

// Where the pieces that use a thing want its middle, m.
struct Wanted {
  Vec3f first, low, high;

  explicit Wanted(const Vec3f& middle)
      : first(middle), low(middle), high(middle) {}
  Wanted And(const Vec3f& middle) const {
    Wanted both = *this;
    both.low = glm::min(low, middle);
    both.high = glm::max(high, middle);
    return both;
  }
  float spread() const { return glm::length(high - low); }
  Vec3f middle() const { return (low + high) / 2.f; }
};

}  // namespace

Staging::Staging(const World& world, Picture& picture, const coach::Plan& plan,
                 const coach::Passage& passage)
    : world_(&world) {
  std::vector<Wanted> wanted;
  for (std::size_t i = 0; i < plan.pieces.size(); ++i) {
    const Piece& piece = plan.pieces[i];
    places_.push_back(passage.place(i));
    const int next = piece.kind == Piece::Kind::kMovement
                         ? int(i)
                         : coach::NextMovement(plan, i);
    subject_.push_back(next < 0 ? i : std::size_t(next));
    const Picture::Things& things = picture.Props(piece.movement);
    for (std::size_t t = 0; t < things.places.size(); ++t) {
      const coach::Prop& thing = things.props[things.owner[t]];
      scene::PropPlace prop = things.places[t];
      prop.world_from_prop = thing.world_from_prop;
      prop.world_from_prop.translation += passage.place(i);
      prop.opacity = float(thing.opacity);
      prop.height = float(thing.height);
      const Vec3f middle = MiddleOf(prop);
      std::size_t same = props_.size();
      for (std::size_t k = 0; k < props_.size(); ++k) {
        if (props_[k].mesh->surface == prop.mesh->surface &&
            uses_[k].last + 1 >= i &&
            wanted[k].And(middle).spread() < FarthestOf(prop)) {
          same = k;
        }
      }
      if (same < props_.size()) {
        uses_[same].last = i;
        wanted[same] = wanted[same].And(middle);
      } else {
        props_.push_back(prop);
        uses_.push_back({i, i});
        wanted.emplace_back(middle);
      }
    }
  }
  for (std::size_t k = 0; k < props_.size(); ++k) {
    if (!IsMat(props_[k])) continue;
    props_[k].world_from_prop.translation +=
        Vec3(wanted[k].middle() - wanted[k].first);
  }
}

void Staging::PropsAt(const coach::Plan& plan, core::Duration time,
                      double rolled, std::vector<scene::PropPlace>& out) const {
  out = props_;
  const double now = core::ToSeconds(time);
  const std::size_t piece = coach::PieceAt(plan, time);
  for (std::size_t k = 0; k < props_.size(); ++k) {
    const double begin = core::ToSeconds(plan.pieces[uses_[k].first].begin);
    const double end = core::ToSeconds(plan.pieces[uses_[k].last].end);
    double there = 1;
    if (uses_[k].first > 0) {
      there *= math::Smoothstep(begin - kFade, begin, now);
    }
    if (uses_[k].last + 1 < plan.pieces.size()) {
      there *= 1 - math::Smoothstep(end, end + kFade, now);
    }
    out[k].opacity *= float(there);
    const bool used = uses_[k].first <= piece && piece <= uses_[k].last;
    if (used && out[k].mesh->surface == scene::Surface::kFoam) {
      out[k].world_from_prop =
          coach::Rolled(out[k].world_from_prop,
                        double(coach::RollerSize{}.diameter) / 2, rolled);
    }
  }
}

float MatOf(std::span<const scene::PropPlace> props) {
  float most = 0;
  for (const scene::PropPlace& prop : props) {
    if (prop.mesh->surface == scene::Surface::kMat) {
      most = std::max(most, prop.opacity);
    }
  }
  return most;
}

Staging::Gaze Staging::GazeAt(const coach::Plan& plan, core::Duration time,
                              View view) const {
  const auto& movements = world_->repertoire().movements;
  const auto of = [&](std::size_t piece) {
    return &movements[plan.pieces[piece].movement];
  };
  const double now = core::ToSeconds(time);
  Gaze gaze;
  std::size_t seen = subject_[0];
  gaze.from = gaze.to = of(seen);
  gaze.from_place = gaze.to_place = places_[seen];
  double settled = 0;  // when the turn before is over
  for (std::size_t i = 0; i < plan.pieces.size(); ++i) {
    if (subject_[i] == seen) continue;
    // A turn waits until the one before is over.
    const double begin =
        std::max(core::ToSeconds(plan.pieces[i].begin), settled);
    if (begin >= now) break;
    const coach::Movement *from = of(seen), *to = of(subject_[i]);
    const double takes = std::max(
        kShortestTurn, kPeak * TurnBetween(view, *from, *to) / kFastestTurn);
    gaze = {from, to, places_[seen], places_[subject_[i]],
            math::MinimumJerk(std::min(1.0, (now - begin) / takes))};
    settled = begin + takes;
    seen = subject_[i];
  }
  return gaze;
}

}  // namespace limber::stage
