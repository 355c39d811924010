// SPDX-License-Identifier: MIT
#include "engine/ui/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

namespace limber::ui {
namespace {

constexpr std::string_view kThin = "\u2009";  // between a number and its unit

template <class... Args>
std::string_view Print(Line& line, fmt::format_string<Args...> format,
                       Args&&... args) {
  const auto end = fmt::format_to_n(line.data(), line.size(), format,
                                    std::forward<Args>(args)...);
  return {line.data(), std::min(end.size, line.size())};
}

char Lower(char c) {
  return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

// "hands_and_knees" to "hands and knees".
std::string_view Spaced(std::string_view id, std::array<char, 64>& out) {
  const std::size_t size = std::min(id.size(), out.size());
  std::replace_copy(id.begin(), id.begin() + static_cast<std::ptrdiff_t>(size),
                    out.begin(), '_', ' ');
  return {out.data(), size};
}

// The pose the body is on its way to, from an id like "cat" or "quad_cow".
std::string_view Heading(const coach::Phase& phase, double ratio,
                         std::array<char, 64>& out) {
  const auto next =
      std::find_if(phase.keys.begin(), phase.keys.end(),
                   [&](const coach::Key& key) { return key.at > ratio; });
  if (phase.keys.empty()) return {};
  const coach::Key& key = next == phase.keys.end() ? phase.keys.front() : *next;
  const std::string_view words = Spaced(key.pose, out);
  out[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(out[0])));
  return words;
}

}  // namespace

int CountdownSeconds(core::Duration left) {
  constexpr core::Duration kSecond = std::chrono::seconds(1);
  if (left <= core::Duration{0}) return 0;
  return static_cast<int>((left + kSecond - core::Duration{1}) / kSecond);
}

std::string_view Clock(core::Duration time, Line& line) {
  const auto seconds =
      std::chrono::duration_cast<std::chrono::seconds>(time).count();
  return Print(line, "{}:{:02}", seconds / 60, seconds % 60);
}

std::string_view Percent(float share, Line& line) {
  return Print(line, "{:.0f}{}%", 100 * std::max(0.f, share), kThin);
}

std::string_view Pace(double pace, Line& line) {
  return Print(line, "{:.1f}\u00d7", pace);
}

std::string_view Seconds(double seconds, Line& line) {
  return Print(line, "{:.1f}{}s", seconds, kThin);
}

std::string_view Meta(const coach::Movement& movement, core::Duration total,
                      Line& line) {
  std::array<char, 64> position;
  const bool sides =
      std::any_of(movement.phases.begin(), movement.phases.end(),
                  [](const coach::Phase& phase) { return phase.per_side; });
  return Print(line, "{:.0f}{}s \u00b7 {}{}", core::ToSeconds(total), kThin,
               Spaced(movement.position, position), sides ? ", each side" : "");
}

std::string_view RoutineMeta(const coach::Routine& routine,
                             core::Duration total, Line& line) {
  const auto moves = std::ranges::count(
      routine.items, coach::Item::Kind::kMovement, &coach::Item::kind);
  Line clock;
  return Print(line, "{} \u00b7 {} {}", Clock(total, clock), moves,
               moves == 1 ? "movement" : "movements");
}

std::string_view PieceLine(const coach::Piece& piece, core::Duration left,
                           Line& line) {
  const std::string_view what =
      piece.kind == coach::Piece::Kind::kCard    ? "Read this"
      : piece.kind == coach::Piece::Kind::kReady ? "Get ready"
                                                 : "Rest";
  return Print(line, "{}, {}{}s left", what, CountdownSeconds(left), kThin);
}

std::string_view PhaseLine(const coach::Movement& movement,
                           const coach::Timeline& timeline,
                           const coach::Moment& moment, Line& line) {
  const coach::Segment& segment =
      timeline.segments[static_cast<std::size_t>(moment.segment)];
  const coach::Phase& phase =
      movement.phases[static_cast<std::size_t>(segment.phase)];
  const std::string_view breath =
      moment.breath.in ? "breathing in" : "breathing out";
  const std::string_view side = !phase.per_side ? ""
                                : moment.side == body::Side::kRight
                                    ? " \u00b7 right side"
                                    : " \u00b7 left side";
  if (moment.finished) return Print(line, "Done");
  if (phase.kind == coach::PhaseKind::kHold) {
    const int left = CountdownSeconds(moment.left);
    // A line has room for one of them, and the ring breathes as well.
    if (!moment.breath.paced || phase.per_side) {
      return Print(line, "Hold, {}{}s left{}", left, kThin, side);
    }
    return Print(line, "Hold, {}{}s left \u00b7 {}", left, kThin, breath);
  }
  if (moment.rounds > 0) {
    if (moment.breath.paced) {
      std::array<char, 64> words;
      return Print(line, "{}, {} \u00b7 round {} of {}",
                   Heading(phase, moment.ratio, words), breath, moment.round,
                   moment.rounds);
    }
    return Print(line, "{} \u00b7 {} of {}{}", phase.label, moment.round,
                 moment.rounds, side);
  }
  return Print(line, "{}{}", phase.label, side);
}

std::string_view GroupName(coach::Kind kind) {
  switch (kind) {
    case coach::Kind::kWarmUp:
      return "Warm-up";
    case coach::Kind::kEssential:
      return "Six essentials";
    case coach::Kind::kExtra:
      return "Extras";
    case coach::Kind::kPosture:
      return "Postures";
    case coach::Kind::kWay:
      return "Ways";
  }
  return {};
}

Place PlaceOf(const coach::Movement& movement) {
  const std::string_view position = movement.position;
  const auto has = [&](std::string_view word) {
    return position.find(word) != std::string_view::npos;
  };
  if (has("stand") || has("walk")) return Place::kStanding;
  if (has("sit") || has("seat")) return Place::kSeated;
  return Place::kFloor;
}

bool Matches(std::string_view name, std::string_view query) {
  const auto is_letter = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || (c & 0x80);
  };
  const auto begins = [&](std::string_view word) {
    for (std::size_t i = 0; i + word.size() <= name.size(); ++i) {
      if (i > 0 && is_letter(name[i - 1])) continue;
      if (std::equal(word.begin(), word.end(),
                     name.begin() + static_cast<std::ptrdiff_t>(i),
                     [](char a, char b) { return Lower(a) == Lower(b); })) {
        return true;
      }
    }
    return false;
  };
  while (!query.empty()) {
    const std::size_t space = std::min(query.find(' '), query.size());
    if (space > 0 && !begins(query.substr(0, space))) return false;
    query.remove_prefix(std::min(space + 1, query.size()));
  }
  return true;
}

}  // namespace limber::ui
