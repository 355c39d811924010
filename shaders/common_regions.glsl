// SPDX-License-Identifier: MIT
// Muscle regions painted on the skin. Mirrors RegionBlock of blocks.h. The
// pictures are those of engine/body/figure.h, one array layer each.
layout(std140) uniform RegionBlock {
  vec4 u_region_fill[256];   // [0] = none; linear, w: opacity
  vec4 u_region_style[256];  // spacing mm, state, length mm, lift
};
uniform sampler2DArray u_muscles;
uniform usampler2DArray u_muscle_ids;
uniform int u_layers[16];  // those with something lit
uniform int u_layer_count;
uniform vec4 u_tendon;     // linear; w: share at the very end
uniform float u_outline_pixels;  // the outline's least width

const float kPrimary = 1., kSecondary = 2., kWorking = 3., kRelaxed = 4.;

struct Paint {
  vec4 low, high;  // straight alpha; high lies over low
  float ridge;     // height of the fibres, -1..1 times share
  float lift;      // own glow, share of the paint
};

// Share of a line of half-width w at distance d, one pixel soft.
float Line(float d, float w, float pixel) {
  return clamp((w - abs(d)) / pixel + .5, 0., 1.);
}

// pixel: its size on the surface, mm. outline: the colour that stands out here.
Paint PaintRegions(vec2 uv, float pixel, vec3 outline) {
  Paint paint = Paint(vec4(0.), vec4(0.), 0., 0.);
  ivec2 size = textureSize(u_muscle_ids, 0).xy;
  ivec2 texel = clamp(ivec2(uv * vec2(size)), ivec2(0), size - 1);
  for (int i = 0; i < u_layer_count; ++i) {
    int layer = u_layers[i];
    int id = int(texelFetch(u_muscle_ids, ivec3(texel, layer), 0).r);
    vec4 fill = u_region_fill[id];
    if (fill.a <= 0.) continue;
    vec4 style = u_region_style[id];
    vec4 field = textureLod(u_muscles, vec3(uv, float(layer)), 0.);
    float inside = (field.r * 255. - 128.) * (8. / 127.);  // mm
    float across = field.g * field.a * 255.;               // mm
    float along = field.b * style.z;                       // mm
    float state = style.y;

    // Solid to 1 mm outside, gone at 6; the outline lies on the border.
    float half_line = max(1.4, .5 * u_outline_pixels * pixel);
    float border = Line(inside + .4, half_line, max(pixel, .8));
    float solid = clamp((inside + .4 + half_line) / max(pixel, .8) + .5, 0., 1.);
    float halo = .28 * smoothstep(-6., -1., inside) * (1. - solid);

    // Fibres: ridges along the line of action, gone where they get too fine.
    float wobble = .35 * sin(along * .11 + float(id)) +
                   .15 * sin(along * .31 + 2. * float(id));
    float phase = across / style.x + wobble;
    float fine = smoothstep(2.5, 5., style.x / pixel);
    float ridge = cos(6.2831853 * phase) + .25 * cos(12.566371 * phase + 1.);
    float amount = state == kRelaxed ? 0. : .8 * fine;
    if (state == kSecondary) {  // broken: two thirds drawn
      float dash = fract(along / 27. + .5 * floor(phase + .5));
      amount *= smoothstep(.0, .06, dash) * (1. - smoothstep(.60, .66, dash));
    }
    if (state == kWorking) {  // bars across the fibres
      float bars = fract(along / 18. + .35 * across / 18.);
      float fine_bars = smoothstep(2.5, 5., 18. / pixel);
      ridge = 2. * smoothstep(.0, .10, bars) * (1. - smoothstep(.45, .55, bars)) - 1.;
      amount = .9 * fine_bars;
    }
    vec3 colour = fill.rgb * (1. + .26 * amount * ridge);
    float end = max(1. - smoothstep(0., .13, field.b), smoothstep(.88, .985, field.b));
    if (state != kRelaxed) colour = mix(colour, u_tendon.rgb * (1. + .10 * amount * ridge), end * u_tendon.w);
    colour = mix(colour, outline, border);
    float strength = fill.a;
    float cover = mix(strength, 1., 0.) * max(solid, halo);
    cover = max(cover, border * min(strength * 1.12, 1.));
    colour = solid > 0. ? colour : outline;
    vec4 here = vec4(colour, cover);
    paint.ridge += amount * ridge * cover * (1. - border) * (state == kWorking ? .3 : 1.);
    paint.lift = max(paint.lift, style.w * cover * (1. - border));
    if (state == kPrimary) {
      float a = here.a + paint.high.a * (1. - here.a);
      paint.high.rgb = mix(paint.high.rgb, here.rgb, here.a / max(a, 1e-4));
      paint.high.a = a;
    } else {
      float a = here.a + paint.low.a * (1. - here.a);
      paint.low.rgb = mix(paint.low.rgb, here.rgb, here.a / max(a, 1e-4));
      paint.low.a = a;
    }
  }
  return paint;
}
