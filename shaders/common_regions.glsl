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

// pixel: its size on the surface, mm. outline: the colour that stands out here.
// Software drivers run both sides of an if, so the loop goes over the layers
// that have something here, not over all.
Paint PaintRegions(vec2 uv, float pixel, vec3 outline) {
  Paint paint = Paint(vec4(0.), vec4(0.), 0., 0.);
  ivec2 size = textureSize(u_layer_mask, 0);
  ivec2 texel = clamp(ivec2(uv * vec2(size)), ivec2(0), size - 1);
  int left = int(texelFetch(u_layer_mask, texel, 0).r) & u_lit_layers;
  float soft = max(pixel, .8);
  float half_line = max(1.4, .5 * u_outline_pixels * pixel);
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

    // The outline lies on the border; outside of it a soft shade to 6 mm.
    float border = Line(inside + .4, half_line, soft);
    float solid = clamp((inside + .4 + half_line) / soft + .5, 0., 1.);
    float halo = .25 * smoothstep(-6., -1., inside) * (1. - solid);

    // Fibres: ridges along the line of action, gone where they get too fine.
    float wobble = .30 * sin(along * .11 + float(id)) +
                   .12 * sin(along * .31 + 2. * float(id));
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

    float groove = 1. - .34 * amount * (1. - ridge);
    float end = max(1. - smoothstep(0., .13, field.b), smoothstep(.88, .985, field.b));
    vec3 colour = mix(fill.rgb, u_tendon.rgb, pale ? 0. : end * u_tendon.w) * groove;
    colour = mix(colour, outline, max(border, 1. - solid));
    float strength = min(fill.a / .93, 1.);
    float cover = max(fill.a * max(solid, halo), border * strength);
    float own = cover * (1. - border) * solid;
    paint.ridge += amount * ridge * own;
    paint.lift = max(paint.lift, style.w * own);
    vec4 under = style.y == kPrimary ? paint.high : paint.low;
    float all = cover + under.a * (1. - cover);
    vec4 over = vec4(mix(under.rgb, colour, cover / max(all, 1e-4)), all);
    paint.high = style.y == kPrimary ? over : paint.high;
    paint.low = style.y == kPrimary ? paint.low : over;
  }
  return paint;
}
