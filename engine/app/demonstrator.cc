// SPDX-License-Identifier: MIT
#include "engine/app/demonstrator.h"

#include <SDL.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/core/file.h"
#include "engine/math/angle.h"
#include "engine/math/easing.h"
#include "engine/scene/palette.h"
#include "engine/ui/layout.h"

namespace limber::app {

using stage::Between;
using stage::Find;
using stage::FindMistake;
using stage::InRoutine;
using stage::kViewNames;
using stage::LookNamed;
using stage::Picture;
using stage::Print;
using stage::PrintStandIn;
using stage::Rectangle;
using stage::Staging;
using stage::Subject;
using stage::World;

namespace {

constexpr double kTurnSeconds = 0.9;  // to a named view
constexpr double kIsolateSeconds = 0.15;

Rectangle ToRectangle(const ui::Rect& r) {
  return {static_cast<int>(r.x0), static_cast<int>(r.y0),
          static_cast<int>(r.width()), static_cast<int>(r.height())};
}

}  // namespace

core::Loaded<std::unique_ptr<Demonstrator>> Demonstrator::Open(
    World& world, const PlayOptions& options, GlWindow::Place place) {
  core::Loaded<std::unique_ptr<Demonstrator>> loaded;
  auto self = std::make_unique<Demonstrator>();
  self->world_ = &world;
  self->options_ = options;
  // Forms of a movement are chosen once it is.
  Subject subject = options.subject;
  subject.variation.clear();
  std::size_t chosen = 0;
  if (!subject.movement.empty() || !subject.routine.empty()) {
    const auto index = Find(world, subject);
    if (!index.ok()) {
      loaded.problems = index.problems;
      return loaded;
    }
    chosen = *index.value;
  }
  self->session_ = std::make_unique<coach::Session>(
      world.repertoire(), world.movements().size(), world.routines());
  if (subject.routine.empty()) {
    self->session_->Select(chosen);
    if (const auto fault = self->SelectForms()) {
      loaded.problems.push_back(*fault);
      return loaded;
    }
  } else {
    self->session_->SelectRoutine(chosen, subject.guided);
  }
  if (options.page == "follow" && subject.routine.empty()) {
    loaded.problems.push_back({.file = "--page",
                               .rule = "page",
                               .text = "follow needs a routine",
                               .allowed = "--routine ID",
                               .hint = "'limber list routines' names them"});
    return loaded;
  }
  auto window = GlWindow::Open(place, options.size.width, options.size.height);
  if (!window.ok()) {
    loaded.problems = window.problems;
    return loaded;
  }
  self->window_ = std::move(*window.value);
  auto panel = ui::Panel::Create();
  if (!panel.ok()) {
    loaded.problems = panel.problems;
    return loaded;
  }
  self->panel_ = std::move(*panel.value);
  const auto known =
      std::find(World::kFigures.begin(), World::kFigures.end(), options.figure);
  if (known != World::kFigures.end()) {
    self->figure_ = static_cast<int>(known - World::kFigures.begin());
    if (!self->UseFigure(self->figure_)) return loaded;
  } else {
    const auto actor = world.Cast(options.figure);
    PrintStandIn(actor.problems);
    if (!actor.value) return loaded;
    self->figure_ = -1;
    self->actor_ = *actor.value;
    self->picture_ = std::make_unique<Picture>(world, *self->actor_);
    self->labels_ = std::make_unique<MuscleLabels>(*self->actor_->figure);
    self->body_ = self->actor_->performer->MakeFrame();
  }
  self->look_ = LookNamed("best", options.theme);
  self->look_.xray = options.xray;
  while (self->DrawThumbnail(options.size.width, options.size.height)) {
  }
  self->volumes_.on = options.sound;
  self->ShowPage(ui::Page(std::ranges::find(ui::kPageNames, options.page) -
                          ui::kPageNames.begin()));
  if (!options.paused && self->page_ != ui::Page::kRoutines) {
    self->session_->Play();
  }
  self->begin_ = self->last_ = Clock::now();
  loaded.value = std::move(self);
  return loaded;
}

// The variation and the mistake that were asked for.
std::optional<core::Problem> Demonstrator::SelectForms() {
  const Subject& subject = options_.subject;
  if (!subject.variation.empty()) {
    const auto index = Find(*world_, subject);
    if (!index.ok()) return index.problems.front();
    const auto& forms =
        world_->repertoire().variants[session_->listed()].variations;
    session_->SelectVariation(static_cast<int>(
        std::ranges::find(forms, static_cast<int>(*index.value)) -
        forms.begin()));
  }
  if (!subject.mistake.empty()) {
    const std::size_t form = session_->selected();
    const auto index = FindMistake(*world_, subject, form);
    if (!index.ok()) return index.problems.front();
    const auto& forms = world_->repertoire().variants[form].mistakes;
    session_->ShowMistake(static_cast<int>(
        std::ranges::find(forms, static_cast<int>(*index.value)) -
        forms.begin()));
  }
  return std::nullopt;
}

int Demonstrator::Run() {
  while (Step()) {
  }
  if (options_.report.empty()) return 0;
  std::vector<double> sorted = frame_ms_;
  std::sort(sorted.begin(), sorted.end());
  const auto at = [&](double share) {
    return sorted.empty()
               ? 0.0
               : sorted[std::min(
                     sorted.size() - 1,
                     static_cast<std::size_t>(share * double(sorted.size())))];
  };
  const double seconds =
      std::chrono::duration<double>(Clock::now() - begin_).count();
  const std::string report = fmt::format(
      "{{\"frames\":{},\"seconds\":{:.3f},\"fps\":{:.2f},\"median_ms\":{:.2f},"
      "\"p95_ms\":{:.2f},\"worst_ms\":{:.2f},\"tier\":\"{}\",\"driver\":\"{}\"}"
      "}\n",
      sorted.size(), seconds, double(sorted.size()) / seconds, at(0.5),
      at(0.95), at(1.0),
      tier_.tier() == scene::Tier::kHigh ? "high" : "software",
      window_->renderer().description());
  if (const auto fault = core::WriteFile(options_.report, report)) {
    return Print({*fault}), 1;
  }
  return 0;
}

bool Demonstrator::NeedsFrame() const {
  return dirty_ || session_->playing() || turn_from_ ||
         Clock::now() < redraw_until_;
}

bool Demonstrator::Step() {
  SDL_Event event;
  // Nothing moves, or nobody sees it: sleep until something happens.
  const bool woken = (!NeedsFrame() || window_->minimised()) &&
                     SDL_WaitEventTimeout(&event, 250);
  // The time that is over belongs to what was; events come after it.
  const Clock::time_point now = Clock::now();
  session_->Advance(std::chrono::duration_cast<core::Duration>(now - last_));
  last_ = now;
  if (woken) Handle(event);
  while (SDL_PollEvent(&event)) Handle(event);
  soundtrack_.Follow(
      *session_, world_->repertoire(), volumes_,
      std::chrono::duration<double>(now.time_since_epoch()).count());
  const double wall = std::chrono::duration<double>(now - begin_).count();
  if (options_.seconds > 0 && wall > options_.seconds) return false;
  if (NeedsFrame() && !window_->minimised()) {
    DrawFrame();
    const double ms =
        std::chrono::duration<double, std::milli>(Clock::now() - now).count();
    tier_.Add(ms);
    frame_ms_.push_back(ms);
    frames_per_second_ +=
        0.1f *
        (static_cast<float>(1000.0 / std::max(ms, 1e-3)) - frames_per_second_);
    if (!options_.trace.empty()) Trace(wall);
  }
  return !leave_;
}

bool Demonstrator::UseFigure(int index) {
  if (index < 0 || index >= static_cast<int>(World::kFigures.size()))
    return true;
  const auto actor =
      world_->Cast(std::string(World::kFigures[std::size_t(index)]));
  PrintStandIn(actor.problems);
  if (!actor.value) return false;
  figure_ = index;
  actor_ = *actor.value;
  picture_ = std::make_unique<Picture>(*world_, *actor_);
  labels_ = std::make_unique<MuscleLabels>(*actor_->figure);
  body_ = actor_->performer->MakeFrame();
  staged_ = -1;
  return true;
}

bool Demonstrator::DrawThumbnail(int width, int height) {
  const Thumbnails::Studio studio{*session_, world_->repertoire().movements,
                                  *actor_,   *picture_,
                                  body_,     window_->renderer(),
                                  look_,     ui::ScaleFor(width, height, 1)};
  return thumbnails_.DrawOne(studio, panel_->hovered_time());
}

void Demonstrator::TurnFrom(const scene::Camera& camera) {
  turn_from_ = camera;
  turn_begin_ = -1;  // with the next frame
}

void Demonstrator::Isolate(double seconds) {
  const int row = panel_->hovered_muscle();
  const auto rows = legend_.rows();
  const bool on = row >= 0 && row < static_cast<int>(rows.size());
  const auto& muscles = world_->library().muscles;
  if (on) {
    const std::string_view id = rows[std::size_t(row)].id;
    const auto found =
        std::find_if(muscles.begin(), muscles.end(),
                     [&](const auto& muscle) { return muscle.id == id; });
    look_.isolated = static_cast<int>(found - muscles.begin());
  }
  const double step = seconds / kIsolateSeconds;
  look_.isolation = std::clamp(look_.isolation + (on ? step : -step), 0.0, 1.0);
  if (look_.isolation == 0) look_.isolated = -1;
}

void Demonstrator::TurnCamera(scene::Camera& camera, double wall) {
  if (turn_from_) {
    if (turn_begin_ < 0) turn_begin_ = wall;
    const double u = (wall - turn_begin_) / kTurnSeconds;
    if (u >= 1) {
      turn_from_.reset();
    } else {
      camera = Between(*turn_from_, camera, math::MinimumJerk(u));
    }
  }
  shown_camera_ = camera;
}

void Demonstrator::UploadLetters() {
  render::Renderer& renderer = window_->renderer();
  if (font_texture_) renderer.DropTexture(font_texture_);
  if (public_texture_) renderer.DropTexture(public_texture_);
  const scene::Picture font = panel_->font_picture();
  font_texture_ = renderer.MakeTexture(font.width, font.height, font.pixels);
  panel_->SetFontTexture(font_texture_);
  const scene::Picture letters = panel_->public_picture();
  public_texture_ =
      renderer.MakeTexture(letters.width, letters.height, letters.pixels);
  panel_->SetPublicTexture(public_texture_);
  panel_->TakeNewRows();
}

void Demonstrator::DrawFrame() {
  int width = 0, height = 0;
  window_->Size(&width, &height);
  dirty_ = false;
  if (width < 64 || height < 64) return;
  render::Renderer& renderer = window_->renderer();
  if (panel_->Fit(width, height, 1.0)) UploadLetters();
  if (DrawThumbnail(width, height)) dirty_ = true;
  const std::size_t selected = session_->selected();
  const coach::Moment moment = session_->moment();
  Perform(moment);
  look_.tier = tier_.tier();
  look_.mirror = session_->settings().mirror;
  const double wall =
      std::chrono::duration<double>(Clock::now() - begin_).count();
  Isolate(wall - drawn_);
  drawn_ = wall;
  const InRoutine routine{staging_.get(), &session_->plan(),
                          session_->elapsed()};
  scene::Frame frame = picture_->Compose(
      selected, session_->timeline(), moment, body_, look_,
      ToRectangle(panel_->stage(page_)), staging_ ? &routine : nullptr);
  if (session_->ghost() >= 0) {
    frame = picture_->AddGhost(
        std::size_t(session_->ghost()), session_->timeline(), moment, body_,
        look_, ToRectangle(panel_->stage(page_)), options_.subject.beside);
  }
  TurnCamera(frame.camera, wall);

  legend_.Update(*world_, *actor_->performer, session_->movement(),
                 session_->timeline(), moment, body_);
  labels_->Update(frame, legend_.rows(), panel_->hovered_muscle(), width,
                  height);
  ui::View view;
  static constexpr std::array<std::string_view, 5> kViews = {
      "Best", "Front", "Side", "Back", "Three-quarter"};
  static constexpr std::array<std::string_view, 2> kFigures = {"Woman", "Man"};
  view.session = session_.get();
  view.moment = moment;
  view.muscles = legend_.rows();
  view.labels = labels_->labels();
  view.body = labels_->body();
  view.thumbnails = thumbnails_.list();
  view.previews = thumbnails_.previews();
  view.views = kViews;
  view.figures = kFigures;
  view.palettes = scene::kPaletteNames;
  view.skin = frame.skin;
  view.view = static_cast<int>(look_.view);
  view.figure = figure_;
  view.palette = look_.palette;
  view.theme = look_.theme;
  view.tier = look_.tier;
  view.page = page_;
  view.window_width = width;
  view.window_height = height;
  view.captions = captions_;
  view.volumes = volumes_;
  view.muscles_shown = look_.muscles;
  view.xray = look_.xray;
  view.frames_per_second = frames_per_second_;
  view.wall_seconds = wall;
  commands_.clear();
  frame.overlay = &panel_->Draw(view, &commands_);
  if (const auto [first, last] = panel_->TakeNewRows(); last > first) {
    const scene::Picture letters = panel_->public_picture();
    renderer.UpdateTexture(public_texture_, letters.width, first, last,
                           letters.pixels);
  }
  renderer.Draw(frame, width, height);
  renderer.Present();
  window_->Swap();
  for (const ui::Command& command : commands_) Carry(command);
}

void Demonstrator::Perform(const coach::Moment& moment) {
  constexpr auto kDrawn = coach::Performer::Detail::kDrawn;
  const int routine = session_->routine_index();
  if (routine < 0) {
    passage_.reset();
    staging_.reset();
    staged_ = -1;
    actor_->performer->Perform(session_->selected(), session_->timeline(),
                               moment, kDrawn, body_);
    return;
  }
  if (routine != staged_) {
    passage_ = std::make_unique<coach::Passage>(
        session_->plan(), *actor_->performer, world_->repertoire());
    staging_ = std::make_unique<Staging>(*world_, *picture_, session_->plan(),
                                         *passage_);
    staged_ = routine;
  }
  passage_->Perform(
      session_->plan(),
      coach::At(session_->plan(), world_->repertoire(), session_->elapsed()),
      kDrawn, body_);
}

void Demonstrator::Trace(double seconds) const {
  std::FILE* file = std::fopen(options_.trace.c_str(), "a");
  if (!file) return;
  int width = 0, height = 0;
  window_->Size(&width, &height);
  fmt::print(
      file,
      "{{\"wall\":{:.3f},\"movement\":\"{}\",\"t\":{:.4f},\"playing\":{},"
      "\"pace\":{:.2f},\"breath_in\":{:.1f},\"breath_out\":{:.1f},"
      "\"figure\":\"{}\",\"view\":\"{}\",\"page\":\"{}\",\"size\":[{},{}],"
      "\"orbit\":[{:.4f},{:.4f},{:.4f}]}}\n",
      seconds, session_->movement().id, core::ToSeconds(session_->elapsed()),
      session_->playing(), session_->settings().pace,
      session_->settings().breath_in, session_->settings().breath_out,
      figure_ < 0 ? "own" : World::kFigures[std::size_t(figure_)],
      kViewNames[std::size_t(look_.view)], ui::kPageNames[std::size_t(page_)],
      width, height, look_.orbit.azimuth, look_.orbit.elevation,
      look_.orbit.zoom);
  std::fclose(file);
}

}  // namespace limber::app
