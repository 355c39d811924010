// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "engine/coach/plan.h"
#include "engine/coach/prop_place.h"
#include "engine/scene/frame.h"
#include "engine/stage/ghost.h"
#include "engine/stage/view.h"
#include "engine/stage/world.h"
#include "engine/stage/xray.h"

namespace limber::stage {

// How the picture looks; what a person may choose.
struct Look {
  scene::Theme theme = scene::Theme::kDark;
  scene::Tier tier = scene::Tier::kHigh;
  View view = View::kBest;
  Orbit orbit;
  int palette = 0;
  bool muscles = true;
  bool mirror = false;
  double xray = 0;           // from skin, 0, to what is under it, 1
  int isolated = -1;         // muscle whose neighbours step back; -1 = none
  double isolation = 0;      // how far they have, [0, 1]
  std::string skin, outfit;  // names of scene/looks.h; empty = the figure's own
};

// What a figure looks like: its own, where the look names nothing else.
struct Wardrobe {
  scene::SkinTone skin;
  scene::Outfit outfit;
  scene::Vec3f hair;  // linear
};
Wardrobe WardrobeOf(const body::Figure& figure, std::string_view skin,
                    std::string_view outfit);

// What a part of a figure is made of, from its name.
scene::Surface SurfaceOf(std::string_view part);

// The look that a command's names ask for; these have been checked.
Look LookNamed(std::string_view view, std::string_view theme);

// A part of the window, pixels, origin top left.
struct Rectangle {
  int x = 0, y = 0, width = 0, height = 0;
};

class Staging;

// The routine a picture is taken from; the body is where its passage put it.
struct InRoutine {
  const Staging* staging;
  const coach::Plan* plan;
  core::Duration time;
};

// Turns an evaluated body into a frame to draw. Keeps the shapes that do not
// change, so that they are uploaded once. Borrows the actor.
class Picture {
 public:
  Picture(const World& world, const World::Actor& actor);

  // The returned frame borrows from `body` and from this picture, until the
  // next call. Allocates nothing once a movement has been shown.
  const scene::Frame& Compose(std::size_t movement,
                              const coach::Timeline& timeline,
                              const coach::Moment& moment,
                              const coach::BodyFrame& body, const Look& look,
                              Rectangle stage, const InRoutine* routine = {});

  // Performs a mistake of the movement that was composed last and puts it into
  // the frame, in the place of the figure or beside it.
  const scene::Frame& AddGhost(std::size_t mistake,
                               const coach::Timeline& timeline,
                               const coach::Moment& moment,
                               const coach::BodyFrame& body, const Look& look,
                               Rectangle stage, bool beside);

  // What stands around in a movement: things, their shapes, where they are.
  struct Things {
    std::vector<coach::Prop> props;
    std::vector<scene::PropMesh> meshes;
    std::vector<std::size_t> owner;        // [mesh] the prop it is of
    std::vector<scene::PropPlace> places;  // [mesh]

    // Puts them where they are beside this body. Allocates nothing.
    void StandBeside(const body::Rig& rig, const coach::BodyFrame& body);
  };
  Things& Props(std::size_t movement);

 private:
  void LightMuscles(const coach::Movement& movement,
                    const coach::BodyFrame& body, bool mirrored,
                    const Look& look, double share);
  void AddCapsules(const coach::BodyFrame& body, const math::Vec3& moved);
  void Surround(std::size_t movement, const coach::BodyFrame& body,
                const Look& look, double aspect, const InRoutine* routine);
  void MarkGround(const coach::Movement& movement,
                  const coach::Timeline& timeline, const coach::Moment& moment,
                  double gone);

  const World* world_;
  const World::Actor* actor_;
  scene::FigureShape shape_;
  scene::Frame frame_;
  std::map<std::size_t, Things> props_;  // [movement]
  std::vector<scene::RegionLight> regions_;
  std::vector<int> region_muscle_;          // [region] muscle * 2 + Side, or -1
  std::vector<scene::RegionLight> lights_;  // [muscle * 2 + Side]
  std::vector<scene::Frame::Capsule> capsules_;
  Xray xray_;
  std::unique_ptr<Ghost> ghost_;         // made when the first one is added
  const coach::Phase* phase_ = nullptr;  // of the last Compose
  double ratio_ = 0;
  std::uint64_t pose_count_ = 1;
  std::size_t shown_movement_ = ~std::size_t{0};
  core::Duration shown_time_{-1};
  math::Vec3 shown_root_{0};
  double shown_breath_ = 0;
  std::vector<scene::PropPlace> staged_;  // of the last Compose
  std::array<double, body::kTrunkDofs> shown_trunk_{};
};

}  // namespace limber::stage
