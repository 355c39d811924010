// SPDX-License-Identifier: MIT
#include "engine/audio/player.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/audio/tone.h"

namespace limber::audio {
namespace {

constexpr std::size_t kBlock = 64;       // frames
constexpr float kFade = 1.f / 240;       // of a jump, a frame
constexpr float kGainStep = .06f;        // a block
constexpr double kSame = .001;           // s, that clocks may differ by
constexpr double kAhead = .010 * kRate;  // more than this waits
constexpr double kLost = .080 * kRate;   // behind by more jumps
// A difference of more than kClose is made up for in about kCatchUp.
constexpr double kClose = .006 * kRate, kCatchUp = .8 * kRate;
constexpr double kFastest = .01;

void Approach(float& value, float wanted) {
  value += std::clamp(wanted - value, -kGainStep, kGainStep);
}

}  // namespace

// What sounds now fades out, what comes fades in.
void Player::Jump(double cursor) {
  if (gain_ > 0) {
    tail_ = programmes_.back().get();
    tail_cursor_ = cursor_;
    tail_gain_ = gain_;
  }
  gain_ = 0;
  cursor_ = cursor;
}

void Player::Load(std::shared_ptr<const Programme> programme, Place place) {
  const std::lock_guard lock(mutex_);
  Jump(cursor_);
  if (tail_ == programmes_.front().get()) tail_gain_ = 0;
  // The oldest one ends its life here, not on the device's thread.
  std::ranges::rotate(programmes_, programmes_.begin() + 1);
  programmes_.back() = std::move(programme);
  if (place == Place::kNew) fresh_ = true;
}

void Player::Follow(core::Duration time, bool playing, double wall) {
  const double seconds = core::ToSeconds(time);
  const std::lock_guard lock(mutex_);
  const double expected = time_ + (playing_ ? wall - wall_ : 0);
  const bool jumps = fresh_ || std::abs(seconds - expected) > kSame;
  if (jumps) {
    Jump(seconds * kRate);
    waits_ = false;
  } else if (playing_ && !playing) {
    Jump(cursor_);
  }
  fresh_ = false;
  time_ = seconds;
  wall_ = wall;
  playing_ = playing;
}

void Player::SetGains(const Gains& gains) {
  const std::lock_guard lock(mutex_);
  wanted_ = gains;
}

double Player::ClockAt(double wall) const {
  return (time_ + std::max(0.0, wall - wall_)) * kRate;
}

void Player::AddTail(std::span<float> stereo) {
  if (tail_gain_ <= 0 || tail_ == nullptr) return;
  std::array<float, 2 * kBlock> sound;
  const std::span<float> block(sound.data(), stereo.size());
  tail_->Render(tail_cursor_, 1, gains_, block);
  tail_cursor_ += double(stereo.size() / 2);
  for (std::size_t i = 0; i < stereo.size(); ++i) {
    stereo[i] += tail_gain_ * block[i];
    if (i % 2 == 1) tail_gain_ = std::max(0.f, tail_gain_ - kFade);
  }
}

void Player::Mix(double wall, std::span<float> stereo) {
  std::ranges::fill(stereo, 0.f);
  Approach(gains_.tones, wanted_.tones);
  Approach(gains_.voice, wanted_.voice);
  Approach(gains_.beat, wanted_.beat);
  if (playing_) {
    const double behind = ClockAt(wall) - cursor_;
    if (!waits_ && behind < -kAhead) {
      Jump(cursor_);
      waits_ = true;
    } else if (waits_ && behind >= 0) {
      waits_ = false;
    } else if (behind > kLost) {
      Jump(cursor_ + behind);
    }
  }
  AddTail(stereo);
  if (!playing_ || waits_ || !programmes_.back()) return;
  std::array<float, 2 * kBlock> sound;
  const std::span<float> block(sound.data(), stereo.size());
  const double behind = ClockAt(wall) - cursor_;
  const double more = behind - std::clamp(behind, -kClose, kClose);
  const double step = 1 + std::clamp(more / kCatchUp, -kFastest, kFastest);
  programmes_.back()->Render(cursor_, step, gains_, block);
  cursor_ += step * double(stereo.size() / 2);
  for (std::size_t i = 0; i < stereo.size(); ++i) {
    stereo[i] += gain_ * block[i];
    if (i % 2 == 1) gain_ = std::min(1.f, gain_ + kFade);
  }
}

void Player::Fill(double wall, std::span<float> stereo) {
  const std::lock_guard lock(mutex_);
  for (std::size_t done = 0; done < stereo.size(); done += 2 * kBlock) {
    const std::size_t count = std::min(2 * kBlock, stereo.size() - done);
    Mix(wall + double(done / 2) / kRate, stereo.subspan(done, count));
  }
}

}  // namespace limber::audio
