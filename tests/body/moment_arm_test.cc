// SPDX-License-Identifier: MIT
//
// How fast a muscle lengthens as a joint turns is its lever on that joint. Held
// against a second way to find it, and against levers that others measured.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "engine/math/angle.h"
#include "tests/body/muscle_body.h"

namespace limber::body {
namespace {

using math::Radians;
using math::Transform;
using math::Vec3;

constexpr double kStep = 1e-5;  // rad

struct Turned {
  std::vector<Transform> less, here, more;
};

Turned Around(const MuscleBody& body, const Posture& posture, std::size_t dof,
              bool limb) {
  const auto with = [&](double by) {
    Posture turned = posture;
    (limb ? turned.limb[0][dof] : turned.trunk[dof]) += by;
    return body.Joints(turned);
  };
  return {with(-kStep), with(0), with(kStep)};
}

// Metres a radian of each left muscle, from the lengths on both sides of the
// posture.
std::vector<double> FromLengths(const MuscleSet& set, const Turned& turned) {
  std::vector<MuscleState> less(set.count() * 2), more(set.count() * 2);
  set.Measure(turned.less, less);
  set.Measure(turned.more, more);
  std::vector<double> levers;
  for (std::size_t m = 0; m < set.count(); ++m) {
    levers.push_back((more[m * 2].length - less[m * 2].length) / (2 * kStep));
  }
  return levers;
}

// Where the piece of a path that ends at point `i` heads to. Where an
// attachment lies on the solid that the line comes from or goes to, the piece
// has no length and heads as the curve does: half a chord's turn beyond the
// last chord.
Vec3 Heading(std::span<const PathPoint> path, std::size_t i) {
  const auto chord = [&](std::size_t k) {
    return path[k].place - path[k - 1].place;
  };
  if (glm::length(chord(i)) > 1e-7) return glm::normalize(chord(i));
  const std::size_t last = path.size() - 1;
  const bool leaves = i >= 3 && path[i - 1].joint == path[i - 2].joint &&
                      path[i - 2].joint == path[i - 3].joint;
  if (!leaves && i + 2 > last) return Vec3(0);
  const Vec3 near = glm::normalize(chord(leaves ? i - 1 : i + 1));
  const Vec3 far = glm::normalize(chord(leaves ? i - 2 : i + 2));
  return glm::normalize(1.5 * near - 0.5 * far);
}

// The same from forces: a taut line pulls along its straight pieces, and what
// it pulls on moves with its joint. Knows where the line touches, and no
// length.
double FromForces(const MuscleSet& set, std::size_t muscle,
                  const Turned& turned) {
  std::vector<PathPoint> path(set.most_path_points());
  double sum = 0;
  for (std::size_t f = 0; f < set.fascicles(muscle); ++f) {
    const std::size_t count =
        set.Path(muscle, f, Side::kLeft, turned.here, path);
    const auto velocity = [&](const PathPoint& point) {
      const std::size_t j = std::size_t(point.joint);
      const Vec3 local = math::Inverse(turned.here[j]) * point.place;
      return (turned.more[j] * local - turned.less[j] * local) / (2 * kStep);
    };
    for (std::size_t i = 1; i < count; ++i) {
      const PathPoint &a = path[i - 1], &b = path[i];
      if (a.joint == b.joint) continue;
      sum += glm::dot(Heading(std::span(path).first(count), i),
                      velocity(b) - velocity(a));
    }
  }
  return sum / double(set.fascicles(muscle));
}

// Whether all points of a muscle count where they are, none inside a solid.
bool OnItsPlaces(const MuscleBody& body, std::size_t muscle,
                 const Turned& turned) {
  std::vector<PathPoint> path(body.set().most_path_points());
  std::vector<PathPoint> straight(body.set().most_path_points());
  for (std::size_t f = 0; f < body.set().fascicles(muscle); ++f) {
    const std::size_t count =
        body.set().Path(muscle, f, Side::kLeft, turned.here, path);
    const std::size_t points =
        body.straight().Path(muscle, f, Side::kLeft, turned.here, straight);
    for (std::size_t p = 0; p < points; ++p) {
      bool found = false;
      for (std::size_t i = 0; i < count; ++i) {
        found |= glm::distance(path[i].place, straight[p].place) < 1e-9;
      }
      if (!found) return false;
    }
  }
  return true;
}

// Exactly so around cylinders and balls; around the ribs, which are neither,
// the line is only nearly the shortest. What is attached inside a solid slides
// on it and is held by more than the line, so it is left out.
TEST(MomentArm, LengthsAndForcesAgree) {
  constexpr double kExact = 1e-6, kNearly = 0.004;  // m/rad
  const auto library = content::LoadLibrary(LIMBER_SOURCE_DIR "/content");
  std::mt19937 random(11);
  for (const MuscleBody& body : MuscleBodies()) {
    const MuscleSet& set = body.set();
    std::size_t compared = 0, left_out = 0;
    for (int i = 0; i < 40; ++i) {
      const Posture posture = body.Anywhere(random);
      for (std::size_t dof = 3; dof < kTrunkDofs + kLimbDofs; ++dof) {
        const bool limb = dof >= kTrunkDofs;
        const Turned turned =
            Around(body, posture, limb ? dof - kTrunkDofs : dof, limb);
        const std::vector<double> levers = FromLengths(set, turned);
        for (std::size_t m = 0; m < set.count(); ++m) {
          const double lengths = levers[m];
          if (std::abs(lengths) < 1e-6) continue;
          if (!OnItsPlaces(body, m, turned)) {
            ++left_out;
            continue;
          }
          ++compared;
          const bool ball = std::ranges::all_of(
              library.value->muscles[m].around, [](const WrapSolid& solid) {
                return solid.shape == WrapShape::kCylinder ||
                       solid.radii == Vec3(solid.radii.x);
              });
          EXPECT_NEAR(lengths, FromForces(set, m, turned),
                      ball ? kExact : kNearly)
              << body.name() << " " << set.id(m) << ", angle " << dof;
        }
      }
    }
    EXPECT_GT(compared, 2 * left_out) << body.name();
  }
}

// What others measured on people: the lever of a muscle on a joint, of adults
// of common size. The bounds are rounded, second hand, and as wide as the cited
// work and its likes differ among people. `beyond` is how far outside of them
// this model is known to lie.
struct Published {
  const char* muscle;
  Limb joint;
  double degrees;      // of that joint; all other angles zero
  double sign;         // +1: shortens as the angle grows
  double least, most;  // m
  const char* source;
  double beyond = 0;  // m
};

const std::vector<Published> kPublished = {
    // Flexors of the elbow, bent to a right angle.
    {"biceps", Limb::kElbowFlex, 90, 1, 0.035, 0.055,
     // The woman is small, and its tendon ends 6 mm before the forearm's axis.
     "Murray, Delp, Buchanan 1995, J Biomech 28:513", 0.001},
    {"brachialis", Limb::kElbowFlex, 90, 1, 0.018, 0.035,
     "Murray, Delp, Buchanan 1995, J Biomech 28:513"},
    {"triceps_long", Limb::kElbowFlex, 60, -1, 0.017, 0.028,
     "Murray, Delp, Buchanan 1995, J Biomech 28:513"},
    // Raising the arm.
    {"supraspinatus", Limb::kShElev, 30, 1, 0.015, 0.030,
     "Liu, Hughes, Smutz, Niebur, An 1997, Clin Biomech 12:32"},
    {"delt_mid", Limb::kShElev, 60, 1, 0.018, 0.034,
     "Liu, Hughes, Smutz, Niebur, An 1997, Clin Biomech 12:32"},
    // Extensors of the hip.
    {"gluteus_maximus", Limb::kHipFlex, 0, -1, 0.055, 0.090,
     "Nemeth, Ohlsen 1985, J Biomech 18:129"},
    {"hamstrings", Limb::kHipFlex, 35, -1, 0.050, 0.078,
     "Nemeth, Ohlsen 1985, J Biomech 18:129"},
    // The knee.
    {"vasti", Limb::kKneeFlex, 30, -1, 0.035, 0.058,
     "Krevolin, Pandy, Pearce 2004, J Biomech 37:785"},
    {"rectus_femoris", Limb::kKneeFlex, 30, -1, 0.035, 0.058,
     "Krevolin, Pandy, Pearce 2004, J Biomech 37:785"},
    {"hamstrings", Limb::kKneeFlex, 45, 1, 0.025, 0.055,
     // The mean of three; nothing holds them to the back of the knee.
     "Buford et al. 1997, IEEE Trans Rehabil Eng 5:367", 0.002},
    {"gastrocnemius", Limb::kKneeFlex, 30, 1, 0.015, 0.035,
     "Buford et al. 1997, IEEE Trans Rehabil Eng 5:367"},
    // The ankle.
    {"soleus", Limb::kAnkleDf, 0, -1, 0.042, 0.062,
     "Maganaris, Baltzopoulos, Sargeant 1998, J Physiol 510:977"},
    {"tibialis_anterior", Limb::kAnkleDf, 0, 1, 0.030, 0.052,
     "Maganaris, Baltzopoulos, Sargeant 1999, Clin Biomech 14:661"},
};

TEST(MomentArm, AreThoseThatOthersMeasured) {
  for (const MuscleBody& body : MuscleBodies()) {
    for (const Published& p : kPublished) {
      Posture posture = MuscleBody::Neutral();
      posture.at(p.joint, Side::kLeft) = Radians(p.degrees);
      const Turned turned = Around(body, posture, std::size_t(p.joint), true);
      const double lever =
          -p.sign * FromLengths(body.set(),
                                turned)[std::size_t(body.set().Find(p.muscle))];
      EXPECT_GT(lever, p.least - p.beyond)
          << body.name() << " " << p.muscle << ": " << p.source;
      EXPECT_LT(lever, p.most + p.beyond)
          << body.name() << " " << p.muscle << ": " << p.source;
    }
  }
}

}  // namespace
}  // namespace limber::body
