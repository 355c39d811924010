// SPDX-License-Identifier: MIT
#include "engine/anatomy/bones.h"

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "engine/content/built_in_figure.h"
#include "engine/content/figure_reader.h"
#include "engine/math/angle.h"
#include "tests/support/allocations.h"

namespace limber::anatomy {
namespace {

using math::Vec3;
using math::Vec3f;

class BonesTest : public testing::TestWithParam<const char*> {
 protected:
  struct Person {
    body::Figure figure;
    std::optional<body::Rig> rig;
    std::unique_ptr<Bones> bones;
  };
  static Person& Of(const std::string& name,
                    std::map<std::string, Person>& of) {
    Person& person = of[name];
    if (person.bones) return person;
    auto loaded = content::LoadFigure(LIMBER_SOURCE_DIR "/assets/figures/" +
                                      name + ".glb");
    EXPECT_TRUE(loaded.ok()) << "tools/bake-figure makes it";
    person.figure = std::move(*loaded.value);
    person.rig.emplace(*body::Rig::Build(person.figure.skeleton).value);
    person.bones = std::make_unique<Bones>(person.figure.skeleton,
                                           person.figure.parts[0], 1.5);
    return person;
  }
  static Person& Cast(const std::string& name) {
    static std::map<std::string, Person> people;
    return Of(name, people);
  }
  std::span<const Vec3f> Of(std::string_view name) const {
    const Bones::Part* part = bones_->Find(name);
    EXPECT_NE(part, nullptr) << name;
    if (part == nullptr) return {};
    return bones_->rest().subspan(part->first, part->count);
  }
  // Whether a ray to the side, slightly askew so that it meets no edge, leaves
  // through an odd number of skins.
  bool Inside(const Vec3& place) const {
    const anim::Mesh& skin = figure_.parts[0];
    const Vec3 along = glm::normalize(Vec3(0.013, 0.021, -1));
    int crossed = 0;
    for (std::size_t t = 0; t < skin.triangles.size(); t += 3) {
      const auto at = [&](std::size_t k) {
        return Vec3(skin.positions[skin.triangles[t + k]]) - place;
      };
      const Vec3 a = at(0), b = at(1), c = at(2);
      const double u = glm::dot(along, glm::cross(a, b));
      const double v = glm::dot(along, glm::cross(b, c));
      const double w = glm::dot(along, glm::cross(c, a));
      if (!((u > 0 && v > 0 && w > 0) || (u < 0 && v < 0 && w < 0))) continue;
      const Vec3 normal = glm::cross(b - a, c - a);
      if (glm::dot(a, normal) / glm::dot(along, normal) > 0) ++crossed;
    }
    return crossed % 2 == 1;
  }
  double ShareInside(std::string_view name) const {
    const auto places = Of(name);
    // Of more than 300 vertices every so many: each asks all of the skin.
    const std::size_t step = 1 + places.size() / 300;
    std::size_t inside = 0, asked = 0;
    for (std::size_t i = 0; i < places.size(); i += step, ++asked) {
      inside += Inside(Vec3(places[i]));
    }
    return asked == 0 ? 0 : double(inside) / double(asked);
  }

  const body::Figure& figure_ = Cast(GetParam()).figure;
  const body::Rig* rig_ = &*Cast(GetParam()).rig;
  const Bones* bones_ = Cast(GetParam()).bones.get();
};

TEST_P(BonesTest, HaveTheBonesOfAnAdult) {
  int vertebrae = 0, ribs = 0;
  std::set<std::string> names;
  for (const Bones::Part& part : bones_->parts()) {
    EXPECT_TRUE(names.insert(part.name).second) << part.name;
    EXPECT_GT(part.count, 20u) << part.name;
    ribs += part.name.starts_with("rib.");
    vertebrae += part.name.size() <= 3 &&
                 std::string("CTL").find(part.name[0]) != std::string::npos;
  }
  EXPECT_EQ(vertebrae, 24);
  EXPECT_EQ(ribs, 24);
}

TEST_P(BonesTest, VerticesAndTrianglesAreWhole) {
  for (const std::uint32_t v : bones_->triangles()) {
    ASSERT_LT(v, bones_->vertex_count());
  }
  std::vector<Vec3f> places(bones_->vertex_count()), normals(places);
  body::RigPose pose = rig_->MakePose();
  rig_->Pose({}, Vec3(0), pose);
  bones_->Pose(pose, places, normals);
  for (const Vec3f& normal : normals) {
    ASSERT_NEAR(glm::length(normal), 1, 1e-3);
  }
}

TEST_P(BonesTest, EveryVertebraLiesUnderTheSkin) {
  for (const Bones::Part& part : bones_->parts()) {
    if (part.name.size() > 3) continue;
    EXPECT_EQ(ShareInside(part.name), 1) << part.name;
  }
}

TEST_P(BonesTest, RibsLieInsideTheTrunk) {
  for (int rib = 1; rib <= 12; ++rib) {
    EXPECT_EQ(ShareInside("rib." + std::to_string(rib) + ".left"), 1) << rib;
  }
}

TEST_P(BonesTest, TheOthersLieUnderTheSkin) {
  for (const char* name :
       {"sternum", "sacrum", "hip.left", "scapula.left", "clavicle.left",
        "humerus.left", "ulna.left", "radius.left", "femur.left", "tibia.left",
        "fibula.left", "patella.left", "tarsus.left", "carpals.left"}) {
    EXPECT_GT(ShareInside(name), 0.98) << name;
  }
}

// The face has hollows of its own, where inside and outside change places.
TEST_P(BonesTest, TheBrainCaseLiesUnderTheSkin) {
  const int head = figure_.skeleton.Find("head");
  const double brow =
      figure_.skeleton.model_from_joint[std::size_t(head)].translation.y + 0.07;
  int asked = 0;
  for (const Vec3f& place : Of("skull")) {
    if (double(place.y) < brow || ++asked % 5 != 0) continue;
    EXPECT_TRUE(Inside(Vec3(place)));
  }
  EXPECT_GT(asked, 200);
}

// Every vertex of a long bone keeps its place beside its joint.
TEST_P(BonesTest, FollowTheJoints) {
  body::Posture posture;
  posture.at(body::Limb::kHipFlex, body::Side::kLeft) = math::Radians(70);
  posture.at(body::Limb::kKneeFlex, body::Side::kLeft) = math::Radians(50);
  posture.at(body::Limb::kShElev, body::Side::kLeft) = math::Radians(80);
  posture[body::Trunk::kPelvisPitch] = 0.2;
  body::RigPose pose = rig_->MakePose();
  rig_->Pose(posture, Vec3(0.1, 0.2, 0.3), pose);
  std::vector<Vec3f> places(bones_->vertex_count()), normals(places);
  bones_->Pose(pose, places, normals);
  struct Row {
    const char *bone, *joint;
  };
  for (const Row& row :
       {Row{"femur.left", "upperleg02.L"}, Row{"tibia.left", "lowerleg01.L"},
        Row{"femur.right", "upperleg02.R"}, Row{"skull", "head"},
        Row{"hip.left", "root"}, Row{"scapula.left", "shoulder01.L"},
        Row{"humerus.left", "upperarm02.L"}}) {
    const auto joint = std::size_t(figure_.skeleton.Find(row.joint));
    const Vec3 rest = figure_.skeleton.model_from_joint[joint].translation;
    const Bones::Part* part = bones_->Find(row.bone);
    ASSERT_NE(part, nullptr) << row.bone;
    for (std::size_t v = part->first; v < part->first + part->count; ++v) {
      const Vec3 expected = pose.model_from_joint[joint].translation +
                            pose.turn[joint] * (Vec3(bones_->rest()[v]) - rest);
      ASSERT_LT(glm::distance(expected, Vec3(places[v])), 1e-5) << row.bone;
    }
  }
}

TEST_P(BonesTest, LeftAndRightAreMirrorImages) {
  for (const char* name : {"femur.", "scapula.", "rib.5.", "tarsus."}) {
    const auto left = Of(std::string(name) + "left");
    const auto right = Of(std::string(name) + "right");
    ASSERT_EQ(left.size(), right.size());
    for (std::size_t i = 0; i < left.size(); ++i) {
      EXPECT_EQ(left[i], Vec3f(-right[i].x, right[i].y, right[i].z));
    }
  }
}

TEST_P(BonesTest, APoseTakesNothingFromTheHeap) {
  std::vector<Vec3f> places(bones_->vertex_count()), normals(places);
  body::RigPose pose = rig_->MakePose();
  rig_->Pose({}, Vec3(0), pose);
  const support::Allocations allocations;
  bones_->Pose(pose, places, normals);
  EXPECT_EQ(allocations.count(), 0u);
}

TEST(Bones, OfASkeletonThatLacksJointsAreNone) {
  const body::Figure figure = content::BuiltInFigure();  // it has no toes

  EXPECT_EQ(Bones(figure.skeleton, figure.parts[0], 2).vertex_count(), 0u);
}

INSTANTIATE_TEST_SUITE_P(Figures, BonesTest, testing::Values("woman", "man"),
                         [](const auto& test) {
                           return std::string(test.param);
                         });

}  // namespace
}  // namespace limber::anatomy
