// SPDX-License-Identifier: MIT
//
// A whole frame: what the coach says, the pose with its contacts, the skin, and
// the picture. Every benchmark also counts what a frame takes from the heap.
#include <benchmark/benchmark.h>

#include "engine/app/show.h"
#include "engine/stage/world.h"
#include "tests/support/allocations.h"

namespace limber::bench {
namespace {

stage::World& BenchWorld() {
  static const auto world = stage::World::Load(LIMBER_SOURCE_DIR);
  return **world.value;
}

// Second 10 to 70 of cat-cow in steps of a frame: all limbs planted.
void Perform(benchmark::State& state, coach::Performer::Detail detail) {
  stage::World& world = BenchWorld();
  const std::size_t movement = *world.FindMovement("cat_cow").value;
  const coach::Performer& performer = *(*world.Cast("woman").value)->performer;
  const coach::Movement& cat_cow = world.movements()[movement];
  const coach::Timeline timeline = coach::Lay(cat_cow, {});
  coach::BodyFrame frame = performer.MakeFrame();
  const auto at = [&](double seconds) {
    performer.Perform(movement, timeline,
                      coach::At(cat_cow, {}, timeline, core::Seconds(seconds)),
                      detail, frame);
  };
  at(10);
  double seconds = 10, worst = 0;
  std::size_t heap = 0;
  for (auto _ : state) {
    const support::Allocations allocations;
    at(seconds);
    heap += allocations.count();
    worst = std::max(worst, frame.solution.residual);
    seconds = seconds < 70 ? seconds + 1 / 60.0 : 10;
  }
  if (heap > 0) state.SkipWithError("a frame takes from the heap");
  // The most that a contact may slide is 2 mm.
  if (worst > 2e-3) state.SkipWithError("a contact is off by 2 mm");
  state.counters["contact_error_um"] = worst * 1e6;
}
void BM_PoseContactsMuscles(benchmark::State& state) {
  Perform(state, coach::Performer::Detail::kPose);
}
void BM_PoseToDrawnSkin(benchmark::State& state) {
  Perform(state, coach::Performer::Detail::kDrawn);
}
BENCHMARK(BM_PoseContactsMuscles)->Unit(benchmark::kMicrosecond);
BENCHMARK(BM_PoseToDrawnSkin)->Unit(benchmark::kMicrosecond);

// The picture alone against the limit that it must hold on two cores.
void Picture(benchmark::State& state, scene::Tier tier, double xray = 0) {
  const auto show = app::Show::Open(
      BenchWorld(), {.movement = "cat_cow", .routine = ""}, "woman", 1280, 720);
  if (!show.ok()) return state.SkipWithError("no OpenGL");
  stage::Look look;
  look.tier = tier;
  look.xray = xray;
  double seconds = 25;
  (*show.value)->Draw(seconds, look, 1280, 720);
  for (auto _ : state) {
    seconds = seconds < 35 ? seconds + 1 / 30.0 : 25;
    benchmark::DoNotOptimize((*show.value)->Draw(seconds, look, 1280, 720));
  }
}
void BM_PictureSoftware(benchmark::State& state) {
  Picture(state, scene::Tier::kSoftware);
}
void BM_PictureHigh(benchmark::State& state) {
  Picture(state, scene::Tier::kHigh);
}
void BM_XrayPictureSoftware(benchmark::State& state) {
  Picture(state, scene::Tier::kSoftware, 1);
}
void BM_XrayPictureHigh(benchmark::State& state) {
  Picture(state, scene::Tier::kHigh, 1);
}
BENCHMARK(BM_PictureSoftware)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(BM_PictureHigh)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(BM_XrayPictureSoftware)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(BM_XrayPictureHigh)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace limber::bench
