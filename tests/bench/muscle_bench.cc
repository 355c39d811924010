// SPDX-License-Identifier: MIT
//
// The muscles of one figure in one frame: their lengths (BM_MuscleMeasure) and
// what drawing them as bodies needs besides. 0.15 ms on one core is allowed.
#include <benchmark/benchmark.h>

#include "engine/body/muscle.h"
#include "engine/body/rig.h"
#include "engine/content/library.h"
#include "engine/math/angle.h"
#include "tests/bench/bench_figure.h"

namespace limber::bench {
namespace {

struct Bound {
  body::Rig rig;
  body::MuscleSet muscles;
  body::RigPose pose;
};

// In a posture in which many lines lie on what they go around.
const Bound& Bent() {
  static const Bound bound = [] {
    const auto library = content::LoadLibrary(LIMBER_SOURCE_DIR "/content");
    const body::Figure& figure = BenchFigure();
    body::Rig rig = std::move(*body::Rig::Build(figure.skeleton).value);
    body::RigPose pose = rig.MakePose();
    rig.Pose({}, math::Vec3(0), pose);
    body::MuscleSet muscles(library.value->muscles, figure.skeleton,
                            pose.model_from_joint, nullptr);
    body::Posture posture;
    for (const body::Side side : body::kSides) {
      posture.at(body::Limb::kShElev, side) = math::Radians(120);
      posture.at(body::Limb::kShPlane, side) = math::Radians(90);
      posture.at(body::Limb::kElbowFlex, side) = math::Radians(110);
      posture.at(body::Limb::kHipFlex, side) = math::Radians(100);
      posture.at(body::Limb::kKneeFlex, side) = math::Radians(120);
      posture.at(body::Limb::kScapProt, side) = math::Radians(20);
    }
    posture[body::Trunk::kThoracicFlex] = math::Radians(20);
    rig.Pose(posture, math::Vec3(0), pose);
    return Bound{std::move(rig), std::move(muscles), std::move(pose)};
  }();
  return bound;
}

void BM_MusclePaths(benchmark::State& state) {
  const Bound& bound = Bent();
  std::vector<body::PathPoint> path(bound.muscles.most_path_points());
  std::size_t points = 0, stated = 0;
  for (auto _ : state) {
    points = stated = 0;
    for (std::size_t m = 0; m < bound.muscles.count(); ++m) {
      for (std::size_t f = 0; f < bound.muscles.fascicles(m); ++f) {
        for (const body::Side side : body::kSides) {
          points +=
              bound.muscles.Path(m, f, side, bound.pose.model_from_joint, path);
          benchmark::DoNotOptimize(path.data());
          ++stated;
        }
      }
    }
  }
  // In this posture a third of the fascicles lie on something.
  if (points < 4 * stated) state.SkipWithError("nothing is in the way");
}
BENCHMARK(BM_MusclePaths)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace limber::bench
