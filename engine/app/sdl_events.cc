// SPDX-License-Identifier: MIT
#include "engine/app/sdl_events.h"

#include <SDL.h>

#include <algorithm>
#include <cstring>

namespace limber::app {
namespace {

using ui::Key;

Key ToKey(SDL_Keycode code) {
  if (code >= SDLK_a && code <= SDLK_z) {
    return Key(int(Key::kA) + int(code - SDLK_a));
  }
  if (code >= SDLK_1 && code <= SDLK_9) {
    return Key(int(Key::k1) + int(code - SDLK_1));
  }
  switch (code) {
    case SDLK_SPACE:
      return Key::kSpace;
    case SDLK_RETURN:
      return Key::kEnter;
    case SDLK_ESCAPE:
      return Key::kEscape;
    case SDLK_TAB:
      return Key::kTab;
    case SDLK_BACKSPACE:
      return Key::kBackspace;
    case SDLK_DELETE:
      return Key::kDelete;
    case SDLK_LEFT:
      return Key::kLeft;
    case SDLK_RIGHT:
      return Key::kRight;
    case SDLK_UP:
      return Key::kUp;
    case SDLK_DOWN:
      return Key::kDown;
    case SDLK_HOME:
      return Key::kHome;
    case SDLK_END:
      return Key::kEnd;
    case SDLK_PAGEUP:
      return Key::kPageUp;
    case SDLK_PAGEDOWN:
      return Key::kPageDown;
    case SDLK_F1:
      return Key::kF1;
    case SDLK_F3:
      return Key::kF3;
    case SDLK_F6:
      return Key::kF6;
    case SDLK_F11:
      return Key::kF11;
    default:
      return Key::kNone;
  }
}

}  // namespace

std::optional<ui::Event> Translate(const SDL_Event& event,
                                   float pixels_per_point) {
  const auto pixels = [&](int points) {
    return float(points) * pixels_per_point;
  };
  switch (event.type) {
    case SDL_MOUSEMOTION:
      return ui::MouseMove{pixels(event.motion.x), pixels(event.motion.y)};
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP: {
      const int button = event.button.button == SDL_BUTTON_LEFT    ? 0
                         : event.button.button == SDL_BUTTON_RIGHT ? 1
                                                                   : 2;
      return ui::MouseButton{button, event.type == SDL_MOUSEBUTTONDOWN,
                             pixels(event.button.x), pixels(event.button.y)};
    }
    case SDL_MOUSEWHEEL:
      return ui::MouseWheel{float(event.wheel.x), float(event.wheel.y)};
    case SDL_WINDOWEVENT:
      if (event.window.event == SDL_WINDOWEVENT_LEAVE) return ui::MouseLeave{};
      return std::nullopt;
    case SDL_KEYDOWN:
    case SDL_KEYUP: {
      const Key key = ToKey(event.key.keysym.sym);
      if (key == Key::kNone) return std::nullopt;
      return ui::KeyPress{key, event.type == SDL_KEYDOWN,
                          (event.key.keysym.mod & KMOD_SHIFT) != 0,
                          (event.key.keysym.mod & KMOD_CTRL) != 0,
                          event.key.repeat != 0};
    }
    case SDL_TEXTINPUT: {
      ui::Text text;
      const std::size_t size =
          std::min(std::strlen(event.text.text), text.utf8.size() - 1);
      std::memcpy(text.utf8.data(), event.text.text, size);
      return text;
    }
    default:
      return std::nullopt;
  }
}

}  // namespace limber::app
