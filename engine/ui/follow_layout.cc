// SPDX-License-Identifier: MIT
#include "engine/ui/follow_layout.h"

#include <algorithm>
#include <cmath>

namespace limber::ui {
namespace {

constexpr float kMargin = 0.05f;      // of the window
constexpr float kRing = 2.36f;        // times the digits, label inside
constexpr float kBand = 2.4f;         // controls, times the caption
constexpr float kControls = 4.7f;     // their width, times their height
constexpr float kUsualCaption = 49;   // of a window 1080 high
constexpr float kGap = 40, kBar = 8;  // units
constexpr float kSide = 3.0f;         // times the caption
constexpr float kMostRing = 0.42f;    // of the shorter side of the page
constexpr float kLeastStage = .33f, kLeastWide = .45f;  // of the window
constexpr float kHeaderLines = 1.15f * 2;  // lines above and below the name

Rect Rounded(const Rect& r) {
  return {std::round(r.x0), std::round(r.y0), std::round(r.x1),
          std::round(r.y1)};
}

}  // namespace

FollowLayout ArrangeFollow(int width, int height, const PublicSizes& size) {
  FollowLayout out;
  out.size = size;
  out.unit = float(size.caption) / kUsualCaption;
  out.portrait = height > width;
  const float w = float(width), h = float(height), u = out.unit;
  const float mx = std::ceil(w * kMargin), my = std::ceil(h * kMargin);
  const Rect page = out.page = {mx, my, w - mx, h - my};
  const float gap = kGap * u;
  out.progress = {page.x0, page.y0, page.x1, page.y0 + kBar * u};
  const float top = out.progress.y1 + gap / 2;
  const float header =
      float(size.name) * 1.1f + float(size.floor) * kHeaderLines;
  const float ring =
      std::min(kRing * float(size.digits),
               kMostRing * std::min(page.width(), page.height()) *
                   (out.portrait ? 1.15f : 1.6f));
  const float band = kBand * float(size.caption);
  const float side = kSide * float(size.caption);
  if (out.portrait) {
    out.header = {page.x0, top, page.x1, top + header};
    out.controls = {page.x0, page.y1 - band, page.x1, page.y1};
    const float words =
        2 * 1.2f * float(size.caption) + 1.2f * float(size.caption);
    out.caption = {page.x0, out.controls.y0 - gap / 2 - words, page.x1,
                   out.controls.y0 - gap / 2};
    const float ring_y = out.caption.y0 - gap / 2 - ring;
    out.ring = {page.x0, ring_y, page.x0 + ring, ring_y + ring};
    out.side = {out.ring.x1 + gap, out.ring.centre_y() - side / 2, page.x1,
                out.ring.centre_y() + side / 2};
    out.stage = {page.x0, out.header.y1 + gap / 2, page.x1, ring_y - gap / 2};
  } else {
    const float column = ring;
    out.ring = {page.x1 - ring, top, page.x1, top + ring};
    out.side = {page.x1 - column, out.ring.y1 + gap * .75f, page.x1,
                out.ring.y1 + gap * .75f + side};
    out.controls = {page.x1 - kControls * band, page.y1 - band, page.x1,
                    page.y1};
    out.header = {page.x0, top, out.ring.x0 - gap, top + header};
    out.caption = {page.x0, page.y1 - 1.5f * band, out.controls.x0 - gap,
                   page.y1};
    out.stage = {page.x0, out.header.y1, page.x1 - column - gap,
                 page.y1 - band - gap / 2};
  }
  for (Rect* r : {&out.page, &out.progress, &out.header, &out.ring, &out.side,
                  &out.caption, &out.controls, &out.stage}) {
    *r = Rounded(*r);
  }
  out.ring.y1 = out.ring.y0 + out.ring.width();
  return out;
}

FollowLayout FitFollow(int width, int height, const Seat& seat, double scale,
                       double cap_height) {
  constexpr double kStep = 0.05;
  const auto arranged = [&](double times) {
    return ArrangeFollow(width, height,
                         SizesFor(width, height, seat, times, cap_height));
  };
  for (double times = scale; times > 1; times -= kStep) {
    const FollowLayout at = arranged(times);
    const bool roomy = at.stage.height() >= kLeastStage * float(height) &&
                       at.stage.width() >= kLeastWide * float(width) &&
                       at.ring.width() >= 1.7f * float(at.size.digits) &&
                       !at.side.Overlaps(at.controls);
    if (roomy) return at;
  }
  return arranged(1);
}

}  // namespace limber::ui
