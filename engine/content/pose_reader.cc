// SPDX-License-Identifier: MIT
#include "engine/content/pose_reader.h"

#include <array>
#include <cmath>
#include <optional>
#include <set>

#include "engine/math/angle.h"

namespace limber::content {
namespace {

using body::DofId;
using body::Posture;
using body::Side;

constexpr std::array<std::string_view, 8> kHands = {
    "relaxed", "open", "flat", "cup", "laid", "grip", "clasp", "interlaced"};
constexpr std::string_view kBoth = ".both";

std::vector<DofId> AllDofs() {
  std::vector<DofId> dofs;
  for (std::size_t i = 0; i < body::kTrunkDofs; ++i) {
    dofs.push_back({false, body::Trunk(i), {}, {}});
  }
  for (std::size_t i = 0; i < body::kLimbDofs; ++i) {
    for (const Side side : body::kSides) {
      dofs.push_back({true, {}, body::Limb(i), side});
    }
  }
  return dofs;
}

// "hip.flex.both" names two angles, others one, unknown words none.
std::vector<DofId> FindDofs(std::string_view name) {
  std::vector<DofId> dofs;
  if (name.ends_with(kBoth)) {
    const std::string stem(name.substr(0, name.size() - kBoth.size()));
    for (const Side side : body::kSides) {
      const auto dof =
          body::FindDof(stem + "." + std::string(body::Name(side)));
      if (dof) dofs.push_back(*dof);
    }
  } else if (const auto dof = body::FindDof(name)) {
    dofs.push_back(*dof);
  }
  return dofs;
}

std::vector<Side> SidesOf(std::string_view key) {  // of "hand.left"
  if (key == "hand.left") return {Side::kLeft};
  if (key == "hand.right") return {Side::kRight};
  if (key == "hand.both") return {Side::kLeft, Side::kRight};
  return {};
}

void AddUnknownAngle(const Node::Entry& entry, Report& report) {
  std::vector<std::string> names = {"base", "hand.left", "hand.right",
                                    "hand.both"};
  for (const DofId& dof : AllDofs()) {
    names.push_back(body::FullName(dof));
    if (dof.of_limb && dof.side == Side::kRight) {
      names.push_back(std::string(body::Name(dof.limb)) + std::string(kBoth));
    }
  }
  const std::vector<std::string_view> views(names.begin(), names.end());
  report.Add(entry.place, "unknown-angle",
             "\"" + entry.key + "\" is no angle of the body",
             "the angles of content/body/joints.yaml, those of limbs with "
             ".left, .right or .both",
             DidYouMean(entry.key, views));
}

// Holds every angle against its passive limits; `place` tells where it stands.
template <class PlaceOf>
void HoldAngles(const Posture& posture, std::string_view name,
                const body::RangesOfMotion& ranges, Report& report,
                const PlaceOf& place) {
  constexpr double kRounding = 1e-9;
  for (const DofId& dof : AllDofs()) {
    const body::AngleRange& range = ranges.of(dof);
    const double angle = body::CheckedAngle(posture, dof);
    if (angle >= range.passive_min - kRounding &&
        angle <= range.passive_max + kRounding) {
      continue;
    }
    const auto degrees = [](double radians) {
      return std::to_string(std::lround(math::Degrees(radians)));
    };
    const bool turned = std::abs(angle - body::Get(posture, dof)) > 1e-6;
    report.Add(place(dof), "angle-out-of-range",
               body::FullName(dof) + " of " + std::string(name) + " comes to " +
                   degrees(angle) + " degrees" +
                   (turned ? " once the plane of the arm is taken off" : ""),
               degrees(range.passive_min) + " to " +
                   degrees(range.passive_max) +
                   " degrees (content/body/joints.yaml)",
               "no body goes further");
  }
}

// One pose under way: what it holds and where each angle was written.
class PoseForm {
 public:
  PoseForm(const Node::Entry& pose, Report& report)
      : pose_(pose), report_(report) {
    for (body::HandShape& hand : posture_.hand) {
      hand = *body::FindHand("relaxed");
    }
  }

  void Base(const Node& node, const Poses& own, const Poses* known) {
    const std::string base = ReadText(node, report_);
    if (base.empty()) return;
    if (const auto found = own.find(base); found != own.end()) {
      posture_ = found->second;
      return;
    }
    if (known == nullptr) return;
    if (const auto found = known->find(base); found != known->end()) {
      posture_ = found->second;
      return;
    }
    std::vector<std::string_view> names;
    for (const auto& [name, posture] : own) names.push_back(name);
    for (const auto& [name, posture] : *known) names.push_back(name);
    AddUnknown(report_, node.place, "unknown-pose", "a pose above or one", base,
               names);
  }

  void Take(const Node::Entry& entry) {
    if (const std::vector<Side> sides = SidesOf(entry.key); !sides.empty()) {
      return TakeHand(entry, sides);
    }
    const std::vector<DofId> dofs = FindDofs(entry.key);
    if (dofs.empty()) return AddUnknownAngle(entry, report_);
    const double degrees = ReadNumber(entry.value, report_, {-360, 360});
    for (const DofId& dof : dofs) {
      const std::string name = body::FullName(dof);
      if (!places_.emplace(name, entry.value.place).second) {
        report_.Add(entry.place, "angle-twice", name + " is already written",
                    "each angle once", "write .left and .right, or .both");
      }
      body::Set(posture_, dof, math::Radians(degrees));
    }
  }

  // What is taken from here on is written over what was.
  void BeginLayer() {
    places_.merge(below_);
    below_ = std::move(places_);
    places_.clear();
  }

  // Also angles that come from the base: it may be the plane of the arm that
  // takes its rotation out of range.
  void Check(const body::RangesOfMotion& ranges) {
    BeginLayer();
    HoldAngles(posture_, pose_.key, ranges, report_, [&](const DofId& dof) {
      const auto written = below_.find(body::FullName(dof));
      return written == below_.end() ? pose_.place : written->second;
    });
  }

  Posture posture() const { return posture_; }

 private:
  void TakeHand(const Node::Entry& entry, const std::vector<Side>& sides) {
    const std::string name = ReadText(entry.value, report_);
    if (name.empty()) return;
    const auto shape = body::FindHand(name);
    if (!shape) {
      return AddUnknown(report_, entry.value.place, "unknown-hand",
                        "a hand shape", name, kHands);
    }
    for (const Side side : sides) posture_.hand[std::size_t(side)] = *shape;
  }

  const Node::Entry& pose_;
  Report& report_;
  Posture posture_;
  std::map<std::string, Place> places_, below_;  // [full name]
};

}  // namespace

void ReadPoses(std::span<const Node::Entry> entries, const Poses* known,
               const body::RangesOfMotion* ranges, Report& report, Poses& poses,
               const Overwritten* over) {
  for (const Node::Entry& entry : entries) {
    PoseForm form(entry, report);
    const std::span<const Node::Entry> angles = ReadMap(entry.value, report);
    for (const Node::Entry& angle : angles) {  // first, wherever it stands
      if (angle.key == "base") form.Base(angle.value, poses, known);
    }
    for (const Node::Entry& angle : angles) {
      if (angle.key != "base") form.Take(angle);
    }
    if (over != nullptr && over->layers.contains(entry.key)) {
      for (const auto& layer : over->layers.at(entry.key)) {
        form.BeginLayer();
        for (const Node::Entry* const angle : layer) form.Take(*angle);
      }
    }
    if (ranges != nullptr) form.Check(*ranges);
    poses[entry.key] = form.posture();
  }
}

Posture ReadOffsets(const Node::Entry& entry, Report& report) {
  PoseForm form(entry, report);
  for (const Node::Entry& angle : ReadMap(entry.value, report)) {
    if (SidesOf(angle.key).empty()) {
      form.Take(angle);
    } else {
      AddUnknownAngle(angle, report);
    }
  }
  return form.posture();
}

void CheckAngles(const Posture& posture, std::string_view name, Place place,
                 const body::RangesOfMotion& ranges, Report& report) {
  HoldAngles(posture, name, ranges, report,
             [&](const DofId&) { return place; });
}

}  // namespace limber::content
