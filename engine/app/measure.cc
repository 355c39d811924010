// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <fmt/os.h>

#include <iterator>

#include "engine/app/commands.h"
#include "engine/app/progress.h"
#include "engine/coach/ledger.h"
#include "engine/math/angle.h"
#include "engine/output/output.h"
#include "engine/stage/muscle_light.h"
#include "engine/stage/performance.h"

namespace limber::app {

using body::LimbLandmark;
using body::Side;
using math::Vec3;
using output::CatchInterrupts;
using output::Interrupted;
using output::kInterrupted;
using output::OutputFile;
using stage::Performance;
using stage::Print;
using stage::RoleName;
using stage::World;

namespace {

using Text = fmt::memory_buffer;

template <class... T>
void Put(Text& out, fmt::format_string<T...> format, T&&... values) {
  fmt::format_to(std::back_inserter(out), format, std::forward<T>(values)...);
}

void PutPlace(Text& out, std::string_view name, const Vec3& p, bool& first) {
  Put(out, "{}\"{}\":[{:.5f},{:.5f},{:.5f}]", first ? "" : ",", name, p.x, p.y,
      p.z);
  first = false;
}

std::string_view RoleOf(const coach::Movement& movement,
                        std::string_view muscle, bool towards_played_side) {
  for (const coach::MuscleTarget& target : movement.muscles) {
    if (target.muscle != muscle) continue;
    if (target.side > 0 && !towards_played_side) continue;
    if (target.side < 0 && towards_played_side) continue;
    return RoleName(target.role);
  }
  return "none";
}

void PutAngles(Text& out, const body::Posture& posture) {
  bool first = true;
  const auto put = [&](const std::string& name, double radians) {
    Put(out, "{}\"{}\":{:.4f}", first ? "" : ",", name, math::Degrees(radians));
    first = false;
  };
  for (std::size_t i = 0; i < body::kTrunkDofs; ++i) {
    put(std::string(body::Name(body::Trunk(i))), posture.trunk[i]);
  }
  for (const Side side : body::kSides) {
    for (std::size_t i = 0; i < body::kLimbDofs; ++i) {
      const body::DofId dof{true, {}, body::Limb(i), side};
      put(body::FullName(dof), body::Get(posture, dof));
    }
  }
}

void PutJoints(Text& out, const coach::Performer& performer,
               const coach::BodyFrame& frame) {
  const auto at = [&](int joint) {
    return frame.pose.model_from_joint[std::size_t(joint)].translation;
  };
  const body::Rig& rig = performer.rig();
  bool first = true;
  using body::Landmark;
  for (const auto& [name, landmark] :
       {std::pair("pelvis", Landmark::kRoot), std::pair("l5", Landmark::kL5),
        std::pair("t12", Landmark::kT12), std::pair("c7", Landmark::kC7),
        std::pair("head", Landmark::kHead)}) {
    PutPlace(out, name, at(rig.joint(landmark)), first);
  }
  for (const Side side : body::kSides) {
    for (const auto& [name, landmark] :
         {std::pair("shoulder", LimbLandmark::kShoulder),
          std::pair("elbow", LimbLandmark::kElbow),
          std::pair("wrist", LimbLandmark::kWrist),
          std::pair("hip", LimbLandmark::kHip),
          std::pair("knee", LimbLandmark::kKnee),
          std::pair("ankle", LimbLandmark::kAnkle)}) {
      PutPlace(out, fmt::format("{}.{}", name, body::Name(side)),
               at(rig.joint(landmark, side)), first);
    }
  }
}

void PutContacts(Text& out, const coach::BodyFrame& frame) {
  bool first = true;
  for (const coach::ContactState& c : frame.contacts) {
    Put(out,
        "{}{{\"body\":\"{}\",\"on\":\"{}\",\"active\":{},\"gap_mm\":{:.3f},"
        "\"slide_mm\":{:.3f},\"penetration_mm\":{:.3f},\"coverage\":{:.3f}}}",
        first ? "" : ",", body::FullName(c.effector), c.on, c.active,
        c.gap * 1000, c.slide * 1000, c.penetration * 1000, c.coverage);
    first = false;
  }
}

void PutMuscles(Text& out, const coach::Movement& movement, bool mirrored,
                const coach::Performer& performer,
                const coach::BodyFrame& frame) {
  bool first = true;
  const Side played = mirrored ? Side::kLeft : Side::kRight;
  for (std::size_t m = 0; m < performer.muscles().count(); ++m) {
    const std::string& id = performer.muscles().id(m);
    for (const Side side : body::kSides) {
      const coach::MuscleReading& r = frame.muscles[m * 2 + std::size_t(side)];
      Put(out,
          "{}\"{}.{}\":{{\"length_m\":{:.5f},\"ratio\":{:.5f},"
          "\"stretch\":{:.4f},\"gain\":{:.4f},\"role\":\"{}\"}}",
          first ? "" : ",", id, body::Name(side), r.state.length, r.state.ratio,
          r.state.stretch, r.gain, RoleOf(movement, id, side == played));
      first = false;
    }
  }
}

// {"id": ..., "figure": ..., "total_s": ..., "above": ..., "lengthened_s":
// {"muscle.side": seconds, ...}}; muscles that never were are left out.
int WriteLedger(const World& world, const MeasureOptions& options,
                const Performance& performance) {
  const auto file = OutputFile::Open(options.output);
  if (!file.ok()) return Print(file.problems), 1;
  coach::BodyFrame frame = performance.performer().MakeFrame();
  const std::vector<double> seconds = coach::SecondsLengthened(
      [&](double time) {
        performance.Perform(time, coach::Performer::Detail::kPose, frame);
        return std::span<const coach::MuscleReading>(frame.muscles);
      },
      performance.seconds(), options.rate, options.above);
  Text out;
  Put(out,
      "{{\"id\":\"{}\",\"figure\":\"{}\",\"total_s\":{:.3f},\"what\":\"model "
      "estimate of length against the neutral pose\",\"above\":{},"
      "\"lengthened_s\":{{",
      performance.id(), world.Label(options.figure), performance.seconds(),
      options.above);
  bool first = true;
  for (std::size_t i = 0; i < seconds.size(); ++i) {
    if (seconds[i] < 0.005) continue;
    Put(out, "{}\"{}.{}\":{:.2f}", first ? "" : ",",
        performance.performer().muscles().id(i / 2), body::Name(Side(i % 2)),
        seconds[i]);
    first = false;
  }
  Put(out, "}}}}\n");
  (*file.value)->Write({out.data(), out.size()});
  if (const auto fault = (*file.value)->Finish()) return Print({*fault}), 1;
  return 0;
}

}  // namespace

int Measure(World& world, const MeasureOptions& options) {
  const auto opened = Performance::Open(world, options.subject, options.figure,
                                        Performance::Understudy::kNone);
  if (!opened.ok()) return Print(opened.problems), 1;
  const Performance& performance = **opened.value;
  const coach::Performer& performer = performance.performer();
  if (options.ledger) return WriteLedger(world, options, performance);
  coach::BodyFrame frame = performer.MakeFrame();

  const auto frames =
      static_cast<long>(performance.seconds() * options.rate + 1e-6) + 1;
  CatchInterrupts();
  const auto file = OutputFile::Open(options.output);
  if (!file.ok()) return Print(file.problems), 1;
  Progress progress("measuring " + performance.id(), frames);
  Text out;
  for (long i = 0; i < frames; ++i) {
    if (Interrupted()) return kInterrupted;
    out.clear();
    const Performance::Now now = performance.Perform(
        double(i) / options.rate, coach::Performer::Detail::kSurface, frame);
    const coach::Moment& moment = now.moment;
    const coach::Movement& movement =
        world.repertoire().movements[now.movement];
    const coach::Segment& segment =
        now.timeline->segments[std::size_t(moment.segment)];
    const coach::Phase& phase = movement.phases[std::size_t(segment.phase)];
    std::string_view label = phase.id;
    // Rounds have no phases of their own: the pose they go towards names it.
    if (phase.kind == coach::PhaseKind::kRounds && !frame.ask.to.empty()) {
      label = frame.ask.to;
    }
    Put(out,
        "{{\"t\":{:.5f},\"movement\":\"{}\",\"figure\":\"{}\",\"phase\":\"{}\","
        "\"section\":\"{}\",\"side\":\"{}\","
        "\"breath\":{{\"phase\":\"{}\",\"fraction\":{:.4f},\"fullness\":{:.4f}}"
        "},"
        "\"angles_deg\":{{",
        core::ToSeconds(now.time), movement.id, world.Label(options.figure),
        label, phase.id,
        phase.per_side ? body::Name(moment.side) : std::string_view("both"),
        moment.breath.in ? "in" : "out", moment.breath.fraction,
        moment.breath.fullness);
    PutAngles(out, frame.solution.posture);
    Put(out, "}},\"authored_deg\":{{");
    PutAngles(out, frame.ask.posture);
    Put(out, "}},\"joints_m\":{{");
    PutJoints(out, performer, frame);
    Put(out, "}},\"contacts\":[");
    PutContacts(out, frame);
    const Vec3& com = frame.centre_of_mass;
    Put(out,
        "],\"com_m\":[{:.5f},{:.5f},{:.5f}],\"support_margin_mm\":{:.2f},"
        "\"muscles\":{{",
        com.x, com.y, com.z, frame.support_margin * 1000);
    PutMuscles(out, movement, segment.mirrored, performer, frame);
    Put(out, "}}");
    if (options.vertices) {
      Put(out, ",\"points_mm\":[");
      for (std::size_t p = 0; p < frame.points.size(); ++p) {
        const math::Vec3f v = frame.points[p] * 1000.f;
        Put(out, "{}{:.2f},{:.2f},{:.2f}", p ? "," : "", v.x, v.y, v.z);
      }
      Put(out, "]");
    }
    Put(out, "}}\n");
    (*file.value)->Write({out.data(), out.size()});
    progress.Advance();
  }
  progress.Done();
  if (const auto fault = (*file.value)->Finish()) return Print({*fault}), 1;
  return 0;
}

}  // namespace limber::app
