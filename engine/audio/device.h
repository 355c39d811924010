// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "engine/audio/player.h"

namespace limber::audio {

// What the loudspeakers are fed from: asks a player for samples until it is
// gone. Only this file and its source know SDL.
class Device {
 public:
  // Null where there is no device, which is no fault; *why then says it in a
  // few words. The player must outlive it.
  static std::unique_ptr<Device> Open(Player& player, std::string* why);
  ~Device();

  // Seconds since anything, the same clock the device's thread reads.
  static double Now();

 private:
  Device() = default;
  std::uint32_t id_ = 0;
};

}  // namespace limber::audio
