// SPDX-License-Identifier: MIT
//
// No line of action runs through what it goes around, in any pose that is
// shipped, on any figure.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "tests/body/muscle_body.h"

namespace limber::body {
namespace {

using math::Transform;
using math::Vec3;

// How far inside, m; negative = outside. Near the surface a length.
double Depth(const MuscleSet::BoundSolid& solid, Side side,
             const std::vector<Transform>& joints, const Vec3& place) {
  const std::size_t s = std::size_t(side);
  const Vec3 own = math::Inverse(joints[std::size_t(solid.joint[s])] *
                                 solid.joint_from_solid[s]) *
                   place;
  if (solid.shape == WrapShape::kCylinder) {
    const Vec3& axis = solid.axis[s];
    return solid.radii.x - glm::length(own - glm::dot(own, axis) * axis);
  }
  const double out = glm::length(own / solid.radii);
  return (1 - out) * glm::length(own) / std::max(out, 1e-9);
}

TEST(Bone, NoLineOfActionRunsThroughIt) {
  // An arc is drawn in chords: at half a turn round the ribs these sag by this.
  constexpr double kSag = 0.0015;  // m
  constexpr int kPieces = 12;
  const auto library = content::LoadLibrary(LIMBER_SOURCE_DIR "/content");
  for (const MuscleBody& body : MuscleBodies()) {
    const MuscleSet& set = body.set();
    std::vector<PathPoint> path(set.most_path_points());
    std::map<std::string, std::pair<double, std::string>> worst;
    std::size_t poses = 0;
    for (const coach::Movement& movement : library.value->movements) {
      for (const auto& [name, posture] : movement.poses) {
        ++poses;
        const std::vector<Transform> joints = body.Joints(posture);
        for (std::size_t m = 0; m < set.count(); ++m) {
          for (const Side side : kSides) {
            for (std::size_t f = 0; f < set.fascicles(m); ++f) {
              const std::size_t count = set.Path(m, f, side, joints, path);
              for (std::size_t i = 1; i < count; ++i) {
                const PathPoint &a = path[i - 1], &b = path[i];
                if (a.joint == b.joint) continue;
                for (const auto& solid : set.solids(m)) {
                  for (int k = 0; k <= kPieces; ++k) {
                    const double share = double(k) / kPieces;
                    const double depth =
                        Depth(solid, side, joints,
                              a.place + share * (b.place - a.place));
                    auto& most = worst[set.id(m) + " in " + solid.id];
                    if (depth > most.first) {
                      most = {depth, movement.id + " " + name};
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
    EXPECT_GT(poses, 50u);
    for (const auto& [what, most] : worst) {
      EXPECT_LT(most.first, kSag)
          << body.name() << ": " << what << ", " << most.second;
    }
  }
}

}  // namespace
}  // namespace limber::body
