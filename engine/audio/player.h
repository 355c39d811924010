// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <memory>
#include <mutex>
#include <span>

#include "engine/audio/programme.h"

namespace limber::audio {

// Plays a programme along with the clock of a session. The clock is the main
// thread's; a device asks for samples on a thread of its own, whenever it needs
// them. Between two words of the main thread the clock is taken to go on.
//
// Every part of routine time that the clock passes is heard once: where the
// clock pauses, the sound stops and later goes on from there; where it jumps,
// the sound goes with it; a device that runs a little fast or slow is followed
// by at most a hundredth; and sound that is ahead of the clock waits. No stop
// and no start is a click.
class Player {
 public:
  // --- main thread ---
  // Another programme. Either the next Follow says where in it the clock is, or
  // it is the same as the last one but for some words, and the place is kept.
  enum class Place { kNew, kKept };
  void Load(std::shared_ptr<const Programme> programme, Place place);
  // The clock shows `time` when it is `wall` seconds past anything. It has gone
  // on by as much as `wall` has, if it was playing; else it has jumped.
  void Follow(core::Duration time, bool playing, double wall);
  void SetGains(const Gains& gains);

  // --- the device's thread: takes nothing from the heap ---
  // The samples that will be heard from `wall` on, left and right in turn.
  void Fill(double wall, std::span<float> stereo);

 private:
  void Jump(double cursor);
  void Mix(double wall, std::span<float> stereo);
  void AddTail(std::span<float> stereo);
  double ClockAt(double wall) const;

  std::mutex mutex_;
  // The last one is played; those before may still be fading out.
  std::array<std::shared_ptr<const Programme>, 3> programmes_;
  // What is heard last of the place that was left.
  const Programme* tail_ = nullptr;
  double tail_cursor_ = 0;
  float tail_gain_ = 0;

  double cursor_ = 0;  // sample of routine time that comes next
  float gain_ = 0;     // goes up after each jump, [0, 1]
  bool playing_ = false, waits_ = false, fresh_ = true;
  double time_ = 0, wall_ = 0;  // s, of the last Follow
  Gains gains_, wanted_;
};

}  // namespace limber::audio
