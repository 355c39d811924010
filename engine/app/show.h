// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <vector>

#include "engine/app/gl_window.h"
#include "engine/app/picture.h"

namespace limber::app {

// Everything that turns one time of one movement into pixels without a person:
// stills, films and sheets share it.
class Show {
 public:
  static core::Loaded<std::unique_ptr<Show>> Open(World& world,
                                                  const std::string& movement,
                                                  const std::string& figure,
                                                  int width, int height);

  const coach::Movement& movement() const;
  const coach::Timeline& timeline() const { return timeline_; }
  double seconds() const { return core::ToSeconds(timeline_.total); }

  // Draws the movement at this time; the picture is rgb8, rows from the top.
  const std::vector<std::uint8_t>& Draw(double seconds, const Look& look,
                                        int width, int height);

  // Changes the camera of the next Draw; null = that of the look's view.
  void OverrideCamera(const scene::Camera* camera) { camera_ = camera; }

 private:
  World* world_ = nullptr;
  std::size_t index_ = 0;
  coach::Settings settings_;
  coach::Timeline timeline_;
  const World::Actor* actor_ = nullptr;
  std::unique_ptr<GlWindow> window_;
  std::unique_ptr<Picture> picture_;
  coach::BodyFrame body_;
  std::vector<std::uint8_t> pixels_;
  const scene::Camera* camera_ = nullptr;
};

// Whether the movement has such a time, s; rule "time".
std::optional<core::Problem> CheckTime(const coach::Movement& movement,
                                       const coach::Timeline& timeline,
                                       double at);

}  // namespace limber::app
