// SPDX-License-Identifier: MIT
#include "engine/coach/gait.h"

#include <algorithm>
#include <cmath>

#include "engine/math/angle.h"
#include "engine/math/easing.h"

namespace limber::coach {

using body::Anchor;
using body::Contact;
using body::Side;
using math::MinimumJerk;
using math::MinimumSnap;
using math::Radians;
using math::Vec3;

namespace {

// Shares of a cycle, from the strike of a heel, as in classic gait curves.
constexpr double kFlat = 0.12, kHeelUp = 0.38, kToeOff = 0.60;
// A heel goes on rising when its toes have left, and is back up front by then.
constexpr double kRisen = 0.68, kReady = 0.965;
// Cycles before the strike from which on the toes come down.
constexpr double kToesDown = 0.09;
// When a foot stands below the body.
constexpr double kBelow = 0.245;
constexpr double kStrikePitch = Radians(17), kPushPitch = Radians(48);
// Cycles from standing to full rounds and back, and in which the ground speeds
// up and slows down.
constexpr double kStarting = 3, kStopping = 3, kSpeedUp = 3.2, kSlowDown = 2.4;
// Cycles in which the posture becomes that of a walk and stops being it.
constexpr double kBegin = 1.8, kEnd = 1.5, kAtRest = 0.3;
// Start and stop last longer than their steps, in cycles: enough to speed the
// clock up, and not so long that it waits.
constexpr double kLeastMore = 0.4, kMostMore = 1.5;
constexpr int kLeastRounds = 4;
// s, over which the ground's change of speed is taken.
constexpr double kStencil = 0.15;
// Shares of a swing in which a foot speeds up and slows down.
constexpr double kSwingFrom = 0.30, kSwingTo = 0.32;
// Toes give up a share of that soon in a swing, and the rest later.
constexpr double kToesLess = 0.25, kToesSoon = 0.3, kToesLate = 0.42;
// Of the pitch of a foot: what its toes bend.
constexpr double kToesBend = 0.97, kToesWidth = Radians(14);
constexpr double kLeastLift = 0.014, kSwingLift = 0.061;   // m
constexpr double kHeelBehind = 0.018, kHeelRound = 0.028;  // m
constexpr double kNarrow = 0.045;  // m, each foot from where it stands
// When the body is lowest: a leg is longest where it stands straight down.
constexpr double kLow = -0.03;
// Cycles in which the knees bend to walk and stretch to stand, and how much
// lower the body is for each m/s^2 by which it speeds up, m, and how long
// before, s.
constexpr double kBend = 1.5, kUnbend = 0.9, kDip = 0.010, kBrakeDip = 0.052,
                 kDipsBefore = 0.35;
constexpr double kGravity = 9.81;

// Minimum jerk from 0 to 1, and its integral, which comes to 1 - 1/2.
double Faded(double u) {
  u = std::clamp(u, 0.0, 1.0);
  return u * u * u * u * (2.5 + u * (-3 + u));
}

// From 0 to 1 with most of the way at one speed, which it takes up and loses
// in these shares.
double Evenly(double u, double up, double down) {
  u = std::clamp(u, 0.0, 1.0);
  const double whole = 1 - up / 2 - down / 2;
  const auto softly = [](double x) {  // the integral of MinimumSnap
    return x * x * x * x * x * (7 + x * (-14 + x * (10 - 2.5 * x)));
  };
  if (u < up) return up * softly(u / up) / whole;
  if (u > 1 - down) return 1 - down * softly((1 - u) / down) / whole;
  return (u - up / 2) / whole;
}

// Up to 1, soon, and down again, late.
double Arc(double u) {
  constexpr double kTop = 0.003155;  // where u = 3.5 / 8.5
  return std::pow(u, 3.5) * std::pow(1 - u, 5) / kTop;
}

// How far the toes of a foot with its heel up bend, without a corner where the
// heel leaves the floor.
double ToesOf(double pitch) {
  const double up = std::max(0.0, -pitch);
  return kToesBend * up * up * up / (up * up + kToesWidth * kToesWidth);
}

double Strike(double clock, Side side) {  // the last one
  const double offset = side == Side::kRight ? 0 : 0.5;
  return std::floor(clock - offset) + offset;
}

}  // namespace

bool Gait::Fits(const Times& times) {
  const auto fits = [&](double seconds, double steps) {
    const double more = seconds / times.cycle - steps;
    return more >= kLeastMore && more <= kMostMore;
  };
  return fits(times.start, kStarting) && fits(times.stop, kStopping) &&
         times.rounds >= kLeastRounds;
}

Gait::Gait(const body::Rig& rig, const std::array<Footing, 2>& feet,
           const Times& times, double stride, const Vec3& centre)
    : times_(times),
      stride_(stride),
      scale_(rig.stature_ratio()),
      cycles_(times.cycles()),
      centre_(centre) {
  narrow_ = kNarrow * scale_;
  for (const Side side : body::kSides) {
    Shape& shape = shape_[std::size_t(side)];
    const Anchor& sole = feet[std::size_t(side)].anchor;
    const auto rest = [&](body::LimbLandmark landmark) {
      return rig.skeleton()
          .model_from_joint[std::size_t(rig.joint(landmark, side))]
          .translation;
    };
    const Vec3 along = sole.turn * (rest(body::LimbLandmark::kToes) -
                                    rest(body::LimbLandmark::kAnkle));
    shape.ankle = sole.first;
    shape.turn = sole.turn;
    shape.ball = sole.first + along;
    const Vec3 ahead = glm::normalize(Vec3(along.x, 0, along.z));
    shape.across = glm::cross(Vec3(0, 1, 0), ahead);
    shape.round = kHeelRound * scale_;
    shape.heel = sole.first - kHeelBehind * scale_ * ahead;
    shape.heel.y = shape.round;
  }
  FindFootholds(centre.y);
  FindWay(centre.y);
}

double Gait::Times::cycles() const { return rounds + kStarting + kStopping; }

double Gait::Times::Clock(double seconds) const {
  // Cycles in which the clock changes speed.
  const double begins = 2 * (start / cycle - kStarting);
  const double stops = 2 * (stop / cycle - kStopping);
  const double all = total() / cycle;
  const double t = std::clamp(seconds / cycle, 0.0, all);
  if (t < begins) return begins * Faded(t / begins);
  if (t <= all - stops) return t - begins / 2;
  return cycles() - stops * Faded((all - t) / stops);
}

double Gait::Times::Seconds(double clock) const {
  double from = 0, to = total();
  for (int i = 0; i < 50; ++i) {
    const double middle = (from + to) / 2;
    (Clock(middle) < clock ? from : to) = middle;
  }
  return to;
}

double Gait::Ground(double seconds) const { return GroundOf(Clock(seconds)); }

double Gait::GroundOf(double clock) const {
  const double end = cycles_ - 1 + kBelow;  // where the last feet stand
  const double c = std::clamp(clock, 0.0, end);
  const double whole = end - kSpeedUp / 2 - kSlowDown / 2;
  if (c < kSpeedUp) return stride_ * kSpeedUp * Faded(c / kSpeedUp);
  if (c <= end - kSlowDown) return stride_ * (c - kSpeedUp / 2);
  return stride_ * (whole - kSlowDown * Faded((end - c) / kSlowDown));
}

double Gait::Amount(double seconds) const {
  const double clock = Clock(seconds);
  return MinimumJerk(clock / kBegin) *
         MinimumJerk((cycles_ - kAtRest - clock) / kEnd);
}

double Gait::SpeedsUp(double seconds) const {
  return (Ground(seconds + kStencil) + Ground(seconds - kStencil) -
          2 * Ground(seconds)) /
         (kStencil * kStencil);
}

double Gait::Low(double seconds, double low, double bob) const {
  const double clock = Clock(seconds);
  const double bent =
      MinimumJerk(clock / kBend) * MinimumJerk((cycles_ - clock) / kUnbend);
  const double full = MinimumJerk(clock / kSpeedUp) *
                      MinimumJerk((cycles_ - 1 + kBelow - clock) / kSlowDown);
  // Feet are farther from below the body while it changes speed.
  const double speeds_up = SpeedsUp(seconds + kDipsBefore);
  return bent * low + (speeds_up > 0 ? kDip : -kBrakeDip) * speeds_up +
         full * bob * std::cos(4 * math::kPi * (clock - kLow));
}

// Feet are put below where the body will be: behind it while it speeds up and
// ahead of it while it slows down, by what tips an inverted pendulum as much.
void Gait::FindFootholds(double height) {
  footholds_.assign(std::size_t(std::lround(2 * cycles_)) + 1, 0);
  for (std::size_t i = 1; i < footholds_.size(); ++i) {
    const double at = times_.Seconds(double(i) / 2 + kBelow);
    footholds_[i] = std::max(footholds_[i - 1],
                             Ground(at) - SpeedsUp(at) * height / kGravity);
  }
}

// Where the foot that strikes then is put, from where it stood first.
Vec3 Gait::Foothold(double strike, Side side) const {
  if (strike <= 0) return Vec3(0);
  const auto index = std::size_t(std::lround(2 * strike));
  // Feet side by side stand wider than they walk; the last two are.
  const bool together = index + 2 >= footholds_.size() - 1;
  const double in = together ? 0 : narrow_;
  return Vec3(side == Side::kLeft ? -in : in, 0,
              footholds_[std::min(index, footholds_.size() - 1)]);
}

// How long the step is that ends there, and the stride that begins, of whole
// ones.
double Gait::StrikeShare(double strike, Side side) const {
  const double step =
      Foothold(strike, side).z - Foothold(strike - 0.5, Other(side)).z;
  return std::clamp(2 * step / stride_, 0.0, 1.0);
}

double Gait::PushShare(double strike, Side side) const {
  if (strike < 0) return 0;  // the first step is lifted flat
  const double stride = Foothold(strike + 1, side).z - Foothold(strike, side).z;
  return std::clamp(stride / stride_, 0.0, 1.0);
}

// Toes up is positive, heel up negative. `phase` in cycles since the strike.
double Gait::Pitch(double strike, double phase, Side side) const {
  const auto comes_down = [&](double since) {
    return MinimumSnap((since + kToesDown) / (kFlat + kToesDown));
  };
  // Short steps are put down flat.
  const auto strikes = [&](double when) {
    const double share = StrikeShare(when, side);
    return share * share * kStrikePitch;
  };
  const double strike_pitch = strikes(strike);
  if (phase < kFlat) return strike_pitch * (1 - comes_down(phase));
  const double push = PushShare(strike, side) * kPushPitch;
  if (phase < kRisen) {
    return -push * MinimumJerk((phase - kHeelUp) / (kRisen - kHeelUp));
  }
  const double next_pitch = strikes(strike + 1);
  return glm::mix(-push, next_pitch,
                  MinimumSnap((phase - kRisen) / (kReady - kRisen))) -
         next_pitch * comes_down(phase - 1);
}

// The ankle of a foot that rolls on its round heel pad without sliding.
Anchor Gait::OnHeel(Side side, double pitch) const {
  const Shape& shape = shape_[std::size_t(side)];
  const math::Quat roll = math::About(shape.across, -pitch);
  const Vec3 ahead = glm::cross(shape.across, Vec3(0, 1, 0));
  return {shape.heel + roll * (shape.ankle - shape.heel) -
              shape.round * pitch * ahead,
          Vec3(0), roll * shape.turn};
}

Anchor Gait::OnBall(Side side, double pitch) const {
  const Shape& shape = shape_[std::size_t(side)];
  const math::Quat roll = math::About(shape.across, -pitch);
  return {shape.ball + roll * (shape.ankle - shape.ball), Vec3(0),
          roll * shape.turn};
}

Gait::Foot Gait::FootAt(double seconds, Side side) const {
  const double clock = Clock(seconds);
  const double strike = Strike(clock, side);
  const double phase = clock - strike;
  const Vec3 ground(0, 0, GroundOf(clock));
  const Vec3 here = Foothold(strike, side) - ground;
  // The last foot that strikes stays.
  const bool stays = strike + 1 > cycles_ - 1e-9;
  const double pitch = stays && phase > kFlat ? 0 : Pitch(strike, phase, side);
  Foot foot;
  foot.effector = {Contact::kSole, side};
  if (phase < kToeOff || stays) {
    foot.planted = true;
    if (pitch > 0) foot.effector.contact = Contact::kHeel;
    foot.at = pitch > 0 ? OnHeel(side, pitch) : OnBall(side, pitch);
    foot.at.first += here;
    foot.toes = ToesOf(pitch);
    return foot;
  }
  const double u = (phase - kToeOff) / (1 - kToeOff);
  const double land = Evenly(u, kSwingFrom, kSwingTo);
  foot.at = OnBall(side, pitch);
  foot.at.first = glm::mix(
      foot.at.first + here,
      OnHeel(side, pitch).first + Foothold(strike + 1, side) - ground, land);
  foot.at.first.y += scale_ * Arc(u) *
                     glm::mix(kLeastLift, kSwingLift, PushShare(strike, side));
  if (u > 0.5 && StrikeShare(strike + 1, side) > 0) {
    foot.effector.contact = Contact::kHeel;
  }
  foot.weight = u < 0.5 ? 1 - MinimumJerk(u / kSwingTo)
                        : MinimumJerk((u - 1 + kSwingTo) / kSwingTo);
  foot.toes = ToesOf(pitch) * (1 - kToesLess * MinimumJerk(u / kToesSoon)) *
              (1 - MinimumJerk((u - kToesSoon) / kToesLate));
  return foot;
}

}  // namespace limber::coach
