// SPDX-License-Identifier: MIT
#pragma once

#include <imgui.h>

#include <string_view>
#include <vector>

#include "engine/ui/command.h"
#include "engine/ui/follow_layout.h"
#include "engine/ui/fonts.h"
#include "engine/ui/layout.h"
#include "engine/ui/panel.h"
#include "engine/ui/public_text.h"
#include "engine/ui/tokens.h"
#include "engine/ui/view.h"
#include "engine/ui/words.h"

// Private to this room: what every section of the page draws with.
namespace limber::ui {

// A control as drawn, for focus by keyboard and for Panel::Find.
struct Control {
  std::string_view name;  // a literal
  int index = 0;
  int section = 0;
  Rect rect;
};

// Which routines are offered, by how long they take.
enum class Length { kAny, kFive, kTen };

// What the page itself remembers between frames.
struct PageState {
  std::array<char, 64> search{};
  bool focus_search = false;  // asked for, not yet there
  int focus_wait = 0;         // frames it has been asked for
  bool typing = false;        // the search field takes the keys
  Place chip = Place::kAny;
  bool list_open = false, muscles_open = false;  // drawers
  int tab = 0;                                   // portrait: 0 list, 1 muscles
  bool help = false, rate_shown = false;
  bool pace_hint_seen = false;
  int hovered_muscle = -1;
  double hovered_time = -1;  // share of the timeline
  bool previewing = false;   // it was hovered in the last frame

  bool focus_shown = false;  // after a key, until the pointer acts
  std::string_view focus_name;
  int focus_index = 0;
  bool activate = false;  // Enter was pressed on the focused control
  bool focus_moved = false;

  // Of the pages that are followed.
  int chosen_routine = 0;  // of the page that offers them
  Length length = Length::kAny;
  bool no_floor = false;
  double last_input = -1;    // wall time of the last key or move, s
  bool scale_shown = false;  // the scale of pain
  int pain = -1;             // what was said, 0 .. 10; -1 = nothing yet
  bool blank = false;        // the screen is dark until a key or a click

  std::string_view tip, tip_key;  // of the control under the pointer
  Rect tip_at;
  unsigned tip_id = 0, tip_last = 0;
  double tip_since = 0;

  std::vector<core::Duration> totals;          // [movement] at default settings
  std::vector<core::Duration> routine_totals;  // [routine], as guided
  coach::Settings totals_settings;             // they were made for
  std::vector<float> wave;                     // breath over the timeline
  coach::Settings wave_settings;
  std::size_t wave_movement = ~std::size_t{0};
};

enum class Align { kLeft, kCentre, kRight };

struct Canvas {
  const View& view;
  const Tokens& ink;
  const Layout& layout;
  const FollowLayout& follow;
  const Fonts& fonts;
  PublicText& large;
  PageState& state;
  std::vector<Command>& commands;
  std::vector<Control>& controls;
  std::vector<TextPlace>& texts;
  std::vector<Rect>& covered;  // by sections of the page
  int section = 0;             // for focus order
  Rect panel{};                // that the texts have to stay inside
  bool scrolls = false;
  ImDrawList* list = nullptr;

  float px(float logical) const;  // whole pixels
  float line(float logical) const { return logical * layout.scale; }
  const coach::Session& session() const { return *view.session; }
  Rect window() const {
    return {0, 0, static_cast<float>(view.window_width),
            static_cast<float>(view.window_height)};
  }
  void Send(Command command) { commands.push_back(std::move(command)); }

  void Fill(const Rect& r, Colour colour, float radius = 0);
  void Outline(const Rect& r, Colour colour, float radius = 0, float width = 1);
  void Disc(float x, float y, float radius, Colour colour);
  // Radians from 12 o'clock, clockwise.
  void Arc(float x, float y, float radius, float from, float to, float width,
           Colour colour, bool round_ends);
  void Stroke(float x0, float y0, float x1, float y1, float width,
              Colour colour);
  // Panel ground with outline and shadow.
  void Panel(const Rect& r, float radius_logical = 12);
  void Plate(const Rect& r, float radius_logical, float opacity = 1);

  float Width(Type type, std::string_view text) const;
  // Centred on cap height at y. Returns the width.
  float Write(Type type, Colour colour, float x, float y, std::string_view text,
              Align align = Align::kLeft);
  // Digits on the advance of 0, so that times do not wobble.
  float WriteTabular(Type type, Colour colour, float x, float y,
                     std::string_view text, Align align = Align::kLeft);
  // Wraps at words, one line every `line_height` (pixels) from y down. Returns
  // the height. draw = false only measures.
  float WriteWrapped(Type type, Colour colour, float x, float y, float width,
                     float line_height, std::string_view text,
                     Align align = Align::kLeft, bool draw = true);
  void Icon(Type type, Colour colour, float x, float y, std::string_view glyph);

  // The same with public text, whose sizes do not follow `layout`. `y` is where
  // the middle of a capital letter is.
  float WriteLarge(PublicType type, Colour colour, float x, float y,
                   std::string_view text, Align align = Align::kLeft,
                   bool tabular = false);
  // Wraps at words from the top `y` down; returns the height. draw = false only
  // measures.
  float WriteLargeWrapped(PublicType type, Colour colour, float x, float y,
                          float width, std::string_view text,
                          Align align = Align::kLeft, bool draw = true);
  static constexpr float kLargeLine = 1.25f;  // em from line to line

 private:
  void Note(std::string_view text, const Rect& rect);
  float CapCentre(Type type) const;  // from the top of the line
};

// Fork Awesome.
namespace icon {
inline constexpr std::string_view kSearch = "\uf002", kTimes = "\uf00d",
                                  kList = "\uf03a", kTheme = "\uf042",
                                  kBack = "\uf048", kPlay = "\uf04b",
                                  kPause = "\uf04c", kForward = "\uf051",
                                  kPlus = "\uf067", kMinus = "\uf068",
                                  kMistake = "\uf06a", kLoop = "\uf079",
                                  kMirror = "\uf07e", kRestart = "\uf0e2",
                                  kKeys = "\uf11c", kCaptions = "\uf20a",
                                  kMuscles = "\uf21e", kHand = "\uf256",
                                  kPerson = "\uf29a", kPalette = "\uf043",
                                  kFull = "\uf065", kCheck = "\uf05d",
                                  kHalt = "\uf28c", kAdviser = "\uf0f0",
                                  kDown = "\uf175", kSound = "\uf028",
                                  kSilent = "\uf026";
}

}  // namespace limber::ui
