// SPDX-License-Identifier: MIT
#pragma once

#include <gtest/gtest.h>

#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/ui/panel.h"
#include "tests/ui/sample.h"

namespace limber::ui {

// A page over a session, driven by events frame by frame as app does it, but
// for carrying out the commands.
struct Driven {
  explicit Driven(int width = 1280, int height = 720, double scale = 1,
                  bool with_routines = false)
      : library(sample::Library()),
        repertoire{library, {}, {}},
        routines(with_routines ? sample::Routines(repertoire)
                               : std::vector<coach::Routine>()),
        session(WithForms(repertoire), library.size(), routines) {
    auto made = Panel::Create();
    EXPECT_TRUE(made.ok());
    panel = std::move(*made.value);
    view = sample::ViewOf(session, width, height);
    view.user_scale = scale;
    panel->Fit(width, height, scale);
    panel->SetFontTexture(1);
    panel->SetPublicTexture(2);
    Frame();
    Frame();
  }

  const scene::Overlay& Frame() {
    view.moment = session.moment();
    view.wall_seconds += 0.1;  // 10 frames a second: the slow case
    return panel->Draw(view, &commands);
  }
  void Frames(int count) {
    for (int i = 0; i < count; ++i) Frame();
  }
  Rect At(std::string_view name, int index = 0) {
    const auto found = panel->Find(name, index);
    EXPECT_TRUE(found) << name << " " << index;
    return found.value_or(Rect{});
  }
  void Button(bool down, float x, float y) {
    panel->Push(MouseButton{0, down, x, y});
  }
  // Press and release with no frame between them.
  void Click(std::string_view name, int index = 0) {
    const Rect r = At(name, index);
    Button(true, r.centre_x(), r.centre_y());
    Button(false, r.centre_x(), r.centre_y());
    Frames(3);
  }
  void Tap(Key key, bool shift = false, bool control = false) {
    panel->Push(KeyPress{key, true, shift, control});
    panel->Push(KeyPress{key, false, shift, control});
  }
  void Type(std::string_view text) {
    ui::Text event;
    std::memcpy(event.utf8.data(), text.data(), text.size());
    panel->Push(event);
  }
  // The commands of one kind since the last call; others stay.
  template <class T>
  std::vector<T> Take() {
    std::vector<T> out;
    for (const Command& command : commands) {
      if (const T* found = std::get_if<T>(&command)) out.push_back(*found);
    }
    std::erase_if(commands, [](const Command& command) {
      return std::holds_alternative<T>(command);
    });
    return out;
  }

  static const coach::Repertoire& WithForms(coach::Repertoire& repertoire) {
    repertoire.variants =
        coach::AddVariants(repertoire.movements, repertoire.movements.size());
    return repertoire;
  }

  std::vector<coach::Movement> library;
  coach::Repertoire repertoire;
  std::vector<coach::Routine> routines;
  coach::Session session;
  std::unique_ptr<Panel> panel;
  View view;
  std::vector<Command> commands;
};

}  // namespace limber::ui
