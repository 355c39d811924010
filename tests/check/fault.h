// SPDX-License-Identifier: MIT
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "tests/check/recordings.h"

// Faults that are planted in a good recording, and what has to catch them.
namespace limber::check {

struct Fault {
  const char* rule;
  const char* name;
  Synthetic (*make)();
  std::function<void(Synthetic&)> plant;
};

inline void PrintTo(const Fault& fault, std::ostream* out) {
  *out << fault.name;
}

// Second 20 of either recording: in a hold, in the second round.
inline Sample& At20(Synthetic& s) { return s.take.samples[s.take.Nearest(20)]; }

inline void From20To21(Synthetic& s,
                       const std::function<void(Sample&)>& change) {
  for (Sample& sample : s.take.samples) {
    if (sample.time >= 20 && sample.time < 21) change(sample);
  }
}

inline void ExpectCaught(const Fault& fault) {
  Synthetic s = fault.make();
  fault.plant(s);
  const std::vector<Result> results = s.Run();
  EXPECT_TRUE(Caught(results, fault.rule))
      << fault.rule << " let it pass; what failed:\n"
      << Failures(results);
}

inline std::string NameOf(const testing::TestParamInfo<Fault>& info) {
  return std::string(info.param.rule) + info.param.name;
}

}  // namespace limber::check
