// SPDX-License-Identifier: MIT
//
// Accepted pictures of the things, as weak machines show them: furniture in
// the dark studio, what is soft or small in the light one.
#include <gtest/gtest.h>

#include "engine/scene/props.h"
#include "tests/render/offscreen.h"
#include "tests/support/picture.h"

namespace limber::render {
namespace {

constexpr int kWidth = 272, kHeight = 153;

class PropPicture : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(screen_.renderer()); }

  void Put(const coach::PropSize& size, double x, double y, double z,
           double turn) {
    const coach::Prop prop{size, {math::AboutY(turn), {x, y, z}}};
    for (scene::PropMesh& mesh : scene::MakeProp(size)) {
      meshes_.push_back(std::move(mesh));
      places_.push_back({nullptr, prop.world_from_prop, 1});
    }
    scene::AppendContacts(prop, capsules_);
  }

  support::Picture Shoot(scene::Theme theme, const scene::Camera& camera) {
    for (std::size_t i = 0; i < places_.size(); ++i) {
      places_[i].mesh = &meshes_[i];
    }
    scene::Frame frame;
    frame.theme = theme;
    frame.camera = camera;
    frame.props = places_;
    frame.capsules = capsules_;
    frame.floor_centre = {camera.target.x, 0, camera.target.z};
    support::Picture picture{kWidth, kHeight, {}};
    screen_.renderer()->Draw(frame, kWidth, kHeight);
    screen_.renderer()->ReadPixels(picture.rgb);
    return picture;
  }

  static std::string Hold(const char* name, const support::Picture& picture) {
    return support::HoldAgainst(
        std::string(LIMBER_SOURCE_DIR "/tests/golden/") + name, picture,
        LIMBER_BINARY_DIR "/golden");
  }

  Offscreen screen_;
  std::vector<scene::PropMesh> meshes_;
  std::vector<scene::PropPlace> places_;
  std::vector<scene::Frame::Capsule> capsules_;
};

TEST_F(PropPicture, FurnitureLooksAsAccepted) {
  Put(coach::WallSize{1.6f, 1.9f, .10f}, -1.15, 0, -.7, 3.1416);
  Put(coach::ShelfSize{1.5f, .7f, .28f}, .12, 0, -.35, 3.1416);
  Put(coach::ChairSize{}, -.75, 0, .25, .6);
  Put(coach::DeskSize{}, 1.35, 0, .2, 2.5);
  scene::Camera camera;
  camera.azimuth = .15;
  camera.elevation = .20;
  camera.distance = 6.4;
  camera.target = {.1f, .78f, 0};
  EXPECT_EQ(Hold("furniture.png", Shoot(scene::Theme::kDark, camera)), "");
}

TEST_F(PropPicture, SoftAndSmallThingsLookAsAccepted) {
  coach::PillowSize pillow;
  pillow.dent = {.05f, 0, 0, .13f};
  Put(pillow, -.25, 0, -.25, .2);
  Put(coach::RollerSize{}, .55, .075, -.3, .5);
  Put(coach::TowelSize{}, .42, .045, .15, .7);
  Put(coach::BolsterSize{}, -.75, .075, .05, -.4);
  Put(coach::CushionSize{}, -.15, 0, .32, .3);
  Put(coach::PhoneSize{}, .80, .12, .42, -.2);
  Put(coach::BagSize{}, 1.02, .75, -.2, -.3);
  scene::Camera camera;
  camera.azimuth = .1;
  camera.elevation = .40;
  camera.distance = 3.3;
  camera.target = {.12f, .14f, 0};
  EXPECT_EQ(Hold("soft_things.png", Shoot(scene::Theme::kLight, camera)), "");
}

}  // namespace
}  // namespace limber::render
