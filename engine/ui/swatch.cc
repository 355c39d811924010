// SPDX-License-Identifier: MIT
#include "engine/ui/swatch.h"

#include "engine/scene/colour.h"

namespace limber::ui {
namespace {

constexpr double kLeastEdge = 3;  // contrast to the panel where bars need edges
constexpr double kLeastMark = 2;  // contrast of the pattern to the fill

}  // namespace

Swatch SwatchOf(const View& view, const Tokens& ink,
                scene::RegionLight::State state) {
  const scene::Highlight look =
      scene::HighlightOf(view.palette, state, view.skin);
  Swatch out{Rgb(scene::ToHex(look.fill)), Rgb(scene::ToHex(look.edge)), 0};
  out.mark = Contrast(out.edge, out.fill) >= kLeastMark
                 ? out.edge
                 : Rgb(scene::ToHex(scene::OutlineOver(look.fill)));
  // The outline that suits a dark skin is light and would be lost on paper.
  if (ink.outlined_bars && Contrast(out.edge, ink.s1) < kLeastEdge) {
    out.edge = ink.t1;
  }
  return out;
}

}  // namespace limber::ui
