// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cmath>

#include "engine/ui/column.h"
#include "engine/ui/widgets.h"

namespace limber::ui {
namespace {

constexpr double kStep = 0.1;  // of a volume

// One kind of sound; the names are those of its controls.
struct Kind {
  std::string_view word, less, more;
  double coach::Volumes::*volume;
};
constexpr std::array kKinds{
    Kind{"Voice", "voice_less", "voice_more", &coach::Volumes::voice},
    Kind{"Tones", "tones_less", "tones_more", &coach::Volumes::tones},
    Kind{"Steps", "beat_less", "beat_more", &coach::Volumes::beat}};

// "Voice  -  80 %  +"
double DrawVolume(Column& column, const Kind& kind, double volume, bool on) {
  Canvas& c = column.c;
  const float size = c.px(32), cy = column.y + size / 2, half = c.px(24);
  const Colour ink = on ? c.ink.t1 : c.ink.t3;
  c.Write(Type::kLabel, c.ink.t2, column.x, cy, kind.word);
  const float right = column.x + std::min(column.width, c.px(240));
  const Rect more{right - size, column.y, right, column.y + size};
  const Rect less{more.x0 - 2 * half - size, column.y, more.x0 - 2 * half,
                  column.y + size};
  double wanted = volume;
  if (DrawStep(c, kind.less, less, false, "Softer")) wanted -= kStep;
  if (DrawStep(c, kind.more, more, true, "Louder")) wanted += kStep;
  Line line;
  c.WriteTabular(Type::kLabel, ink, (less.x1 + more.x0) / 2, cy,
                 Percent(static_cast<float>(volume), line), Align::kCentre);
  column.y += size + c.px(2);
  return std::clamp(std::round(wanted * 10) / 10, 0.0, 1.0);
}

}  // namespace

bool DrawStep(Canvas& c, std::string_view name, const Rect& r, bool more,
              std::string_view tip) {
  const bool pressed = IconButton(c, name, r, {}, false, tip);
  const float x = std::round(r.centre_x()), y = std::round(r.centre_y());
  const float arm = c.px(5), half = std::max(1.f, c.px(0.75f));
  c.Fill({x - arm, y - half, x + arm, y + half}, c.ink.t1);
  if (more) c.Fill({x - half, y - arm, x + half, y + arm}, c.ink.t1);
  return pressed;
}

void DrawSound(Column& column) {
  Canvas& c = column.c;
  const coach::Volumes& now = c.view.volumes;
  column.Heading(now.on ? "Sound" : "Sound is off");
  coach::Volumes wanted = now;
  for (const Kind& kind : kKinds) {
    wanted.*kind.volume = DrawVolume(column, kind, now.*kind.volume, now.on);
  }
  if (wanted == now) return;
  // Who makes something louder or softer wants to hear it.
  wanted.on = true;
  c.Send(SetVolumes{wanted});
}

}  // namespace limber::ui
