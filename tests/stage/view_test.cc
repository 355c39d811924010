// SPDX-License-Identifier: MIT
//
// The camera keeps the whole body in the picture, and moves calmly.
#include "engine/stage/view.h"

#include <gtest/gtest.h>

#include "engine/math/angle.h"
#include "engine/stage/world.h"

namespace limber::stage {
namespace {

using math::Vec3;

World& TheWorld() {
  static const auto world = World::Load(LIMBER_SOURCE_DIR);
  return **world.value;
}

// Wide, the stage beside open panels at 1280x720, square, upright.
constexpr double kAspects[] = {16 / 9., 690 / 456., 1, 9 / 16.};
constexpr double kMargin = 0.03;  // of the half picture

// Where a point falls: the middle is 0, the edges are -1 and 1. Worked out
// from angles at the eye, not from matrices.
struct Spot {
  double x, y;
};
Spot Seen(const scene::Camera& camera, double aspect, const Vec3& point) {
  const Vec3 back(std::sin(camera.azimuth) * std::cos(camera.elevation),
                  std::sin(camera.elevation),
                  std::cos(camera.azimuth) * std::cos(camera.elevation));
  const Vec3 ray = point - (Vec3(camera.target) + camera.distance * back);
  const Vec3 right = glm::normalize(glm::cross(Vec3(0, 1, 0), back));
  const Vec3 up = glm::cross(back, right);
  const double ahead = -glm::dot(ray, back), edge = std::tan(camera.fov / 2);
  return {glm::dot(ray, right) / ahead / edge / aspect,
          glm::dot(ray, up) / ahead / edge};
}

class Framing
    : public testing::TestWithParam<std::tuple<std::size_t, std::string>> {
 protected:
  void SetUp() override {
    const auto& [movement, figure] = GetParam();
    index_ = movement;
    performer_ = (*TheWorld().Cast(figure).value)->performer.get();
    timeline_ = coach::Lay(TheMovement(), {});
    frame_ = performer_->MakeFrame();
  }
  const coach::Movement& TheMovement() const {
    return TheWorld().movements()[index_];
  }
  void Perform(double seconds, coach::Performer::Detail detail) {
    performer_->Perform(
        index_, timeline_,
        coach::At(TheMovement(), {}, timeline_, core::Seconds(seconds)), detail,
        frame_);
  }
  scene::Camera Camera(int view, double aspect) const {
    return CameraFor(View(view), TheMovement(), false, frame_,
                     performer_->rig(), aspect, {});
  }
  double seconds() const { return core::ToSeconds(timeline_.total); }

  std::size_t index_ = 0;
  const coach::Performer* performer_ = nullptr;
  coach::Timeline timeline_;
  coach::BodyFrame frame_;
};

TEST_P(Framing, EveryJointStaysInsideInEveryViewAndShape) {
  for (double t = 0; t <= seconds(); t += 0.25) {
    Perform(t, coach::Performer::Detail::kPose);
    for (int view = 0; view < int(kViewNames.size()); ++view) {
      for (const double aspect : kAspects) {
        const scene::Camera camera = Camera(view, aspect);
        double worst = 0;
        for (const auto& joint : frame_.pose.model_from_joint) {
          const Spot spot = Seen(camera, aspect, joint.translation);
          worst = std::max({worst, std::abs(spot.x), std::abs(spot.y)});
        }
        ASSERT_LE(worst, 1 - kMargin) << kViewNames[std::size_t(view)] << " at "
                                      << t << " s, aspect " << aspect;
      }
    }
  }
}

TEST_P(Framing, SoDoesAllThatIsDrawn) {
  for (double t = 0; t <= seconds(); t += 1.5) {
    Perform(t, coach::Performer::Detail::kDrawn);
    for (int view = 0; view < int(kViewNames.size()); ++view) {
      for (const double aspect : kAspects) {
        const scene::Camera camera = Camera(view, aspect);
        double worst = 0;
        for (const auto& part : frame_.positions) {
          for (const auto& point : part) {
            const Spot spot = Seen(camera, aspect, Vec3(point));
            worst = std::max({worst, std::abs(spot.x), std::abs(spot.y)});
          }
        }
        ASSERT_LE(worst, 1) << kViewNames[std::size_t(view)] << " at " << t
                            << " s, aspect " << aspect;
      }
    }
  }
}

// The direction of a named view is fixed; what is left is how fast the picture
// slides as the target moves, and how fast it grows as the camera comes nearer.
TEST_P(Framing, TheCameraMovesUnderTwelveDegreesASecond) {
  constexpr double kStep = 1 / 30.;
  for (const double aspect : kAspects) {
    std::array<scene::Camera, kViewNames.size()> before;
    for (double t = 0; t <= seconds(); t += kStep) {
      Perform(t, coach::Performer::Detail::kPose);
      for (int view = 0; view < int(kViewNames.size()); ++view) {
        const scene::Camera camera = Camera(view, aspect);
        scene::Camera& last = before[std::size_t(view)];
        if (t > 0) {
          const double way =
              glm::distance(Vec3(camera.target), Vec3(last.target)) /
              camera.distance / kStep;
          const double nearer =
              std::abs(std::log(camera.distance / last.distance)) / kStep;
          ASSERT_LT(math::Degrees(way), 12) << kViewNames[std::size_t(view)]
                                            << " at " << t << " s, " << aspect;
          ASSERT_LT(nearer, 1.2) << kViewNames[std::size_t(view)] << " at " << t
                                 << " s, " << aspect;
        }
        last = camera;
      }
    }
  }
}

std::vector<std::size_t> AllMovements() {
  std::vector<std::size_t> all(TheWorld().movements().size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  return all;
}

INSTANTIATE_TEST_SUITE_P(
    Movements, Framing,
    testing::Combine(testing::ValuesIn(AllMovements()),
                     testing::Values("woman", "man")),
    [](const auto& test) {
      return TheWorld().movements()[std::get<0>(test.param)].id + "_" +
             std::get<1>(test.param);
    });

}  // namespace
}  // namespace limber::stage
