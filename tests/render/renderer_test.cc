// SPDX-License-Identifier: MIT
#include "engine/render/renderer.h"

#include <glad/gl.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "engine/scene/looks.h"
#include "engine/scene/props.h"
#include "tests/render/ball.h"
#include "tests/render/offscreen.h"
#include "tests/support/allocations.h"

// Mesa unloads its driver with the context; what that never frees has no name
// left to suppress it by. Leaks of our own show in the tests without OpenGL.
extern "C" const char* __asan_default_options() { return "detect_leaks=0"; }

namespace limber::render {
namespace {

using Pixels = std::vector<std::uint8_t>;
using scene::Frame;
using scene::RegionLight;
constexpr int kWidth = 320, kHeight = 240;

// A ball of skin with one square region on its front, on the floor.
class RendererTest : public testing::TestWithParam<scene::Tier> {
 protected:
  RendererTest() : ball_(64, 32, .45f, {0, .55f, 0}) {
    constexpr int kSize = 256;
    field_.assign(std::size_t(kSize) * kSize * 4, 0);
    ids_.assign(std::size_t(kSize) * kSize, 0);
    for (int y = 96; y < 160; ++y) {
      for (int x = 0; x < kSize; ++x) {
        const int from_front = std::min(x, kSize - x);  // u = 0 faces +z
        if (from_front > 24) continue;
        const std::size_t at = std::size_t(y) * kSize + std::size_t(x);
        ids_[at] = 1;
        const int inside = std::min({24 - from_front, y - 96, 159 - y});
        field_[4 * at] = std::uint8_t(std::min(255, 100 + inside * 30));
        field_[4 * at + 1] = std::uint8_t(128);
        field_[4 * at + 2] = std::uint8_t(128);
        field_[4 * at + 3] = 60;
      }
    }
    shape_.id = 7;
    shape_.meshes.push_back(ball_.Body());
    shape_.muscle_layers.push_back({kSize, kSize, 4, field_});
    shape_.muscle_ids.push_back({kSize, kSize, 1, ids_});
    shape_.region_count = 1;
    mat_ = scene::MakeProp(coach::MatSize{}).front();
    post_ = scene::MakeProp(coach::DoorFrameSize{}).front();
    props_ = {Mat()};
  }

  void SetUp() override {
    ASSERT_TRUE(screen_.renderer()) << "no OpenGL 3.3 context";
  }
  void TearDown() override { EXPECT_EQ(glGetError(), GLenum(GL_NO_ERROR)); }

  Frame Make() {
    Frame frame = ball_.Make(shape_, GetParam(), lights_, "sand");
    frame.camera.azimuth = .3;
    frame.camera.elevation = .15;
    frame.props = props_;
    return frame;
  }

  Pixels Shoot(const Frame& frame, int width = kWidth, int height = kHeight) {
    Pixels pixels;
    screen_.renderer()->Draw(frame, width, height);
    screen_.renderer()->ReadPixels(pixels);
    return pixels;
  }

  Offscreen screen_;
  Ball ball_;
  Pixels field_, ids_;
  scene::FigureShape shape_;
  std::vector<RegionLight> lights_{{}};
  scene::PropPlace Mat() const {
    return {&mat_, {{1, 0, 0, 0}, {0, .006, 0}}, 1};
  }

  scene::PropMesh mat_, post_;
  std::vector<scene::PropPlace> props_;
};

std::array<int, 3> At(const Pixels& pixels, int x, int y, int width = kWidth) {
  const std::size_t at =
      3 * (std::size_t(y) * std::size_t(width) + std::size_t(x));
  return {pixels[at], pixels[at + 1], pixels[at + 2]};
}

TEST_P(RendererTest, SkinIsWarmAndTheBackdropIsNot) {
  const Pixels pixels = Shoot(Make());
  const auto skin = At(pixels, kWidth / 2, kHeight / 2);
  const auto behind = At(pixels, 4, 4);
  EXPECT_GT(skin[0], skin[2] + 15);
  EXPECT_LE(behind[0], behind[2]);
}

TEST_P(RendererTest, ALitRegionChangesItsPixelsAndLeavesTheBackdrop) {
  const Pixels dark = Shoot(Make());
  lights_[0] = {RegionLight::State::kPrimary, 1, .5f};
  const Pixels lit = Shoot(Make());
  const auto before = At(dark, kWidth / 2 - 10, kHeight / 2);
  const auto after = At(lit, kWidth / 2 - 10, kHeight / 2);
  EXPECT_GT(after[0] - after[1], before[0] - before[1] + 40);
  EXPECT_EQ(At(dark, 5, 5), At(lit, 5, 5));
  // On the ball but off the region: calmer, never redder.
  const auto side_before = At(dark, kWidth / 2, kHeight / 2 - 52);
  const auto side_after = At(lit, kWidth / 2, kHeight / 2 - 52);
  EXPECT_LE(side_after[0] - side_after[2], side_before[0] - side_before[2] + 1);
}

TEST_P(RendererTest, TheSameFrameIsTheSamePictureWhateverCameBetween) {
  const Pixels first = Shoot(Make());
  Frame other = Make();
  lights_[0] = {RegionLight::State::kSecondary, .7f, .3f};
  const Ball squashed(64, 32, .30f, {.2f, .4f, 0});
  other.positions = {squashed.positions};
  other.pose_id = 2;
  other.theme = scene::Theme::kLight;
  other.camera.azimuth = 2;
  Shoot(other, 200, 150);
  lights_[0] = {};
  EXPECT_EQ(Shoot(Make()), first);
}

TEST_P(RendererTest, DrawnInPartsIsThePictureDrawnWhole) {
  const std::vector<std::uint8_t> white(4, 255);
  const std::uint32_t texture = screen_.renderer()->MakeTexture(1, 1, white);
  std::vector<scene::Overlay::Vertex> vertices;
  const auto add = [&](float x0, float y0, float x1, float y1,
                       std::uint32_t rgba) {
    vertices.insert(vertices.end(), {{x0, y0, 0, 0, rgba},
                                     {x1, y0, 0, 0, rgba},
                                     {x1, y1, 0, 0, rgba},
                                     {x0, y1, 0, 0, rgba}});
  };
  add(0, 0, 110, 240, 0xff302010);     // hides what lies behind
  add(10, 10, 40, 14, 0xff0000ff);     // a bar that grows
  add(120, 90, 170, 130, 0x8000ff00);  // over the figure
  const std::vector<std::uint16_t> indices = {0, 1, 2, 0, 2, 3,  4, 5,  6,
                                              4, 6, 7, 8, 9, 10, 8, 10, 11};
  scene::Overlay overlay;
  overlay.lists.push_back(
      {vertices, indices, {{0, 0, kWidth, kHeight, 0, 18, 0, texture}}});
  Frame frame = Make();
  frame.overlay = &overlay;
  const Ball moved(64, 32, .40f, {-.4f, .5f, .1f});
  const auto change = [&](int step) {
    vertices[5].x = vertices[6].x = 40.f + float(step);
    overlay.lists[0].vertices = vertices;
    frame.positions = {step % 2 ? moved.positions : ball_.positions};
    frame.pose_id = std::uint64_t(1 + step);
    frame.camera.azimuth = step < 3 ? .3 : .3 + .02 * step;
  };
  for (int step = 0; step < 6; ++step) {
    change(step);
    Shoot(frame);
  }
  const Pixels in_parts = Shoot(frame);
  Shoot(frame, 64, 64);  // nothing of the other size is left
  EXPECT_EQ(Shoot(frame), in_parts);
  screen_.renderer()->DropTexture(texture);
}

TEST_P(RendererTest, MirrorFlipsThePicture) {
  Frame frame = Make();
  const Pixels plain = Shoot(frame);
  frame.mirror = true;
  const Pixels flipped = Shoot(frame);
  // Soft things are sampled on a grid of pixels: near, not equal.
  int apart = 0;
  for (int y = 0; y < kHeight; ++y) {
    for (int x = 0; x < kWidth; ++x) {
      const auto a = At(plain, x, y), b = At(flipped, kWidth - 1 - x, y);
      apart += std::abs(a[0] - b[0]) > 12;
    }
  }
  EXPECT_LT(apart, kWidth * kHeight / 50);
  EXPECT_NE(plain, flipped);
}

TEST_P(RendererTest, AShadowLiesOnTheFloorAwayFromTheKey) {
  Frame frame = Make();
  frame.props = {};
  const Pixels with = Shoot(frame);
  frame.figure = nullptr;
  frame.positions.clear();
  frame.normals.clear();
  const Pixels without = Shoot(frame);
  // The key stands to the left of the camera, so the right side darkens.
  int left = 0, right = 0;
  for (int y = kHeight / 2; y < kHeight; ++y) {
    for (int x = 0; x < kWidth; ++x) {
      if (std::abs(x - kWidth / 2) < 75) continue;  // the ball itself
      const int fall = At(without, x, y)[1] - At(with, x, y)[1];
      (x < kWidth / 2 ? left : right) += std::max(0, fall - 1);
    }
  }
  EXPECT_GT(right, 4 * left + 200);
}

TEST_P(RendererTest, EdgesAreSoft) {
  Frame frame = Make();
  frame.theme = scene::Theme::kDark;
  const Pixels pixels = Shoot(frame);
  // Along rows through the ball, steps from backdrop to skin have pixels
  // between the two.
  int soft = 0, rows = 0;
  for (int y = 90; y < 150; ++y) {
    const auto behind = At(pixels, 20, y);
    int x = 20;
    while (x < kWidth / 2 && At(pixels, x, y)[0] - behind[0] < 12) ++x;
    const int full = At(pixels, std::min(x + 4, kWidth - 1), y)[0];
    const int first = At(pixels, x, y)[0];
    ++rows;
    soft += first < full - 12;
  }
  EXPECT_GT(soft, rows / 2);
}

TEST_P(RendererTest, ResizingAndPropsAndOverlayLeaveNoError) {
  Frame frame = Make();
  for (const auto& [w, h] :
       {std::pair{64, 64}, {321, 97}, {1, 1}, {640, 360}}) {
    frame.view_x = w / 4;
    frame.view_width = w / 2;
    frame.view_height = h;
    EXPECT_EQ(Shoot(frame, w, h).size(), 3u * std::size_t(w) * std::size_t(h));
    EXPECT_EQ(glGetError(), GLenum(GL_NO_ERROR)) << w << " x " << h;
  }
  props_.push_back({&post_, {}, 1});
  frame.props = props_;
  Shoot(frame);
  props_.clear();
  frame.props = props_;
  Shoot(frame);
  screen_.renderer()->Present();
}

// Share of the pixels that tell two pictures apart.
double Apart(const Pixels& a, const Pixels& b) {
  int apart = 0;
  for (std::size_t i = 0; i < a.size(); i += 3) {
    int most = 0;
    for (std::size_t k = 0; k < 3; ++k)
      most = std::max(most, std::abs(int(a[i + k]) - int(b[i + k])));
    apart += most > 3;
  }
  return 3. * apart / double(a.size());
}

TEST_P(RendererTest, APropThatIsMovedLooksLikeOneThatIsMadeThere) {
  const math::Transform moved{math::AboutY(.4), {.15, .05, -.2}};
  scene::PropMesh there = post_;
  for (auto& p : there.positions) p = math::Vec3f(moved * math::Vec3(p));
  for (auto& n : there.normals) n = math::Vec3f(moved.rotation * math::Vec3(n));
  there.id = 99;
  props_ = {{&there, {}, 1}};
  const Pixels made = Shoot(Make());
  props_ = {{&post_, {}, 1}};
  const Pixels elsewhere = Shoot(Make());
  props_ = {{&post_, moved, 1}};
  EXPECT_LT(Apart(Shoot(Make()), made), .001);
  EXPECT_GT(Apart(elsewhere, made), .05);
}

TEST_P(RendererTest, APropFadesFromNothingToSolid) {
  const auto at = [&](float opacity) {
    props_ = {Mat(), {&post_, {}, opacity}};
    return Shoot(Make());
  };
  const Pixels solid = at(1), faint = at(.25f), strong = at(.75f);
  const Pixels gone = at(0);
  props_ = {Mat()};
  EXPECT_EQ(Shoot(Make()), gone);
  EXPECT_LT(Apart(at(.999f), solid), .01);
  // Each step is nearer to the end it goes to, shadow and all.
  const auto sum = [](const Pixels& a, const Pixels& b) {
    double all = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
      all += std::abs(int(a[i]) - int(b[i]));
    return all;
  };
  EXPECT_NEAR(sum(faint, gone) / sum(solid, gone), .25, .1);
  EXPECT_NEAR(sum(strong, gone) / sum(solid, gone), .75, .1);
}

TEST_P(RendererTest, AMovingFrameTakesNothingFromTheHeap) {
  props_ = {Mat(), {&post_, {}, 1}};
  Frame frame = Make();
  lights_[0] = {RegionLight::State::kPrimary, 1, .5f};
  Pixels pixels;
  const auto draw = [&](std::uint64_t pose) {
    frame.pose_id = pose;
    frame.camera.azimuth = .01 * double(pose);
    props_[1].world_from_prop.translation.x = .01 * double(pose);
    props_[1].opacity = pose % 3 == 0 ? .5f : 1;
    screen_.renderer()->Draw(frame, kWidth, kHeight);
    glFinish();
  };
  for (std::uint64_t pose = 1; pose < 6; ++pose) draw(pose);
  // What the driver takes is not ours to answer for, but it is written in C:
  // only operator new is counted.
  const support::Allocations allocations;
  for (std::uint64_t pose = 6; pose < 9; ++pose) draw(pose);
  EXPECT_EQ(allocations.count(), 0u);
}

// Pixels that are not alike, and the mean column of those.
struct Differences {
  int count = 0;
  double column = 0;
};
Differences Compare(const Pixels& a, const Pixels& b) {
  Differences found;
  for (std::size_t i = 0; i + 2 < a.size(); i += 3) {
    const int apart = std::abs(a[i] - b[i]) + std::abs(a[i + 1] - b[i + 1]) +
                      std::abs(a[i + 2] - b[i + 2]);
    if (apart < 12) continue;
    ++found.count;
    found.column += double(i / 3 % std::size_t(kWidth));
  }
  if (found.count > 0) found.column /= found.count;
  return found;
}

TEST_P(RendererTest, AGhostShowsOnlyWhereItIsAstray) {
  Frame frame = Make();
  frame.camera.azimuth = 0;
  const Pixels right = Shoot(frame);
  // A larger ball round the other one: seen all over it where it is astray.
  const Ball wrong(64, 32, .5f, {0, .55f, 0});
  std::vector<float> astray(wrong.positions.size(), 0);
  scene::Ghost ghost;
  ghost.positions = {wrong.positions};
  ghost.normals = {wrong.normals};
  ghost.astray = {astray};
  ghost.pose_id = 1;
  frame.ghost = &ghost;
  EXPECT_EQ(Compare(right, Shoot(frame)).count, 0);
  for (std::size_t i = 0; i < astray.size(); ++i) {
    astray[i] = wrong.positions[i].x > .05f;
  }
  ghost.pose_id = 2;
  const Differences shown = Compare(right, Shoot(frame));
  EXPECT_GT(shown.count, 500);
  EXPECT_GT(shown.column, kWidth / 2);
  // And nothing of it stays.
  frame.ghost = nullptr;
  EXPECT_EQ(Compare(right, Shoot(frame)).count, 0);
}

TEST_P(RendererTest, AGhostBesideIsSolidAndCastsAShadow) {
  Frame frame = Make();
  frame.props = {};
  frame.camera.azimuth = 0;
  const Pixels right = Shoot(frame);
  const std::vector<float> astray(ball_.positions.size(), 0);
  scene::Ghost ghost;
  ghost.positions = {ball_.positions};
  ghost.normals = {ball_.normals};
  ghost.astray = {astray};
  ghost.solid = true;
  ghost.moved = {.7f, 0, 0};
  ghost.pose_id = 1;
  frame.ghost = &ghost;
  const Pixels both = Shoot(frame);
  const Differences shown = Compare(right, both);
  EXPECT_GT(shown.column, kWidth / 2);
  ghost.opacity = 0;  // leaves what it does to the floor
  const Differences shade = Compare(right, Shoot(frame));
  EXPECT_GT(shade.count, 20);
  EXPECT_GT(shown.count, shade.count);
}

TEST_P(RendererTest, OverlayIsBlendedAndClipped) {
  Frame frame = Make();
  const std::vector<std::uint8_t> white(4, 255);
  const std::uint32_t texture = screen_.renderer()->MakeTexture(1, 1, white);
  const std::vector<scene::Overlay::Vertex> vertices = {
      {0, 0, 0, 0, 0xff0000ff},
      {100, 0, 0, 0, 0xff0000ff},
      {100, 100, 0, 0, 0xff0000ff},
      {0, 100, 0, 0, 0xff0000ff}};
  const std::vector<std::uint16_t> indices = {0, 1, 2, 0, 2, 3};
  scene::Overlay overlay;
  overlay.lists.push_back(
      {vertices, indices, {{0, 0, 50, 100, 0, 6, 0, texture}}});
  const Pixels before = Shoot(frame);
  frame.overlay = &overlay;
  const Pixels after = Shoot(frame);
  EXPECT_EQ(At(after, 10, 10), (std::array<int, 3>{255, 0, 0}));
  EXPECT_EQ(At(after, 60, 10), At(before, 60, 10));
  EXPECT_EQ(At(after, 10, 110), At(before, 10, 110));
  screen_.renderer()->DropTexture(texture);
}

INSTANTIATE_TEST_SUITE_P(Tiers, RendererTest,
                         testing::Values(scene::Tier::kSoftware,
                                         scene::Tier::kHigh),
                         [](const auto& tier) {
                           return tier.param == scene::Tier::kHigh ? "High"
                                                                   : "Software";
                         });

}  // namespace
}  // namespace limber::render
