// SPDX-License-Identifier: MIT
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <vector>

#include "tests/check/performed.h"
#include "tests/check/synthetic.h"

// Faults planted in what is really performed. Each must turn a rule that passes
// into one that fails.
namespace limber::check {

inline constexpr double kCoarse = 10;  // samples a second

inline const Cast& Woman() {
  static const Cast cast("woman");
  return cast;
}

inline double TimeOf(const coach::Moment& moment) {
  return core::ToSeconds(moment.time);
}

// Results of the rule that pass without the fault and fail with it.
inline int Turned(const std::vector<Result>& good,
                  const std::vector<Result>& bad, std::string_view rule) {
  int turned = 0;
  for (const Result& b : bad) {
    if (b.rule != rule || b.pass) continue;
    for (const Result& g : good) {
      turned += g.rule == rule && g.what == b.what && g.pass;
    }
  }
  return turned;
}

inline void ExpectCaught(const char* movement, std::string_view rule,
                         const Tamper& tamper) {
  const std::vector<Result> good = Woman().Run(movement, kCoarse);
  const std::vector<Result> bad = Woman().Run(movement, kCoarse, tamper);
  EXPECT_GT(Turned(good, bad, rule), 0) << rule << "; what failed:\n"
                                        << Failures(bad);
}

inline void ExpectCaughtInContent(
    const char* movement, std::string_view rule,
    const std::function<void(coach::Movement&)>& change) {
  const std::vector<Result> good = Woman().Run(movement, kCoarse);
  const Cast spoilt("woman", [&](content::Library& library) {
    for (coach::Movement& m : library.movements) {
      if (m.id == movement) change(m);
    }
  });
  const std::vector<Result> bad = spoilt.Run(movement, kCoarse);
  EXPECT_GT(Turned(good, bad, rule), 0) << rule << "; what failed:\n"
                                        << Failures(bad);
}

// Moves the skin of one part for a second.
inline Tamper Shift(body::Effector effector, double from, math::Vec3f by) {
  return [=](const coach::Moment& moment, coach::BodyFrame& frame) {
    if (TimeOf(moment) < from || TimeOf(moment) > from + 1) return;
    for (const std::uint32_t p :
         Woman().performer->patches().of(effector).flesh) {
      frame.points[p] += by;
    }
  };
}

}  // namespace limber::check
