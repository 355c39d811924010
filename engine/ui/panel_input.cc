// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cfloat>
#include <utility>

#include "engine/ui/panel_impl.h"
#include "engine/ui/shortcut.h"

namespace limber::ui {
namespace {

constexpr std::array<std::pair<ImGuiKey_, Key>, 16> kEditingKeys{
    {{ImGuiKey_LeftArrow, Key::kLeft},
     {ImGuiKey_RightArrow, Key::kRight},
     {ImGuiKey_UpArrow, Key::kUp},
     {ImGuiKey_DownArrow, Key::kDown},
     {ImGuiKey_Home, Key::kHome},
     {ImGuiKey_End, Key::kEnd},
     {ImGuiKey_Delete, Key::kDelete},
     {ImGuiKey_Backspace, Key::kBackspace},
     {ImGuiKey_Enter, Key::kEnter},
     {ImGuiKey_Escape, Key::kEscape},
     {ImGuiKey_A, Key::kA},
     {ImGuiKey_C, Key::kC},
     {ImGuiKey_V, Key::kV},
     {ImGuiKey_X, Key::kX},
     {ImGuiKey_Y, Key::kY},
     {ImGuiKey_Z, Key::kZ}}};

}  // namespace

Panel::Impl::Impl() : context_(ImGui::CreateContext()) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = io.LogFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  for (const auto& [their, our] : kEditingKeys) {
    io.KeyMap[their] = static_cast<int>(our);
  }
  ImGui::StyleColorsDark();
}

Panel::Impl::~Impl() { ImGui::DestroyContext(context_); }

void Panel::Impl::MoveFocus(bool back, bool by_section) {
  if (controls_.empty()) return;
  const int count = static_cast<int>(controls_.size());
  const auto here = std::find_if(controls_.begin(), controls_.end(),
                                 [&](const Control& control) {
                                   return control.name == state_.focus_name &&
                                          control.index == state_.focus_index;
                                 });
  int i = here == controls_.end() ? (back ? 0 : -1)
                                  : static_cast<int>(here - controls_.begin());
  if (by_section && here != controls_.end()) {
    const int section = here->section;
    const auto other = std::find_if(
        here, controls_.end(),
        [&](const Control& control) { return control.section != section; });
    i = other == controls_.end() ? 0
                                 : static_cast<int>(other - controls_.begin());
  } else {
    i = (i + (back ? count - 1 : 1)) % count;
  }
  const Control& next = controls_[static_cast<std::size_t>(i)];
  state_.focus_name = next.name;
  state_.focus_index = next.index;
  state_.focus_shown = state_.focus_moved = true;
}

void Panel::Impl::TakeKey(const KeyPress& press, const View& view,
                          std::vector<Command>* commands) {
  // Keys without a name here come again as the signs they make.
  if (!press.down || press.key == Key::kNone) return;
  if (state_.blank) {
    if (!press.repeat) state_.blank = false;
    return;
  }
  if (state_.help) {
    if (!press.repeat) state_.help = false;
    return;
  }
  switch (press.key) {
    case Key::kTab:
      MoveFocus(press.shift, false);
      return;
    case Key::kF6:
      MoveFocus(false, true);
      return;
    case Key::kF1:
      state_.help = true;
      return;
    case Key::kF3:
      state_.rate_shown = !state_.rate_shown;
      return;
    case Key::kEnter:
      if (state_.focus_shown && state_.focus_name == "search") {
        state_.focus_search = true;
      } else {
        state_.activate = state_.focus_shown;
      }
      return;
    case Key::kEscape:
      if (state_.scale_shown) {
        state_.scale_shown = false;
        return;
      }
      if (view.page == Page::kFollow) break;
      state_.list_open = state_.muscles_open = state_.focus_shown = false;
      return;
    case Key::kB:
      if (view.page != Page::kFollow || press.repeat) break;
      state_.blank = true;
      if (view.session->playing()) commands->push_back(TogglePlay{});
      return;
    case Key::kH:
      if (view.page != Page::kFollow || press.repeat) break;
      state_.scale_shown = true;
      state_.pain = -1;
      if (view.session->playing()) commands->push_back(TogglePlay{});
      return;
    default:
      break;
  }
  if (auto command = Shortcut(press, view)) commands->push_back(*command);
}

void Panel::Impl::TakeSign(std::string_view sign, const View& view,
                           std::vector<Command>* commands) {
  if (state_.help) {
    state_.help = false;
  } else if (sign == "." && view.page == Page::kFollow) {
    state_.blank = !state_.blank;
    if (state_.blank && view.session->playing()) {
      commands->push_back(TogglePlay{});
    }
  } else if (sign == "?") {
    state_.help = true;
  } else if (sign == "/" && view.page == Page::kWatch) {
    state_.focus_search = true;
    state_.focus_wait = 0;
    if (!layout_.list_docked) state_.list_open = true;
    if (layout_.portrait) state_.tab = 0;
  } else if (auto command = Shortcut(sign, view)) {
    commands->push_back(*command);
  }
}

void Panel::Impl::TakeEvents(const View& view, std::vector<Command>* commands) {
  ImGuiIO& io = ImGui::GetIO();
  queue_.BeginFrame();
  // Keys that come after the one that asks for the search field are typed into
  // it, so they wait until it listens. It does so in two frames; four mean
  // that it is not on the page.
  if (state_.focus_search && ++state_.focus_wait > 4)
    state_.focus_search = false;
  const auto pointer = [&](float x, float y) {
    io.MousePos = {x, y};
    state_.focus_shown = false;
  };
  if (state_.last_input < 0) state_.last_input = view.wall_seconds;
  while (const Event* event = queue_.Peek(state_.typing)) {
    state_.last_input = view.wall_seconds;
    if (const auto* move = std::get_if<MouseMove>(event)) {
      pointer(move->x, move->y);
    } else if (const auto* button = std::get_if<MouseButton>(event)) {
      if (button->down) state_.blank = false;
      pointer(button->x, button->y);
      if (button->button >= 0 && button->button < 5) {
        io.MouseDown[button->button] = button->down;
      }
    } else if (const auto* wheel = std::get_if<MouseWheel>(event)) {
      io.MouseWheel += wheel->y;
      io.MouseWheelH += wheel->x;
    } else if (std::holds_alternative<MouseLeave>(*event)) {
      io.MousePos = {-FLT_MAX, -FLT_MAX};
    } else if (state_.focus_search) {
      break;
    } else if (const auto* key = std::get_if<KeyPress>(event)) {
      io.KeyCtrl = key->control;
      io.KeyShift = key->shift;
      if (state_.typing || !key->down) {
        io.KeysDown[static_cast<int>(key->key)] = key->down;
      }
      if (!state_.typing) TakeKey(*key, view, commands);
      if (key->down && state_.typing && key->key == Key::kEscape) {
        state_.search.fill(0);
      }
    } else if (const auto* text = std::get_if<Text>(event)) {
      if (state_.typing) {
        io.AddInputCharactersUTF8(text->utf8.data());
      } else {
        TakeSign(text->utf8.data(), view, commands);
      }
    }
    queue_.Pop();
  }
}

}  // namespace limber::ui
