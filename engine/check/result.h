// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace limber::check {

inline constexpr double kMillimetres = 1000;  // in a metre

// What one rule found in one movement on one figure.
struct Result {
  std::string movement, figure;
  std::string rule;  // "C1"; engine/check/README.md lists them
  std::string what;  // "slide of palm.left"
  std::string unit;  // of measured and allowed; may be empty
  double measured = 0, allowed = 0;
  bool at_least = false;  // allowed is the least, else the most
  bool pass = false;
  double where = 0;   // s into the movement, of the worst sample
  std::string phase;  // id of the phase at that time; empty in a routine
  std::string worst;  // what was worst there, "neck.flex"; may be empty
};

// "cat_cow woman C1 slide of palm.left: 3.10 mm at 12.40 s in rounds, at most
// 2 mm"
std::string Format(const Result& result);

// Keeps the worst of many samples.
class Worst {
 public:
  enum class Of { kLargest, kSmallest };
  explicit Worst(Of of = Of::kLargest) : of_(of) {}

  void See(double value, double where, std::string_view name = {}) {
    const bool first = !seen_;
    seen_ = true;
    const bool worse = of_ == Of::kLargest ? value > value_ : value < value_;
    // Not a number is worse than all numbers and stays.
    if (!first && !worse && value == value) return;
    if (!first && value_ != value_) return;
    value_ = value;
    where_ = where;
    name_ = name;
  }

  Of of() const { return of_; }
  bool seen() const { return seen_; }
  double value() const { return value_; }
  double where() const { return where_; }
  const std::string& name() const { return name_; }

 private:
  Of of_;
  bool seen_ = false;
  double value_ = 0, where_ = 0;
  std::string name_;
};

// Collects the results of one recording.
class Report {
 public:
  Report(std::string movement, std::string figure)
      : movement_(std::move(movement)), figure_(std::move(figure)) {}

  // Passes where the worst sample keeps `allowed`: not more of the largest,
  // not less of the smallest. A rule that saw no sample has nothing to say.
  void Judge(std::string_view rule, std::string_view what,
             std::string_view unit, const Worst& worst, double allowed);

  std::vector<Result> Take() { return std::move(results_); }

 private:
  std::string movement_, figure_;
  std::vector<Result> results_;
};

}  // namespace limber::check
