// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "engine/check/heel_sitting.h"
#include "engine/coach/performer.h"

namespace limber::check {

inline constexpr double kHeld = 1 - 1e-9;  // weight of what is fully planted

// A part of the body that lies, or is about to lie, on a surface.
struct ContactSample {
  body::Effector effector;
  body::Host host;        // what it lies on belongs to
  std::string_view on;    // a name of coach/footing.h; owned by the movement
  bool declared = false;  // the phase says it touches
  bool rolls = false;     // on a bar: see rolling.h
  double weight = 0;      // of its plant, [0, 1]; 1 = held
  double gap = 0, penetration = 0;  // m, of the drawn skin
  double slide = 0;     // m along the surface, of the patch from its anchor
  double coverage = 0;  // share of the patch within 6 mm, [0, 1]
  // Of the vertices that are inside the surface: how many, and their depth
  // summed, m.
  double depths = 0;
  int inside = 0;
  // Of the patch, m, and of the surface: in the frame of what it lies on, which
  // is the ground unless that is a part of the body.
  math::Vec3 centre{0};
  math::Vec3 normal{0, 1, 0};
  body::Hardness hardness = body::Hardness::kHard;
  double radius = 0;  // m, of a bar; 0 = a plane
  math::Vec3 bar{0};  // world space, on its axis
  math::Vec3 axis{1, 0, 0};
};

// Joints of the spine that bend, from the lowest to the head.
inline constexpr std::size_t kSpineJoints = 9;

// One sampled moment, world space, metres and radians.
struct Sample {
  double time = 0;   // s
  int segment = 0;   // index into Take::timeline.segments
  double ratio = 0;  // of the segment, [0, 1]
  body::Posture solved, authored;
  math::Vec3 root{0};
  // Joint centres of the solved skeleton.
  std::array<math::Vec3, std::size_t(body::Landmark::kCount)> trunk{};
  std::array<std::array<math::Vec3, std::size_t(body::LimbLandmark::kCount)>, 2>
      limb{};  // [Side]
  // Clinical frames: the identity is upright, facing +z.
  math::Quat chest{1, 0, 0, 0}, head{1, 0, 0, 0};
  std::array<double, kSpineJoints> bends{};  // flexion of each joint, solved
  double bone = 0;  // largest change of a bone's length against rest, a share
  std::string_view bone_name;  // the joint at its end
  double eyes = 0;             // m, height of the middle of the eyes
  double palms = 0;            // m, between the middles of the palms
  std::array<ContactSample, 8> contacts{};
  std::size_t contact_count = 0;
  HeelGaps heels;                // in holds of kneeling movements
  double lowest = 0;             // m, y of the lowest point of the drawn skin
  std::string_view lowest_part;  // the joint it follows most
  math::Vec3 centre_of_mass{0};  // m
  body::Support support;         // the ground that carries the body
  double ground = 0;             // m, how far the ground has gone backwards
  double rolled = 0;             // m, how far a roller has rolled
  double margin = 0;  // m, centre of mass inside the support; negative outside
  double feet_margin = 0;  // m, likewise inside the soles alone
  double belly = 0;        // m, belly skin before the spine, in the frame of L3
  std::array<double, 2> shoulder_top{};  // m, height of the skin on it, [Side]
  coach::Breath breath;
  std::string_view cue;  // owned by the movement

  const math::Vec3& at(body::Landmark l) const { return trunk[std::size_t(l)]; }
  const math::Vec3& at(body::LimbLandmark l, body::Side side) const {
    return limb[std::size_t(side)][std::size_t(l)];
  }
  std::span<const ContactSample> touching() const {
    return {contacts.data(), contact_count};
  }
};

// At which smoothness is judged, 1/s.
inline constexpr double kFineRate = 120;
// At which skin is held against skin where `rate` is at least half of that,
// 1/s; else it is a fifth.
inline constexpr double kOverlapRate = 10;
// At which limbs are held against things where `rate` is no less, 1/s: a hand
// that passes by is there for a moment.
inline constexpr double kPropRate = 30;

// A movement as it was performed, sampled from first to last tick. About 4 kB
// a sample. The movement and the figure, which it borrows, must outlive it.
struct Take {
  const coach::Movement* movement = nullptr;
  std::string figure;
  coach::Timeline timeline;  // at default settings
  double rate = 30;          // samples a second
  std::vector<Sample> samples;
  double screen_top = 0;  // m, upper edge of the screen; 0 = there is none
  // Limbs inside the body, at kOverlapRate or a fifth of that and at the keys.
  struct Inside {
    double time = 0;   // s
    double depth = 0;  // m
    std::string_view part;
    bool folded = false;  // hip or knee is bent so far that flesh meets flesh
  };
  std::vector<Inside> arms, legs;
  std::vector<Inside> uppers;   // upper arms and thighs
  std::vector<Inside> thighs;   // shanks inside the thigh of the same leg
  std::vector<Inside> fingers;  // of interlaced hands, inside the other hand
  // Limbs and head inside things, at kPropRate or less. A list is empty where
  // no such thing is around.
  struct InThing {
    double time = 0;   // s
    double depth = 0;  // m
    std::string_view part, thing;
  };
  std::vector<InThing> firm_things, soft_things;
  // Solved postures alone, at kFineRate where `rate` is less; or empty.
  std::vector<body::Posture> fine;
  std::vector<std::string> muscles;  // ids
  // [sample * muscles * 2 + muscle * 2 + Side], of the movement's base pose
  std::vector<float> gains;
  std::vector<float> stretches;  // likewise, from no pose but the muscle's own

  double step() const { return 1 / rate; }  // s
  // The postures at the finest rate there is, and that rate, 1/s.
  std::vector<body::Posture> FinePostures() const;
  double fine_rate() const { return fine.empty() ? rate : kFineRate; }
  double Gain(std::size_t sample, std::size_t muscle, body::Side side) const {
    return double(
        gains[(sample * muscles.size() + muscle) * 2 + std::size_t(side)]);
  }
  int FindMuscle(std::string_view id) const;  // -1 = none
  // Index of the sample nearest to `time`, s.
  std::size_t Nearest(double time) const;
  const coach::Segment& segment(const Sample& sample) const {
    return timeline.segments[std::size_t(sample.segment)];
  }
  const coach::Phase& phase(const coach::Segment& segment) const {
    return movement->phases[std::size_t(segment.phase)];
  }
  const coach::Phase& phase(const Sample& sample) const {
    return phase(segment(sample));
  }
  double begin(const coach::Segment& segment) const {
    return core::ToSeconds(segment.begin);
  }
  double end(const coach::Segment& segment) const {
    return core::ToSeconds(segment.end);
  }
};

// Changes a performed frame before it is recorded: how tests plant faults.
using Tamper = std::function<void(const coach::Moment&, coach::BodyFrame&)>;

// Performs library[movement] and records it. `figure` names it in results.
Take Record(const coach::Performer& performer,
            const std::vector<coach::Movement>& library, std::size_t movement,
            std::string figure, double rate, const Tamper& tamper = {});

}  // namespace limber::check
