// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/coach/session.h"
#include "engine/render/renderer.h"
#include "engine/stage/picture.h"
#include "engine/ui/view.h"

namespace limber::app {

// The small pictures of the page: one of each movement for the list, and the
// movement being shown over its time for the timeline. Each is drawn when it
// is first needed, one a frame, at the size it is shown in.
class Thumbnails {
 public:
  static constexpr std::size_t kPreviews = 48;  // over a timeline

  // Who stands for the pictures; all of it is borrowed for a call.
  struct Studio {
    const coach::Session& session;
    const std::vector<coach::Movement>& movements;  // all that is performed
    const stage::World::Actor& actor;
    stage::Picture& picture;
    coach::BodyFrame& body;  // overwritten
    render::Renderer& renderer;
    const stage::Look& look;
    float scale;  // pixels per logical pixel
  };

  // Draws one picture that is missing or no longer right: of the list first,
  // then the one at `share` of the timeline, [0, 1]; negative = none. False
  // where there was nothing to draw.
  bool DrawOne(const Studio& studio, double share);

  std::span<const ui::Thumbnail> list() const { return list_; }
  std::span<const ui::Thumbnail> previews() const { return previews_; }

 private:
  // What the pictures show; another one makes them stale.
  struct Subject {
    const stage::World::Actor* actor = nullptr;
    scene::Theme theme{};
    int palette = 0;
    bool muscles = true;
    float scale = 0;
    bool operator==(const Subject&) const = default;
  };

  void Follow(const Studio& studio);
  std::uint32_t Draw(const Studio& studio, std::size_t movement,
                     const coach::Timeline& timeline,
                     const coach::Settings& settings, core::Duration at,
                     int width, int height);

  Subject subject_;
  std::size_t movement_ = ~std::size_t{0};
  coach::Settings settings_;
  std::vector<ui::Thumbnail> list_, previews_;
  std::vector<bool> fresh_;  // [movement]
  std::vector<std::uint8_t> rgb_, rgba_;
};

}  // namespace limber::app
