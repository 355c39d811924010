// SPDX-License-Identifier: MIT
//
// Kneeling and sitting on the heels on a baked figure: what carries, what
// meets, where the breath goes, and faults that the rules must catch.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "engine/anim/deformer.h"
#include "engine/body/folding.h"
#include "engine/check/overlap.h"
#include "engine/math/angle.h"
#include "tests/check/performed.h"
#include "tests/check/synthetic.h"

namespace limber::check {
namespace {

using body::Contact;
using body::Limb;
using body::Posture;
using body::Side;
using coach::BodyFrame;
using coach::Moment;
using math::Radians;
using math::Vec3;
using math::Vec3f;

constexpr double kCoarse = 5;  // samples a second

class Kneeling : public testing::Test {
 protected:
  static const Cast& Woman() {
    static const Cast cast("woman");
    return cast;
  }
  static const anim::Mesh& Skin() { return Woman().figure.parts.front(); }
  static const body::Rig& Rig() { return Woman().performer->rig(); }

  void SetUp() override {
    if (!Woman().baked) GTEST_SKIP() << "no baked figure";
  }

  static body::RigPose Pose(double knee, double hip) {
    Posture posture;
    for (const Side side : body::kSides) {
      posture.at(Limb::kKneeFlex, side) = Radians(knee);
      posture.at(Limb::kHipFlex, side) = Radians(hip);
      posture.at(Limb::kHipAbd, side) = Radians(11);
      posture.at(Limb::kAnkleDf, side) = Radians(-58);
    }
    body::RigPose pose = Rig().MakePose();
    Rig().Pose(posture, Vec3(0), pose);
    return pose;
  }
  // The skin as it is without flesh that gives.
  static std::vector<Vec3f> Bare(const body::RigPose& pose) {
    static const anim::Deformer deformer(Skin(), Rig().skeleton(), true);
    std::vector<Vec3f> points(Skin().point_count());
    const auto scratch = deformer.MakeScratch();
    deformer.Deform(pose.model_from_joint, *scratch, points);
    return points;
  }
  static void ExpectCaught(const char* movement, std::string_view rule,
                           std::string_view what, const Tamper& tamper) {
    const auto passes = [&](const std::vector<Result>& results) {
      for (const Result& r : results) {
        if (r.rule == rule && r.what == what) return r.pass;
      }
      ADD_FAILURE() << "not judged by " << rule << " " << what;
      return false;
    };
    EXPECT_TRUE(passes(Woman().Run(movement, kCoarse))) << rule;
    EXPECT_FALSE(passes(Woman().Run(movement, kCoarse, tamper))) << rule;
  }
  static Tamper Lift(body::Effector effector, Vec3f by) {
    return [=](const Moment&, BodyFrame& frame) {
      for (const std::uint32_t p :
           Woman().performer->patches().of(effector).flesh) {
        frame.points[p] += by;
      }
    };
  }
};

// On the heels thigh and calf fill the same room unless they give; after they
// did, neither is inside the other, and nothing moved by more than half of it.
TEST_F(Kneeling, ThighAndCalfGiveEachOtherRoom) {
  const body::RigPose pose = Pose(157, 68);
  const Overlap overlap(Skin(), Rig().skeleton());
  std::vector<Vec3f> points = Bare(pose);
  const std::vector<Vec3f> before = points;
  const double inside = overlap.Measure(points).thigh.depth;
  EXPECT_GT(inside, 0.040);
  const body::MeetingFlesh meeting(Rig(), Skin());
  meeting.Apply(pose, points);
  EXPECT_LT(overlap.Measure(points).thigh.depth, 0.005);
  double farthest = 0;
  for (std::size_t p = 0; p < points.size(); ++p) {
    farthest = std::max(farthest, double(glm::length(points[p] - before[p])));
  }
  EXPECT_LT(farthest, 0.060);
}

TEST_F(Kneeling, KneesAtARightAngleStayAsTheyAre) {
  const body::RigPose pose = Pose(90, 82);
  std::vector<Vec3f> points = Bare(pose);
  const std::vector<Vec3f> before = points;
  body::MeetingFlesh(Rig(), Skin()).Apply(pose, points);
  EXPECT_EQ(points, before);
}

// Folded over the thighs, the belly is where they are unless both give. What
// is left of it is soft; nothing goes farther than it has to.
TEST_F(Kneeling, ThighAndBellyGiveEachOtherRoom) {
  Posture folded;
  folded[body::Trunk::kLumbarFlex] = Radians(20);
  for (const Side side : body::kSides) {
    folded.at(Limb::kHipFlex, side) = Radians(130);
    folded.at(Limb::kKneeFlex, side) = Radians(131);
  }
  body::RigPose pose = Rig().MakePose();
  Rig().Pose(folded, Vec3(0), pose);
  const Overlap overlap(Skin(), Rig().skeleton());
  std::vector<Vec3f> points = Bare(pose);
  const std::vector<Vec3f> before = points;
  const double inside = overlap.Measure(points).upper.depth;
  EXPECT_GT(inside, 0.030);
  body::FoldingFlesh(Rig(), Skin()).Apply(pose, points);
  EXPECT_LT(overlap.Measure(points).upper.depth, inside / 2);
  double thigh = 0, trunk = 0;
  for (std::size_t p = 0; p < points.size(); ++p) {
    const double way = double(glm::length(points[p] - before[p]));
    const std::string& joint = Rig().skeleton().names[Skin().joints[p][0]];
    double& farthest = joint.starts_with("upperleg") ? thigh : trunk;
    farthest = std::max(farthest, way);
  }
  EXPECT_LT(std::max(thigh, trunk), 0.036);
  EXPECT_NEAR(thigh, trunk, 0.010);  // each gives the same
}

// Nor is anything pressed at the hips of someone who sits.
TEST_F(Kneeling, HipsAtARightAngleStayAsTheyAre) {
  const body::RigPose pose = Pose(90, 90);
  std::vector<Vec3f> points = Bare(pose);
  const std::vector<Vec3f> before = points;
  body::FoldingFlesh(Rig(), Skin()).Apply(pose, points);
  EXPECT_EQ(points, before);
}

// What gives more as the hip folds does so evenly: half a degree more moves no
// skin by much more than the fold itself does.
TEST_F(Kneeling, BellyGivesWayWithoutJumps) {
  const body::FoldingFlesh folding(Rig(), Skin());
  for (double hip = 104; hip < 142; hip += 4) {
    std::vector<Vec3f> moved[2];
    for (const int k : {0, 1}) {
      const body::RigPose pose = Pose(131, hip + 0.5 * k);
      std::vector<Vec3f> points = Bare(pose);
      moved[k] = points;
      folding.Apply(pose, points);
      for (std::size_t p = 0; p < points.size(); ++p) {
        moved[k][p] = points[p] - moved[k][p];
      }
    }
    double most = 0;
    for (std::size_t p = 0; p < moved[0].size(); ++p) {
      most = std::max(most, double(glm::length(moved[1][p] - moved[0][p])));
    }
    EXPECT_LT(most, 0.003) << hip;  // m; the thigh itself goes as far
  }
}

// Upright the breath goes to the belly, folded over the thighs to the back.
TEST_F(Kneeling, BreathGoesWhereThereIsRoom) {
  const body::BreathField field(Rig(), Skin());
  const auto moved = [&](double hip, double facing) {
    const body::RigPose pose = Pose(157, hip);
    std::vector<Vec3f> points(Skin().point_count(), Vec3f(0));
    field.Apply(1, pose, points);
    double most = 0;
    for (std::size_t p = 0; p < points.size(); ++p) {
      const Vec3f n = Skin().normals[Skin().vertex_of[p]];
      if (facing * double(n.z) < 0.8) continue;
      most = std::max(most, double(glm::length(points[p])));
    }
    return most;
  };
  EXPECT_GT(moved(68, 1), 0.018);
  EXPECT_LT(moved(68, -1), 0.008);
  EXPECT_GT(moved(131, -1), 0.013);
  EXPECT_LT(moved(131, 1), moved(68, 1));
}

// The shin's patch is of the shank alone, below the knee, and long: a kneeling
// body is carried by the tibia, not by the kneecap.
TEST_F(Kneeling, ShinIsTheFrontOfTheTibia) {
  for (const Side side : body::kSides) {
    const body::SkinPatch& shin =
        Woman().performer->patches().of({Contact::kShin, side});
    const double knee = Rig()
                            .skeleton()
                            .model_from_joint[std::size_t(
                                Rig().joint(body::LimbLandmark::kKnee, side))]
                            .translation.y;
    ASSERT_GE(shin.contact.size(), 8u);
    double low = 1e9, high = -1e9;
    for (const std::uint32_t p : shin.contact) {
      const double y = double(Skin().positions[Skin().vertex_of[p]].y);
      low = std::min(low, y);
      high = std::max(high, y);
      EXPECT_LT(y, knee);
    }
    EXPECT_GT(high - low, 0.06);
  }
}

// The back of the hand looks away from the palm, and is as large.
TEST_F(Kneeling, BackOfTheHandMirrorsThePalm) {
  const body::SkinPatches& patches = Woman().performer->patches();
  const auto normal = [&](const body::SkinPatch& patch) {
    Vec3 sum(0);
    for (const std::uint32_t p : patch.contact) {
      sum += Vec3(Skin().normals[Skin().vertex_of[p]]);
    }
    return glm::normalize(sum);
  };
  for (const Side side : body::kSides) {
    const body::SkinPatch& palm = patches.of({Contact::kPalm, side});
    const body::SkinPatch& back = patches.of({Contact::kHandback, side});
    ASSERT_GE(back.contact.size(), 20u);
    EXPECT_LT(glm::dot(normal(palm), normal(back)), -0.8);
    EXPECT_NEAR(double(back.contact.size()) / double(palm.contact.size()), 1,
                0.7);
    for (const auto& group : back.level) EXPECT_FALSE(group.empty());
  }
}

// Life's little sway ends where the head lies down.
TEST_F(Kneeling, HeadOnTheMatKeepsTheTrunkStill) {
  const std::size_t movement = Woman().Find("child_pose");
  const coach::Movement& pose = Woman().library.movements[movement];
  const coach::Timeline timeline = coach::Lay(pose, {});
  BodyFrame frame = Woman().performer->MakeFrame();
  for (const double time : {20.0, 26.0, 33.0, 41.0}) {
    const Moment moment = coach::At(pose, {}, timeline, core::Seconds(time));
    Woman().performer->Perform(movement, timeline, moment,
                               coach::Performer::Detail::kPose, frame);
    EXPECT_EQ(frame.ask.posture[body::Trunk::kThoracicLat], 0);
    EXPECT_EQ(frame.ask.posture[body::Trunk::kNeckRot], 0);
  }
}

TEST_F(Kneeling, FaultThatFleshPassesThroughFleshIsCaught) {
  ExpectCaught("child_pose", "C6", "shank inside its own thigh",
               [](const Moment&, BodyFrame& frame) {
                 const std::vector<Vec3f> bare = Bare(frame.pose);
                 std::copy(bare.begin(), bare.end(), frame.points.begin());
               });
}

TEST_F(Kneeling, FaultThatTheHipsFloatIsCaught) {
  ExpectCaught("child_pose", "G4", "buttocks from the heels",
               Lift({Contact::kSeat, Side::kLeft}, {0, 0.03f, 0}));
}

TEST_F(Kneeling, FaultThatTheFeetAreApartIsCaught) {
  ExpectCaught("child_pose", "G4", "big toes apart",
               Lift({Contact::kSole, Side::kLeft}, {0.02f, 0, 0}));
}

TEST_F(Kneeling, FaultThatTheForeheadFloatsIsCaught) {
  ExpectCaught("child_pose", "G4", "forehead from the floor",
               Lift({Contact::kForehead, Side::kLeft}, {0, 0.01f, 0}));
}

}  // namespace
}  // namespace limber::check
