// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "engine/ui/ring.h"
#include "engine/ui/sections.h"
#include "engine/ui/swatch.h"

namespace limber::ui {
namespace {

constexpr float kHeight = 28, kPadding = 10, kClear = 24, kLift = 32;

struct Placed {
  const MuscleLabel* label = nullptr;
  Rect plate;
};

bool Wide(const Rect& body) { return body.width() > body.height(); }

// Above a body that lies or kneels; beside one that stands, as high as what is
// named. The left one goes left.
Rect PlateFor(const Canvas& c, const MuscleLabel& label, bool left,
              bool alone) {
  const Rect stage = c.layout.stage, body = c.view.body;
  const float width =
      std::ceil(c.Width(Type::kLabel, label.name)) + 2 * c.px(kPadding);
  const float height = c.px(kHeight);
  const bool wide = Wide(body);
  float x = 0, y = 0;
  if (wide) {
    const float aside = alone ? 0 : c.line(72) * (left ? -1.f : 1.f);
    x = label.x + aside - width / 2;
    y = std::min(body.y0, label.y - c.line(kLift)) - c.line(kLift) - height;
  } else {
    x = left ? body.x0 - c.line(kClear) - width : body.x1 + c.line(kClear);
    y = label.y - c.line(kLift) - height;
  }
  y = std::clamp(y, stage.y0, std::max(stage.y0, stage.y1 - height));
  const Rect ring = RingPlace(c.layout);
  const bool beside = y < ring.y1 + c.line(44);  // its words are below it
  const float most = (beside ? ring.x0 - c.line(12) : stage.x1) - width;
  x = std::clamp(x, stage.x0, std::max(stage.x0, most));
  return {std::round(x), std::round(y), std::round(x) + width,
          std::round(y) + height};
}

void Draw(Canvas& c, const Placed& placed) {
  const MuscleLabel& label = *placed.label;
  const Rect& plate = placed.plate;
  const float x =
      std::clamp(label.x, plate.x0 + c.line(12), plate.x1 - c.line(12));
  const bool beside = label.x < plate.x0 || label.x > plate.x1;
  const bool below = label.y > plate.y1;
  const float from_x = below                ? x
                       : !beside            ? x
                       : label.x < plate.x0 ? plate.x0
                                            : plate.x1;
  const float from_y = below ? plate.y1 : plate.centre_y();
  const Swatch swatch = SwatchOf(c.view, c.ink, label.role);
  const Colour ink = Fade(c.ink.t1, label.opacity);
  c.Stroke(from_x, from_y, label.x, label.y, c.line(1.5f), ink);
  c.Disc(label.x, label.y, c.line(6), ink);
  c.Disc(label.x, label.y, c.line(4.5f), Fade(swatch.fill, label.opacity));
  c.panel = plate;
  c.scrolls = false;
  c.Plate(plate, 8, label.opacity);
  c.Write(Type::kLabel, ink, plate.centre_x(), plate.centre_y(), label.name,
          Align::kCentre);
}

}  // namespace

void DrawLabels(Canvas& c) {
  const auto labels =
      c.view.labels.first(std::min(c.view.labels.size(), kMostLabels));
  // On a narrow stage the names would lie on the body; the list has them.
  constexpr float kLeastStage = 480;
  if (labels.empty() || !c.view.muscles_shown || c.layout.portrait ||
      c.layout.stage.width() < c.line(kLeastStage)) {
    return;
  }
  const bool alone = labels.size() == 1, wide = Wide(c.view.body);
  std::array<Placed, kMostLabels> placed;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const bool left = wide && !alone ? labels[i].x < labels[1 - i].x
                                     : labels[i].x < c.view.body.centre_x();
    placed[i] = {&labels[i], PlateFor(c, labels[i], left, alone)};
  }
  if (!alone &&
      placed[0].plate.Overlaps(placed[1].plate.Inset(-c.line(8), 0))) {
    // The lower one gives way downwards, beside the body only.
    Placed& low =
        placed[0].label->y > placed[1].label->y ? placed[0] : placed[1];
    const Placed& high = &low == &placed[0] ? placed[1] : placed[0];
    const float shift = high.plate.y1 + c.px(8) - low.plate.y0;
    low.plate.y0 += shift;
    low.plate.y1 += shift;
  }
  for (std::size_t i = 0; i < labels.size(); ++i) Draw(c, placed[i]);
}

}  // namespace limber::ui
