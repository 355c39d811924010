// SPDX-License-Identifier: MIT
#include "engine/ui/panel.h"

#include <algorithm>
#include <cstddef>

#include "engine/ui/follow_sections.h"
#include "engine/ui/panel_impl.h"
#include "engine/ui/sections.h"

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

}  // namespace

void Panel::Impl::DrawPage(Canvas& c) {
  c.list = ImGui::GetBackgroundDrawList();
  switch (c.view.page) {
    case Page::kWatch:
      DrawWatch(c);
      break;
    case Page::kRoutines:
      DrawRoutinesPage(c);
      break;
    case Page::kFollow:
      DrawFollow(c);
      break;
  }
  if (state_.help) DrawHelp(c);
  DrawTip(c);
}

void Panel::Impl::DrawWatch(Canvas& c) {
  const bool portrait = layout_.portrait;
  const bool list = portrait ? state_.tab == 0 : layout_.list_docked;
  const bool muscles = portrait ? state_.tab == 1 : layout_.muscles_docked;
  DrawLabels(c);
  DrawTopBar(c);
  if (portrait) DrawTabs(c);
  if (list) DrawListPanel(c);
  if (!state_.previewing) DrawCue(c);  // else the picture lies in its place
  DrawRing(c);
  DrawStageTools(c);
  DrawDock(c);
  if (muscles) DrawMusclePanel(c);
  if (!portrait && !list && state_.list_open) DrawListPanel(c);
  if (!portrait && !muscles && state_.muscles_open) DrawMusclePanel(c);
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
    auto large = PublicText::Create(font_folders);
    out.problems = large.problems;
    if (large.value) impl->large_ = std::move(*large.value);
  }
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
  it.follow_ = FitFollow(window_width, window_height, it.seat_, user_scale,
                         it.large_->cap_height(PublicType::kCaption) /
                             it.large_->em(PublicType::kCaption));
  const bool public_new = it.large_->Fit(it.follow_.size);
  if (it.atlas_scale_ == it.layout_.scale) return public_new;
  it.atlas_scale_ = it.layout_.scale;
  it.fonts_.Build(ImGui::GetIO().Fonts, it.layout_.scale);
  return true;
}

scene::Picture Panel::public_picture() const {
  const text::GlyphPicture& picture = impl_->large_->picture();
  return {picture.width(), picture.height(), 4, picture.rgba()};
}

void Panel::SetPublicTexture(std::uint32_t texture) {
  impl_->large_->SetTexture(texture);
}

std::pair<int, int> Panel::TakeNewRows() {
  const auto rows = impl_->large_->picture().TakeChanged();
  return {rows.first, rows.last};
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
  const coach::Settings& settings = view.session->settings();
  if (state.routine_totals.size() != view.session->routines().size() ||
      state.totals_settings != settings) {
    state.routine_totals.clear();
    state.totals_settings = settings;
    for (const coach::Routine& routine : view.session->routines()) {
      state.routine_totals.push_back(view.session->GuidedTotal(routine));
    }
  }
  it.TakeEvents(view, commands);
  it.controls_.clear();
  it.texts_.clear();
  it.covered_.clear();
  state.hovered_muscle = -1;
  state.previewing = state.hovered_time >= 0;
  state.hovered_time = -1;
  state.tip_id = 0;

  const Tokens& ink = TokensOf(view.theme);
  ApplyStyle(ink, it.layout_.scale);
  ImGui::NewFrame();
  Canvas canvas{.view = view,
                .ink = ink,
                .layout = it.layout_,
                .follow = it.follow_,
                .fonts = it.fonts_,
                .large = *it.large_,
                .state = state,
                .commands = *commands,
                .controls = it.controls_,
                .texts = it.texts_,
                .covered = it.covered_};
  it.DrawPage(canvas);
  ImGui::Render();
  state.activate = state.focus_moved = false;
  it.Convert();
  return it.overlay_;
}

Rect Panel::stage(Page page) const {
  return page == Page::kFollow ? impl_->follow_.stage : impl_->layout_.stage;
}
bool Panel::Covers(float x, float y) const {
  return std::any_of(impl_->covered_.begin(), impl_->covered_.end(),
                     [&](const Rect& r) { return r.Contains(x, y); });
}
bool Panel::wants_keyboard() const {
  return impl_->state_.typing || impl_->state_.focus_search;
}
int Panel::hovered_muscle() const { return impl_->state_.hovered_muscle; }
double Panel::hovered_time() const { return impl_->state_.hovered_time; }

std::optional<Rect> Panel::Find(std::string_view name, int index) const {
  for (const Control& control : impl_->controls_) {
    if (control.name == name && control.index == index) return control.rect;
  }
  return std::nullopt;
}

std::span<const TextPlace> Panel::texts() const { return impl_->texts_; }

}  // namespace limber::ui
