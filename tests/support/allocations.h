// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace limber::support {

// Counts what the calling thread takes from the heap through operator new, from
// here on. A test program that uses it gets counting operators new and delete.
//   const Allocations allocations;
//   DrawFrame();
//   EXPECT_EQ(allocations.count(), 0);
class Allocations {
 public:
  Allocations();
  std::size_t count() const;

 private:
  std::size_t before_;
};

}  // namespace limber::support
