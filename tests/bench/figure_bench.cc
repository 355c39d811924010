// SPDX-License-Identifier: MIT
//
// What happens once, when a figure is chosen.
#include <benchmark/benchmark.h>

#include "engine/anim/deformer.h"
#include "tests/bench/bench_figure.h"

namespace limber::bench {
namespace {

void BM_FigureLoad(benchmark::State& state) {
  for (auto _ : state) {
    auto loaded = content::LoadFigure(FigurePath());
    if (!loaded.ok()) {
      state.SkipWithError("run tools/bake-figure first");
      break;
    }
    benchmark::DoNotOptimize(loaded.value->parts.data());
  }
}
BENCHMARK(BM_FigureLoad)->Unit(benchmark::kMillisecond);

void BM_FigurePrepareSkin(benchmark::State& state) {
  const body::Figure& figure = BenchFigure();
  for (auto _ : state) {
    const anim::Deformer deformer(figure.parts[0], figure.skeleton, true);
    benchmark::DoNotOptimize(&deformer);
  }
}
BENCHMARK(BM_FigurePrepareSkin)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace limber::bench
