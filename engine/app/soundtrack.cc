// SPDX-License-Identifier: MIT
#include "engine/app/soundtrack.h"

#include <fmt/format.h>

#include <bit>

#include "engine/coach/sounds.h"

namespace limber::app {
namespace {

// What sounds at the very end rings out, s.
constexpr double kRings = 3;

// New words are taken up no more often than this, s.
constexpr double kWordsEvery = .25;

std::vector<coach::SoundEvent> SoundsOf(const coach::Session& session,
                                        const coach::Repertoire& repertoire) {
  if (session.routine() != nullptr) {
    return coach::Sounds(session.plan(), repertoire);
  }
  return coach::Sounds(session.movement(), session.settings(),
                       session.timeline());
}

class Mixer {
 public:
  void Add(std::uint64_t value) {
    hash_ = (hash_ ^ value) * 1099511628211u;
    hash_ ^= hash_ >> 29;
  }
  void Add(const coach::Timeline& timeline) {
    for (const coach::Segment& segment : timeline.segments) {
      Add(static_cast<std::uint64_t>(segment.end.count()));
    }
  }
  std::uint64_t hash() const { return hash_; }

 private:
  std::uint64_t hash_ = 14695981039346656037u;
};

}  // namespace

std::uint64_t Fingerprint(const coach::Session& session) {
  Mixer mixer;
  mixer.Add(std::bit_cast<std::uint64_t>(session.settings().breath_in));
  mixer.Add(std::bit_cast<std::uint64_t>(session.settings().breath_out));
  mixer.Add(static_cast<std::uint64_t>(session.routine_index() + 1));
  if (session.routine() == nullptr) {
    mixer.Add(session.selected());
    mixer.Add(session.timeline());
    return mixer.hash();
  }
  for (const coach::Piece& piece : session.plan().pieces) {
    mixer.Add(piece.movement);
    mixer.Add(static_cast<std::uint64_t>(piece.end.count()));
    mixer.Add(piece.timeline);
  }
  return mixer.hash();
}

Soundtrack::~Soundtrack() { device_.reset(); }

void Soundtrack::Open() {
  opened_ = true;
  std::string why;
  device_ = audio::Device::Open(player_, &why);
  if (!device_) {
    fmt::print(stderr, "no sound, captions only: {}\n", why);
    return;
  }
  speech_ = std::make_unique<audio::Speech>(audio::Speech::Options{});
}

std::shared_ptr<const audio::Programme> Soundtrack::Compose(
    const coach::Session& session, const coach::Repertoire& repertoire) {
  const auto events = SoundsOf(session, repertoire);
  std::vector<std::string> texts;
  for (const coach::SoundEvent& event : events) {
    if (!event.text.empty()) texts.push_back(event.text);
  }
  speech_->Ask(texts);
  return std::make_shared<const audio::Programme>(
      events, [&](const std::string& text) { return speech_->Find(text); });
}

void Soundtrack::Follow(const coach::Session& session,
                        const coach::Repertoire& repertoire,
                        const coach::Volumes& volumes, double wall) {
  if (!opened_ && session.playing() && volumes.on) Open();
  if (!device_) return;
  const int came = speech_->came();
  const std::uint64_t played = Fingerprint(session);
  const bool words = came != came_ && wall - composed_ > kWordsEvery;
  if (played != played_ || words) {
    player_.Load(Compose(session, repertoire),
                 played != played_ ? audio::Player::Place::kNew
                                   : audio::Player::Place::kKept);
    came_ = came;
    played_ = played;
    composed_ = wall;
  }
  if (!mute_said_) {
    const std::string fault = speech_->fault();
    if (!fault.empty()) {
      mute_said_ = true;
      fmt::print(stderr, "{}\n", fault);
    }
  }
  player_.SetGains(audio::GainsOf(volumes));
  // Behind its end the clock stands; what has begun is still heard.
  const bool over = !session.playing() && session.elapsed() == session.total();
  if (!over) ended_ = -1;
  if (over && ended_ < 0) ended_ = wall;
  const double rings = over ? wall - ended_ : 0;
  player_.Follow(session.elapsed() + core::Seconds(rings),
                 session.playing() || (over && rings < kRings), wall);
}

}  // namespace limber::app
