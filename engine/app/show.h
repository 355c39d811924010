// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <vector>

#include "engine/app/gl_window.h"
#include "engine/stage/performance.h"
#include "engine/stage/picture.h"
#include "engine/stage/staging.h"

namespace limber::app {

// Everything that turns one time of a movement or a routine into pixels without
// a person: stills, films and sheets share it.
class Show {
 public:
  static core::Loaded<std::unique_ptr<Show>> Open(stage::World& world,
                                                  const stage::Subject& subject,
                                                  const std::string& figure,
                                                  int width, int height);

  const stage::Performance& performance() const { return *performance_; }
  const std::string& id() const { return performance_->id(); }
  core::Duration total() const { return performance_->total(); }
  double seconds() const { return performance_->seconds(); }

  // Draws it at this time; the picture is rgb8, rows from the top.
  const std::vector<std::uint8_t>& Draw(double seconds, const stage::Look& look,
                                        int width, int height);

  // Changes the camera of the next Draw; null = that of the look's view.
  void OverrideCamera(const scene::Camera* camera) { camera_ = camera; }

 private:
  std::unique_ptr<stage::Performance> performance_;
  int mistake_ = -1;  // of the repertoire; -1 = none
  bool beside_ = false;
  std::unique_ptr<stage::Staging> staging_;  // of a routine; or null
  std::unique_ptr<GlWindow> window_;
  std::unique_ptr<stage::Picture> picture_;
  coach::BodyFrame body_;
  std::vector<std::uint8_t> pixels_;
  const scene::Camera* camera_ = nullptr;
};

// Whether what is shown has such a time, s; rule "time".
std::optional<core::Problem> CheckTime(const std::string& id,
                                       core::Duration total, double at);

}  // namespace limber::app
