// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "engine/body/figure.h"
#include "engine/body/muscle.h"
#include "engine/body/range_of_motion.h"
#include "engine/body/rig.h"
#include "engine/content/built_in_figure.h"
#include "engine/content/figure_reader.h"
#include "engine/content/library.h"
#include "engine/math/angle.h"

namespace limber::body {

// A figure with the muscles of the content bound to it.
class MuscleBody {
 public:
  MuscleBody(std::string name, const Figure& figure,
             const content::Library& library)
      : name_(std::move(name)),
        rig_(std::make_unique<Rig>(
            std::move(*Rig::Build(figure.skeleton).value))),
        ranges_(library.ranges),
        set_(library.muscles, figure.skeleton, Joints(Neutral()), nullptr),
        straight_(WithoutSolids(library.muscles), figure.skeleton,
                  Joints(Neutral()), nullptr) {}

  const std::string& name() const { return name_; }
  const MuscleSet& set() const { return set_; }
  // The same muscles with nothing in the way.
  const MuscleSet& straight() const { return straight_; }

  static Posture Neutral() {  // palms forward
    Posture posture;
    for (const Side side : kSides) {
      posture.at(Limb::kForePron, side) = -math::kPi / 2;
    }
    return posture;
  }

  std::vector<math::Transform> Joints(const Posture& posture) const {
    RigPose pose = rig_->MakePose();
    rig_->Pose(posture, math::Vec3(0), pose);
    return pose.model_from_joint;
  }

  // A posture that the body reaches by its own muscles, each angle as likely as
  // any other of its range, whatever the others are.
  Posture Anywhere(std::mt19937& random) const {
    std::uniform_real_distribution<double> share(0, 1);
    const auto within = [&](const AngleRange& range) {
      return range.active_min +
             share(random) * (range.active_max - range.active_min);
    };
    Posture posture;
    for (std::size_t i = 3; i < kTrunkDofs; ++i) {
      posture.trunk[i] = within(ranges_.trunk[i]);
    }
    for (std::size_t s = 0; s < 2; ++s) {
      for (std::size_t i = 0; i < kLimbDofs; ++i) {
        posture.limb[s][i] = within(ranges_.limb[i]);
      }
    }
    for (const Side side : kSides) {
      // Of the shoulder's turn, the range is that of the clinical angle.
      const DofId turn = {true, Trunk{}, Limb::kShRot, side};
      double& angle = posture.at(Limb::kShRot, side);
      angle += angle - CheckedAngle(posture, turn);
    }
    return posture;
  }

 private:
  static std::vector<MuscleDefinition> WithoutSolids(
      std::vector<MuscleDefinition> muscles) {
    for (MuscleDefinition& muscle : muscles) muscle.around.clear();
    return muscles;
  }

  std::string name_;
  std::unique_ptr<Rig> rig_;
  RangesOfMotion ranges_;
  MuscleSet set_, straight_;
};

// The mannequin, and of the baked figures those that are there.
inline std::vector<MuscleBody> MuscleBodies() {
  std::vector<MuscleBody> bodies;
  const auto library = content::LoadLibrary(LIMBER_SOURCE_DIR "/content");
  bodies.emplace_back("mannequin", content::BuiltInFigure(), *library.value);
  for (const char* const name : {"woman", "man"}) {
    const auto figure = content::LoadFigure(
        LIMBER_SOURCE_DIR "/assets/figures/" + std::string(name) + ".glb");
    if (figure.ok()) bodies.emplace_back(name, *figure.value, *library.value);
  }
  return bodies;
}

}  // namespace limber::body
