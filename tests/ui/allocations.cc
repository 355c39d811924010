// SPDX-License-Identifier: MIT
#include "tests/ui/allocations.h"

#include <cstdlib>
#include <new>

static std::size_t g_allocations = 0;

void* operator new(std::size_t size) {
  ++g_allocations;
  return std::malloc(size);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace limber::ui {

std::size_t Allocations() { return g_allocations; }

}  // namespace limber::ui
