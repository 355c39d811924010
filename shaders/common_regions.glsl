// SPDX-License-Identifier: MIT
// Muscle regions painted on the skin. Mirrors RegionBlock of blocks.h. The
// pictures are those of engine/body/figure.h, one array layer each.
layout(std140) uniform RegionBlock {
  vec4 u_region_fill[256];   // [0] = none; linear, w: opacity
  vec4 u_region_style[256];  // spacing mm, state, length mm, lift
};
uniform sampler2DArray u_muscles;
uniform usampler2DArray u_muscle_ids;
uniform usampler2D u_layer_mask;  // bit i: layer i has a region here
uniform int u_lit_layers;         // bit i: something is lit in layer i
uniform vec4 u_tendon;     // linear; w: share at the very end
uniform float u_outline_pixels;  // the outline's least width

const float kPrimary = 1., kSecondary = 2., kWorking = 3., kRelaxed = 4.;

struct Paint {
  vec4 low, high;  // straight alpha; high lies over low
  float ridge;     // height of the fibres, -1..1 times share
  float lift;      // own glow, share of the paint
};

// What is lit alike is one shape: regions that meet share one outline.
struct Shape {
  vec4 colour;      // straight alpha, inside of the regions
  float nearest;    // mm inside the region that reaches farthest here
  float next;       // and inside the one that comes next
  float strength;   // of the outline, from the nearest region
};

// The greater of two distances, with gaps of up to half the reach closed:
// seen from afar or at a slant, what a line could not part is one.
float Join(float a, float b, float reach) {
  float h = max(reach - abs(a - b), 0.);
  return max(a, b) + h * h * .25 / reach;
}

// outline: the colour that stands out here. The outline lies on the border;
// outside of it is a soft shade to 6 mm.
vec4 Outlined(Shape shape, float inside, float half_line, float soft,
              vec3 outline) {
  float border = Line(inside + .4, half_line, soft);
  float solid = clamp((inside + .4 + half_line) / soft + .5, 0., 1.);
  float halo = .25 * smoothstep(-6., -1., inside) * (1. - solid);
  float fill = max(shape.colour.a, shape.strength * max(solid, halo));
  float line = border * smoothstep(.3, .85, shape.strength);
  float body = max(solid, step(.01, shape.colour.a));
  return vec4(mix(shape.colour.rgb, outline, max(border, 1. - body)),
              max(fill, line));
}

// pixel: its size on the surface, mm. Software drivers run both sides of an
// if, so the loop goes over the layers that have something here, not over all.
Paint PaintRegions(vec2 uv, float pixel, vec3 outline) {
  ivec2 size = textureSize(u_layer_mask, 0);
  ivec2 texel = clamp(ivec2(uv * vec2(size)), ivec2(0), size - 1);
  int left = int(texelFetch(u_layer_mask, texel, 0).r) & u_lit_layers;
  float soft = max(pixel, .8);
  float half_line = max(1.4, .5 * u_outline_pixels * pixel);
  float reach = clamp(3. * pixel, 8., 24.);
  float ridges = 0., lift = 0.;
  Shape low = Shape(vec4(0.), -16., -16., 0.), high = low;
  for (; left != 0; left &= left - 1) {
    int layer = int(log2(float(left & -left)) + .5);
    int id = int(texelFetch(u_muscle_ids, ivec3(texel, layer), 0).r);
    vec4 fill = u_region_fill[id];
    vec4 style = u_region_style[id];
    vec4 field = textureLod(u_muscles, vec3(uv, float(layer)), 0.);
    float inside = (field.r * 255. - 128.) * (8. / 127.);  // mm
    float across = field.g * field.a * 255.;               // mm
    float along = field.b * style.z;                       // mm
    bool broken = style.y == kSecondary, barred = style.y == kWorking;
    bool pale = style.y == kRelaxed;
    float solid = clamp(inside / soft + .5, 0., 1.);

    // Fibres: ridges along the line of action, gone where they get too fine.
    float wobble = .22 * sin(along * .09 + float(id)) +
                   .06 * sin(along * .23 + 2. * float(id));
    float phase = across / max(style.x, 1.) + wobble;  // unlit ones have no spacing
    float ridge = .5 + .4 * cos(6.2831853 * phase) + .1 * cos(12.566371 * phase + 1.);
    float amount = smoothstep(2.5, 5., style.x / pixel);
    // Secondary is drawn two thirds of the way.
    float dash = fract(along / 27. + .5 * floor(phase + .5));
    amount *= broken ? smoothstep(0., .06, dash) - smoothstep(.60, .66, dash) : 1.;
    // Working has bars across the fibres in place of them.
    float bars = fract(along / 18. + .35 * across / 18.);
    ridge = barred ? smoothstep(0., .10, bars) - smoothstep(.45, .55, bars) : ridge;
    amount = barred ? smoothstep(2.5, 5., 18. / pixel) : amount;
    amount = pale ? 0. : broken ? .7 * amount : amount;

    // Where regions of one shape meet, a groove tells them apart.
    float groove = (1. - .34 * amount * (1. - ridge)) *
                   (1. - .30 * Line(inside, .6, soft));
    float end = max(1. - smoothstep(0., .13, field.b), smoothstep(.88, .985, field.b));
    vec3 colour = mix(fill.rgb, u_tendon.rgb, pale ? 0. : end * u_tendon.w) * groove;
    float own = fill.a * solid;
    ridges += amount * ridge * own;
    lift = max(lift, style.w * own);

    bool first = style.y == kPrimary;
    Shape shape = low;
    if (first) shape = high;
    // What is hardly lit is a breath of colour and no part of the shape.
    bool whole = fill.a > .3;
    bool nearer = whole && inside > shape.nearest;
    float share = max(own, nearer ? .001 : 0.);
    float all = share + shape.colour.a * (1. - share);
    shape.colour = vec4(mix(shape.colour.rgb, colour, share / max(all, 1e-4)), all);
    shape.strength = nearer ? fill.a : shape.strength;
    float reached = whole ? inside : -16.;
    shape.next = max(shape.next, min(shape.nearest, reached));
    shape.nearest = max(shape.nearest, reached);
    if (first) high = shape; else low = shape;
  }
  Paint paint;
  float high_inside = Join(high.nearest, high.next, reach);
  float low_inside = Join(low.nearest, low.next, reach);
  paint.high = Outlined(high, high_inside, half_line, soft, outline);
  // Beside a primary region the line is its own.
  float beside = low.nearest > -7. ? Join(low_inside, high_inside, reach) : low_inside;
  paint.low = Outlined(low, beside, half_line, soft, outline);
  paint.ridge = ridges;
  paint.lift = lift;
  return paint;
}
