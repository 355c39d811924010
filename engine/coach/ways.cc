// SPDX-License-Identifier: MIT
#include "engine/coach/ways.h"

#include <algorithm>
#include <map>

#include "engine/coach/timeline.h"

namespace limber::coach {
namespace {

struct Reached {
  core::Duration time{0};
  std::vector<WayStep> steps;
  bool settled = false;
};

}  // namespace

std::optional<std::vector<WayStep>> FindChain(
    std::span<const Movement> movements, std::string_view from,
    std::string_view to) {
  if (from.empty() || to.empty()) return std::nullopt;
  // Dijkstra; there are a handful of positions.
  std::map<std::string_view, Reached> reached;
  reached[from] = {};
  for (;;) {
    auto next = reached.end();
    for (auto it = reached.begin(); it != reached.end(); ++it) {
      if (it->second.settled) continue;
      if (next == reached.end() || it->second.time < next->second.time) {
        next = it;
      }
    }
    if (next == reached.end()) return std::nullopt;
    next->second.settled = true;
    if (next->first == to) return next->second.steps;
    const std::string_view here = next->first;
    const Reached so_far = next->second;
    for (std::size_t i = 0; i < movements.size(); ++i) {
      const Movement& way = movements[i];
      if (way.kind != Kind::kWay) continue;
      for (const bool backwards : {false, true}) {
        if ((backwards ? way.ends : way.begins) != here) continue;
        const std::string_view there = backwards ? way.begins : way.ends;
        const core::Duration time = so_far.time + Lay(way, {}).total;
        const auto known = reached.find(there);
        if (known != reached.end() && known->second.time <= time) continue;
        Reached& other = reached[there];
        other = {time, so_far.steps, false};
        other.steps.push_back({i, backwards});
      }
    }
  }
}

}  // namespace limber::coach
