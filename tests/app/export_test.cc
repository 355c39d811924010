// SPDX-License-Identifier: MIT
//
// What an exported file shows, read back by a reader that is not ours.
#include <assimp/scene.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <assimp/Importer.hpp>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>

#include "engine/anim/deformer.h"
#include "engine/app/commands.h"
#include "engine/coach/contact_reading.h"
#include "engine/content/figure_reader.h"
#include "engine/math/angle.h"
#include "engine/stage/performance.h"

namespace limber::app {

using stage::Between;
using stage::Performance;
using stage::Subject;
using stage::World;

namespace {

namespace fs = std::filesystem;
using math::Quat;
using math::Transform;
using math::Vec3;

World& TheWorld() {
  static const auto world = World::Load(LIMBER_SOURCE_DIR);
  return **world.value;
}

// A file as assimp sees it.
class Imported {
 public:
  explicit Imported(const fs::path& path)
      : scene_(importer_.ReadFile(path.string(), 0)) {
    if (!ok()) return;
    const aiAnimation& animation = *scene_->mAnimations[0];
    second_ = animation.mTicksPerSecond;
    for (unsigned c = 0; c < animation.mNumChannels; ++c) {
      const aiNodeAnim* channel = animation.mChannels[c];
      channels_[channel->mNodeName.C_Str()] = channel;
    }
  }

  bool ok() const { return scene_ != nullptr && scene_->mNumAnimations == 1; }
  double seconds() const { return scene_->mAnimations[0]->mDuration / second_; }
  // Of a node that moves.
  const aiNodeAnim& channel(const std::string& node) const {
    return *channels_.at(node);
  }
  const std::map<std::string, const aiNodeAnim*>& channels() const {
    return channels_;
  }

  // All nodes in the world at one time.
  std::map<std::string, Transform> At(double t) const {
    std::map<std::string, Transform> places;
    Place(*scene_->mRootNode, {}, t * second_, places);
    return places;
  }

 private:
  template <class Key, class Mix>
  static auto Between(const Key* keys, unsigned count, double tick, Mix mix) {
    const Key* next = std::upper_bound(
        keys, keys + count, tick,
        [](double at, const Key& key) { return at < key.mTime; });
    if (next == keys + count) return keys[count - 1].mValue;
    if (next == keys) return keys->mValue;
    const Key& last = next[-1];
    const double share = (tick - last.mTime) / (next->mTime - last.mTime);
    return mix(last.mValue, next->mValue, ai_real(share));
  }

  void Place(const aiNode& node, const Transform& above, double tick,
             std::map<std::string, Transform>& places) const {
    aiVector3D place, scale;
    aiQuaternion turn;
    node.mTransformation.Decompose(scale, turn, place);
    const auto found = channels_.find(node.mName.C_Str());
    if (found != channels_.end()) {
      const aiNodeAnim& c = *found->second;
      place = Between(c.mPositionKeys, c.mNumPositionKeys, tick,
                      [](const aiVector3D& a, const aiVector3D& b, ai_real s) {
                        return a + (b - a) * s;
                      });
      turn =
          Between(c.mRotationKeys, c.mNumRotationKeys, tick,
                  [](const aiQuaternion& a, const aiQuaternion& b, ai_real s) {
                    aiQuaternion out;
                    aiQuaternion::Interpolate(out, a, b, s);
                    return out;
                  });
    }
    const Transform here =
        above * Transform{glm::normalize(Quat(turn.w, turn.x, turn.y, turn.z)),
                          {place.x, place.y, place.z}};
    places[node.mName.C_Str()] = here;
    for (unsigned c = 0; c < node.mNumChildren; ++c) {
      Place(*node.mChildren[c], here, tick, places);
    }
  }

  Assimp::Importer importer_;
  const aiScene* scene_;
  double second_ = 1;
  std::map<std::string, const aiNodeAnim*> channels_;
};

// A file that is there as long as somebody looks at it.
class Exported {
 public:
  Exported(const Subject& subject, const std::string& figure)
      : subject_(subject),
        figure_(figure),
        path_(fs::temp_directory_path() /
              ("limber_export_" + subject.movement + subject.routine + "_" +
               std::to_string(getpid()) + ".glb")) {
    ExportOptions options;
    options.subject = subject;
    options.figure = figure;
    options.output = path_.string();
    EXPECT_EQ(Export(TheWorld(), options), 0);
  }
  ~Exported() { fs::remove(path_); }

  const fs::path& path() const { return path_; }
  std::unique_ptr<Performance> Open() const {
    return std::move(*Performance::Open(TheWorld(), subject_, figure_,
                                        Performance::Understudy::kNone)
                          .value);
  }

 private:
  Subject subject_;
  std::string figure_;
  fs::path path_;
};

struct Miss {
  double millimetres = 0, degrees = 0;
};

// The worst of all joints at these times.
Miss FarthestMiss(const Imported& file, const Performance& performance,
                  const std::vector<double>& times) {
  coach::BodyFrame body = performance.performer().MakeFrame();
  const anim::Skeleton& skeleton = performance.actor().figure->skeleton;
  Miss worst;
  for (const double t : times) {
    performance.Perform(t, coach::Performer::Detail::kFace, body);
    const auto seen = file.At(t);
    for (std::size_t j = 0; j < skeleton.names.size(); ++j) {
      const Transform& wanted = body.pose.model_from_joint[j];
      const Transform& got = seen.at(skeleton.names[j]);
      const double away = glm::distance(wanted.translation, got.translation);
      worst.millimetres = std::max(worst.millimetres, 1000 * away);
      const Quat d = glm::conjugate(wanted.rotation) * got.rotation;
      const double half = glm::length(Vec3(d.x, d.y, d.z));
      worst.degrees = std::max(
          worst.degrees, math::Degrees(2 * std::asin(std::min(1.0, half))));
    }
  }
  return worst;
}

struct Case {
  const char* name;
  Subject subject;
  const char* figure;
};

class EveryExport : public testing::TestWithParam<Case> {};

TEST_P(EveryExport, ShowsTheJointsOfThePerformance) {
  const Exported exported(GetParam().subject, GetParam().figure);
  const Imported file(exported.path());
  ASSERT_TRUE(file.ok());
  const auto performance = exported.Open();
  const double end = performance->seconds();
  EXPECT_NEAR(file.seconds(), end, 1e-3);

  // At samples: the reach of the tracks, 0.01 degrees; of that along 1.5 m of
  // bones, and 0.05 mm of the root. A fifth more for numbers of single
  // precision, along some twenty joints.
  std::vector<double> samples = {end};
  for (int i = 0; i / 30. < end; i += 11) samples.push_back(i / 30.);
  const Miss at = FarthestMiss(file, *performance, samples);
  EXPECT_LT(at.degrees, 0.012);
  EXPECT_LT(at.millimetres, 0.012 * math::kPi / 180 * 1500 + 0.05);

  // Anywhere: what is promised. The step meets no multiple of a sample.
  std::vector<double> anywhere;
  for (double t = 0.01; t < end; t += 0.0931) anywhere.push_back(t);
  const Miss between = FarthestMiss(file, *performance, anywhere);
  EXPECT_LT(between.degrees, 0.1);
  EXPECT_LT(between.millimetres, 1);
}

INSTANTIATE_TEST_SUITE_P(
    Shipped, EveryExport,
    testing::Values(Case{"cat_cow", {.movement = "cat_cow"}, "woman"},
                    Case{"wall_chest", {.movement = "wall_chest"}, "man"},
                    Case{"walk", {.movement = "walk"}, "man"},
                    Case{"variation",
                         {.movement = "neck_trap", .variation = "easier"},
                         "woman"},
                    Case{"routine", {.routine = "short_on_time"}, "woman"}),
    [](const auto& tested) { return std::string(tested.param.name); });

// Joints that turn against their parent at no time: one key. Bones keep their
// length: one key. The rest: far fewer than samples.
TEST(Export, KeepsNoKeyThatOthersGive) {
  const Exported exported({.movement = "cat_cow"}, "woman");
  const Imported file(exported.path());
  ASSERT_TRUE(file.ok());
  const auto performance = exported.Open();
  const anim::Skeleton& skeleton = performance->actor().figure->skeleton;
  coach::BodyFrame body = performance->performer().MakeFrame();
  const std::size_t samples = std::size_t(performance->seconds() * 30) + 1;
  std::vector<Quat> first(skeleton.names.size());
  std::vector<bool> turns(skeleton.names.size(), false);
  for (std::size_t i = 0; i < samples; ++i) {
    performance->Perform(double(i) / 30, coach::Performer::Detail::kFace, body);
    const auto& joints = body.pose.model_from_joint;
    for (std::size_t j = 1; j < joints.size(); ++j) {
      const auto parent = std::size_t(skeleton.parents[j]);
      const Quat local =
          glm::conjugate(joints[parent].rotation) * joints[j].rotation;
      if (i == 0) first[j] = local;
      turns[j] = turns[j] || std::abs(glm::dot(local, first[j])) < 1 - 1e-6;
    }
  }
  std::size_t keys = 0;
  for (std::size_t j = 1; j < turns.size(); ++j) {
    const aiNodeAnim& channel = file.channel(skeleton.names[j]);
    EXPECT_EQ(channel.mNumRotationKeys > 1, turns[j]) << skeleton.names[j];
    EXPECT_EQ(channel.mNumPositionKeys, 1u) << skeleton.names[j];
    keys += channel.mNumRotationKeys;
  }
  EXPECT_LT(keys, turns.size() * samples / 4);
}

// What lies on something in the studio touches it elsewhere too, with nothing
// but joints and weights to skin it by; hands, feet and heads sink in by no
// more than 12 mm. Where the studio flattens much flesh (shins, forearms,
// pelvis, seat) nothing is promised but that they touch.
TEST(Export, ContactsTouchWithPlainSkinning) {
  const std::set<body::Contact> thin = {
      body::Contact::kPalm, body::Contact::kHandback, body::Contact::kSole,
      body::Contact::kOcciput, body::Contact::kForehead};
  const Exported exported({.movement = "shoulder_rolls"}, "woman");
  const auto file = content::LoadFigure(exported.path());
  ASSERT_TRUE(file.ok());
  const anim::Deformer plain(file.value->parts[0], file.value->skeleton, false);
  const auto scratch = plain.MakeScratch();
  std::vector<math::Vec3f> points(file.value->parts[0].point_count());
  std::size_t seen = 0;
  for (const char* movement : {"cat_cow", "wall_chest", "child_pose_rest",
                               "thoracic_ext", "chair_ext", "sleep_back"}) {
    const auto opened =
        Performance::Open(TheWorld(), {.movement = movement}, "woman",
                          Performance::Understudy::kNone);
    const Performance& performance = **opened.value;
    const coach::Performer& performer = performance.performer();
    coach::BodyFrame body = performer.MakeFrame();
    const auto& surfaces =
        performer.choreography(performance.index()).surfaces();
    for (double t = 0; t < performance.seconds(); t += 1.7) {
      performance.Perform(t, coach::Performer::Detail::kSurface, body);
      plain.Deform(body.pose.model_from_joint, *scratch, points);
      for (const coach::ContactState& contact : body.contacts) {
        if (!contact.active) continue;
        ++seen;
        const auto found = surfaces.find(contact.on);
        body::SkinPatch patch = performer.patches().of(contact.effector);
        patch.flesh.clear();
        const coach::ContactReading reading = coach::ReadContact(
            performer.rig(), performer.patches(), body.pose, body.ask, points,
            contact.effector,
            found == surfaces.end() ? body::ContactSurface{} : found->second);
        const body::ContactMeasure measure =
            body::Measure(patch, reading.surface, points);
        const std::string where = std::string(movement) + " " +
                                  body::FullName(contact.effector) + " on " +
                                  std::string(contact.on);
        EXPECT_LT(measure.gap, 0.012) << where << ", " << t << " s";
        if (!thin.contains(contact.effector.contact)) continue;
        EXPECT_LT(measure.penetration, 0.012) << where << ", " << t << " s";
      }
    }
  }
  EXPECT_GT(seen, 200u);
}

// A phone is a thing that moves: what holds it does not let go of it.
TEST(Export, WhatIsHeldStaysInTheHand) {
  const Exported exported({.movement = "phone"}, "woman");
  const Imported file(exported.path());
  ASSERT_TRUE(file.ok());
  const auto in_hand = [&](double t) {
    const auto nodes = file.At(t);
    return Inverse(nodes.at("wrist.R")) * nodes.at("phone");
  };
  const Transform first = in_hand(0);
  EXPECT_LT(glm::length(first.translation), 0.25);
  for (double t = 0; t < exported.Open()->seconds(); t += 0.37) {
    const Transform now = in_hand(t);
    EXPECT_LT(glm::distance(now.translation, first.translation), 0.001) << t;
    EXPECT_LT(
        math::Degrees(
            2 * std::acos(std::min(
                    1.0, std::abs(glm::dot(now.rotation, first.rotation))))),
        0.2)
        << t;
  }
}

// What is there at one time is of size 1, else of size 0.
TEST(Export, ThingsOfARoutineComeAndGo) {
  const Exported exported({.routine = "short_on_time"}, "woman");
  const Imported file(exported.path());
  ASSERT_TRUE(file.ok());
  std::size_t changes = 0;
  for (const auto& [name, channel] : file.channels()) {
    for (unsigned k = 0; k < channel->mNumScalingKeys; ++k) {
      const float size = channel->mScalingKeys[k].mValue.x;
      EXPECT_TRUE(size == 0 || size == 1) << name;
      changes += channel->mNumScalingKeys > 1;
    }
  }
  EXPECT_GT(changes, 0u);
}

// The file is a figure like those it was made from.
TEST(Export, TheFigureInItCanPerformAgain) {
  const Exported exported({.movement = "shoulder_rolls"}, "man");
  const auto read = content::LoadFigure(exported.path());
  ASSERT_TRUE(read.ok()) << core::Format(read.problems.front());
  const body::Figure& was = *exported.Open()->actor().figure;
  const body::Figure& is = *read.value;
  EXPECT_EQ(is.skeleton.names, was.skeleton.names);
  EXPECT_EQ(is.skeleton.parents, was.skeleton.parents);
  ASSERT_EQ(is.parts[0].vertex_count(), was.parts[0].vertex_count());
  for (std::size_t v = 0; v < was.parts[0].vertex_count(); ++v) {
    ASSERT_LT(
        glm::distance(is.parts[0].positions[v], was.parts[0].positions[v]),
        1e-5f);
  }
  for (std::size_t j = 0; j < was.skeleton.names.size(); ++j) {
    EXPECT_LT(glm::distance(is.skeleton.model_from_joint[j].translation,
                            was.skeleton.model_from_joint[j].translation),
              1e-5);
    EXPECT_LT(glm::distance(is.skeleton.tails[j], was.skeleton.tails[j]), 1e-5);
  }
}

TEST(Export, AFigureThatCannotBeReadIsNotReplaced) {
  ExportOptions options;
  options.subject.movement = "cat_cow";
  options.figure = "nobody.glb";
  options.output = (fs::temp_directory_path() / "limber_nobody.glb").string();
  EXPECT_EQ(Export(TheWorld(), options), 1);
  EXPECT_FALSE(fs::exists(options.output));
}

}  // namespace
}  // namespace limber::app
