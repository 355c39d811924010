// SPDX-License-Identifier: MIT
#include "engine/output/series.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <vector>

#include "engine/output/output.h"

namespace limber::output {
namespace {

constexpr std::size_t kMuscles = 10;
constexpr double kMillimetres = 1000;

std::vector<body::Effector> Declared(const check::Take& take) {
  std::vector<body::Effector> parts;
  for (const check::Sample& sample : take.samples) {
    for (const check::ContactSample& c : sample.touching()) {
      if (!c.declared || std::ranges::count(parts, c.effector) > 0) continue;
      parts.push_back(c.effector);
    }
  }
  return parts;
}

// Columns of a sample's stretches: muscle * 2 + side, most stretched first.
std::vector<std::size_t> MostStretched(const check::Take& take) {
  const std::size_t columns = take.muscles.size() * 2;
  std::vector<float> most(columns, -1);
  for (std::size_t k = 0; k < take.stretches.size(); ++k) {
    float& of = most[k % columns];
    of = std::max(of, take.stretches[k]);
  }
  std::vector<std::size_t> order(columns);
  for (std::size_t k = 0; k < columns; ++k) order[k] = k;
  std::ranges::stable_sort(order, std::greater<>(),
                           [&](std::size_t k) { return most[k]; });
  order.resize(std::min(order.size(), kMuscles));
  return order;
}

}  // namespace

std::optional<core::Problem> WriteSeries(const check::Take& take,
                                         const std::filesystem::path& folder) {
  const auto file = OutputFile::Open(
      folder / fmt::format("{}_{}.csv", take.movement->id, take.figure));
  if (!file.ok()) return file.problems.front();
  const std::vector<body::Effector> parts = Declared(take);
  const std::vector<std::size_t> muscles = MostStretched(take);
  fmt::memory_buffer out;
  const auto put = [&](std::string_view text) { out.append(text); };
  put("t_s,phase,breath,com_margin_mm");
  for (const body::Effector& part : parts) {
    put(fmt::format(",{0}.gap_mm,{0}.slide_mm", FullName(part)));
  }
  for (const std::size_t m : muscles) {
    put(fmt::format(",{}.{}.s", take.muscles[m / 2],
                    body::Name(body::Side(m % 2))));
  }
  put("\n");
  for (std::size_t i = 0; i < take.samples.size(); ++i) {
    const check::Sample& s = take.samples[i];
    // Who lies on nothing level has no margin.
    put(fmt::format("{:.4f},{},{:.4f},", s.time, take.phase(s).id,
                    s.breath.fullness));
    if (!s.support.empty()) put(fmt::format("{:.2f}", s.margin * kMillimetres));
    for (const body::Effector& part : parts) {
      const auto touching = s.touching();
      const auto found = std::ranges::find_if(
          touching, [&](const auto& c) { return c.effector == part; });
      if (found == touching.end() || !found->declared) {
        put(",,");
        continue;
      }
      put(fmt::format(",{:.3f},{:.3f}", found->gap * kMillimetres,
                      found->slide * kMillimetres));
    }
    for (const std::size_t m : muscles) {
      put(fmt::format(",{:.4f}",
                      take.stretches[i * take.muscles.size() * 2 + m]));
    }
    put("\n");
  }
  (*file.value)->Write({out.data(), out.size()});
  return (*file.value)->Finish();
}

}  // namespace limber::output
