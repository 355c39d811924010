// SPDX-License-Identifier: MIT
#include "engine/body/solver.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "engine/body/host.h"
#include "engine/body/solver_system.h"
#include "engine/math/angle.h"

namespace limber::body {

using math::Quat;
using math::Vec3;

namespace {

constexpr int kMaxIterations = 14;
constexpr double kConverged = 2e-7;   // m, rad
constexpr double kLongestStep = 0.4;  // m, rad: what lines tell truly
// Relative ridge: two anchors on one bone repeat its length.
constexpr double kRidge = 1e-7;
// What a seat leaves of the pelvis' freedom to roll and turn.
constexpr double kSeated = 0.5;
// Elbows and knees come to a soft stop when straight.
constexpr double kMinBend = 0;
constexpr double kStopWidth = math::Radians(1.0);

std::array<double, kUnknowns> Variances(const Freedom& f,
                                        double stature_ratio) {
  std::array<double, kUnknowns> m{};
  const auto square = [](double x) { return x * x; };
  for (int i : {kRootX, kRootY, kRootZ})
    m[std::size_t(i)] = square(f.root * stature_ratio);
  for (int i : {kPitch, kRoll, kYaw}) m[std::size_t(i)] = square(f.pelvis);
  for (int i : {kLumbar, kThoracic}) m[std::size_t(i)] = square(f.spine);
  m[kNeck] = square(f.neck);
  for (const Side side : kSides) {
    const auto set = [&](LimbUnknown from, LimbUnknown to, double sigma) {
      for (int u = from; u <= to; ++u) {
        m[std::size_t(IndexOf(LimbUnknown(u), side))] = square(sigma);
      }
    };
    set(kScapElev, kScapProt, f.scapula);
    set(kShoulderX, kShoulderZ, f.shoulder);
    set(kElbow, kElbow, f.elbow);
    set(kPron, kPron, f.forearm);
    set(kWristFlex, kWristFlex, f.wrist);
    set(kWristDev, kWristDev, f.wrist / 2);
    set(kHipFlex, kHipRot, f.hip);
    set(kKnee, kKnee, f.knee);
    set(kAnkleDf, kAnkleDf, f.ankle);
    set(kAnkleInv, kAnkleInv, f.ankle / 2);
  }
  return m;
}

// Two sitting bones keep a pelvis from rolling and turning.
void Seat(std::span<const Plant> plants,
          std::array<double, kUnknowns>& variance) {
  for (const Plant& plant : plants) {
    if (plant.effector.contact != Contact::kSeat) continue;
    const double share = glm::mix(1.0, kSeated, plant.weight);
    variance[kRoll] *= share * share;
    variance[kYaw] *= share * share;
  }
}

// Elbow or knee angle for an unbounded one: itself when well bent, never under
// kMinBend, with no corner between.
double Stop(double angle) {
  const double d = angle - kMinBend;
  return kMinBend + (d + std::sqrt(d * d + 4 * kStopWidth * kStopWidth)) / 2;
}

double StopSlope(double angle) {
  const double d = angle - kMinBend;
  return (1 + d / std::sqrt(d * d + 4 * kStopWidth * kStopWidth)) / 2;
}

template <class Visit>
void VisitStops(const Visit& visit) {
  for (const Side side : kSides) {
    visit(Limb::kElbowFlex, side, std::size_t(IndexOf(kElbow, side)));
    visit(Limb::kKneeFlex, side, std::size_t(IndexOf(kKnee, side)));
  }
}

void Apply(const Posture& authored, const Vec3& root,
           const std::array<double, kUnknowns>& x, Posture& posture,
           Vec3& place) {
  posture = authored;
  place = root + Vec3(x[kRootX], x[kRootY], x[kRootZ]);
  posture[Trunk::kPelvisPitch] += x[kPitch];
  posture[Trunk::kPelvisRoll] += x[kRoll];
  posture[Trunk::kPelvisYaw] += x[kYaw];
  posture[Trunk::kLumbarFlex] += x[kLumbar];
  posture[Trunk::kThoracicFlex] += x[kThoracic];
  posture[Trunk::kNeckFlex] += x[kNeck];
  for (const Side side : kSides) {
    const auto get = [&](LimbUnknown u) {
      return x[std::size_t(IndexOf(u, side))];
    };
    static constexpr std::pair<Limb, LimbUnknown> kDirect[] = {
        {Limb::kScapElev, kScapElev}, {Limb::kScapProt, kScapProt},
        {Limb::kForePron, kPron},     {Limb::kWristFlex, kWristFlex},
        {Limb::kWristDev, kWristDev}, {Limb::kHipFlex, kHipFlex},
        {Limb::kHipAbd, kHipAbd},     {Limb::kHipRot, kHipRot},
        {Limb::kAnkleDf, kAnkleDf},   {Limb::kAnkleInv, kAnkleInv}};
    for (const auto& [dof, unknown] : kDirect) {
      posture.at(dof, side) += get(unknown);
    }
    const Vec3 w(get(kShoulderX), get(kShoulderY), get(kShoulderZ));
    if (w != Vec3(0)) {
      const Quat turn =
          math::FromRotationVector(w) *
          Rig::ShoulderTurn(authored.at(Limb::kShPlane, side),
                            authored.at(Limb::kShElev, side),
                            authored.at(Limb::kShRot, side), side);
      Rig::ShoulderAngles(turn, side, posture);
    }
  }
  VisitStops([&](Limb dof, Side side, std::size_t u) {
    const double from = authored.at(dof, side);
    posture.at(dof, side) = from + Stop(from + x[u]) - Stop(from);
  });
}

// What lies on something may creep along it.
bool Creeps(Contact contact) {
  return contact == Contact::kArm || contact == Contact::kLeg ||
         contact >= Contact::kRibcage;
}

// Two hands that hold each other are one condition, not two.
bool IsSaid(const Plant& plant, std::span<const Plant> before) {
  if (plant.host.part != HostPart::kHand) return false;
  return std::any_of(before.begin(), before.end(), [&](const Plant& other) {
    return other.host.part == HostPart::kHand &&
           IsArm(other.effector.contact) &&
           other.effector.side == plant.host.side &&
           other.host.side == plant.effector.side;
  });
}

// Solves a x = b for a symmetric positive definite a, in place (Cholesky).
void SolveSymmetric(std::array<std::array<double, kMaxRows>, kMaxRows>& a,
                    std::array<double, kMaxRows>& b, std::size_t n) {
  for (std::size_t j = 0; j < n; ++j) {
    for (std::size_t k = 0; k < j; ++k) a[j][j] -= a[j][k] * a[j][k];
    a[j][j] = std::sqrt(std::max(a[j][j], 1e-30));
    for (std::size_t i = j + 1; i < n; ++i) {
      for (std::size_t k = 0; k < j; ++k) a[i][j] -= a[i][k] * a[j][k];
      a[i][j] /= a[j][j];
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < i; ++k) b[i] -= a[i][k] * b[k];
    b[i] /= a[i][i];
  }
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t k = i + 1; k < n; ++k) b[i] -= a[k][i] * b[k];
    b[i] /= a[i][i];
  }
}

}  // namespace

Solver::Solver(const Rig& rig) : rig_(&rig) {}

Solution Solver::Solve(const Posture& authored, const Vec3& root,
                       std::span<const Plant> plants, const Freedom& freedom,
                       RigPose& pose, std::optional<Vec3> balance) const {
  assert(plants.size() <= 8);
  std::array<double, kUnknowns> x{};
  std::array<double, kUnknowns> variance =
      Variances(freedom, rig_->stature_ratio());
  Seat(plants, variance);
  Solution out{authored, root, 0, 0};
  rig_->Pose(authored, root, pose);
  std::array<std::array<double, kMaxRows>, kMaxRows> a;
  std::array<double, kMaxRows> b;
  for (; out.iterations < kMaxIterations; ++out.iterations) {
    System system(*rig_, pose, out.posture);
    for (std::size_t i = 0; i < plants.size(); ++i) {
      if (!IsSaid(plants[i], plants.first(i))) system.Add(plants[i]);
    }
    if (balance) system.AddBalance(*balance);
    const std::span<Row> rows = system.rows();
    const std::size_t n = rows.size();
    if (n == 0) break;
    VisitStops([&](Limb dof, Side side, std::size_t u) {
      const double slope = StopSlope(authored.at(dof, side) + x[u]);
      for (Row& row : rows) row.jacobian[u] *= slope;
    });
    // (J M J^T + C) lambda = error + J x;  x = M J^T lambda
    for (std::size_t i = 0; i < n; ++i) {
      b[i] = rows[i].error;
      for (std::size_t u = 0; u < kUnknowns; ++u) {
        b[i] += rows[i].jacobian[u] * x[u];
      }
      for (std::size_t j = 0; j <= i; ++j) {
        double sum = 0;
        for (std::size_t u = 0; u < kUnknowns; ++u) {
          sum += rows[i].jacobian[u] * variance[u] * rows[j].jacobian[u];
        }
        a[i][j] = sum;
      }
    }
    for (std::size_t i = 0; i < n; ++i) {
      a[i][i] *= 1 + kRidge + rows[i].softness;
    }
    SolveSymmetric(a, b, n);
    std::array<double, kUnknowns> step{};
    double change = 0;
    for (std::size_t u = 0; u < kUnknowns; ++u) {
      for (std::size_t i = 0; i < n; ++i) {
        step[u] += rows[i].jacobian[u] * b[i];
      }
      step[u] = step[u] * variance[u] - x[u];
      change = std::max(change, std::abs(step[u]));
    }
    const double share = std::min(1.0, kLongestStep / change);
    for (std::size_t u = 0; u < kUnknowns; ++u) x[u] += share * step[u];
    Apply(authored, root, x, out.posture, out.root);
    rig_->Pose(out.posture, out.root, pose);
    if (change < kConverged) break;
  }
  for (std::size_t i = 0; i < plants.size(); ++i) {
    const Plant& plant = plants[i];
    if (IsSaid(plant, plants.first(i))) continue;
    const Anchor now = AnchorOf(*rig_, pose, plant.effector);
    const Anchor goal = ToWorld(FrameOf(*rig_, pose, plant.host), plant.anchor);
    Vec3 off = now.first - goal.first;
    if (Creeps(plant.effector.contact)) {
      off = Vec3(0, glm::dot(off, goal.turn * Vec3(0, 1, 0)), 0);
    }
    out.residual = std::max(out.residual, glm::length(off));
    if (plant.anchor.second != Vec3(0) && !Creeps(plant.effector.contact)) {
      out.residual =
          std::max(out.residual, glm::length(now.second - goal.second));
    }
  }
  return out;
}

}  // namespace limber::body
