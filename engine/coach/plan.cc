// SPDX-License-Identifier: MIT
#include "engine/coach/plan.h"

#include <algorithm>
#include <cassert>

#include "engine/coach/breath.h"
#include "engine/coach/caption.h"
#include "engine/coach/ways.h"
#include "engine/math/easing.h"

namespace limber::coach {
namespace {

// A way may be played this much slower to fill the seconds of a move.
constexpr double kSlowestWay = 0.8;
// A shorter rest is no rest, s.
constexpr core::Duration kLeastRest = std::chrono::milliseconds(500);

class Planner {
 public:
  Planner(const Routine& routine, const Repertoire& repertoire,
          const Settings& settings, bool guided)
      : routine_(routine),
        repertoire_(repertoire),
        settings_(settings),
        guided_(guided) {
    if (guided) {
      settings_.least_switch = std::max(settings.least_switch, kGuidedSwitch);
    }
  }

  Plan Lay() {
    for (std::size_t i = 0; i < routine_.items.size(); ++i) {
      const Item& item = routine_.items[i];
      switch (item.kind) {
        case Item::Kind::kCard:
          if (guided_) AddCard(int(i));
          break;
        case Item::Kind::kRest:
          AddStill(Piece::Kind::kRest, int(i), item.seconds, item.text);
          break;
        case Item::Kind::kMove:
          AddMove(int(i));
          break;
        case Item::Kind::kMovement:
          AddMovement(int(i));
          break;
      }
    }
    assert(!plan_.pieces.empty());
    return std::move(plan_);
  }

 private:
  const Movement& movement(std::size_t index) const {
    return repertoire_.movements[index];
  }

  const Item* NextMovement(std::size_t from) const {
    for (std::size_t i = from; i < routine_.items.size(); ++i) {
      if (routine_.items[i].kind == Item::Kind::kMovement) {
        return &routine_.items[i];
      }
    }
    return nullptr;
  }

  Piece& Add(Piece piece, core::Duration length) {
    piece.begin = plan_.total;
    piece.end = plan_.total += length;
    plan_.pieces.push_back(std::move(piece));
    return plan_.pieces.back();
  }

  // Stands as the movement behind begins, or as the one before has ended.
  Piece& AddStill(Piece::Kind kind, int item, core::Duration length,
                  std::string text) {
    Piece piece;
    piece.kind = kind;
    piece.item = item;
    piece.still = true;
    piece.text = std::move(text);
    piece.settings = settings_;
    if (last_ >= 0) {
      const Piece& before = plan_.pieces[std::size_t(last_)];
      piece.movement = before.movement;
      piece.timeline = before.timeline;
      piece.settings = before.settings;
      piece.at = before.timeline.total;
    } else {
      const Item* const next = NextMovement(std::size_t(std::max(item, 0)));
      assert(next != nullptr);
      piece.movement = next->index;
      piece.timeline = coach::Lay(movement(next->index), settings_);
    }
    return Add(std::move(piece), length);
  }

  void AddCard(int index) {
    const Item& item = routine_.items[std::size_t(index)];
    const Card& card = repertoire_.cards[item.index];
    AddStill(Piece::Kind::kCard, index, ReadingTime(card), card.title).card =
        item.index;
  }

  void AddWay(const WayStep& step, int item, double slower) {
    Piece piece;
    piece.kind = Piece::Kind::kWay;
    piece.item = item;
    piece.movement = step.way;
    piece.settings = settings_;
    piece.settings.pace *= slower;
    const Movement& way = movement(step.way);
    piece.timeline = step.backwards ? LayBackwards(way, piece.settings)
                                    : coach::Lay(way, piece.settings);
    const core::Duration length = piece.timeline.total;
    Add(std::move(piece), length);
    last_ = int(plan_.pieces.size()) - 1;
  }

  // The chain from where the body is to where `item` begins.
  std::vector<WayStep> ChainTo(const Item& item) const {
    if (position_.empty()) return {};
    const auto chain = FindChain(repertoire_.movements, position_,
                                 movement(item.index).begins);
    assert(chain.has_value());
    return chain.value_or(std::vector<WayStep>{});
  }

  void AddMove(int index) {
    const Item& item = routine_.items[std::size_t(index)];
    const Item* const next = NextMovement(std::size_t(index));
    std::vector<WayStep> chain;
    if (next != nullptr) chain = ChainTo(*next);
    core::Duration natural{0};
    for (const WayStep& step : chain) {
      natural += coach::Lay(movement(step.way), {}).total;
    }
    const double share = std::max(
        core::ToSeconds(natural) / core::ToSeconds(item.seconds), kSlowestWay);
    const double slower = std::min(1.0, share);
    for (const WayStep& step : chain) AddWay(step, index, slower);
    // Whether there is a rest does not depend on the settings.
    const core::Duration left =
        item.seconds - core::Seconds(core::ToSeconds(natural) / slower);
    if (left >= kLeastRest) {
      AddStill(Piece::Kind::kRest, index, left, item.text);
    }
    if (next != nullptr) position_ = movement(next->index).begins;
  }

  void AddMovement(int index) {
    const Item& item = routine_.items[std::size_t(index)];
    for (const WayStep& step : ChainTo(item)) AddWay(step, -1, 1);
    if (guided_ && last_ < 0) {
      AddStill(Piece::Kind::kReady, -1, kGetReady, "Get ready");
    }
    Piece piece;
    piece.kind = Piece::Kind::kMovement;
    piece.item = index;
    piece.movement = item.index;
    piece.settings = settings_;
    piece.timeline = coach::Lay(movement(item.index), settings_);
    const core::Duration length = piece.timeline.total;
    Add(std::move(piece), length);
    last_ = int(plan_.pieces.size()) - 1;
    position_ = movement(item.index).ends;
  }

  const Routine& routine_;
  const Repertoire& repertoire_;
  Settings settings_;
  bool guided_;
  Plan plan_;
  int last_ = -1;         // piece that moved the body last
  std::string position_;  // where the body is; empty before the first movement
};

double Fade(core::Duration played, core::Duration left) {
  return math::Smoothstep(0, kCueFade, core::ToSeconds(played)) *
         math::Smoothstep(0, kCueFade, core::ToSeconds(left));
}

}  // namespace

void Resolve(Routine& routine, Repertoire& repertoire) {
  for (Item& item : routine.items) {
    if (item.kind == Item::Kind::kCard) {
      const auto card = std::ranges::find(repertoire.cards, item.id, &Card::id);
      assert(card != repertoire.cards.end());
      item.index = std::size_t(card - repertoire.cards.begin());
    } else if (item.kind == Item::Kind::kMovement) {
      const auto found =
          std::ranges::find(repertoire.movements, item.id, &Movement::id);
      assert(found != repertoire.movements.end());
      item.index = std::size_t(found - repertoire.movements.begin());
      if (item.changes.empty() && item.variation.empty()) continue;
      Movement adapted = Adapted(Form(*found, item), item.changes);
      item.index = repertoire.movements.size();
      repertoire.movements.push_back(std::move(adapted));
    }
  }
}

Plan LayPlan(const Routine& routine, const Repertoire& repertoire,
             const Settings& settings, bool guided) {
  return Planner(routine, repertoire, settings, guided).Lay();
}

std::size_t PieceAt(const Plan& plan, core::Duration time) {
  const auto after =
      std::ranges::upper_bound(plan.pieces, time, {}, &Piece::begin);
  return std::size_t(std::max(after - plan.pieces.begin(), long{1}) - 1);
}

PlanMoment At(const Plan& plan, const Repertoire& repertoire,
              core::Duration time) {
  PlanMoment out;
  out.time = std::clamp(time, core::Duration{0}, plan.total);
  out.finished = out.time == plan.total;
  out.piece = PieceAt(plan, out.time);
  const Piece& piece = plan.pieces[out.piece];
  out.left = piece.end - out.time;
  const core::Duration played = out.time - piece.begin;
  const Movement& movement = repertoire.movements[piece.movement];
  out.moment = At(movement, piece.settings, piece.timeline,
                  piece.still ? piece.at : played);
  if (piece.still) {
    out.moment.breath = OwnBreath(piece.settings, core::ToSeconds(played),
                                  core::ToSeconds(piece.end - piece.begin));
    out.moment.cue = piece.text;
    out.moment.cue_opacity = piece.text.empty() ? 0 : Fade(played, out.left);
  }
  return out;
}

int NextMovement(const Plan& plan, std::size_t piece) {
  for (std::size_t i = piece + 1; i < plan.pieces.size(); ++i) {
    if (plan.pieces[i].kind == Piece::Kind::kMovement) return int(i);
  }
  return -1;
}

}  // namespace limber::coach
