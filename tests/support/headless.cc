// SPDX-License-Identifier: MIT
// Part of every test program, whether CTest or a person starts it: no window,
// no sound device, and the software OpenGL that drew the accepted pictures.
#include <cstdlib>

namespace {

[[maybe_unused]] const bool kHeadless = [] {
  constexpr int kKeep = 0;  // what the caller has set stays
  setenv("SDL_VIDEODRIVER", "offscreen", kKeep);
  setenv("SDL_AUDIODRIVER", "dummy", kKeep);
  setenv("LIBGL_ALWAYS_SOFTWARE", "1", kKeep);
  return true;
}();

}  // namespace
