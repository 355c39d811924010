// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/app/commands.h"
#include "engine/app/gl_window.h"
#include "engine/app/legend.h"
#include "engine/app/muscle_labels.h"
#include "engine/app/soundtrack.h"
#include "engine/app/thumbnails.h"
#include "engine/app/tier.h"
#include "engine/coach/session.h"
#include "engine/stage/picture.h"
#include "engine/stage/staging.h"
#include "engine/ui/panel.h"

union SDL_Event;

namespace limber::app {

// The window a person uses: turns events into commands, commands into changes
// of the session, and the session's time into a picture.
class Demonstrator {
 public:
  static core::Loaded<std::unique_ptr<Demonstrator>> Open(
      stage::World& world, const PlayOptions& options, GlWindow::Place place);

  // Until the window is closed or options.seconds have passed. Exit code.
  int Run();

  // One pass, for tests and Run: events, time, picture. Returns false once the
  // person wants to leave.
  bool Step();

  coach::Session& session() { return *session_; }
  stage::Look& look() { return look_; }
  GlWindow& window() { return *window_; }

 private:
  using Clock = std::chrono::steady_clock;

  std::optional<core::Problem> SelectForms();
  void Wake();  // something happened: frames are needed again
  void Handle(const SDL_Event& event);
  void HandlePointer(const SDL_Event& event);
  void Carry(const ui::Command& command);
  bool UseFigure(int index);
  void Perform(const coach::Moment& moment);
  bool DrawThumbnail(int width, int height);
  void UploadLetters();
  void ShowPage(ui::Page page);
  void DrawFrame();
  void Trace(double seconds) const;
  bool NeedsFrame() const;
  void TurnCamera(scene::Camera& camera, double wall);
  void TurnFrom(const scene::Camera& camera);
  void Isolate(double seconds);

  stage::World* world_ = nullptr;
  PlayOptions options_;
  std::unique_ptr<GlWindow> window_;
  std::unique_ptr<ui::Panel> panel_;
  std::unique_ptr<coach::Session> session_;
  const stage::World::Actor* actor_ = nullptr;
  std::unique_ptr<stage::Picture> picture_;
  coach::BodyFrame body_;
  // Of the routine that is played on this figure; null where none is.
  std::unique_ptr<coach::Passage> passage_;
  std::unique_ptr<stage::Staging> staging_;
  int staged_ = -1;  // which routine they belong to
  stage::Look look_;
  TierChooser tier_;

  int figure_ = 0;  // of World::kFigures; -1 = a file of the person's own
  Soundtrack soundtrack_;
  coach::Volumes volumes_;
  bool captions_ = true, leave_ = false, dirty_ = true;
  bool dragging_ = false;                // the figure turns with the pointer
  float pointer_x_ = 0, pointer_y_ = 0;  // pixels
  std::uint32_t font_texture_ = 0, public_texture_ = 0;
  ui::Page page_ = ui::Page::kWatch;
  bool watch_mirror_ = false;  // what was set on the other page
  bool follow_mirror_ = true;  // as in the mirror of a studio
  Thumbnails thumbnails_;
  std::vector<ui::Command> commands_;
  Legend legend_;
  std::unique_ptr<MuscleLabels> labels_;
  std::vector<double> frame_ms_;
  float frames_per_second_ = 0;
  Clock::time_point begin_, last_, redraw_until_;
  // A named view is reached in 0.9 s from where the camera was.
  std::optional<scene::Camera> turn_from_;
  scene::Camera shown_camera_;
  double turn_begin_ = 0;
  double drawn_ = 0;  // wall time of the last frame, s
};

}  // namespace limber::app
