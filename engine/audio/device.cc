// SPDX-License-Identifier: MIT
#include "engine/audio/device.h"

#include <SDL.h>

#include <chrono>

#include "engine/audio/tone.h"

namespace limber::audio {
namespace {

constexpr Uint16 kFrames = 512;  // asked for at a time

void Feed(void* player, Uint8* bytes, int size) {
  // What is mixed now is heard when what lies before it has been.
  constexpr double kAhead = double(kFrames) / kRate;
  const std::span<float> stereo(reinterpret_cast<float*>(bytes),
                                std::size_t(size) / sizeof(float));
  static_cast<Player*>(player)->Fill(Device::Now() + kAhead, stereo);
}

}  // namespace

double Device::Now() {
  using Clock = std::chrono::steady_clock;
  return std::chrono::duration<double>(Clock::now().time_since_epoch()).count();
}

std::unique_ptr<Device> Device::Open(Player& player, std::string* why) {
  if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) {
    *why = SDL_GetError();
    return nullptr;
  }
  SDL_AudioSpec wanted{}, got{};
  wanted.freq = kRate;
  wanted.format = AUDIO_F32SYS;
  wanted.channels = 2;
  wanted.samples = kFrames;
  wanted.callback = Feed;
  wanted.userdata = &player;
  // Rate and format stay ours; SDL converts for the device.
  const SDL_AudioDeviceID id =
      SDL_OpenAudioDevice(nullptr, 0, &wanted, &got, 0);
  if (id == 0) {
    *why = SDL_GetError();
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
    return nullptr;
  }
  std::unique_ptr<Device> device(new Device);
  device->id_ = id;
  SDL_PauseAudioDevice(id, 0);
  return device;
}

Device::~Device() {
  SDL_CloseAudioDevice(id_);
  SDL_QuitSubSystem(SDL_INIT_AUDIO);
}

}  // namespace limber::audio
