// SPDX-License-Identifier: MIT
// What things are made of. uv: metres on the surface. Each pattern fades where
// it is finer than the pixels.

float Hash(vec2 p) { return fract(sin(dot(p, vec2(127.1, 311.7))) * 43758.5453); }
float Noise(vec2 p) {
  vec2 i = floor(p), f = p - i;
  f *= f * (3. - 2. * f);
  return mix(mix(Hash(i), Hash(i + vec2(1., 0.)), f.x),
             mix(Hash(i + vec2(0., 1.)), Hash(i + vec2(1., 1.)), f.x), f.y);
}

// 1 where `size` m is several pixels wide, 0 where it is less than one.
float Visible(vec2 uv, float size) {
  vec2 wide = fwidth(uv);
  return clamp(1.5 - max(wide.x, wide.y) / size, 0., 1.);
}

float Grain(vec2 uv) {
  return .65 * Noise(uv * vec2(4., 60.)) + .35 * Noise(uv * vec2(14., 190.));
}

// Flecks of two sizes; 0 to 1, mostly 0.
float Speckle(vec2 uv) {
  vec2 cell = uv / .0052, i = floor(cell);
  vec2 at = .25 + .5 * vec2(Hash(i), Hash(i + 7.3));
  float fleck = step(.62, Hash(i + 3.1)) * (1. - smoothstep(.12, .30, length(cell - i - at)));
  return fleck * Visible(uv, .0052) + .16 * (1. - Visible(uv, .0052));
}

// A page in calm greys: a heading, lines in paragraphs, a quiet figure. uv in
// heights of the screen from its upper left corner, `wide` of them across.
float Bar(vec2 uv, vec2 low, vec2 high) {
  vec2 soft = max(fwidth(uv), .0012);
  vec2 in_side = smoothstep(low - soft, low + soft, uv) * (1. - smoothstep(high - soft, high + soft, uv));
  return in_side.x * in_side.y;
}
vec3 Document(vec2 uv, float wide) {
  float margin = max(.10 * wide, .5 * wide - .42);
  float right = wide - margin, width = right - margin;
  vec3 ground = vec3(.036, .042, .048);
  vec3 page = mix(ground, vec3(.105, .112, .118),
                  Bar(uv, vec2(margin - .045, .05), vec2(right + .045, 1.02)));
  page = mix(page, vec3(.065, .105, .112), Bar(uv, vec2(margin, .10), vec2(margin + .55 * width, .14)));
  float line = floor((uv.y - .20) / .046);
  float at = .20 + .046 * line;
  float shown = step(0., line) * step(line, 14.) * step(.5, abs(line - 4.)) * step(.5, abs(line - 10.));
  float last = step(abs(line - 3.), .5) + step(abs(line - 9.), .5);
  float full = mix(.90 + .10 * Hash(vec2(line, 3.)), .56, last);
  float inset = step(4.5, line) * step(line, 9.5) * .42 * width;  // beside the figure
  page = mix(page, vec3(.052, .058, .063), shown *
             Bar(uv, vec2(margin + inset, at), vec2(margin + inset + full * (width - inset), at + .016)));
  page = mix(page, vec3(.070, .100, .098), Bar(uv, vec2(margin, .44), vec2(margin + .36 * width, .65)));
  return page;
}
