// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/coach/movement.h"

// What a routine and a card are, as content/routines and content/cards say it.
// Immutable once resolved.
namespace limber::coach {

// Something to know, in a few lines: each with where it comes from.
struct Card {
  std::string id, title;
  std::vector<Line> lines;
};

// The card that every routine begins with.
inline constexpr const char kSafetyCard[] = "safety";

// Seconds that reading a card takes: three words a second, at least eight
// seconds, to the second.
core::Duration ReadingTime(const Card& card);

// What a routine makes of one phase of a movement: seconds of a hold,
// repetitions of rounds. Inside the phase's window.
struct Change {
  std::string phase;
  double value = 0;

  bool operator==(const Change&) const = default;
};

struct Item {
  enum class Kind {
    kMovement,
    kMove,  // from the position before to the one behind, in `seconds`
    kCard,
    kRest  // keeps the position, in `seconds`
  };
  Kind kind{};
  std::string id;            // of the movement or the card
  std::string text;          // of a move or a rest: what is said, <= 34
  std::string variation;     // of the movement; or empty
  core::Duration seconds{};  // content time; a card has none
  std::vector<Change> changes;
  std::size_t index = 0;  // of the movement or card in a Repertoire: Resolve
};

struct Routine {
  std::string id, name, short_name, summary;
  std::vector<Item> items;  // the first is the safety card
  core::Duration total{0};  // the sum of the items' seconds
  std::vector<Line> notes;  // what has to be said of it
};

// The movement with some phases changed. Requires: the changes name holds or
// rounds of it.
Movement Adapted(const Movement& movement, const std::vector<Change>& changes);

// The variation that the item names, or the movement as it is written.
Movement Form(const Movement& movement, const Item& item);

// Whether the movement has a phase of this kind.
bool Has(const Movement& movement, PhaseKind kind);

// Seconds of warming up before the first hold. All of them where none comes.
core::Duration WarmUpBefore(const Routine& routine,
                            const std::vector<Movement>& movements);
// From here on a hold counts as coming after a warm-up: 5 minutes, the shortest
// of the warm-up routines.
inline constexpr core::Duration kWarmedUp = std::chrono::minutes(5);

}  // namespace limber::coach
