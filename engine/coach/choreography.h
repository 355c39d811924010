// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/coach/ask.h"
#include "engine/coach/bar_way.h"
#include "engine/coach/gait.h"
#include "engine/coach/stances.h"
#include "engine/coach/timeline.h"

namespace limber::coach {

// A movement fitted to one figure: anchors found on its skin, the root of each
// key solved, sides mirrored, every segment a list of nodes. Immutable; At is
// a pure function of its arguments and allocates nothing.
class Choreography {
 public:
  // The movement must outlive the choreography.
  Choreography(const Movement& movement, const Stage& stage);

  Ask At(const Timeline& timeline, const Moment& moment) const;

  // Things of the world that can be touched, by name.
  const std::map<std::string, body::ContactSurface, std::less<>>& surfaces()
      const {
    return stances_.surfaces();
  }
  // Inner edge of the door frame, m from the midline; 0 = no frame.
  double frame_half_width() const { return stances_.frame_half_width(); }

 private:
  // A contact during the stretch from one node to the next. A part that
  // leaves is free by `leave_by`, one that lands is drawn to its anchor from
  // `land_from` on, shares of the stretch. A part of the trunk or head that
  // both nodes plant, but in different stances, rolls from one to the other.
  struct Hold {
    enum class Kind : std::uint8_t {
      kKept,
      kRolls,
      kLanding,
      kLeaving,
      kStep,
      kSwing
    };
    body::Effector effector;
    Kind kind{};
    Footing from, to;  // kStep, kSwing and kRolls go from one to the other
    double leave_by = 1, land_from = 0;
    double begin = 0, end = 1;  // kSwing: shares of the course; over its nodes
  };
  struct Planted {
    body::Effector effector;
    Footing footing;
  };
  struct Node {
    double at = 0;
    std::string_view pose;
    body::Posture posture;
    // The same by the angles that the ways to it and from it go by: see
    // NameArms.
    body::Posture arrives, leaves;
    math::Vec3 root{0};
    math::Vec3 centre{0};  // of mass, over what carries, m
    // Change per share of the phase here: nothing stops at the nodes between
    // the first and the last, nor where rounds close, and nothing overshoots
    // them.
    body::Posture slope;
    math::Vec3 root_slope{0}, centre_slope{0};
    double rolled = 0, rolled_slope = 0;  // of a roller, m
    std::vector<Planted> planted;         // from this node on
    std::vector<Hold> holds;              // from this node to the next
  };
  // The way of the centre of mass from side to side while feet are lifted in
  // turn, m: harmonics of one round. See FindSway.
  static constexpr std::size_t kHarmonics = 16;
  struct Sway {
    double mean = 0;
    std::array<double, kHarmonics> cosine{}, sine{};

    double At(double ratio) const;
  };
  struct Course {  // one segment
    std::vector<Node> nodes;
    Path path = Path::kEase;
    bool rounds = false;
    bool balanced = false;             // the centre of mass needs to be led
    bool first = false, last = false;  // of its phase's repetitions
    double seconds = 1;                // at default settings
    std::optional<Sway> sway;          // rounds that lift feet in turn
    body::Posture before, after;       // kFlow: where it begins and ends
    double size = 1, growth = 0;       // kFlow: at the start, and by the end
    std::vector<double> knots;         // kFlow: Node::at of each, at most 8
    std::vector<double> spline;        // kFlow: n x n, nodes to curvatures
    // Of a back on a bar. Where its way was looked for: where it began.
    BarWay over;
    std::optional<math::Vec3> over_begin;
    double grip_before = 0, grip_after = 0;  // of it: see body::Plant
    int walk = -1;      // index into walks_: one that starts, goes on or stops
    double walked = 0;  // s of it that have gone before
    double gone = 0;    // m that the ground has gone before, of all walks
  };
  // A walk over three phases. Feet and centre of mass go as the gait says, what
  // is above the legs as the keys do.
  struct Walk {
    Gait gait;
    std::array<Footing, 2> feet;  // [Side] where they stand first
    body::Posture standing;
    math::Vec3 root{0};       // standing
    double low = 0, bob = 0;  // m, under it at the mean, and about that
    std::size_t course = 0;   // index into courses_, with the keys
    double ground = 0;        // m that the ground goes in all
  };

  void LayCourses(const Stage& stage);
  void LayFlow(const Timeline& timeline, std::size_t segment, Course& course);
  void LayWalks(const Stage& stage);
  void FindHeight(const Stage& stage, std::size_t course);
  void FindHolds();
  static void FindSwings(Course& course);
  void FindCentres(const Stage& stage);
  void FindWays(const Stage& stage);
  void MeetCentres(const Stage& stage);
  void FindGrips(const Timeline& timeline);
  void FindWay(const Stage& stage, const math::Vec3& begin,
               Course& course) const;
  static bool RollsOver(const Course& course, const Phase& phase);
  static bool IsSame(const Course& a, const Course& b);
  static math::Vec3 Balance(const std::vector<Planted>& now,
                            const std::vector<Planted>& before,
                            const math::Vec3& centre, double stature_ratio);
  static void NameArms(Course& course);
  static void FindSlopes(Course& course);
  static void FindSlope(const Node& before, double h0, const Node& after,
                        double h1, Node& node);
  static std::optional<Sway> FindSway(const Course& course);
  void AskEase(const Course& course, double ratio, Ask& ask) const;
  void AskFlow(const Course& course, double ratio, Ask& ask) const;
  void AskWalk(const Course& course, double ratio, Ask& ask) const;
  void AskCourse(const Course& course, double ratio, Ask& ask) const;
  static body::Posture FlowAt(const Course& course, double ratio, Ask& ask);
  static void Pass(const Node& a, const Node& b, double u, bool balanced,
                   Ask& ask);
  static void AskSway(const Course& course, double ratio, Ask& ask);
  static double GripOf(const Course& course, double ratio);
  static void AskOnBar(const Course& course, double ratio, Ask& ask);
  static void AskHolds(const Node& node, double u, double ratio, Ask& ask);

  const Movement* movement_;
  Stances stances_;
  std::vector<Course> courses_;  // [segment]
  std::vector<Walk> walks_;
};

}  // namespace limber::coach
