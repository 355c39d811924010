// SPDX-License-Identifier: MIT
#include "tests/support/allocations.h"

#include <memory>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace limber::support {
namespace {

TEST(Allocations, CountsEachFormOnce) {
  struct alignas(64) Line {
    char bytes[64];
  };
  const Allocations allocations;
  const auto one = std::make_unique<int>(1);
  EXPECT_EQ(allocations.count(), 1u);
  const auto array = std::make_unique<double[]>(100);
  EXPECT_EQ(allocations.count(), 2u);
  const auto aligned = std::make_unique<Line>();
  EXPECT_EQ(allocations.count(), 3u);
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(aligned.get()) % 64, 0u);
  std::vector<int> numbers;
  numbers.reserve(8);
  EXPECT_EQ(allocations.count(), 4u);
}

TEST(Allocations, StaysAtZeroWhereMemoryIsReused) {
  std::vector<int> numbers(100);
  const Allocations allocations;
  for (int frame = 0; frame < 3; ++frame) {
    numbers.clear();
    numbers.resize(100, frame);
  }
  EXPECT_EQ(allocations.count(), 0u);
}

TEST(Allocations, LeavesOtherThreadsOut) {
  std::size_t in_thread = 0;
  std::thread other([&] {
    const Allocations allocations;
    std::vector<int> numbers(100, 1);
    in_thread = allocations.count();
  });
  const Allocations allocations;
  other.join();
  EXPECT_EQ(in_thread, 1u);
  EXPECT_EQ(allocations.count(), 0u);
}

}  // namespace
}  // namespace limber::support
