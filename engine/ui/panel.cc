// SPDX-License-Identifier: MIT
#include "engine/ui/panel.h"

#include <imgui.h>

#include <algorithm>
#include <cstring>

#include "engine/ui/canvas.h"
#include "engine/ui/event_queue.h"
#include "engine/ui/sections.h"
#include "engine/ui/shortcut.h"

namespace limber::ui {
namespace {

// The overlay borrows the geometry as it lies in memory.
static_assert(sizeof(scene::Overlay::Vertex) == sizeof(ImDrawVert));
static_assert(offsetof(scene::Overlay::Vertex, u) == offsetof(ImDrawVert, uv));
static_assert(offsetof(scene::Overlay::Vertex, rgba) ==
              offsetof(ImDrawVert, col));
static_assert(sizeof(ImDrawIdx) == sizeof(std::uint16_t));
static_assert(IM_COL32(1, 2, 3, 4) == 0x04030201);

void ApplyStyle(const Tokens& ink, float s) {
  ImGuiStyle& style = ImGui::GetStyle();
  style.WindowPadding = {0, 0};
  style.WindowBorderSize = 0;
  style.WindowMinSize = {1, 1};
  style.FramePadding = {0, 0};
  style.FrameBorderSize = 0;
  style.ItemSpacing = {0, 0};
  style.ScrollbarSize = std::max(6.f, 8 * s);
  style.ScrollbarRounding = 4 * s;
  style.GrabMinSize = 24 * s;
  style.CircleTessellationMaxError = 0.2f;
  const auto set = [&](ImGuiCol index, Colour colour) {
    style.Colors[index] = ImGui::ColorConvertU32ToFloat4(colour);
  };
  set(ImGuiCol_Text, ink.t1);
  set(ImGuiCol_FrameBg, 0);
  set(ImGuiCol_TextSelectedBg, Fade(ink.accent, 0.35f));
  set(ImGuiCol_ScrollbarBg, 0);
  set(ImGuiCol_ScrollbarGrab, Fade(ink.control, 0.5f));
  set(ImGuiCol_ScrollbarGrabHovered, ink.control);
  set(ImGuiCol_ScrollbarGrabActive, ink.control);
}

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

class Panel::Impl {
 public:
  Impl() : context_(ImGui::CreateContext()) {
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = io.LogFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    for (const auto& [their, our] : kEditingKeys) {
      io.KeyMap[their] = static_cast<int>(our);
    }
    ImGui::StyleColorsDark();
  }
  ~Impl() { ImGui::DestroyContext(context_); }

  void TakeEvents(const View& view, std::vector<Command>* commands);
  void TakeKey(const KeyPress& press, const View& view,
               std::vector<Command>* commands);
  void TakeSign(std::string_view sign, std::vector<Command>* commands);
  void MoveFocus(bool back, bool by_section);
  void DrawPage(Canvas& c);
  void Convert();

  ImGuiContext* context_;
  Fonts fonts_;
  EventQueue queue_;
  Layout layout_;
  PageState state_;
  std::vector<Control> controls_;
  std::vector<TextPlace> texts_;
  scene::Overlay overlay_;
  int width_ = 0, height_ = 0;
  float atlas_scale_ = 0;
  double user_scale_ = 0, wall_ = -1;
  bool wants_mouse_ = false;
};

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
  if (!press.down) return;
  if (state_.help) {
    state_.help = false;
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
      state_.list_open = state_.muscles_open = state_.focus_shown = false;
      return;
    default:
      break;
  }
  if (auto command = Shortcut(press, view)) commands->push_back(*command);
}

void Panel::Impl::TakeSign(std::string_view sign,
                           std::vector<Command>* commands) {
  if (sign == "?") {
    state_.help = !state_.help;
  } else if (state_.help) {
    return;  // closed by the key itself
  } else if (sign == "/") {
    state_.focus_search = true;
    state_.focus_wait = 0;
    if (!layout_.list_docked) state_.list_open = true;
    if (layout_.portrait) state_.tab = 0;
  } else if (auto command = Shortcut(sign)) {
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
  while (const Event* event = queue_.Peek(state_.typing)) {
    if (const auto* move = std::get_if<MouseMove>(event)) {
      pointer(move->x, move->y);
    } else if (const auto* button = std::get_if<MouseButton>(event)) {
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
        TakeSign(text->utf8.data(), commands);
      }
    }
    queue_.Pop();
  }
}

void Panel::Impl::DrawPage(Canvas& c) {
  const bool portrait = layout_.portrait;
  const bool list = portrait ? state_.tab == 0 : layout_.list_docked;
  const bool muscles = portrait ? state_.tab == 1 : layout_.muscles_docked;
  c.list = ImGui::GetBackgroundDrawList();
  DrawTopBar(c);
  if (portrait) DrawTabs(c);
  if (list) DrawListPanel(c);
  DrawCue(c);
  DrawRing(c);
  DrawStageTools(c);
  DrawDock(c);
  if (muscles) DrawMusclePanel(c);
  if (!portrait && !list && state_.list_open) DrawListPanel(c);
  if (!portrait && !muscles && state_.muscles_open) DrawMusclePanel(c);
  if (state_.help) DrawHelp(c);
  DrawTip(c);
}

void Panel::Impl::Convert() {
  const ImDrawData* data = ImGui::GetDrawData();
  overlay_.lists.resize(static_cast<std::size_t>(data->CmdListsCount));
  for (int i = 0; i < data->CmdListsCount; ++i) {
    const ImDrawList* from = data->CmdLists[i];
    scene::Overlay::List& to = overlay_.lists[static_cast<std::size_t>(i)];
    to.vertices = {
        reinterpret_cast<const scene::Overlay::Vertex*>(from->VtxBuffer.Data),
        static_cast<std::size_t>(from->VtxBuffer.Size)};
    to.indices = {from->IdxBuffer.Data,
                  static_cast<std::size_t>(from->IdxBuffer.Size)};
    to.commands.clear();
    for (const ImDrawCmd& command : from->CmdBuffer) {
      if (command.ElemCount == 0 || command.UserCallback != nullptr) continue;
      to.commands.push_back(
          {command.ClipRect.x, command.ClipRect.y, command.ClipRect.z,
           command.ClipRect.w, command.IdxOffset, command.ElemCount,
           command.VtxOffset,
           static_cast<std::uint32_t>(
               reinterpret_cast<std::uintptr_t>(command.GetTexID()))});
    }
  }
}

Panel::Panel(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Panel::~Panel() = default;

core::Loaded<std::unique_ptr<Panel>> Panel::Create(
    std::span<const std::filesystem::path> font_folders) {
  core::Loaded<std::unique_ptr<Panel>> out;
  auto impl = std::make_unique<Impl>();
  out.problems = impl->fonts_.Find(font_folders).problems;
  if (out.problems.empty()) {
    out.value = std::unique_ptr<Panel>(new Panel(std::move(impl)));
  }
  return out;
}

void Panel::Push(const Event& event) { impl_->queue_.Push(event); }

bool Panel::Fit(int window_width, int window_height, double user_scale) {
  Impl& it = *impl_;
  ImGui::SetCurrentContext(it.context_);
  if (it.width_ == window_width && it.height_ == window_height &&
      it.user_scale_ == user_scale) {
    return false;
  }
  it.width_ = window_width;
  it.height_ = window_height;
  it.user_scale_ = user_scale;
  it.layout_ = Arrange(window_width, window_height, user_scale);
  if (it.atlas_scale_ == it.layout_.scale) return false;
  it.atlas_scale_ = it.layout_.scale;
  it.fonts_.Build(ImGui::GetIO().Fonts, it.layout_.scale);
  return true;
}

scene::Picture Panel::font_picture() const {
  ImGui::SetCurrentContext(impl_->context_);
  unsigned char* pixels = nullptr;
  int width = 0, height = 0;
  ImGui::GetIO().Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
  return {
      width, height, 4, {pixels, static_cast<std::size_t>(width) * height * 4}};
}

void Panel::SetFontTexture(std::uint32_t texture) {
  ImGui::SetCurrentContext(impl_->context_);
  ImGui::GetIO().Fonts->SetTexID(
      reinterpret_cast<ImTextureID>(std::uintptr_t{texture}));
}

const scene::Overlay& Panel::Draw(const View& view,
                                  std::vector<Command>* commands) {
  Impl& it = *impl_;
  Fit(view.window_width, view.window_height, view.user_scale);
  ImGui::SetCurrentContext(it.context_);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(view.window_width),
                    static_cast<float>(view.window_height)};
  const double passed = it.wall_ < 0 ? 0 : view.wall_seconds - it.wall_;
  io.DeltaTime = static_cast<float>(std::clamp(passed, 1e-3, 1.0));
  it.wall_ = view.wall_seconds;

  PageState& state = it.state_;
  const auto& library = view.session->library();
  if (state.totals.size() != library.size()) {
    state.totals.clear();
    for (const coach::Movement& movement : library) {
      state.totals.push_back(coach::Lay(movement, coach::Settings{}).total);
    }
  }
  it.TakeEvents(view, commands);
  it.controls_.clear();
  it.texts_.clear();
  state.hovered_muscle = -1;
  state.tip_id = 0;

  const Tokens& ink = TokensOf(view.theme);
  ApplyStyle(ink, it.layout_.scale);
  ImGui::NewFrame();
  Canvas canvas{.view = view,
                .ink = ink,
                .layout = it.layout_,
                .fonts = it.fonts_,
                .state = state,
                .commands = *commands,
                .controls = it.controls_,
                .texts = it.texts_};
  it.DrawPage(canvas);
  it.wants_mouse_ = io.WantCaptureMouse;
  ImGui::Render();
  state.activate = state.focus_moved = false;
  it.Convert();
  return it.overlay_;
}

Rect Panel::stage() const { return impl_->layout_.stage; }
bool Panel::wants_mouse() const { return impl_->wants_mouse_; }
bool Panel::wants_keyboard() const {
  return impl_->state_.typing || impl_->state_.focus_search;
}
int Panel::hovered_muscle() const { return impl_->state_.hovered_muscle; }

std::optional<Rect> Panel::Find(std::string_view name, int index) const {
  for (const Control& control : impl_->controls_) {
    if (control.name == name && control.index == index) return control.rect;
  }
  return std::nullopt;
}

std::span<const TextPlace> Panel::texts() const { return impl_->texts_; }

}  // namespace limber::ui
