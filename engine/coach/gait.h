// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <vector>

#include "engine/body/rig.h"
#include "engine/coach/footing.h"

namespace limber::coach {

// Walking, shown in the frame that walks along: the body stays where it is and
// the ground goes backwards under it, with every planted foot. It starts and
// ends standing, the feet side by side, the ground at rest; between, steps grow
// to their length and shrink again. Everything is a function of the seconds
// since it began. Immutable; allocates nothing once made; metres and radians.
class Gait {
 public:
  // How it goes in time. A cycle has two steps and begins with the strike of
  // the right heel, which falls on the first tick of the rounds.
  struct Times {
    double start = 0, cycle = 1, stop = 0;  // s; start and stop: see Fits
    int rounds = 0;                         // cycles between
    double total() const { return start + rounds * cycle + stop; }
    double cycles() const;  // from standing to standing
    // Cycles since it began; whole where a right heel strikes, and half past
    // where a left one does: from the first half to half of one before the end.
    double Clock(double seconds) const;
    double Seconds(double clock) const;  // when the clock shows that
  };
  // Whether start and stop are as long as their steps need, and there are
  // enough rounds to reach full stride.
  static bool Fits(const Times& times);

  // One foot at one moment. The whole foot is held in the air as on the floor.
  struct Foot {
    bool planted = false;
    body::Effector effector;  // what of it touches, or touches next
    body::Anchor at;          // of the ankle
    double weight = 1;        // of its contact, [0, 1]
    double toes = 0;          // how far the toes are bent up
  };

  Gait() = default;
  // `feet` [Side] where they stand; `stride` m a cycle; `centre` of mass when
  // standing.
  Gait(const body::Rig& rig, const std::array<Footing, 2>& feet,
       const Times& times, double stride, const math::Vec3& centre);

  const Times& times() const { return times_; }
  double Clock(double seconds) const { return times_.Clock(seconds); }
  // How far the ground has gone backwards, m.
  double Ground(double seconds) const;
  // How much of a walk the posture is, [0, 1].
  double Amount(double seconds) const;
  // How low the legs have the body: of `low` while it walks, bobbing up and
  // down by `bob` twice a cycle.
  double Low(double seconds, double low, double bob) const;
  Foot FootAt(double seconds, body::Side side) const;
  // Where (x, z) the centre of mass goes.
  math::Vec3 CentreAt(double seconds) const;

 private:
  struct Shape {
    math::Vec3 across{1, 0, 0};  // axis that toes go up about, turning back
    math::Vec3 ankle{0}, ball{0}, heel{0};  // heel: middle of its round pad
    math::Quat turn{1, 0, 0, 0};
    double round = 0;  // m, radius of the heel pad
  };

  double GroundOf(double clock) const;
  double SpeedsUp(double seconds) const;  // m/s^2
  math::Vec3 Foothold(double strike, body::Side side) const;
  double StrikeShare(double strike, body::Side side) const;
  double PushShare(double strike, body::Side side) const;
  double Pitch(double strike, double phase, body::Side side) const;
  body::Anchor OnHeel(body::Side side, double pitch) const;
  body::Anchor OnBall(body::Side side, double pitch) const;
  math::Vec3 PressureAt(double clock) const;
  math::Vec3 PressureUnder(body::Side side, double clock) const;
  void FindFootholds(double height);
  void FindWay(double height);

  Times times_;
  double stride_ = 0, narrow_ = 0, scale_ = 1;
  double cycles_ = 0;  // from standing to standing
  math::Vec3 centre_{0};
  std::array<Shape, 2> shape_;
  std::vector<double> footholds_;  // [half cycle of the strike], m ahead
  double tick_ = 1;                // s, between places of way_
  std::vector<math::Vec3> way_;    // of the centre of mass, on the ground
};

}  // namespace limber::coach
