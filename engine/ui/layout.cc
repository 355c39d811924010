// SPDX-License-Identifier: MIT
#include "engine/ui/layout.h"

#include <algorithm>
#include <cmath>

namespace limber::ui {
namespace {

constexpr float kInset = 12, kGap = 12;
constexpr float kBarY = 12, kBarHeight = 40, kPanelsY = 64, kToolsHeight = 36;
constexpr float kListWidth = 256, kMusclesWidth = 284, kMusclesNarrow = 232;
constexpr float kDockHeight = 128, kDockLow = 104, kCueHeight = 48;
constexpr float kStageMin = 520, kLowUnder = 640, kPortraitStage = 0.55f;
constexpr float kLeastLong = 640, kLeastShort = 400;

}  // namespace

float ScaleFor(int width, int height, double user_scale) {
  const float w = static_cast<float>(width), h = static_cast<float>(height);
  const float step = std::floor(4 * std::min(w / 1536, h / 864) + 0.5f) / 4;
  const float wanted = std::clamp(step, 1.f, 4.f) *
                       std::clamp(static_cast<float>(user_scale), 0.75f, 3.f);
  const float most =
      std::min(std::max(w, h) / kLeastLong, std::min(w, h) / kLeastShort);
  return std::min(wanted, most);
}

Layout Arrange(int width, int height, double user_scale) {
  Layout out;
  const float s = out.scale = ScaleFor(width, height, user_scale);
  const float w = static_cast<float>(width) / s;
  const float h = static_cast<float>(height) / s;
  out.portrait = height > width;
  out.low = !out.portrait && h < kLowUnder;

  const float dock_height = out.low ? kDockLow : kDockHeight;
  const float foot = h - kInset;
  Rect list, muscles, dock, tabs;
  float left = kInset, right = w - kInset;
  if (out.portrait) {
    const float dock_y = h * kPortraitStage;
    dock = {left, dock_y, right, dock_y + dock_height};
    tabs = {left, dock.y1 + kGap, right, dock.y1 + kGap + 40};
    list = muscles = {left, tabs.y1 + 8, right, foot};
  } else {
    float muscles_width = kMusclesWidth;
    const auto stage = [&](float list_width) {
      return w - 2 * kInset - list_width - muscles_width - kGap;
    };
    out.list_docked = stage(kListWidth + kGap) >= kStageMin;
    if (!out.list_docked && stage(0) < 2 * kStageMin) {
      muscles_width = kMusclesNarrow;
    }
    out.muscles_docked = out.list_docked || stage(0) >= kStageMin;
    const float dock_y = foot - dock_height;
    if (out.list_docked) left += kListWidth + kGap;
    if (out.muscles_docked) right -= muscles_width + kGap;
    if (!out.muscles_docked) muscles_width = kMusclesWidth;
    dock = {left, dock_y, right, foot};
    list = {kInset, kPanelsY, kInset + kListWidth,
            out.list_docked ? foot : dock_y - kGap};
    muscles = {w - kInset - muscles_width, kPanelsY, w - kInset,
               out.muscles_docked ? foot : dock_y - kGap};
  }
  const Rect tools{left, kPanelsY, right, kPanelsY + kToolsHeight};
  const float cue_foot = dock.y0 - kGap;
  const Rect cue{left, cue_foot - kCueHeight, right, cue_foot};
  const Rect stage{left, tools.y1 + 8, right, cue.y0 - 8};

  const auto pixels = [s](const Rect& r) {
    return Rect{std::round(r.x0 * s), std::round(r.y0 * s),
                std::round(r.x1 * s), std::round(r.y1 * s)};
  };
  out.top_bar = pixels({kInset, kBarY, w - kInset, kBarY + kBarHeight});
  out.list = pixels(list);
  out.muscles = pixels(muscles);
  out.dock = pixels(dock);
  out.tools = pixels(tools);
  out.tabs = pixels(tabs);
  out.cue = pixels(cue);
  out.stage = pixels(stage);
  return out;
}

}  // namespace limber::ui
