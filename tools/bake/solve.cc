// SPDX-License-Identifier: MIT
#include "tools/bake/solve.h"

#include <cmath>
#include <cstddef>

namespace limber::bake {

bool SolveCholesky(std::vector<double>& a, std::span<double> b) {
  const std::size_t n = b.size();
  const auto at = [&](std::size_t i, std::size_t j) -> double& {
    return a[i * n + j];
  };
  for (std::size_t j = 0; j < n; ++j) {
    for (std::size_t i = j; i < n; ++i) {
      double sum = at(i, j);
      for (std::size_t k = 0; k < j; ++k) sum -= at(i, k) * at(j, k);
      if (i > j) {
        at(i, j) = sum / at(j, j);
      } else if (sum > 0) {
        at(j, j) = std::sqrt(sum);
      } else {
        return false;
      }
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < i; ++k) b[i] -= at(i, k) * b[k];
    b[i] /= at(i, i);
  }
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t k = i + 1; k < n; ++k) b[i] -= at(k, i) * b[k];
    b[i] /= at(i, i);
  }
  return true;
}

}  // namespace limber::bake
