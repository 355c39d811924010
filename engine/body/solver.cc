// SPDX-License-Identifier: MIT
#include "engine/body/solver.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "engine/math/angle.h"

namespace limber::body {

using math::AboutX;
using math::AboutY;
using math::AboutZ;
using math::Quat;
using math::Vec3;

namespace {

// Unknowns: root place, pelvis angles, two of the spine, then each side.
enum Unknown : int {
  kRootX,
  kRootY,
  kRootZ,
  kPitch,
  kRoll,
  kYaw,
  kLumbar,
  kThoracic,
  kTrunkUnknowns
};
enum LimbUnknown : int {
  kScapElev,
  kScapProt,
  kShoulderX,
  kShoulderY,
  kShoulderZ,
  kElbow,
  kPron,
  kWristFlex,
  kWristDev,
  kHipFlex,
  kHipAbd,
  kHipRot,
  kKnee,
  kAnkleDf,
  kAnkleInv,
  kLimbUnknowns
};
constexpr int kUnknowns = kTrunkUnknowns + 2 * kLimbUnknowns;
constexpr int kMaxRows = 40;

// A radian of orientation weighs as 10 cm of position: a hand's length.
constexpr double kLever = 0.1;
constexpr int kMaxIterations = 14;
constexpr double kConverged = 2e-7;  // m
// Straightest elbow and knee that contacts may ask for.
constexpr double kMinBend = math::Radians(0.5);
// Relative ridge: two anchors on one bone repeat its length.
constexpr double kRidge = 1e-9;

double Sign(Side side) { return side == Side::kLeft ? 1.0 : -1.0; }

struct Row {
  std::array<double, kUnknowns> jacobian{};
  double error = 0;  // m: target minus present
  double weight = 1;
  double softness = 0;  // extra compliance over the row's own, for rows that
                        // may give a little
};

// Everything one iteration needs of the present pose.
class System {
 public:
  System(const Rig& rig, const RigPose& pose, const Posture& posture)
      : rig_(rig), pose_(pose) {
    const Posture& p = posture;
    const Vec3 root = At(rig.joint(Landmark::kRoot)).translation;
    const Quat yaw = AboutY(-p[Trunk::kPelvisYaw]);
    const Quat roll = yaw * AboutZ(p[Trunk::kPelvisRoll]);
    turn_[kPitch] = {roll * Vec3(1, 0, 0), root};
    turn_[kRoll] = {yaw * Vec3(0, 0, 1), root};
    turn_[kYaw] = {Vec3(0, -1, 0), root};
    for (const Side side : kSides) {
      const double s = Sign(side);
      const auto clinical = [&](LimbLandmark l) {
        return pose.clinical[std::size_t(rig.joint(l, side))];
      };
      const auto place = [&](LimbLandmark l) {
        return At(rig.joint(l, side)).translation;
      };
      const auto set = [&](LimbUnknown u, const Vec3& axis, const Vec3& pivot) {
        turn_[Index(u, side)] = {axis, pivot};
      };
      const Quat thorax =
          pose.clinical[std::size_t(rig.joint(Landmark::kThorax))];
      const Vec3 clavicle = place(LimbLandmark::kClavicle);
      const double prot = 0.8 * p.at(Limb::kScapProt, side);
      set(kScapProt, thorax * Vec3(0, -0.8 * s, 0), clavicle);
      set(kScapElev, thorax * (AboutY(-s * prot) * Vec3(0, 0, s)), clavicle);
      const Vec3 shoulder = place(LimbLandmark::kShoulder);
      set(kShoulderX, thorax * Vec3(1, 0, 0), shoulder);
      set(kShoulderY, thorax * Vec3(0, 1, 0), shoulder);
      set(kShoulderZ, thorax * Vec3(0, 0, 1), shoulder);
      set(kElbow, clinical(LimbLandmark::kUpperArmTwist) * Vec3(-1, 0, 0),
          place(LimbLandmark::kElbow));
      set(kPron, clinical(LimbLandmark::kElbow) * Vec3(0, -s, 0),
          place(LimbLandmark::kForearmTwist));
      const Quat carpal =
          clinical(LimbLandmark::kForearmTwist) *
          AboutY(-s * 0.3 * (p.at(Limb::kForePron, side) + math::kPi / 2));
      const Vec3 wrist = place(LimbLandmark::kWrist);
      set(kWristFlex, carpal * Vec3(-1, 0, 0), wrist);
      set(kWristDev,
          carpal * (AboutX(-p.at(Limb::kWristFlex, side)) * Vec3(0, 0, -s)),
          wrist);
      const Quat pelvis =
          pose.clinical[std::size_t(rig.joint(Landmark::kRoot))];
      const Quat flexed = pelvis * AboutX(-p.at(Limb::kHipFlex, side));
      const Vec3 hip = place(LimbLandmark::kHip);
      set(kHipFlex, pelvis * Vec3(-1, 0, 0), hip);
      set(kHipAbd, flexed * Vec3(0, 0, s), hip);
      set(kHipRot,
          flexed * (AboutZ(s * p.at(Limb::kHipAbd, side)) * Vec3(0, -s, 0)),
          hip);
      set(kKnee, clinical(LimbLandmark::kThighTwist) * Vec3(1, 0, 0),
          place(LimbLandmark::kKnee));
      const Quat shank = clinical(LimbLandmark::kShankTwist);
      const Vec3 ankle = place(LimbLandmark::kAnkle);
      set(kAnkleDf, shank * Vec3(-1, 0, 0), ankle);
      set(kAnkleInv,
          shank * (AboutX(-p.at(Limb::kAnkleDf, side)) * Vec3(0, 0, -s)),
          ankle);
    }
  }

  static int Index(LimbUnknown u, Side side) {
    return kTrunkUnknowns + int(side) * kLimbUnknowns + int(u);
  }

  // Three rows that hold `point`, carried by the joints of the limb up to
  // `last`, at `target`.
  void Hold(const Vec3& point, const Vec3& target, Side side, LimbUnknown first,
            LimbUnknown last, double weight, double softness) {
    const Vec3 error = target - point;
    for (int axis = 0; axis < 3; ++axis) {
      Row& row = rows_[std::size_t(count_ + axis)];
      row = Row{};
      row.error = error[axis];
      row.weight = weight;
      row.softness = softness;
      row.jacobian[std::size_t(kRootX + axis)] = 1;
    }
    Fill(side, first, last, [&](const Vec3& turn, const Vec3& pivot) {
      return glm::cross(turn, point - pivot);
    });
    count_ += 3;
  }

  // Rows that hold the orientation of what the limb carries up to `last`:
  // all three axes, or only the turn about `about` when it is not zero.
  void Orient(const Quat& present, const Quat& target, Side side,
              LimbUnknown first, LimbUnknown last, double weight,
              double softness, const Vec3& about = Vec3(0)) {
    const Vec3 error = math::ToRotationVector(target * glm::conjugate(present));
    const bool one = about != Vec3(0);
    for (int axis = 0; axis < (one ? 1 : 3); ++axis) {
      Row& row = rows_[std::size_t(count_ + axis)];
      row = Row{};
      row.error = kLever * (one ? glm::dot(error, about) : error[axis]);
      row.weight = weight;
      row.softness = softness;
    }
    if (one) {
      FillOne(side, first, last,
              [&](const Vec3& turn) { return kLever * glm::dot(turn, about); });
      count_ += 1;
    } else {
      Fill(
          side, first, last,
          [&](const Vec3& turn, const Vec3&) { return kLever * turn; }, false);
      count_ += 3;
    }
  }

  std::span<Row> rows() { return {rows_.data(), std::size_t(count_)}; }

 private:
  struct Turn {
    Vec3 axis{0}, pivot{0};
  };

  const math::Transform& At(int joint) const {
    return pose_.model_from_joint[std::size_t(joint)];
  }

  // Spine flexion turns about several joints, each by its share.
  template <class Visit>
  void VisitSpine(int region, const Visit& visit) const {
    for (const Landmark landmark :
         {Landmark::kL5, Landmark::kL3, Landmark::kT12, Landmark::kThorax}) {
      const int joint = rig_.joint(landmark);
      const double share = rig_.SpineShare(joint, region, 0);
      if (share == 0) continue;
      const int parent = rig_.skeleton().parents[std::size_t(joint)];
      visit(share * (pose_.clinical[std::size_t(parent)] * Vec3(1, 0, 0)),
            At(joint).translation);
    }
  }

  template <class Column>
  void Fill(Side side, LimbUnknown first, LimbUnknown last,
            const Column& column, bool moves = true) {
    const auto put = [&](int unknown, const Vec3& value) {
      for (int axis = 0; axis < 3; ++axis) {
        rows_[std::size_t(count_ + axis)].jacobian[std::size_t(unknown)] +=
            value[axis];
      }
    };
    Walk(side, first, last, column, put, moves);
  }

  template <class Column>
  void FillOne(Side side, LimbUnknown first, LimbUnknown last,
               const Column& column) {
    const auto put = [&](int unknown, double value) {
      rows_[std::size_t(count_)].jacobian[std::size_t(unknown)] += value;
    };
    Walk(
        side, first, last,
        [&](const Vec3& turn, const Vec3&) { return column(turn); }, put,
        false);
  }

  template <class Column, class Put>
  void Walk(Side side, LimbUnknown first, LimbUnknown last,
            const Column& column, const Put& put, bool moves) const {
    for (int u = kPitch; u <= kYaw; ++u) {
      put(u, column(turn_[std::size_t(u)].axis, turn_[std::size_t(u)].pivot));
    }
    if (first == kScapElev) {
      VisitSpine(0, [&](const Vec3& axis, const Vec3& pivot) {
        put(kLumbar, column(axis, pivot));
      });
      VisitSpine(1, [&](const Vec3& axis, const Vec3& pivot) {
        put(kThoracic, column(axis, pivot));
      });
    }
    for (int u = first; u <= last; ++u) {
      const int index = Index(LimbUnknown(u), side);
      const Turn& turn = turn_[std::size_t(index)];
      if (u == kScapElev || u == kScapProt) {
        // The humerus keeps its direction to the thorax: the scapula only
        // carries the shoulder along.
        if (moves) {
          const Vec3 shoulder =
              At(rig_.joint(LimbLandmark::kShoulder, side)).translation;
          if constexpr (std::is_same_v<decltype(column(Vec3(), Vec3())),
                                       Vec3>) {
            put(index, glm::cross(turn.axis, shoulder - turn.pivot));
          }
        }
        continue;
      }
      put(index, column(turn.axis, turn.pivot));
    }
  }

  const Rig& rig_;
  const RigPose& pose_;
  std::array<Turn, kUnknowns> turn_{};
  std::array<Row, kMaxRows> rows_{};
  int count_ = 0;
};

std::array<double, kUnknowns> Variances(const Freedom& f) {
  std::array<double, kUnknowns> m{};
  const auto square = [](double x) { return x * x; };
  for (int i : {kRootX, kRootY, kRootZ}) m[std::size_t(i)] = square(f.root);
  for (int i : {kPitch, kRoll, kYaw}) m[std::size_t(i)] = square(f.pelvis);
  for (int i : {kLumbar, kThoracic}) m[std::size_t(i)] = square(f.spine);
  for (const Side side : kSides) {
    const auto set = [&](LimbUnknown from, LimbUnknown to, double sigma) {
      for (int u = from; u <= to; ++u) {
        m[std::size_t(System::Index(LimbUnknown(u), side))] = square(sigma);
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
    set(kAnkleDf, kAnkleInv, f.ankle);
  }
  return m;
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
  for (const Side side : kSides) {
    const auto get = [&](LimbUnknown u) {
      return x[std::size_t(System::Index(u, side))];
    };
    static constexpr std::pair<Limb, LimbUnknown> kDirect[] = {
        {Limb::kScapElev, kScapElev},   {Limb::kScapProt, kScapProt},
        {Limb::kElbowFlex, kElbow},     {Limb::kForePron, kPron},
        {Limb::kWristFlex, kWristFlex}, {Limb::kWristDev, kWristDev},
        {Limb::kHipFlex, kHipFlex},     {Limb::kHipAbd, kHipAbd},
        {Limb::kHipRot, kHipRot},       {Limb::kKneeFlex, kKnee},
        {Limb::kAnkleDf, kAnkleDf},     {Limb::kAnkleInv, kAnkleInv}};
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
}

void AddRows(const Rig& rig, const RigPose& pose, const Plant& plant,
             System& system) {
  const Side side = plant.effector.side;
  const Anchor now = AnchorOf(rig, pose, plant.effector);
  const Anchor& goal = plant.anchor;
  const double w = plant.weight;
  switch (plant.effector.contact) {
    case Contact::kSole:
      system.Hold(now.first, goal.first, side, kHipFlex, kKnee, w, 0);
      system.Orient(now.turn, goal.turn, side, kHipFlex, kAnkleInv, w, 0);
      break;
    case Contact::kKnee:
      system.Hold(now.first, goal.first, side, kHipFlex, kHipRot, w, 0);
      break;
    case Contact::kShin:
      system.Hold(now.first, goal.first, side, kHipFlex, kHipRot, w, 0);
      system.Hold(now.second, goal.second, side, kHipFlex, kKnee, w, 0);
      system.Orient(now.turn, goal.turn, side, kHipFlex, kKnee, w, 1e-3,
                    glm::normalize(goal.first - goal.second));
      break;
    case Contact::kPalm:
      system.Hold(now.first, goal.first, side, kScapElev, kElbow, w, 0);
      system.Orient(now.turn, goal.turn, side, kScapElev, kWristDev, w, 0);
      break;
    case Contact::kForearm:
      system.Hold(now.first, goal.first, side, kScapElev, kShoulderZ, w, 0);
      system.Hold(now.second, goal.second, side, kScapElev, kElbow, w, 0);
      system.Orient(now.turn, goal.turn, side, kScapElev, kWristDev, w, 0);
      break;
    case Contact::kCount:
      break;
  }
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

Anchor AnchorOf(const Rig& rig, const RigPose& pose, Effector effector) {
  const auto joint = [&](LimbLandmark l) {
    return std::size_t(rig.joint(l, effector.side));
  };
  const auto place = [&](LimbLandmark l) {
    return pose.model_from_joint[joint(l)].translation;
  };
  switch (effector.contact) {
    case Contact::kSole:
      return {place(LimbLandmark::kAnkle), Vec3(0),
              pose.turn[joint(LimbLandmark::kAnkle)]};
    case Contact::kKnee:
      return {place(LimbLandmark::kKnee), Vec3(0), Quat(1, 0, 0, 0)};
    case Contact::kShin:
      return {place(LimbLandmark::kKnee), place(LimbLandmark::kAnkle),
              pose.turn[joint(LimbLandmark::kKnee)]};
    case Contact::kPalm:
      return {place(LimbLandmark::kWrist), Vec3(0),
              pose.turn[joint(LimbLandmark::kWrist)]};
    case Contact::kForearm:
      return {place(LimbLandmark::kElbow), place(LimbLandmark::kWrist),
              pose.turn[joint(LimbLandmark::kWrist)]};
    case Contact::kCount:
      break;
  }
  assert(false);
  return {};
}

Anchor Mirror(const Anchor& anchor) {
  return {math::Mirror(anchor.first), math::Mirror(anchor.second),
          math::Mirror(anchor.turn)};
}

Solver::Solver(const Rig& rig) : rig_(&rig) {}

Solution Solver::Solve(const Posture& authored, const Vec3& root,
                       std::span<const Plant> plants, const Freedom& freedom,
                       RigPose& pose) const {
  assert(plants.size() <= 8);
  std::array<double, kUnknowns> x{};
  std::array<double, kUnknowns> variance = Variances(freedom);
  Solution out{authored, root, 0, 0};
  rig_->Pose(authored, root, pose);
  std::array<std::array<double, kMaxRows>, kMaxRows> a;
  std::array<double, kMaxRows> b;
  for (; out.iterations < kMaxIterations; ++out.iterations) {
    System system(*rig_, pose, out.posture);
    for (const Plant& plant : plants) {
      if (plant.weight > 0) AddRows(*rig_, pose, plant, system);
    }
    const std::span<Row> rows = system.rows();
    const std::size_t n = rows.size();
    if (n == 0) break;
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
      // Squared, so that what is hard to move, too, is there before the end.
      const double free = 1 - rows[i].weight;
      a[i][i] *= 1 + kRidge + rows[i].softness + free * free / rows[i].weight;
    }
    SolveSymmetric(a, b, n);
    double change = 0;
    for (std::size_t u = 0; u < kUnknowns; ++u) {
      double next = 0;
      for (std::size_t i = 0; i < n; ++i) next += rows[i].jacobian[u] * b[i];
      next *= variance[u];
      change = std::max(change, std::abs(next - x[u]));
      x[u] = next;
    }
    // Elbows and knees stop short of straight; a stopped joint stays there.
    for (const Side side : kSides) {
      for (const auto& [dof, unknown] : {std::pair(Limb::kElbowFlex, kElbow),
                                         std::pair(Limb::kKneeFlex, kKnee)}) {
        const std::size_t u = std::size_t(System::Index(unknown, side));
        const double least = std::min(0.0, kMinBend - authored.at(dof, side));
        if (x[u] < least) {
          x[u] = least;
          variance[u] = 0;
        }
      }
    }
    Apply(authored, root, x, out.posture, out.root);
    rig_->Pose(out.posture, out.root, pose);
    if (change < kConverged) break;
  }
  for (const Plant& plant : plants) {
    if (plant.weight < 1) continue;
    const Anchor now = AnchorOf(*rig_, pose, plant.effector);
    out.residual =
        std::max(out.residual, glm::length(now.first - plant.anchor.first));
    if (plant.anchor.second != Vec3(0)) {
      out.residual =
          std::max(out.residual, glm::length(now.second - plant.anchor.second));
    }
  }
  return out;
}

}  // namespace limber::body
