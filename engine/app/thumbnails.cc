// SPDX-License-Identifier: MIT
#include "engine/app/thumbnails.h"

#include <algorithm>
#include <cmath>

namespace limber::app {

using stage::Look;
using stage::View;

namespace {

// Drawn this many times larger and averaged: small pictures show every step.
constexpr int kFiner = 2;

// Where the movement shows most: half-way through its first hold, or at the
// end of its first round.
core::Duration TellingTime(const coach::Movement& movement,
                           const coach::Timeline& timeline) {
  for (const coach::Segment& segment : timeline.segments) {
    const auto kind = movement.phases[std::size_t(segment.phase)].kind;
    if (kind == coach::PhaseKind::kHold) {
      return (segment.begin + segment.end) / 2;
    }
    if (kind == coach::PhaseKind::kRounds) {
      return segment.begin + (segment.end - segment.begin) * 49 / 50;
    }
  }
  return timeline.total / 2;
}

// Averages squares of kFiner pixels; `width` and `height` are of the result.
void Shrink(const std::vector<std::uint8_t>& rgb, int width, int height,
            std::vector<std::uint8_t>& rgba) {
  rgba.resize(std::size_t(width) * std::size_t(height) * 4);
  const std::size_t row = std::size_t(width) * kFiner * 3;
  for (std::size_t y = 0; y < std::size_t(height); ++y) {
    for (std::size_t x = 0; x < std::size_t(width); ++x) {
      std::uint8_t* to = &rgba[(y * std::size_t(width) + x) * 4];
      for (std::size_t c = 0; c < 3; ++c) {
        int sum = kFiner * kFiner / 2;
        for (std::size_t dy = 0; dy < kFiner; ++dy) {
          for (std::size_t dx = 0; dx < kFiner; ++dx) {
            sum += rgb[(y * kFiner + dy) * row + (x * kFiner + dx) * 3 + c];
          }
        }
        to[c] = static_cast<std::uint8_t>(sum / (kFiner * kFiner));
      }
      to[3] = 255;
    }
  }
}

}  // namespace

bool Thumbnails::DrawOne(const Studio& studio, double share) {
  Follow(studio);
  const auto& library = studio.session.library();
  const auto pixels = [&](int logical) {
    return static_cast<int>(std::lround(float(logical) * studio.scale));
  };
  for (std::size_t m = 0; m < library.size(); ++m) {
    if (fresh_[m]) continue;
    const coach::Settings plain;
    const coach::Timeline timeline = coach::Lay(library[m], plain);
    const int size = pixels(ui::kThumbnailSize);
    const std::uint32_t old = list_[m].texture;
    list_[m].texture = Draw(studio, m, timeline, plain,
                            TellingTime(library[m], timeline), size, size);
    if (old != 0) studio.renderer.DropTexture(old);
    fresh_[m] = true;
    return true;
  }
  if (share < 0) return false;
  const std::size_t i = std::min(
      static_cast<std::size_t>(share * double(kPreviews)), kPreviews - 1);
  if (previews_[i].texture != 0) return false;
  const coach::Timeline& timeline = studio.session.timeline();
  const double middle = (double(i) + 0.5) / double(kPreviews);
  previews_[i].texture =
      Draw(studio, movement_, timeline, settings_,
           core::Seconds(middle * core::ToSeconds(timeline.total)),
           pixels(ui::kPreviewWidth), pixels(ui::kPreviewWidth * 3 / 4));
  return true;
}

void Thumbnails::Follow(const Studio& studio) {
  const Subject subject{&studio.actor, studio.look.theme, studio.look.palette,
                        studio.look.muscles, studio.scale};
  const bool other = !(subject == subject_);
  subject_ = subject;
  if (other) {  // the old ones stay until there are new ones: nothing flickers
    list_.resize(studio.session.library().size());
    fresh_.assign(list_.size(), false);
  }
  if (other || movement_ != studio.session.selected() ||
      !(settings_ == studio.session.settings())) {
    movement_ = studio.session.selected();
    settings_ = studio.session.settings();
    for (const ui::Thumbnail& preview : previews_) {
      if (preview.texture != 0) studio.renderer.DropTexture(preview.texture);
    }
    previews_.assign(kPreviews, {});
  }
}

std::uint32_t Thumbnails::Draw(const Studio& studio, std::size_t movement,
                               const coach::Timeline& timeline,
                               const coach::Settings& settings,
                               core::Duration at, int width, int height) {
  const coach::Moment moment =
      coach::At(studio.movements[movement], settings, timeline, at);
  studio.actor.performer->Perform(movement, timeline, moment,
                                  coach::Performer::Detail::kDrawn,
                                  studio.body);
  Look look = studio.look;
  look.tier = scene::Tier::kSoftware;
  look.view = View::kBest;
  look.orbit = {};
  look.mirror = settings.mirror;
  const int w = width * kFiner, h = height * kFiner;
  const scene::Frame& frame = studio.picture.Compose(
      movement, timeline, moment, studio.body, look, {0, 0, w, h});
  studio.renderer.Draw(frame, w, h);
  studio.renderer.ReadPixels(rgb_);
  Shrink(rgb_, width, height, rgba_);
  return studio.renderer.MakeTexture(width, height, rgba_);
}

}  // namespace limber::app
