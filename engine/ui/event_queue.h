// SPDX-License-Identifier: MIT
#pragma once

#include <bitset>
#include <deque>

#include "engine/ui/input.h"

namespace limber::ui {

// Deals events out to frames. The widgets look at the state of the pointer once
// a frame, so a frame takes at most one change of each button, and no movement
// after one: a click inside one slow frame is pressed in this frame and
// released in the next. In text fields the same holds for keys.
class EventQueue {
 public:
  void Push(const Event& event) { events_.push_back(event); }
  void BeginFrame();
  // The next event this frame may take, or null. Valid until Pop.
  const Event* Peek(bool typing) const;
  void Pop();

 private:
  std::deque<Event> events_;
  std::bitset<8> buttons_;
  std::bitset<static_cast<std::size_t>(Key::kCount)> keys_;
};

}  // namespace limber::ui
