// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/core/problem.h"
#include "engine/scene/frame.h"
#include "engine/ui/command.h"
#include "engine/ui/input.h"
#include "engine/ui/rect.h"
#include "engine/ui/view.h"

namespace limber::ui {

// A piece of text as it was drawn, for checks that nothing is cut or covered.
struct TextPlace {
  std::array<char, 48> text;  // its first bytes, zero-terminated
  Rect rect;                  // of the line, without clipping
  Rect panel;                 // what it has to stay inside
  bool scrolls = false;       // rect may leave the panel up or down
};

// The pages around the figure. Turns events and a View into geometry and
// commands; holds only what is a page's own: search, drawers, help, scroll.
//
// A frame: Push every event, Fit, upload the font picture where it is new,
// Draw, carry out the commands, hand the overlay to the renderer.
class Panel {
 public:
  // Fonts are looked for in `font_folders`, then in the system's; Inter first,
  // then DejaVu, at last the built-in one. Fails with rule "unreadable-file"
  // where a folder given here does not exist.
  static core::Loaded<std::unique_ptr<Panel>> Create(
      std::span<const std::filesystem::path> font_folders = {});
  ~Panel();

  void Push(const Event& event);

  // Makes the pictures of the letters for this size. True where one is new:
  // upload font_picture() and public_picture() and name their textures before
  // Draw.
  bool Fit(int window_width, int window_height, double user_scale);
  scene::Picture font_picture() const;  // rgba8, valid until the next Fit
  void SetFontTexture(std::uint32_t texture);
  // The picture of the public text, rgba8, of the same size until Fit says that
  // it is new. It grows as texts come: rows [first, second) that are new since
  // the last call have to be uploaded after Draw.
  scene::Picture public_picture() const;
  std::pair<int, int> TakeNewRows();
  void SetPublicTexture(std::uint32_t texture);

  // Appends to `commands`. The overlay is valid until the next call.
  const scene::Overlay& Draw(const View& view, std::vector<Command>* commands);

  // Where the figure may stand: never under a docked panel. As of the last Fit.
  Rect stage(Page page = Page::kWatch) const;

  // Whether something of the page lies there rather than the stage, and
  // whether keys go to a text field. As of the last frame.
  bool Covers(float x, float y) const;
  bool wants_keyboard() const;
  int hovered_muscle() const;   // index into View::muscles, or -1
  double hovered_time() const;  // share of the timeline, [0, 1], or -1

  // As drawn in the last frame. `name` is that of the control, for instance
  // "play"; `index` tells rows and segments apart.
  std::optional<Rect> Find(std::string_view name, int index = 0) const;
  std::span<const TextPlace> texts() const;

 private:
  class Impl;
  explicit Panel(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace limber::ui
