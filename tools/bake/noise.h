// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstdint>

namespace limber::bake {

// A number in [0, 1) that looks random, the same for the same arguments on
// every machine.
inline double Hash(std::uint32_t index, std::uint32_t seed) {
  std::uint32_t h = index * 0x9E3779B1u ^ (seed + 0x7F4A7C15u) * 0x85EBCA6Bu;
  h = (h ^ (h >> 16)) * 0x7FEB352Du;
  h = (h ^ (h >> 15)) * 0x846CA68Bu;
  return (h ^ (h >> 16)) / 4294967296.0;
}

// Smooth noise in [0, 1) with one knot per whole number; repeats after
// `period` knots.
inline double Noise(double at, int period, std::uint32_t seed) {
  const double knot = std::floor(at);
  const double part = at - knot, ease = part * part * (3 - 2 * part);
  const auto wrap = [period](double k) {
    return static_cast<std::uint32_t>(k - period * std::floor(k / period));
  };
  return Hash(wrap(knot), seed) * (1 - ease) +
         Hash(wrap(knot + 1), seed) * ease;
}

}  // namespace limber::bake
