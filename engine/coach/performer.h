// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "engine/anim/deformer.h"
#include "engine/body/balance.h"
#include "engine/body/breathing.h"
#include "engine/body/face.h"
#include "engine/body/figure.h"
#include "engine/body/folding.h"
#include "engine/body/meeting.h"
#include "engine/body/muscle.h"
#include "engine/body/patch.h"
#include "engine/body/solver.h"
#include "engine/coach/choreography.h"

namespace limber::coach {

// A contact as it is drawn now.
struct ContactState {
  body::Effector effector;
  std::string_view on;  // surface id, owned by the performer
  bool active = false;  // fully planted: declared and weight 1
  double gap = 0, slide = 0, penetration = 0;  // m
  double coverage = 0;                         // [0, 1]
};

// One muscle of one side: what it measures and how the movement names it.
struct MuscleReading {
  body::MuscleState state;
  double gain =
      0;  // stretch less that of the movement's base pose (not under 0)
};

// A figure at one moment, world space, metres. Made by Performer::MakeFrame;
// reused from frame to frame.
struct BodyFrame {
  Ask ask;
  body::Solution solution;
  body::RigPose pose;
  std::vector<math::Vec3f> points;  // of the body, as drawn
  std::vector<std::vector<math::Vec3f>> positions, normals;  // [part][vertex]
  std::vector<MuscleReading> muscles;  // [muscle * 2 + Side]
  std::vector<ContactState> contacts;  // of the phase; capacity for 8
  math::Vec3 centre_of_mass{0};
  body::Support support;      // the ground that carries it
  double support_margin = 0;  // m, negative = outside the support

  // Scratch of the stages, not for reading.
  std::vector<body::MuscleState> muscle_scratch;
  std::vector<std::vector<math::Vec3f>> part_points;  // [part]
  std::vector<std::unique_ptr<anim::Deformer::Scratch>>
      deform_scratch;  // [part]
};

// What is added to the ask of a movement that begins a little beside where the
// body is: `share` of it, 1 where the movement begins and soon nothing.
struct Lead {
  body::Posture posture;
  math::Vec3 root{0}, centre{0};  // m; `centre` of mass, where that is led
  double share = 0;
  double clock = 0;  // s, of the face, which blinks across seams
};

// Plays movements on one figure. All of a frame follows from (movement,
// settings, time): Perform keeps nothing but the fit of a movement to the
// figure, which it finds when it is first asked for. Many may perform at once.
// Borrows figure, muscles and library.
class Performer {
 public:
  // Fails with the problems of Rig::Build where the figure does not fit.
  static core::Loaded<std::unique_ptr<Performer>> Create(
      const body::Figure& figure,
      std::span<const body::MuscleDefinition> muscles,
      const std::vector<Movement>& library);

  BodyFrame MakeFrame() const;

  enum class Detail {
    kPose,     // joints and muscles
    kFace,     // and where the eyes and their lids are
    kSurface,  // and the skin, contacts, balance
    kDrawn,    // and vertex positions and normals of every part
  };
  // `moment` belongs to `timeline`, both to library[movement]. Allocates
  // nothing once the movement is fitted.
  void Perform(std::size_t movement, const Timeline& timeline,
               const Moment& moment, Detail detail, BodyFrame& out,
               const Lead* lead = nullptr) const;

  const body::Figure& figure() const { return *figure_; }
  const body::Rig& rig() const { return rig_; }
  const body::MuscleSet& muscles() const { return *muscles_; }
  const body::SkinPatches& patches() const { return *patches_; }
  const Choreography& choreography(std::size_t movement) const {
    return Fitted(movement).choreography;
  }

 private:
  // A movement as this figure does it.
  struct Fit {
    Choreography choreography;
    std::vector<double> base_stretch;  // [muscle * 2 + Side] in the base pose
  };
  struct Slot {
    std::once_flag once;
    std::unique_ptr<Fit> fit;
  };

  Performer(const body::Figure& figure, body::Rig rig);
  const Fit& Fitted(std::size_t movement) const;
  // What is asked for a little later; past the end: what was asked last.
  Ask Ahead(std::size_t movement, const Timeline& timeline,
            const Moment& moment) const;
  void Skin(const body::RigPose& pose, anim::Deformer::Scratch& scratch,
            std::span<math::Vec3f> points) const;
  void MeasureContacts(std::size_t movement, const Phase& phase, bool mirrored,
                       BodyFrame& out) const;

  const body::Figure* figure_;
  body::Rig rig_;
  const std::vector<Movement>* library_ = nullptr;
  std::unique_ptr<body::Solver> solver_;
  std::unique_ptr<body::FaceRig> face_;
  std::unique_ptr<body::SkinPatches> patches_;
  std::unique_ptr<body::BreathField> breath_;
  std::unique_ptr<body::MeetingFlesh> meeting_;
  std::unique_ptr<body::FoldingFlesh> folding_;
  std::unique_ptr<body::MuscleSet> muscles_;
  std::vector<std::unique_ptr<anim::Deformer>> deformers_;  // [part]
  std::unique_ptr<Slot[]> slots_;                           // [movement]
};

}  // namespace limber::coach
