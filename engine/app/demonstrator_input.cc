// SPDX-License-Identifier: MIT
#include <SDL.h>

#include <algorithm>
#include <cmath>

#include "engine/app/demonstrator.h"
#include "engine/app/sdl_events.h"
#include "engine/math/angle.h"

// What a person does, and what follows from it.
namespace limber::app {

using stage::Orbit;
using stage::View;

namespace {

constexpr double kOrbitPerPixel = 0.0065, kOrbitPerNotch = 0.06;  // rad
constexpr double kOrbitStep = math::Radians(5.0);
constexpr double kZoomStep = 1.1;
// After an input the page may still fade or move for this long.
constexpr auto kSettling = std::chrono::milliseconds(600);

void Keep(Orbit& orbit) {
  orbit.zoom = std::clamp(orbit.zoom, 0.4, 4.0);
  orbit.elevation = std::clamp(orbit.elevation, -0.6, 1.5);
}

}  // namespace

void Demonstrator::Wake() {
  dirty_ = true;
  redraw_until_ = Clock::now() + kSettling;
}

void Demonstrator::Handle(const SDL_Event& event) {
  Wake();
  if (event.type == SDL_QUIT) leave_ = true;
  if (const auto translated = Translate(event, window_->pixels_per_point())) {
    panel_->Push(*translated);
    if (const auto* move = std::get_if<ui::MouseMove>(&*translated)) {
      pointer_x_ = move->x;
      pointer_y_ = move->y;
    } else if (const auto* button =
                   std::get_if<ui::MouseButton>(&*translated)) {
      pointer_x_ = button->x;
      pointer_y_ = button->y;
    }
  }
  HandlePointer(event);
}

void Demonstrator::HandlePointer(const SDL_Event& event) {
  // Dragging on the stage turns the figure; the wheel and a pinch come nearer.
  // A mirrored picture turns the other way.
  const double sense = session_->settings().mirror ? -1 : 1;
  switch (event.type) {
    case SDL_MOUSEBUTTONDOWN:
      dragging_ = !panel_->Covers(pointer_x_, pointer_y_);
      break;
    case SDL_MOUSEBUTTONUP:
      dragging_ = false;
      break;
    case SDL_MOUSEMOTION:
      if (dragging_) {
        look_.orbit.azimuth -= sense * event.motion.xrel * kOrbitPerPixel;
        look_.orbit.elevation += event.motion.yrel * kOrbitPerPixel;
      }
      break;
    case SDL_MOUSEWHEEL:
      if (!panel_->Covers(pointer_x_, pointer_y_)) {
        Carry(ui::Zoom{event.wheel.y});
        look_.orbit.azimuth -= sense * event.wheel.x * kOrbitPerNotch;
      }
      break;
    case SDL_MULTIGESTURE:
      if (std::abs(event.mgesture.dDist) > 0.002f) {
        look_.orbit.zoom *= 1 + 3 * double(event.mgesture.dDist);
      }
      break;
    default:
      break;
  }
  Keep(look_.orbit);
}

void Demonstrator::ShowPage(ui::Page page) {
  if (page == page_) return;
  coach::Session& s = *session_;
  bool& mirror = page_ == ui::Page::kFollow ? follow_mirror_ : watch_mirror_;
  mirror = s.settings().mirror;
  if (page != ui::Page::kWatch) s.Pause();
  if (page == ui::Page::kFollow) {
    look_.view = View::kBest;
    look_.orbit = {};
  }
  s.SetMirror(page == ui::Page::kFollow ? follow_mirror_ : watch_mirror_);
  page_ = page;
}

void Demonstrator::Carry(const ui::Command& command) {
  coach::Session& s = *session_;
  const std::size_t selected = s.listed();
  const int routine = s.routine_index();
  const auto visitor = [&](const auto& c) {
    using T = std::decay_t<decltype(c)>;
    if constexpr (std::is_same_v<T, ui::TogglePlay>) s.Toggle();
    if constexpr (std::is_same_v<T, ui::Seek>) s.Seek(c.to);
    if constexpr (std::is_same_v<T, ui::Restart>) s.Restart();
    if constexpr (std::is_same_v<T, ui::Previous>) s.Previous();
    if constexpr (std::is_same_v<T, ui::Next>) s.Next();
    if constexpr (std::is_same_v<T, ui::SelectMovement>) s.Select(c.index);
    if constexpr (std::is_same_v<T, ui::SelectVariation>)
      s.SelectVariation(c.index);
    if constexpr (std::is_same_v<T, ui::ShowMistake>) s.ShowMistake(c.index);
    if constexpr (std::is_same_v<T, ui::SelectRoutine>)
      s.SelectRoutine(c.index);
    if constexpr (std::is_same_v<T, ui::SeekRoutine>) s.SeekTotal(c.to);
    if constexpr (std::is_same_v<T, ui::StartRoutine>) {
      s.SelectRoutine(c.index);
      ShowPage(ui::Page::kFollow);
      s.Play();
    }
    if constexpr (std::is_same_v<T, ui::ShowPage>) ShowPage(c.page);
    if constexpr (std::is_same_v<T, ui::RepeatSide>) s.RepeatSide();
    if constexpr (std::is_same_v<T, ui::AddTen>) s.AddTen();
    if constexpr (std::is_same_v<T, ui::SetHoldScale>) s.SetHoldScale(c.scale);
    if constexpr (std::is_same_v<T, ui::SetPace>) s.SetPace(c.pace);
    if constexpr (std::is_same_v<T, ui::SetBreath>) s.SetBreath(c.in, c.out);
    if constexpr (std::is_same_v<T, ui::SetMirror>) s.SetMirror(c.on);
    if constexpr (std::is_same_v<T, ui::SetLoop>) s.SetLoop(c.on);
    if constexpr (std::is_same_v<T, ui::SetView>) {
      look_.view = View(c.index);
      look_.orbit = {};
      TurnFrom(shown_camera_);
    }
    if constexpr (std::is_same_v<T, ui::SetFigure>) UseFigure(c.index);
    if constexpr (std::is_same_v<T, ui::SetTheme>) look_.theme = c.theme;
    if constexpr (std::is_same_v<T, ui::SetPalette>) look_.palette = c.index;
    if constexpr (std::is_same_v<T, ui::SetCaptions>) captions_ = c.on;
    if constexpr (std::is_same_v<T, ui::SetVolumes>) volumes_ = c.to;
    if constexpr (std::is_same_v<T, ui::SetMusclesShown>) look_.muscles = c.on;
    if constexpr (std::is_same_v<T, ui::SetXray>) look_.xray = c.share;
    if constexpr (std::is_same_v<T, ui::Zoom>) {
      look_.orbit.zoom *= std::pow(kZoomStep, c.steps);
      Keep(look_.orbit);
    }
    if constexpr (std::is_same_v<T, ui::Orbit>) {
      const double sense = s.settings().mirror ? -1 : 1;
      look_.orbit.azimuth += sense * c.right * kOrbitStep;
      look_.orbit.elevation += c.up * kOrbitStep;
      Keep(look_.orbit);
    }
    if constexpr (std::is_same_v<T, ui::ToggleFullScreen>) {
      const bool full =
          SDL_GetWindowFlags(window_->window()) & SDL_WINDOW_FULLSCREEN_DESKTOP;
      SDL_SetWindowFullscreen(window_->window(),
                              full ? 0 : SDL_WINDOW_FULLSCREEN_DESKTOP);
    }
    if constexpr (std::is_same_v<T, ui::Quit>) leave_ = true;
  };
  std::visit(visitor, command);
  // Within a routine the camera finds its own way.
  if (s.routine_index() != routine || (routine < 0 && s.listed() != selected)) {
    look_.orbit = {};
    TurnFrom(shown_camera_);
  }
  Wake();
}

}  // namespace limber::app
