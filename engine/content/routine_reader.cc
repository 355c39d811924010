// SPDX-License-Identifier: MIT
#include "engine/content/routine_reader.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "engine/coach/timeline.h"
#include "engine/coach/ways.h"
#include "engine/content/lines_reader.h"

namespace limber::content {
namespace {

using coach::Item;
using coach::Movement;
using coach::Routine;

constexpr Range kSeconds = {1, 3600};

// "75" or "88.5"
std::string Show(core::Duration time) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", core::ToSeconds(time));
  return text;
}

class RoutineReader {
 public:
  RoutineReader(const RoutineReferences& references, Report& report)
      : references_(references), report_(report) {
    if (references.repertoire == nullptr) return;
    for (const Movement& movement : references.repertoire->movements) {
      if (movement.kind != coach::Kind::kWay) movements_.insert(movement.id);
    }
    for (const coach::Card& card : references.repertoire->cards) {
      cards_.insert(card.id);
    }
  }

  Routine Read(const Node& root, const std::string& stem) {
    Fields fields(root, report_, "a routine");
    CheckSchema(fields, report_);
    routine_.id = ReadFileId(fields, stem, report_);
    routine_.name = fields.Text("name");
    routine_.short_name = fields.Text("short_name");
    CheckShortName(fields.PlaceOf("short_name"), routine_.short_name, report_);
    routine_.summary = fields.Text("summary");
    const core::Duration total =
        core::Seconds(fields.Number("total", kSeconds));
    for (const Node& node : fields.List("items")) ReadItem(node);
    routine_.notes = ReadLines(fields, "notes", references_.sources, report_);
    CheckBeginning(fields);
    CheckTotal(fields, total);
    CheckWays();
    CheckWarmUp(fields);
    fields.Finish();
    routine_.total = total;
    return std::move(routine_);
  }

 private:
  void ReadItem(const Node& node) {
    Fields fields(node, report_, "an item");
    Item item;
    const Node* const movement = fields.Find("movement");
    const Node* const move = fields.Find("move");
    const Node* const card = fields.Find("card");
    const Node* const rest = fields.Find("rest");
    const Node* const all[] = {movement, move, card, rest};
    if (std::ranges::count(all, nullptr) != 3) {
      report_.Add(node.place, "item-kind",
                  "an item is one thing: this is none, or several",
                  "one of movement, move, card, rest");
    }
    if (card != nullptr) {
      item.kind = Item::Kind::kCard;
      item.id = ReadText(*card, report_);
      CheckIn(references_.repertoire ? &cards_ : nullptr, item.id, card->place,
              "unknown-card", "a card", report_);
    } else {
      item.seconds = core::Seconds(fields.Number("seconds", kSeconds));
    }
    if (movement != nullptr) {
      item.kind = Item::Kind::kMovement;
      ReadMovementItem(*movement, fields, item);
    } else if (move != nullptr || rest != nullptr) {
      const Node& text = move != nullptr ? *move : *rest;
      item.kind = move != nullptr ? Item::Kind::kMove : Item::Kind::kRest;
      item.text = ReadText(text, report_);
      CheckCaption(text.place, item.text, report_);
    }
    fields.Finish();
    places_.push_back(node.place);
    routine_.items.push_back(std::move(item));
  }

  const Movement* Find(const std::string& id) const {
    if (references_.repertoire == nullptr) return nullptr;
    const auto& all = references_.repertoire->movements;
    const auto found = std::ranges::find(all, id, &Movement::id);
    return found == all.end() ? nullptr : &*found;
  }

  void ReadMovementItem(const Node& node, Fields& fields, Item& item) {
    item.id = ReadText(node, report_);
    CheckIn(references_.repertoire ? &movements_ : nullptr, item.id, node.place,
            "unknown-movement", "a movement", report_);
    const Movement* const movement = Find(item.id);
    if (const Node* const variation = fields.Find("variation")) {
      item.variation = ReadText(*variation, report_);
      if (movement != nullptr &&
          std::ranges::find(movement->variations, item.variation,
                            &coach::Variation::id) ==
              movement->variations.end()) {
        std::vector<std::string_view> ids;
        for (const auto& other : movement->variations) ids.push_back(other.id);
        AddUnknown(report_, variation->place, "unknown-variation",
                   "a variation of " + movement->id, item.variation, ids);
      }
    }
    const std::size_t faults = report_.problems().size();
    for (const Node::Entry& entry : fields.Map("set")) {
      ReadChange(entry, movement, item);
    }
    if (movement == nullptr || report_.problems().size() > faults) return;
    const core::Duration takes =
        coach::Lay(coach::Adapted(coach::Form(*movement, item), item.changes),
                   {})
            .total;
    if (takes == item.seconds) return;
    report_.Add(fields.PlaceOf("seconds"), "wrong-seconds",
                movement->id + " takes " + Show(takes) + " s, not " +
                    Show(item.seconds),
                Show(takes));
  }

  void ReadChange(const Node::Entry& entry, const Movement* movement,
                  Item& item) {
    const double value = ReadNumber(entry.value, report_, {1, 600});
    item.changes.push_back({entry.key, value});
    if (movement == nullptr) return;
    const auto phase =
        std::ranges::find(movement->phases, entry.key, &coach::Phase::id);
    if (phase == movement->phases.end() || phase->most == 0) {
      std::vector<std::string_view> ids;
      for (const coach::Phase& other : movement->phases) {
        if (other.most > 0) ids.push_back(other.id);
      }
      AddUnknown(report_, entry.value.place, "unknown-phase",
                 "a phase of " + movement->id + " with a window", entry.key,
                 ids);
    } else if (value < phase->least || value > phase->most) {
      char allowed[64];
      std::snprintf(allowed, sizeof allowed, "%g to %g", phase->least,
                    phase->most);
      report_.Add(entry.value.place, "out-of-range",
                  "this is outside the window of the phase", allowed);
    }
  }

  void CheckBeginning(const Fields& fields) {
    if (!routine_.items.empty() &&
        routine_.items[0].kind == Item::Kind::kCard &&
        routine_.items[0].id == coach::kSafetyCard) {
      if (std::ranges::any_of(routine_.items, [](const Item& item) {
            return item.kind == Item::Kind::kMovement;
          })) {
        return;
      }
      report_.Add(fields.PlaceOf("items"), "empty-routine",
                  "the routine has no movement", "at least one");
      return;
    }
    report_.Add(fields.PlaceOf("items"), "no-safety-card",
                "the routine does not begin with the safety card",
                "- card: safety", "it is part of every routine");
  }

  void CheckTotal(const Fields& fields, core::Duration total) {
    core::Duration sum{0};
    for (const Item& item : routine_.items) sum += item.seconds;
    if (sum == total) return;
    report_.Add(fields.PlaceOf("total"), "wrong-total",
                "the items add up to " + Show(sum) + " s, not " + Show(total),
                Show(sum));
  }

  void CheckWays() {
    if (references_.repertoire == nullptr) return;
    const Movement* before = nullptr;
    for (std::size_t i = 0; i < routine_.items.size(); ++i) {
      const Movement* const next =
          routine_.items[i].kind == Item::Kind::kMovement
              ? Find(routine_.items[i].id)
              : nullptr;
      if (next == nullptr) continue;
      if (before != nullptr) CheckWay(*before, *next, places_[i]);
      before = next;
    }
  }

  void CheckWay(const Movement& before, const Movement& next, Place place) {
    if (coach::FindChain(references_.repertoire->movements, before.ends,
                         next.begins)) {
      return;
    }
    const auto name = [](const std::string& position) {
      return position.empty() ? "no base position" : "\"" + position + "\"";
    };
    std::string ways;
    for (const Movement& way : references_.repertoire->movements) {
      if (way.kind != coach::Kind::kWay) continue;
      ways += (ways.empty() ? "" : ", ") + way.begins + " and " + way.ends;
    }
    report_.Add(place, "cannot-join",
                before.id + " ends in " + name(before.ends) + ", " + next.id +
                    " begins in " + name(next.begins) +
                    ", and no way leads there",
                ways.empty() ? "there are no ways" : "ways between " + ways,
                before.ends.empty() || next.begins.empty()
                    ? "end and begin movements in a pose of body/poses.yaml"
                    : "add a way to content/ways/");
  }

  void CheckWarmUp(const Fields& fields) {
    if (references_.repertoire == nullptr || !routine_.notes.empty()) return;
    const auto& movements = references_.repertoire->movements;
    const bool holds = std::ranges::any_of(routine_.items, [&](const Item& i) {
      const Movement* const movement = Find(i.id);
      return movement && coach::Has(*movement, coach::PhaseKind::kHold);
    });
    if (!holds || coach::WarmUpBefore(routine_, movements) >= coach::kWarmedUp)
      return;
    report_.Add(fields.PlaceOf("items"), "no-warm-up",
                "something is held before five minutes of warming up",
                "warm-ups first, or notes with their sources",
                "say under notes what the evidence supports");
  }

  const RoutineReferences& references_;
  Report& report_;
  std::set<std::string> movements_, cards_;
  Routine routine_;
  std::vector<Place> places_;  // [item]
};

}  // namespace

Routine ReadRoutine(const Node& root, const std::string& stem,
                    const RoutineReferences& references, Report& report) {
  return RoutineReader(references, report).Read(root, stem);
}

}  // namespace limber::content
