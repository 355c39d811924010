// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>

#include "engine/audio/device.h"
#include "engine/audio/player.h"
#include "engine/audio/speech.h"
#include "engine/coach/session.h"

namespace limber::app {

// What is heard of a session. Device and voice are opened when something is to
// be heard for the first time; where there is none, standard error says so
// once, and all that sounds still shows.
class Soundtrack {
 public:
  Soundtrack() = default;
  ~Soundtrack();

  // The session, made from this repertoire, as it is `wall` seconds past the
  // beginning of the steady clock. Once a frame; takes nothing from the heap
  // unless what is played changes.
  void Follow(const coach::Session& session,
              const coach::Repertoire& repertoire,
              const coach::Volumes& volumes, double wall);

 private:
  void Open();
  std::shared_ptr<const audio::Programme> Compose(
      const coach::Session& session, const coach::Repertoire& repertoire);

  audio::Player player_;
  std::unique_ptr<audio::Device> device_;
  std::unique_ptr<audio::Speech> speech_;
  bool opened_ = false, mute_said_ = false;
  std::uint64_t played_ = 0;  // fingerprint of what the player has
  int came_ = 0;              // words it has
  double composed_ = 0;       // wall time at which it got them
  double ended_ = -1;         // wall time at which the session came to its end
};

// Tells apart all that can be played, at all settings that change its time.
std::uint64_t Fingerprint(const coach::Session& session);

}  // namespace limber::app
