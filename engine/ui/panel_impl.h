// SPDX-License-Identifier: MIT
#pragma once

#include <imgui.h>

#include "engine/ui/canvas.h"
#include "engine/ui/event_queue.h"
#include "engine/ui/panel.h"

// Private to this room: the working parts of Panel. panel.cc draws,
// panel_input.cc listens.
namespace limber::ui {

class Panel::Impl {
 public:
  Impl();
  ~Impl();
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  void TakeEvents(const View& view, std::vector<Command>* commands);
  void TakeKey(const KeyPress& press, const View& view,
               std::vector<Command>* commands);
  void TakeSign(std::string_view sign, const View& view,
                std::vector<Command>* commands);
  void MoveFocus(bool back, bool by_section);
  void DrawPage(Canvas& c);
  void DrawWatch(Canvas& c);
  void Convert();

  ImGuiContext* context_;
  Fonts fonts_;
  EventQueue queue_;
  std::unique_ptr<PublicText> large_;
  Layout layout_;
  FollowLayout follow_;
  PageState state_;
  std::vector<Control> controls_;
  std::vector<TextPlace> texts_;
  std::vector<Rect> covered_;
  scene::Overlay overlay_;
  int width_ = 0, height_ = 0;
  float atlas_scale_ = 0;
  double user_scale_ = 0, wall_ = -1;
  Seat seat_;
};

}  // namespace limber::ui
