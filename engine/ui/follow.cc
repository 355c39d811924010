// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/ui/follow_sections.h"
#include "engine/ui/widgets.h"

namespace limber::ui {
namespace {

using coach::Guide;
using Step = Guide::Step;

constexpr double kSoon = 10;  // s before its end a movement says what is next

// How far along each movement of the routine is: bars as long as they take.
void DrawProgress(Canvas& c) {
  const coach::Session& session = c.session();
  const coach::Plan& plan = session.plan();
  const Rect all = c.follow.progress;
  core::Duration sum{0};
  int count = 0;
  for (const coach::Piece& piece : plan.pieces) {
    if (piece.kind != coach::Piece::Kind::kMovement) continue;
    sum += piece.end - piece.begin;
    ++count;
  }
  const float gap = all.height();
  const float room = all.width() - gap * static_cast<float>(count - 1);
  float x = all.x0;
  for (const coach::Piece& piece : plan.pieces) {
    if (piece.kind != coach::Piece::Kind::kMovement) continue;
    const auto share = static_cast<float>(
        core::ToSeconds(piece.end - piece.begin) / core::ToSeconds(sum));
    const float width = room * share, radius = all.height() / 2;
    const auto done = static_cast<float>(
        std::clamp(core::ToSeconds(session.elapsed() - piece.begin) /
                       core::ToSeconds(piece.end - piece.begin),
                   0.0, 1.0));
    c.Fill({x, all.y0, x + width, all.y1}, Fade(c.ink.t1, .3f), radius);
    if (done > 0) {
      c.Fill({x, all.y0, x + std::max(width * done, 2 * radius), all.y1},
             c.ink.t1, radius);
    }
    x += width + gap;
  }
}

std::string_view Kicker(const Guide& guide) {
  switch (guide.step) {
    case Step::kReady:
      return "Get ready";
    case Step::kSwitch:
      return "Other side";
    case Step::kRest:
      return "Rest, then";
    default:
      return guide.on_the_way ? "Next" : "";
  }
}

void DrawHeader(Canvas& c, const Guide& guide) {
  const coach::Session& session = c.session();
  const Rect r = c.follow.header;
  c.panel = r;
  c.scrolls = false;
  float y = r.y0;
  const float line = c.large.em(PublicType::kFloor) * Canvas::kLargeLine;
  const std::string_view kicker = Kicker(guide);
  if (!kicker.empty()) {
    c.WriteLarge(PublicType::kButton, c.ink.accent, r.x0, y + line / 2, kicker);
    y += line;
  }
  if (guide.movement < 0) return;
  const coach::Movement& movement =
      session.movements()[std::size_t(guide.movement)];
  const std::string_view name =
      c.large.Width(PublicType::kName, movement.name) <= r.width()
          ? movement.name
          : movement.short_name;
  y += c.WriteLargeWrapped(PublicType::kName, c.ink.t1, r.x0, y, r.width(),
                           name) -
       .1f * c.large.em(PublicType::kName);
  Line buffer;
  const auto write = [&](fmt::format_to_n_result<char*> end) {
    c.WriteLarge(
        PublicType::kFloor, c.ink.t1, r.x0, y + line / 2,
        {buffer.data(), std::min<std::size_t>(end.size, buffer.size())});
  };
  if (guide.side > 0) {
    const bool right = (guide.side == 1);
    write(fmt::format_to_n(buffer.data(), buffer.size(), "{} side, {} of 2",
                           right ? "Right" : "Left", guide.side));
  } else {
    write(fmt::format_to_n(buffer.data(), buffer.size(), "{}, {} of {}",
                           session.routine()->name, guide.number, guide.count));
  }
}

// A wave of the breath around now, a dot on it, and the words.
void DrawBreathPlate(Canvas& c) {
  const coach::Breath& breath = c.view.moment.breath;
  const Rect r = c.follow.side;
  const float u = c.follow.unit;
  c.panel = r;
  c.scrolls = false;
  c.Fill(r, Fade(c.ink.plate, c.ink.plate_alpha), 20 * u);
  const float pad = 32 * u;
  c.WriteLarge(PublicType::kCaption, c.ink.t1, r.x0 + pad,
               r.y0 + r.height() * .33f,
               breath.in ? "Breathe in" : "Breathe out");
  const float left = r.x0 + pad, right = r.x1 - pad;
  const float foot = r.y1 - .16f * r.height(), high = .24f * r.height();
  // In and out as long as they are; now is in the middle.
  const auto& settings = c.session().settings();
  const double in =
      settings.breath_in / (settings.breath_in + settings.breath_out);
  const double now =
      breath.in ? breath.fraction * in : in + breath.fraction * (1 - in);
  const auto height = [&](double share) {
    const double p = share - std::floor(share);
    const double q = p < in ? p / in : 1 - (p - in) / (1 - in);
    return static_cast<float>(.5 - .5 * std::cos(3.14159265358979 * q));
  };
  constexpr int kSteps = 48;
  std::array<ImVec2, kSteps + 1> points;
  for (int i = 0; i <= kSteps; ++i) {
    const float share = static_cast<float>(i) / kSteps;
    points[std::size_t(i)] = {
        left + (right - left) * share,
        foot - high * height(now + 1.6 * (double(share) - .5))};
  }
  c.list->AddPolyline(points.data(), kSteps + 1, c.ink.accent, 0, 5 * u);
  c.Disc((left + right) / 2, foot - high * height(now), 11 * u, c.ink.t1);
}

void DrawNext(Canvas& c, const coach::Movement& next) {
  const Rect r = c.follow.side;
  const float u = c.follow.unit, pad = 20 * u;
  c.panel = r;
  c.scrolls = false;
  c.Fill(r, Fade(c.ink.plate, c.ink.plate_alpha), 20 * u);
  const float size = r.height() - 2 * pad;
  const Thumbnail picture = PictureOf(c, next.id);
  float x = r.x0 + pad;
  if (picture.texture != 0) {
    c.list->AddImageRounded(
        reinterpret_cast<ImTextureID>(std::uintptr_t{picture.texture}),
        {x, r.y0 + pad}, {x + size, r.y1 - pad}, {picture.u0, picture.v0},
        {picture.u1, picture.v1}, ~0u, 12 * u);
    x += size + pad;
  }
  const float middle = r.centre_y(),
              half = .5f * c.large.em(PublicType::kFloor) * 1.2f;
  c.WriteLarge(PublicType::kFloor, c.ink.t1, x, middle - half, "Next");
  c.WriteLarge(PublicType::kButton, c.ink.t1, x, middle + half,
               next.short_name);
}

void DrawCaption(Canvas& c) {
  const coach::Moment& moment = c.view.moment;
  const float opacity = static_cast<float>(moment.cue_opacity);
  if (!c.view.captions || moment.cue.empty() || opacity <= 0) return;
  const Rect area = c.follow.caption;
  const float u = c.follow.unit, pad = 40 * u;
  const float most = area.width() - 2 * pad;
  const float width = std::min(
      std::ceil(c.large.Width(PublicType::kCaption, moment.cue)), most);
  const float height = c.WriteLargeWrapped(PublicType::kCaption, 0, 0, 0, most,
                                           moment.cue, Align::kLeft, false);
  const float foot = area.y1;
  const float band =
      std::max(height + .8f * c.large.em(PublicType::kCaption),
               c.follow.portrait ? 0 : c.follow.controls.height());
  const Rect plate{area.x0, foot - band, area.x0 + width + 2 * pad, foot};
  c.panel = plate;
  c.scrolls = false;
  c.Fill(plate, Fade(c.ink.plate, c.ink.plate_alpha * opacity), 20 * u);
  c.WriteLargeWrapped(PublicType::kCaption, Fade(c.ink.t1, opacity),
                      plate.x0 + pad, plate.centre_y() - height / 2, most,
                      moment.cue);
}

}  // namespace

Thumbnail PictureOf(const Canvas& c, std::string_view movement_id) {
  const auto library = c.session().library();
  for (std::size_t i = 0; i < library.size(); ++i) {
    if (library[i].id == movement_id && i < c.view.thumbnails.size()) {
      return c.view.thumbnails[i];
    }
  }
  return {};
}

void DrawFollow(Canvas& c) {
  const coach::Session& session = c.session();
  if (session.routine() == nullptr) return;
  const Guide guide = coach::GuideAt(session);
  c.list = ImGui::GetBackgroundDrawList();
  if (c.state.blank) {
    const Rect window = c.window();
    c.covered.push_back(window);
    return c.Fill(window, TokensOf(scene::Theme::kDark).plate);
  }
  if (guide.step == Step::kDone) return DrawSummaryPage(c);
  if (guide.step == Step::kCard) return DrawCardPage(c, guide);
  DrawProgress(c);
  DrawHeader(c, guide);
  DrawFollowRing(c, guide);
  const bool ends =
      !guide.on_the_way &&
      core::ToSeconds(session.now().end - session.elapsed()) < kSoon;
  if (ends && guide.next >= 0) {
    const std::size_t next =
        session.plan().pieces[std::size_t(guide.next)].movement;
    DrawNext(c, session.movements()[next]);
  } else if (c.view.moment.breath.paced) {
    DrawBreathPlate(c);
  }
  DrawCaption(c);
  DrawFollowControls(c);
  if (c.state.scale_shown) DrawPainScale(c);
}

}  // namespace limber::ui
