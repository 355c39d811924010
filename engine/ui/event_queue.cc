// SPDX-License-Identifier: MIT
#include "engine/ui/event_queue.h"

namespace limber::ui {
namespace {

std::size_t ButtonBit(const MouseButton& event) {
  return static_cast<std::size_t>(event.button) & 7;
}

std::size_t KeyBit(const KeyPress& event) {
  return static_cast<std::size_t>(event.key);
}

}  // namespace

void EventQueue::BeginFrame() {
  buttons_.reset();
  keys_.reset();
}

const Event* EventQueue::Peek(bool typing) const {
  if (events_.empty()) return nullptr;
  const Event& event = events_.front();
  if (const auto* button = std::get_if<MouseButton>(&event)) {
    if (buttons_[ButtonBit(*button)]) return nullptr;
  } else if (std::holds_alternative<MouseMove>(event) ||
             std::holds_alternative<MouseLeave>(event)) {
    if (buttons_.any()) return nullptr;
  } else if (const auto* key = std::get_if<KeyPress>(&event)) {
    if (typing && keys_[KeyBit(*key)]) return nullptr;
  }
  return &event;
}

void EventQueue::Pop() {
  const Event& event = events_.front();
  if (const auto* button = std::get_if<MouseButton>(&event)) {
    buttons_.set(ButtonBit(*button));
  } else if (const auto* key = std::get_if<KeyPress>(&event)) {
    keys_.set(KeyBit(*key));
  }
  events_.pop_front();
}

}  // namespace limber::ui
