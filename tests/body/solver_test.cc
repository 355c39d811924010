// SPDX-License-Identifier: MIT
#include "engine/body/solver.h"

#include <gtest/gtest.h>

#include "engine/body/balance.h"
#include "engine/content/built_in_figure.h"
#include "engine/math/angle.h"
#include "tests/support/allocations.h"

namespace limber::body {
namespace {

using math::Radians;
using math::Vec3;

// Hands and knees, in round numbers.
Posture HandsAndKnees() {
  Posture p;
  p[Trunk::kPelvisPitch] = Radians(82);
  for (const Side side : kSides) {
    p.at(Limb::kHipFlex, side) = Radians(82);
    p.at(Limb::kKneeFlex, side) = Radians(90);
    p.at(Limb::kAnkleDf, side) = Radians(-60);
    p.at(Limb::kShPlane, side) = Radians(90);
    p.at(Limb::kShElev, side) = Radians(83);
    p.at(Limb::kShRot, side) = Radians(9);
    p.at(Limb::kElbowFlex, side) = Radians(4);
    p.at(Limb::kForePron, side) = Radians(80);
    p.at(Limb::kWristFlex, side) = Radians(-85);
  }
  return p;
}

class SolverTest : public testing::Test {
 protected:
  // All four limbs planted where hands and knees puts them.
  std::vector<Plant> Planted() {
    rig_.Pose(HandsAndKnees(), Vec3(0), pose_);
    std::vector<Plant> plants;
    for (const Side side : kSides) {
      for (const Contact contact : {Contact::kPalm, Contact::kShin}) {
        const Effector effector{contact, side};
        plants.push_back({effector, AnchorOf(rig_, pose_, effector), 1});
      }
    }
    return plants;
  }

  Rig rig_ = *Rig::Build(content::BuiltInFigure().skeleton).value;
  Solver solver_{rig_};
  RigPose pose_ = rig_.MakePose();
};

double Farthest(const Posture& a, const Posture& b) {
  double farthest = 0;
  for (std::size_t i = 0; i < kTrunkDofs; ++i) {
    farthest = std::max(farthest, std::abs(a.trunk[i] - b.trunk[i]));
  }
  for (std::size_t s = 0; s < 2; ++s) {
    for (std::size_t i = 0; i < kLimbDofs; ++i) {
      farthest = std::max(farthest, std::abs(a.limb[s][i] - b.limb[s][i]));
    }
  }
  return farthest;
}

TEST_F(SolverTest, WithNothingPlantedThePostureStaysAsAuthored) {
  const Posture authored = HandsAndKnees();
  const Solution s =
      solver_.Solve(authored, Vec3(0.1, 0.2, 0.3), {}, {}, pose_);
  EXPECT_EQ(Farthest(s.posture, authored), 0);
  EXPECT_EQ(s.root, Vec3(0.1, 0.2, 0.3));
}

TEST_F(SolverTest, WhatAlreadyHoldsIsNotMoved) {
  const std::vector<Plant> plants = Planted();
  const Solution s = solver_.Solve(HandsAndKnees(), Vec3(0), plants, {}, pose_);
  EXPECT_LT(s.residual, 1e-9);
  EXPECT_LT(Farthest(s.posture, HandsAndKnees()), 1e-6);
}

// The spine rounds and arches as in cat-cow; hands and shins must not notice.
TEST_F(SolverTest, HandsAndShinsStayWhileTheSpineMoves) {
  const std::vector<Plant> plants = Planted();
  for (double bend = -1; bend <= 1; bend += 0.25) {
    Posture authored = HandsAndKnees();
    authored[Trunk::kPelvisPitch] += Radians(-25) * bend;
    authored[Trunk::kLumbarFlex] = Radians(24) * bend;
    authored[Trunk::kThoracicFlex] = Radians(18) * bend;
    for (const Side side : kSides) {
      authored.at(Limb::kHipFlex, side) += Radians(-25) * bend;
      authored.at(Limb::kShElev, side) += Radians(15) * bend;
    }
    const Solution s = solver_.Solve(authored, Vec3(0), plants, {}, pose_);
    EXPECT_LT(s.residual, 1e-4) << bend;
    for (const Plant& plant : plants) {
      const Anchor now = AnchorOf(rig_, pose_, plant.effector);
      EXPECT_LT(glm::length(now.first - plant.anchor.first), 1e-4);
      const auto off =
          math::ToRotationVector(plant.anchor.turn * glm::conjugate(now.turn));
      if (plant.effector.contact == Contact::kPalm) {
        EXPECT_LT(glm::length(off), Radians(0.1));
      }
    }
    // The authored spine is kept: contacts move limbs and pelvis.
    EXPECT_NEAR(s.posture[Trunk::kLumbarFlex], authored[Trunk::kLumbarFlex],
                Radians(3));
  }
}

// Standing on both soles, led sideways and forward within the feet.
TEST_F(SolverTest, BalanceLeadsTheCentreOfMassWhileTheFeetStay) {
  Posture standing;
  for (const Side side : kSides) {
    standing.at(Limb::kKneeFlex, side) = Radians(8);
    standing.at(Limb::kHipFlex, side) = Radians(4);
    standing.at(Limb::kAnkleDf, side) = Radians(4);
  }
  rig_.Pose(standing, Vec3(0), pose_);
  std::vector<Plant> plants;
  for (const Side side : kSides) {
    const Effector sole{Contact::kSole, side};
    plants.push_back({sole, AnchorOf(rig_, pose_, sole), 1});
  }
  const Vec3 before = CentreOfMass(rig_, pose_);
  for (const Vec3& shift :
       {Vec3(0.06, 0, 0), Vec3(0, 0, 0.03), Vec3(-0.05, 0, 0.02)}) {
    const Solution s =
        solver_.Solve(standing, Vec3(0), plants, {}, pose_, before + shift);
    const Vec3 off = CentreOfMass(rig_, pose_) - before - shift;
    EXPECT_LT(std::hypot(off.x, off.z), 0.003);
    EXPECT_LT(s.residual, 1e-4);
    // Arms are not waved for it.
    EXPECT_EQ(s.posture.at(Limb::kShElev, Side::kLeft),
              standing.at(Limb::kShElev, Side::kLeft));
  }
}

TEST_F(SolverTest, ToesStayWhileTheHeelRises) {
  Posture kneeling;
  kneeling.at(Limb::kKneeFlex, Side::kLeft) = Radians(40);
  kneeling.at(Limb::kHipFlex, Side::kLeft) = Radians(20);
  rig_.Pose(kneeling, Vec3(0), pose_);
  const Effector toes{Contact::kToes, Side::kLeft};
  const Plant plant{toes, AnchorOf(rig_, pose_, toes), 1};
  kneeling.at(Limb::kAnkleDf, Side::kLeft) = Radians(-30);
  solver_.Solve(kneeling, Vec3(0), {&plant, 1}, {}, pose_);
  EXPECT_LT(glm::length(AnchorOf(rig_, pose_, toes).first - plant.anchor.first),
            1e-4);
}

// A body of another size has the same task in its own proportion, and solves
// it with the same angles: nothing in the solver has a length of its own.
TEST_F(SolverTest, ALargerBodySolvesAlike) {
  Figure large = content::BuiltInFigure();
  const double times = 1.2;
  ScaleTo(times * large.stature, large);
  const Rig large_rig = *Rig::Build(large.skeleton).value;
  RigPose large_pose = large_rig.MakePose();

  std::vector<Plant> plants = Planted();
  for (Plant& plant : plants) plant.anchor.first += Vec3(0.01, 0, 0.02);
  std::vector<Plant> large_plants = plants;
  for (Plant& plant : large_plants) {
    plant.anchor.first *= times;
    plant.anchor.second *= times;
  }
  Posture authored = HandsAndKnees();
  authored[Trunk::kThoracicFlex] = Radians(20);
  const Solution small =
      solver_.Solve(authored, Vec3(0), plants, Freedom{}, pose_);
  const Solution solved = Solver(large_rig).Solve(
      authored, Vec3(0), large_plants, Freedom{}, large_pose);
  EXPECT_GT(glm::length(small.root), 0.005);
  EXPECT_LT(glm::length(solved.root - times * small.root), 1e-5);
  EXPECT_LT(Farthest(solved.posture, small.posture), 1e-5);
}

// Two sitting bones: an arm that is pulled tips a pelvis less that sits than
// one that is only held where it is.
TEST_F(SolverTest, ASeatKeepsThePelvisLevel) {
  Posture sitting;
  for (const Side side : kSides) {
    sitting.at(Limb::kHipFlex, side) = Radians(85);
    sitting.at(Limb::kKneeFlex, side) = Radians(90);
    sitting.at(Limb::kElbowFlex, side) = Radians(30);
  }
  rig_.Pose(sitting, Vec3(0), pose_);
  const auto rolls = [&](double sits) {
    std::vector<Plant> plants;
    for (const Effector part : {Effector{Contact::kSeat, Side::kLeft},
                                Effector{Contact::kPalm, Side::kRight}}) {
      plants.push_back({part, AnchorOf(rig_, pose_, part), 1});
    }
    plants.front().weight = sits;
    plants.back().anchor.first += Vec3(-0.06, -0.06, 0);
    RigPose pose = rig_.MakePose();
    return std::abs(solver_.Solve(sitting, Vec3(0), plants, Freedom{}, pose)
                        .posture[Trunk::kPelvisRoll]);
  };
  EXPECT_LT(rolls(1), 0.8 * rolls(0));
}

TEST_F(SolverTest, AMirroredTaskHasTheMirroredSolution) {
  std::vector<Plant> plants = Planted();
  Posture authored = HandsAndKnees();
  authored[Trunk::kThoracicRot] = Radians(8);
  authored.at(Limb::kShElev, Side::kLeft) += Radians(6);
  const Solution here = solver_.Solve(authored, Vec3(0), plants, {}, pose_);
  for (Plant& plant : plants) {
    plant.effector.side = Other(plant.effector.side);
    plant.anchor = Mirror(plant.anchor);
  }
  const Solution there =
      solver_.Solve(Mirror(authored), Vec3(0), plants, {}, pose_);
  EXPECT_LT(Farthest(Mirror(here.posture), there.posture), Radians(0.15));
}

TEST_F(SolverTest, ElbowsAndKneesStopWhenStraight) {
  std::vector<Plant> plants = Planted();
  for (Plant& plant : plants) {
    if (plant.effector.contact == Contact::kPalm) {
      plant.anchor.first += Vec3(0, 0, 0.03);  // out of reach of a bent arm
    }
  }
  const Solution s = solver_.Solve(HandsAndKnees(), Vec3(0), plants, {}, pose_);
  for (const Side side : kSides) {
    EXPECT_GE(s.posture.at(Limb::kElbowFlex, side), Radians(-0.5));
    EXPECT_GE(s.posture.at(Limb::kKneeFlex, side), Radians(-0.5));
  }
}

TEST_F(SolverTest, AllocatesNothing) {
  const std::vector<Plant> plants = Planted();
  Posture authored = HandsAndKnees();
  authored[Trunk::kLumbarFlex] = Radians(20);
  const support::Allocations allocations;
  solver_.Solve(authored, Vec3(0), plants, {}, pose_);
  EXPECT_EQ(allocations.count(), 0u);
}

// Sitting on the floor the ankle is as high as the hip, and no joint turns a
// foot that stays in place: what cannot be turned is let be, and the leg does
// not go astray over it.
TEST_F(SolverTest, AFootBeforeASittingBodyIsReached) {
  Posture sitting;
  sitting[Trunk::kPelvisPitch] = Radians(-38);
  for (const Side side : kSides) {
    sitting.at(Limb::kHipFlex, side) = Radians(105);
    sitting.at(Limb::kKneeFlex, side) = Radians(104);
    sitting.at(Limb::kAnkleDf, side) = Radians(-38);
  }
  rig_.Pose(sitting, Vec3(0), pose_);
  std::vector<Plant> plants;
  const Effector pelvis{Contact::kPelvis, Side::kLeft};
  plants.push_back({pelvis, AnchorOf(rig_, pose_, pelvis), 1});
  for (const Side side : kSides) {
    const Effector sole{Contact::kSole, side};
    Anchor anchor = AnchorOf(rig_, pose_, sole);
    anchor.first += Vec3(0, 0.005, 0.02);
    anchor.turn = math::About(Vec3(0, 1, 0), Radians(1.0)) * anchor.turn;
    plants.push_back({sole, anchor, 1});
  }
  const Solution solution =
      solver_.Solve(sitting, Vec3(0), plants, Freedom{}, pose_);
  EXPECT_LT(solution.residual, 0.0005);
  for (const Side side : kSides) {
    EXPECT_LT(std::abs(solution.posture.at(Limb::kHipAbd, side)), Radians(6));
    EXPECT_LT(std::abs(solution.posture.at(Limb::kHipRot, side)), Radians(6));
  }
}

}  // namespace
}  // namespace limber::body
