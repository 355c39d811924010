// SPDX-License-Identifier: MIT
#include "engine/content/phase_reader.h"

#include <algorithm>
#include <array>

#include "engine/coach/caption.h"
#include "engine/coach/gait.h"
#include "engine/content/lines_reader.h"
#include "engine/content/stance_reader.h"
#include "engine/content/way_phase.h"

namespace limber::content {
namespace {

using coach::Movement;
using coach::Phase;
using coach::PhaseKind;

// In the order of the enumerations in coach/movement.h.
constexpr std::array<std::string_view, 7> kPhaseKinds = {
    "set_up", "ease", "hold", "rounds", "release", "switch", "rest"};
constexpr std::array<std::string_view, 2> kPaths = {"ease", "flow"};

constexpr double kLongest = 600;  // s, of one phase

// What is planted with `plant`: itself, and the palm of a forearm.
bool Brings(const body::Effector& plant, const body::Effector& part) {
  return plant == part ||
         (plant.side == part.side && plant.contact == body::Contact::kForearm &&
          part.contact == body::Contact::kPalm);
}

void ReadPlant(const Node& node, Report& report, const Movement& movement,
               coach::Key& key) {
  const std::string text = ReadText(node, report);
  if (text.empty()) return;
  const std::size_t at = text.find('@');
  if (at == std::string::npos) {
    report.Add(node.place, "bad-plant", "\"" + text + "\" has no stance",
               "part@stance", "for instance \"sole.left@stand\"");
    return;
  }
  const int stance =
      FindStance(node.place, text.substr(at + 1), movement, report);
  for (const body::Effector& part :
       ReadParts(text.substr(0, at), node.place, report)) {
    const auto taken =
        std::ranges::find_if(key.plants, [&](const coach::Plant& plant) {
          return body::Exclude(plant.effector, part);
        });
    if (taken != key.plants.end()) {
      report.Add(node.place, "limb-planted-twice",
                 body::FullName(part) + " and " +
                     body::FullName(taken->effector) + " are one limb",
                 "one plant a limb and key");
      continue;
    }
    key.plants.push_back({part, stance});
  }
}

bool LiesOnRoller(const Movement& movement, const coach::Key& key) {
  return std::ranges::any_of(key.plants, [&](const coach::Plant& plant) {
    return LiesOn(movement, plant) == "roller";
  });
}

void ReadKeys(std::span<const Node> nodes, Place place, Report& report,
              const Movement& movement, Phase& phase) {
  for (const Node& node : nodes) {
    Fields fields(node, report, "a key");
    coach::Key key;
    key.at = fields.Number("at", {0, 1});
    if (const Node* const pose = fields.Need("pose")) {
      key.pose = ReadText(*pose, report);
      const body::Posture* const posture =
          FindPose(*pose, key.pose, movement, report);
      if (posture != nullptr) key.posture = *posture;
    }
    key.mirrored = fields.Flag("mirrored", false);
    key.roll = fields.Number("roll", {-0.3, 0.3}, 0);
    for (const Node& plant : fields.List("plants")) {
      ReadPlant(plant, report, movement, key);
    }
    const bool flows = phase.path == coach::Path::kFlow;  // closes anywhere
    if (phase.keys.empty() ? key.at != 0 && !flows
                           : key.at <= phase.keys.back().at) {
      report.Add(fields.PlaceOf("at"), "key-order",
                 phase.keys.empty() ? "the first key is not at 0"
                                    : "this key is not behind the one before",
                 "rising shares of the phase, the first of an eased one at 0");
    }
    if (key.roll != 0 && (flows || !LiesOnRoller(movement, key))) {
      report.Add(fields.PlaceOf("roll"), "roll-alone",
                 flows ? "a roller does not roll in a flow"
                       : "nothing of this key lies on the roller that rolls",
                 "an eased phase, with back@STANCE on a roller in this key");
    }
    fields.Finish();
    phase.keys.push_back(std::move(key));
  }
  if (phase.path != coach::Path::kFlow) {
    if (phase.keys.empty()) {
      report.Add(place, "too-few-keys", "the phase has no key",
                 "at least one key");
    }
    return;
  }
  if (phase.keys.size() < 3 || phase.keys.size() > 8 ||
      phase.keys.back().at >= 1) {
    report.Add(place, "flow-keys",
               "a flow has to close by itself through its keys",
               "3 to 8 keys, the last before 1");
  }
}

void ReadCues(std::span<const Node> nodes, Report& report, const Phase& phase,
              std::vector<coach::Cue>& cues) {
  std::vector<Place> places;
  for (const Node& node : nodes) {
    Fields fields(node, report, "a cue");
    coach::Cue cue;
    cue.at = fields.Number("at", {0, 0.999});
    cue.text = fields.Text("text");
    fields.Finish();
    places.push_back(fields.PlaceOf("at"));
    CheckCaption(fields.PlaceOf("text"), cue.text, report);
    if (!cues.empty() && cue.at < cues.back().at) {
      report.Add(places.back(), "cue-order",
                 "this cue comes before the one above", "rising shares");
    }
    cues.push_back(std::move(cue));
  }
  // Cues of one share take turns in rounds, so they share the room until the
  // next share.
  for (std::size_t i = 0; i < cues.size(); ++i) {
    const coach::Cue& cue = cues[i];
    const auto next = std::ranges::find_if(
        cues, [&](const coach::Cue& other) { return other.at > cue.at; });
    const double until = next == cues.end() ? 1 : next->at;
    const auto same = std::ranges::count(cues, cue.at, &coach::Cue::at);
    // Where all are of one share, each stays for all its repetitions.
    const bool stays = same == std::ssize(cues);
    const auto turns = std::max(1L, long(phase.repeats / same));
    const double room = ((stays ? double(turns) : until) - cue.at) *
                        core::ToSeconds(phase.seconds);
    if (room + 1e-9 < coach::CueSeconds(cue.text)) {
      char text[64];
      std::snprintf(text, sizeof text, "%.1f s, but it needs %.1f s", room,
                    coach::CueSeconds(cue.text));
      report.Add(places[i], "cue-too-short",
                 "the cue is on the screen for " + std::string(text),
                 "2.5 s or a third of a second a word, and its fades",
                 "move it, or say it in fewer words");
    }
    if (same > std::max(1, phase.repeats)) {
      report.Add(places[i], "too-many-cues",
                 std::to_string(same) + " cues take turns at this place",
                 "as many as the phase has repetitions");
    }
  }
}

// Mat and floor are one ground.
bool Same(std::string_view a, std::string_view b) {
  const auto ground = [](std::string_view s) {
    return s == "mat" || s == "floor";
  };
  return a == b || (ground(a) && ground(b));
}

void PlayWay(const Node& node, std::span<const Movement> ways, Report& report,
             Movement& movement, Phase& phase) {
  const std::string id = ReadText(node, report);
  const auto way = std::ranges::find(ways, id, &Movement::id);
  if (way != ways.end()) {
    return TakeWay(*way, node.place, report, movement, phase);
  }
  std::vector<std::string_view> ids;
  for (const Movement& other : ways) ids.push_back(other.id);
  if (!id.empty())
    AddUnknown(report, node.place, "unknown-way", "a way", id, ids);
}

// What another total length may make of the phase.
void ReadWindow(const Node& node, Report& report, Phase& phase) {
  const bool hold = phase.kind == PhaseKind::kHold;
  const bool rounds = phase.kind == PhaseKind::kRounds;
  const std::span<const Node> items = ReadList(node, report);
  if (items.size() == 2) {
    phase.least = ReadNumber(items[0], report, {1, kLongest});
    phase.most = ReadNumber(items[1], report, {1, kLongest});
  }
  const double written =
      hold ? core::ToSeconds(phase.seconds) : double(phase.repeats);
  if ((hold || rounds) && phase.least <= written && written <= phase.most) {
    return;
  }
  report.Add(node.place, "bad-window",
             hold || rounds ? "the phase as written is not inside"
                            : "only holds and rounds change their length",
             "[least, most]: seconds of a hold, repetitions of rounds");
  phase.least = phase.most = 0;
}

void ReadContacts(std::span<const Node> nodes, const Movement& movement,
                  Report& report, Phase& phase) {
  for (const Node& node : nodes) {
    Fields fields(node, report, "a contact");
    const Node* const part = fields.Need("part");
    const Node* const on_node = fields.Need("on");
    fields.Finish();
    if (part == nullptr || on_node == nullptr) continue;
    const std::string on = ReadSurface(*on_node, report);
    if (on.empty()) continue;
    const std::string name = ReadText(*part, report);
    if (name.empty()) continue;
    for (const body::Effector& effector :
         ReadParts(name, part->place, report)) {
      phase.contacts.push_back({effector, on});
      // The last key of an eased phase only ends the way to it.
      const std::size_t ends =
          phase.path == coach::Path::kEase && phase.keys.size() > 1 ? 1 : 0;
      for (std::size_t k = 0; k + ends < phase.keys.size(); ++k) {
        const auto holds = [&](const coach::Plant& plant) {
          return Brings(plant.effector, effector) &&
                 Same(LiesOn(movement, plant), on);
        };
        if (std::ranges::any_of(phase.keys[k].plants, holds)) continue;
        report.Add(part->place, "contact-not-planted",
                   body::FullName(effector) + " is not planted on " + on +
                       " in key " + std::to_string(k + 1),
                   "contacts that last for the whole phase",
                   "plant it in every key, or remove the contact");
        break;
      }
    }
  }
}

// Whether the phases about this one start a walk, go on and stop it.
bool Walks(std::span<const Phase> phases, std::size_t index) {
  if (index == 0 || index + 1 >= phases.size()) return false;
  const Phase& start = phases[index - 1];
  const Phase& rounds = phases[index];
  const Phase& stop = phases[index + 1];
  const auto once = [](const Phase& phase) {
    return phase.path == coach::Path::kEase && phase.repeats == 1 &&
           !phase.per_side && phase.ground_speed == 0;
  };
  const auto on_soles = [](const coach::Plant& plant) {
    return plant.effector.contact == body::Contact::kSole;
  };
  return rounds.kind == PhaseKind::kRounds &&
         rounds.path == coach::Path::kFlow && !rounds.per_side && once(start) &&
         once(stop) && !start.keys.empty() &&
         start.keys[0].plants.size() == 2 &&
         std::ranges::all_of(start.keys[0].plants, on_soles) &&
         coach::Gait::Fits({core::ToSeconds(start.seconds),
                            core::ToSeconds(rounds.seconds),
                            core::ToSeconds(stop.seconds), rounds.repeats});
}

}  // namespace

void ReadPhases(const Node& node, std::span<const Movement> ways,
                Report& report, Movement& movement) {
  std::vector<std::pair<std::size_t, Place>> walks;
  for (const Node& item : ReadList(node, report)) {
    Fields fields(item, report, "a phase");
    Phase phase;
    if (const Node* const id = fields.Need("id")) {
      phase.id = ReadText(*id, report);
      CheckId(*id, phase.id, report);
      const auto same =
          std::ranges::find(movement.phases, phase.id, &Phase::id);
      if (!phase.id.empty() && same != movement.phases.end()) {
        report.Add(id->place, "duplicate-id",
                   "there is a phase \"" + phase.id + "\" above",
                   "an id of its own for each phase");
      }
    }
    phase.label = fields.Text("label");
    phase.kind = PhaseKind(fields.Word("kind", kPhaseKinds));
    const std::size_t faults = report.problems().size();
    phase.seconds = core::Seconds(fields.Number("seconds", {0.5, kLongest}));
    if (report.problems().size() > faults) {
      phase.seconds = core::Seconds(kLongest);  // not the cues' fault
    }
    phase.repeats = fields.Integer("repeats", {1, 100}, 1);
    phase.path = coach::Path(fields.Word("path", kPaths, 0));
    phase.grow = fields.Number("grow", {0.1, 1}, 1);
    if (phase.grow < 1 &&
        (phase.path != coach::Path::kFlow || phase.repeats < 2)) {
      report.Add(fields.PlaceOf("grow"), "grow-flow",
                 "only a flow grows, over its repetitions",
                 "path: flow with at least 2 repeats");
    }
    phase.ground_speed = fields.Number("ground_speed", {0, 2}, 0);
    if (phase.ground_speed > 0) {
      walks.push_back({movement.phases.size(), fields.PlaceOf("ground_speed")});
    }
    phase.per_side = fields.Flag("per_side", false);
    const Node* const way =
        movement.kind == coach::Kind::kWay ? nullptr : fields.Find("way");
    if (way != nullptr) {
      PlayWay(*way, ways, report, movement, phase);
    } else {
      ReadKeys(fields.List("keys"), fields.PlaceOf("keys"), report, movement,
               phase);
      ReadCues(fields.List("cues"), report, phase, phase.cues);
      ReadContacts(fields.List("contacts"), movement, report, phase);
    }
    if (movement.kind == coach::Kind::kWay) {
      ReadCues(fields.List("back"), report, phase, phase.back);
    }
    if (const Node* const window = fields.Find("window")) {
      ReadWindow(*window, report, phase);
    }
    fields.Finish();
    movement.phases.push_back(std::move(phase));
  }
  for (const auto& [index, place] : walks) {
    if (Walks(movement.phases, index)) continue;
    report.Add(place, "walk-shape",
               "only rounds walk that a phase before them starts from both "
               "soles and one behind stops",
               "rounds, path: flow, at least 4 repeats, no sides; before and "
               "behind it one phase each of 3.4 to 4.5 rounds");
  }
  if (movement.phases.empty()) {
    report.Add(node.place, "no-phases", "the movement has no phase",
               "at least one");
  }
}

}  // namespace limber::content
