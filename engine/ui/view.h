// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "engine/coach/session.h"
#include "engine/scene/frame.h"
#include "engine/scene/looks.h"
#include "engine/ui/rect.h"

namespace limber::ui {

// Rows are shown in the order given, those that lengthen before those that
// work.
struct MuscleRow {
  std::string_view id, name;
  scene::RegionLight::State role{};
  float stretch = 0;  // share of the muscle's usable range, 0 .. 1.2
  float lit = 1;      // how strongly it shows on the body, [0, 1]
};

// A name that points at its muscle on the body.
struct MuscleLabel {
  std::string_view name;
  scene::RegionLight::State role{};
  float x = 0, y = 0;  // what it points at, window pixels
  float opacity = 0;   // [0, 1]
};
inline constexpr std::size_t kMostLabels = 2;

// Logical pixels: pictures of movements are square and shown at half that size
// in the list; those over a timeline are 4 wide and 3 high.
inline constexpr int kThumbnailSize = 80, kPreviewWidth = 128;

// Part of a texture of the renderer; texture 0 = no picture.
struct Thumbnail {
  std::uint32_t texture = 0;
  float u0 = 0, v0 = 0, u1 = 1, v1 = 1;
};

// Which page is shown: one movement or routine with all about it; the routines
// to choose from; the one that is followed from across the room.
enum class Page { kWatch, kRoutines, kFollow };
inline constexpr std::array<std::string_view, 3> kPageNames = {
    "watch", "routines", "follow"};

// All that the panel shows in one frame. Everything is borrowed for the call.
// What belongs to the movement comes from `moment`, so the same moment gives
// the same picture; wall time is for pointer feedback only.
struct View {
  const coach::Session* session = nullptr;  // never null
  coach::Moment moment;
  std::span<const MuscleRow> muscles;
  std::span<const MuscleLabel> labels;
  Rect body;                              // around the figure, window pixels
  std::span<const Thumbnail> thumbnails;  // [movement]; may be empty
  // The movement over its time, in equal shares; may be empty.
  std::span<const Thumbnail> previews;

  std::span<const std::string_view> views, figures, palettes;
  int view = 0, figure = 0, palette = 0;
  scene::SkinTone skin = scene::FindSkin("sand");  // highlights suit the skin
  scene::Theme theme = scene::Theme::kDark;
  scene::Tier tier = scene::Tier::kSoftware;

  Page page = Page::kWatch;
  int window_width = 1280, window_height = 720;  // pixels, at least 320 by 240
  double user_scale = 1;                         // .75 .. 3
  double xray = 0;                               // from skin, 0, to bones, 1
  bool captions = true, muscles_shown = true, reduced_motion = false;
  coach::Volumes volumes;
  float frames_per_second = 0;
  double wall_seconds = 0;  // any zero, never backwards
};

}  // namespace limber::ui
