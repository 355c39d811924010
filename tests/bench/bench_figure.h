// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/body/figure.h"
#include "engine/content/built_in_figure.h"
#include "engine/content/figure_reader.h"

namespace limber::bench {

inline std::string FigurePath() {
  return LIMBER_SOURCE_DIR "/assets/figures/woman.glb";
}

// The baked woman, or the mannequin where tools/bake-figure has not run.
inline const body::Figure& BenchFigure() {
  static const body::Figure figure = [] {
    auto loaded = content::LoadFigure(FigurePath());
    return loaded.ok() ? std::move(*loaded.value) : content::BuiltInFigure();
  }();
  return figure;
}

}  // namespace limber::bench
