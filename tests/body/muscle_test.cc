// SPDX-License-Identifier: MIT
#include "engine/body/muscle.h"

#include <gtest/gtest.h>

#include <map>

#include "engine/body/rig.h"
#include "engine/content/built_in_figure.h"
#include "engine/content/library.h"
#include "engine/math/angle.h"

namespace limber::body {
namespace {

using math::Radians;
using math::Transform;
using math::Vec3;

// Mean length of the fascicles in the anatomical position of an average body
// of 1.75 m, cm; worked out apart from this code, from places in space.
const std::map<std::string, double> kLengths = {{"trap_upper", 20.1},
                                                {"trap_middle", 13.6},
                                                {"trap_lower", 15.7},
                                                {"rhomboid_major", 11.2},
                                                {"rhomboid_minor", 11.4},
                                                {"levator_scapulae", 18.1},
                                                {"latissimus_dorsi", 29.7},
                                                {"iliocostalis_lumborum", 22.3},
                                                {"iliocostalis_thoracis", 16.5},
                                                {"longissimus_thoracis", 31.2},
                                                {"spinalis_thoracis", 19.0},
                                                {"multifidus", 8.7},
                                                {"quadratus_lumborum", 11.4},
                                                {"splenius_capitis", 16.5},
                                                {"splenius_cervicis", 22.4},
                                                {"semispinalis_capitis", 17.0},
                                                {"suboccipitals", 3.7},
                                                {"sternocleidomastoid", 18.1},
                                                {"scalenes", 9.9},
                                                {"pec_major_clav", 14.2},
                                                {"pec_major_stern", 19.5},
                                                {"pec_minor", 10.6},
                                                {"serratus_anterior", 12.1},
                                                {"delt_ant", 19.1},
                                                {"delt_mid", 16.1},
                                                {"delt_post", 16.0},
                                                {"supraspinatus", 9.6},
                                                {"infraspinatus", 13.4},
                                                {"teres_minor", 8.7},
                                                {"teres_major", 12.3},
                                                {"subscapularis", 12.3},
                                                {"biceps", 33.8},
                                                {"triceps_long", 21.7},
                                                {"brachialis", 12.9},
                                                {"wrist_flexors", 27.9},
                                                {"wrist_extensors", 28.7},
                                                {"rectus_abdominis", 35.4},
                                                {"external_oblique", 22.0},
                                                {"internal_oblique", 14.6},
                                                {"diaphragm", 12.3},
                                                {"intercostals", 2.4},
                                                {"gluteus_maximus", 22.4},
                                                {"gluteus_medius", 12.9},
                                                {"piriformis", 16.2},
                                                {"iliopsoas", 25.2},
                                                {"rectus_femoris", 51.4},
                                                {"vasti", 22.9},
                                                {"hamstrings", 44.0},
                                                {"adductors", 25.1},
                                                {"tfl", 56.7},
                                                {"gastrocnemius", 50.7},
                                                {"soleus", 36.5},
                                                {"tibialis_anterior", 33.0}};

class MuscleTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto library = content::LoadLibrary(LIMBER_SOURCE_DIR "/content");
    ASSERT_TRUE(library.ok());
    definitions_ = new std::vector<MuscleDefinition>(library.value->muscles);
    figure_ = new Figure(content::BuiltInFigure());
    auto rig = Rig::Build(figure_->skeleton);
    ASSERT_TRUE(rig.ok());
    rig_ = new Rig(std::move(*rig.value));
  }

  static Posture Neutral() {  // palms forward
    Posture posture;
    for (const Side side : kSides) {
      posture.at(Limb::kForePron, side) = -math::kPi / 2;
    }
    return posture;
  }
  static std::vector<Transform> Joints(const Posture& posture) {
    RigPose pose = rig_->MakePose();
    rig_->Pose(posture, Vec3(0), pose);
    return pose.model_from_joint;
  }
  MuscleTest()
      : set_(*definitions_, figure_->skeleton, Joints(Neutral()), &dropped_) {}

  std::vector<MuscleState> Measure(const std::vector<Transform>& joints) const {
    std::vector<MuscleState> states(set_.count() * 2);
    set_.Measure(joints, states);
    return states;
  }
  double Ratio(const Posture& posture, const char* id, Side side) const {
    const int muscle = set_.Find(id);
    EXPECT_GE(muscle, 0) << id;
    return Measure(Joints(posture))[std::size_t(muscle) * 2 + std::size_t(side)]
        .ratio;
  }

  static inline std::vector<MuscleDefinition>* definitions_ = nullptr;
  static inline Figure* figure_ = nullptr;
  static inline Rig* rig_ = nullptr;
  std::vector<std::string> dropped_;
  MuscleSet set_;
};

TEST_F(MuscleTest, AllAreBound) {
  std::size_t fascicles = 0, points = 0;
  for (const MuscleDefinition& muscle : *definitions_) {
    fascicles += muscle.fascicles.size();
    for (const Fascicle& fascicle : muscle.fascicles) {
      points += fascicle.points.size();
    }
  }
  EXPECT_EQ(set_.count(), 53u);
  EXPECT_EQ(fascicles, 123u);
  EXPECT_EQ(points, 320u);
  EXPECT_TRUE(dropped_.empty());
}

// A woman of 1.667 m differs in proportions from the average body: limbs and
// girdles by up to an eighth.
TEST_F(MuscleTest, LengthsScaleWithTheBody) {
  const double scale = 1.667 / 1.75;
  const auto states = Measure(Joints(Neutral()));
  for (const auto& [id, centimetres] : kLengths) {
    const int muscle = set_.Find(id);
    ASSERT_GE(muscle, 0) << id;
    const double expected = centimetres / 100 * scale;
    EXPECT_NEAR(states[std::size_t(muscle) * 2].length, expected,
                std::max(0.12 * expected, 0.005))
        << id;
  }
}

TEST_F(MuscleTest, NeutralIsNoStretchOnBothSides) {
  for (const MuscleState& state : Measure(Joints(Neutral()))) {
    EXPECT_NEAR(state.ratio, 1, 1e-12);
    EXPECT_NEAR(state.stretch, 0, 1e-9);
    EXPECT_GT(state.length, 0.01);
  }
}

Posture Crooked() {
  Posture posture;
  for (std::size_t i = 3; i < kTrunkDofs; ++i) {
    posture.trunk[i] = Radians(4.0 * double(i % 5) - 8);
  }
  for (std::size_t i = 0; i < kLimbDofs; ++i) {
    posture.limb[0][i] = Radians(7.0 * double(i % 4));
    posture.limb[1][i] = Radians(5.0 * double(i % 6));
  }
  return posture;
}

TEST_F(MuscleTest, AMirroredPoseMirrorsTheMuscles) {
  const auto a = Measure(Joints(Crooked()));
  const auto b = Measure(Joints(Mirror(Crooked())));
  for (std::size_t m = 0; m < set_.count(); ++m) {
    EXPECT_NEAR(a[2 * m].length, b[2 * m + 1].length, 1e-9) << set_.id(m);
    EXPECT_NEAR(a[2 * m + 1].length, b[2 * m].length, 1e-9) << set_.id(m);
  }
}

TEST_F(MuscleTest, WhereTheBodyStandsDoesNotMatter) {
  const Transform moved{math::About(glm::normalize(Vec3(1, -1, 3)), 1.3),
                        {4, 2, -7}};
  std::vector<Transform> joints = Joints(Crooked());
  const auto before = Measure(joints);
  for (Transform& joint : joints) joint = moved * joint;
  const auto after = Measure(joints);
  for (std::size_t i = 0; i < before.size(); ++i) {
    EXPECT_NEAR(before[i].length, after[i].length, 1e-12);
  }
}

// A step of an angle changes a length by no more than its longest lever.
TEST_F(MuscleTest, LengthsHaveNoJumps) {
  constexpr double kStep = Radians(0.25), kLever = 0.25;  // rad, m
  Posture posture = Neutral();
  auto last = Measure(Joints(posture));
  for (double t = 0; t < Radians(170); t += kStep) {
    posture.at(Limb::kShElev, Side::kLeft) = t;
    posture.at(Limb::kHipFlex, Side::kLeft) = 0.6 * t;
    const auto next = Measure(Joints(posture));
    for (std::size_t i = 0; i < next.size(); ++i) {
      ASSERT_LT(std::abs(next[i].length - last[i].length), kStep * kLever)
          << set_.id(i / 2) << " at " << math::Degrees(t);
    }
    last = next;
  }
}

// What every anatomy book says lengthens and shortens.
TEST_F(MuscleTest, MovementsStretchTheirAntagonists) {
  Posture hip = Neutral();
  hip.at(Limb::kHipFlex, Side::kLeft) = Radians(80);
  EXPECT_GT(Ratio(hip, "hamstrings", Side::kLeft), 1.05);
  EXPECT_GT(Ratio(hip, "gluteus_maximus", Side::kLeft), 1.05);
  EXPECT_LT(Ratio(hip, "iliopsoas", Side::kLeft), 0.95);
  EXPECT_NEAR(Ratio(hip, "hamstrings", Side::kRight), 1, 1e-9);

  Posture neck = Neutral();
  neck[Trunk::kNeckLat] = Radians(35);
  const double left = Ratio(neck, "trap_upper", Side::kLeft);
  const double right = Ratio(neck, "trap_upper", Side::kRight);
  EXPECT_GT(std::max(left, right), 1.02);
  EXPECT_LT(std::min(left, right), 0.98);

  Posture knee = Neutral();
  knee.at(Limb::kKneeFlex, Side::kLeft) = Radians(110);
  EXPECT_GT(Ratio(knee, "rectus_femoris", Side::kLeft), 1.05);
  EXPECT_LT(Ratio(knee, "hamstrings", Side::kLeft), 0.95);

  Posture ankle = Neutral();
  ankle.at(Limb::kAnkleDf, Side::kLeft) = Radians(18);
  EXPECT_GT(Ratio(ankle, "soleus", Side::kLeft), 1.02);
  EXPECT_LT(Ratio(ankle, "tibialis_anterior", Side::kLeft), 1);
}

// A path says where the length is: its pieces sum up to it, but for the chords
// of at most an eighth of each arc.
TEST_F(MuscleTest, APathIsAsLongAsItsMuscle) {
  std::vector<MuscleDefinition> muscles = *definitions_;
  WrapSolid ball;
  ball.joint = "spine01";
  ball.centre = {0.07, -0.02, 0.07};
  ball.radii = math::Vec3(0.08);
  for (MuscleDefinition& muscle : muscles) muscle.around = {ball, ball};
  const std::vector<Transform> neutral = Joints(Neutral());
  const MuscleSet set(muscles, figure_->skeleton, neutral, nullptr);
  std::vector<PathPoint> path(set.most_path_points());
  std::size_t arcs = 0;
  for (const Posture& posture : {Neutral(), Crooked(), Mirror(Crooked())}) {
    const std::vector<Transform> joints = Joints(posture);
    std::vector<MuscleState> states(set.count() * 2);
    set.Measure(joints, states);
    for (std::size_t m = 0; m < set.count(); ++m) {
      for (const Side side : kSides) {
        double sum = 0;
        for (std::size_t f = 0; f < set.fascicles(m); ++f) {
          const std::size_t count = set.Path(m, f, side, joints, path);
          ASSERT_GE(count, muscles[m].fascicles[f].points.size());
          arcs += count > muscles[m].fascicles[f].points.size();
          for (std::size_t i = 1; i < count; ++i) {
            sum += glm::distance(path[i - 1].place, path[i].place);
          }
        }
        const double length = states[2 * m + std::size_t(side)].length;
        const double mean = sum / double(set.fascicles(m));
        EXPECT_LT(mean, length + 1e-12) << set.id(m);
        EXPECT_GT(mean, length * 0.997) << set.id(m);
      }
    }
  }
  EXPECT_GT(arcs, 10u);
}

TEST_F(MuscleTest, AMuscleOnAMissingJointIsDroppedAlone) {
  std::vector<MuscleDefinition> two = {(*definitions_)[0], (*definitions_)[1]};
  two[0].fascicles[0].points[0].joint = "tail01";
  std::vector<std::string> dropped;
  const MuscleSet set(two, figure_->skeleton, Joints(Neutral()), &dropped);
  EXPECT_EQ(dropped, std::vector<std::string>{two[0].id});
  ASSERT_EQ(set.count(), 1u);
  EXPECT_EQ(set.id(0), two[1].id);
}

}  // namespace
}  // namespace limber::body
