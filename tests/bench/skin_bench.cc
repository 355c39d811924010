// SPDX-License-Identifier: MIT
//
// What moves with the joints in every frame: skin, normals, muscles.
#include <benchmark/benchmark.h>

#include "engine/anim/deformer.h"
#include "engine/body/muscle.h"
#include "engine/body/rig.h"
#include "engine/content/library.h"
#include "engine/math/angle.h"
#include "tests/bench/bench_figure.h"

namespace limber::bench {
namespace {

// Joints of a deep squat with the arms up: everything is bent.
std::vector<math::Transform> Bent(const anim::Skeleton& skeleton) {
  auto rig = body::Rig::Build(skeleton);
  body::Posture posture;
  for (const body::Side side : body::kSides) {
    posture.at(body::Limb::kHipFlex, side) = math::Radians(100);
    posture.at(body::Limb::kKneeFlex, side) = math::Radians(110);
    posture.at(body::Limb::kShElev, side) = math::Radians(140);
    posture.at(body::Limb::kElbowFlex, side) = math::Radians(60);
  }
  body::RigPose pose = rig.value->MakePose();
  rig.value->Pose(posture, math::Vec3(0), pose);
  return pose.model_from_joint;
}

// One point far from its neighbours or not a number ends the benchmark.
bool Plausible(const std::vector<math::Vec3f>& points) {
  for (const math::Vec3f& p : points) {
    if (!(glm::length(p) < 3)) return false;
  }
  return true;
}

void CountPoints(benchmark::State& state, std::size_t points) {
  state.counters["points"] = double(points);
  state.counters["s/point"] = benchmark::Counter(
      double(points), benchmark::Counter::kIsIterationInvariantRate |
                          benchmark::Counter::kInvert);
}

void Deform(benchmark::State& state, bool soft) {
  const body::Figure& figure = BenchFigure();
  const anim::Deformer deformer(figure.parts[0], figure.skeleton, soft);
  const auto scratch = deformer.MakeScratch();
  const auto joints = Bent(figure.skeleton);
  std::vector<math::Vec3f> points(figure.parts[0].point_count());
  for (auto _ : state) {
    deformer.Deform(joints, *scratch, points);
    benchmark::DoNotOptimize(points.data());
  }
  if (!Plausible(points)) state.SkipWithError("a point flew away");
  CountPoints(state, points.size());
}
void BM_SkinPlain(benchmark::State& state) { Deform(state, false); }
void BM_SkinDeltaMush(benchmark::State& state) { Deform(state, true); }
BENCHMARK(BM_SkinPlain)->Unit(benchmark::kMicrosecond);
BENCHMARK(BM_SkinDeltaMush)->Unit(benchmark::kMicrosecond);

void BM_SkinNormals(benchmark::State& state) {
  const body::Figure& figure = BenchFigure();
  const anim::Mesh& mesh = figure.parts[0];
  const anim::Deformer deformer(mesh, figure.skeleton, true);
  const auto scratch = deformer.MakeScratch();
  std::vector<math::Vec3f> points(mesh.point_count());
  std::vector<math::Vec3f> positions(mesh.vertex_count());
  std::vector<math::Vec3f> normals(mesh.vertex_count());
  deformer.Deform(Bent(figure.skeleton), *scratch, points);
  for (auto _ : state) {
    deformer.Shade(points, *scratch, positions, normals);
    benchmark::DoNotOptimize(normals.data());
  }
  if (!Plausible(normals)) state.SkipWithError("a normal is no direction");
  CountPoints(state, positions.size());
}
BENCHMARK(BM_SkinNormals)->Unit(benchmark::kMicrosecond);

void BM_MuscleMeasure(benchmark::State& state) {
  const body::Figure& figure = BenchFigure();
  const auto library = content::LoadLibrary(LIMBER_SOURCE_DIR "/content");
  auto rig = body::Rig::Build(figure.skeleton);
  body::RigPose pose = rig.value->MakePose();
  rig.value->Pose(body::Posture{}, math::Vec3(0), pose);
  const auto joints = Bent(figure.skeleton);
  if (!library.ok()) return state.SkipWithError("the content has faults");
  const body::MuscleSet set(library.value->muscles, figure.skeleton,
                            pose.model_from_joint, nullptr);
  std::vector<body::MuscleState> out(set.count() * 2);
  for (auto _ : state) {
    set.Measure(joints, out);
    benchmark::DoNotOptimize(out.data());
  }
  const int thigh = set.Find("hamstrings");
  if (thigh < 0 || out.empty() || !(out[std::size_t(thigh) * 2].length > 0.1)) {
    state.SkipWithError("a muscle has no length");
  }
  state.counters["muscles"] = double(out.size());
}
BENCHMARK(BM_MuscleMeasure)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace limber::bench
