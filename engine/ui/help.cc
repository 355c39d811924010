// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "engine/ui/sections.h"
#include "engine/ui/shortcut.h"
#include "engine/ui/widgets.h"

namespace limber::ui {
namespace {

constexpr float kWidth = 800, kRow = 30, kCaps = 172;

float DrawKeys(Canvas& c, std::string_view keys, float x, float cy) {
  while (!keys.empty()) {
    const std::size_t size = std::min(keys.find(' '), keys.size());
    const std::string_view key = keys.substr(0, size);
    const float width =
        std::max(c.px(26), std::ceil(c.Width(Type::kCaption, key)) + c.px(14));
    const Rect cap{x, cy - c.px(12), x + width, cy + c.px(12)};
    c.Outline(cap, c.ink.control, c.line(6), std::max(1.f, c.line(1)));
    c.Write(Type::kCaption, c.ink.t1, cap.centre_x(), cy, key, Align::kCentre);
    x = cap.x1 + c.px(6);
    keys.remove_prefix(std::min(size + 1, keys.size()));
  }
  return x;
}

// Draws or measures one column of groups; returns its height.
float DrawGroups(Canvas& c, std::span<const ShortcutHelp> keys, float x,
                 float y, float width, bool draw) {
  const float top = y;
  std::string_view group;
  for (const ShortcutHelp& help : keys) {
    if (help.group != group) {
      if (!group.empty()) y += c.px(10);
      group = help.group;
      if (draw) {
        c.Write(Type::kCaptionStrong, c.ink.t3, x, y + c.px(12), group);
      }
      y += c.px(26);
    }
    const float text_x = x + c.px(kCaps);
    const float height = c.WriteWrapped(
        Type::kBody, c.ink.t1, text_x, y + c.px(5), width - c.px(kCaps),
        c.px(20), help.words, Align::kLeft, draw);
    if (draw) DrawKeys(c, help.keys, x, y + c.px(15));
    y += std::max(c.px(kRow), height + c.px(10));
  }
  return y - top;
}

}  // namespace

void DrawHelp(Canvas& c) {
  const Rect window = c.window();
  BeginSection(c, "help", window, true);
  c.Fill(window, Fade(c.ink.bg, 0.55f));
  const Touch veil = Hit(c, "help_page", 0, window, 0);
  if (veil.pressed) c.state.help = false;

  const auto keys = ShortcutList();
  const auto split = std::find_if(keys.begin(), keys.end(), [](const auto& k) {
    return k.group == "View";
  });
  const auto count = static_cast<std::size_t>(split - keys.begin());
  const float width = std::min(c.px(kWidth), window.width() - c.px(32));
  const bool two = width >= c.px(600);
  const float pad = c.px(24), gap = c.px(24);
  const float column = two ? (width - 2 * pad - gap) / 2 : width - 2 * pad;
  const auto first = keys.first(count), second = keys.subspan(count);
  const float left = DrawGroups(c, first, 0, 0, column, false);
  const float right = DrawGroups(c, second, 0, 0, column, false);
  const float body = two ? std::max(left, right) : left + c.px(10) + right;
  const float height =
      std::min(body + c.px(68) + pad, window.height() - c.px(24));
  const float x = std::round(window.centre_x() - width / 2);
  const float y = std::round(window.centre_y() - height / 2);
  const Rect card{x, y, x + width, y + height};
  c.panel = card;
  c.Panel(card);
  c.Write(Type::kTitle, c.ink.t1, card.x0 + pad, card.y0 + c.px(34), "Keys");
  c.Write(Type::kCaption, c.ink.t3, card.x1 - pad, card.y0 + c.px(34),
          "Any key closes this page.", Align::kRight);
  const Rect inside{card.x0, card.y0 + c.px(60), card.x1 - c.px(4),
                    card.y1 - c.px(8)};
  const float top = BeginScroll(c, "keys", inside);
  DrawGroups(c, first, card.x0 + pad, top, column, true);
  if (two) {
    DrawGroups(c, second, card.x0 + pad + column + gap, top, column, true);
  } else {
    DrawGroups(c, second, card.x0 + pad, top + left + c.px(10), column, true);
  }
  EndScroll(c, top + body + c.px(8));
  EndSection(c);
}

}  // namespace limber::ui
