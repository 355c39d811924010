// SPDX-License-Identifier: MIT
// The body: skin, clothes painted from distance fields, muscle regions on top.
// In: world metres; uv of the figure's pictures (engine/body/figure.h).
#include "common_frame.glsl"
#include "common_colour.glsl"
#include "common_light.glsl"
in vec3 v_place;
in vec3 v_normal;
in vec2 v_uv;
in float v_cover;
uniform sampler2D u_garment;
uniform sampler2D u_tint;
uniform vec4 u_skin;       // linear; w: roughness
uniform vec4 u_skin_wrap;  // w: F0
uniform vec4 u_cloth[3];   // top, legs, trim; linear
uniform vec4 u_cloth_finish;  // roughness, F0, sheen, roughness of a highlight
uniform vec4 u_outline[3]; // over skin, top, legs; linear
uniform float u_lit;       // how strongly something is lit, 0..1
out vec4 o_colour;

// Of the key's shadow, m: four taps do not fill a wide blur.
#ifdef LIMBER_HIGH
const float kBlur = .014;
#else
const float kBlur = .009;
#endif

// Share of a line of half-width w at distance d, one pixel soft.
float Line(float d, float w, float pixel) {
  return clamp((w - abs(d)) / pixel + .5, 0., 1.);
}

float Millimetres(float code) { return (code * 255. - 128.) * (8. / 127.); }

#ifdef LIMBER_PAINTED
#include "common_regions.glsl"
#endif

void main() {
  vec4 tint = textureLod(u_tint, v_uv, 0.);
  vec3 garment = textureLod(u_garment, v_uv, 0.).rgb;
  vec3 to_eye = u_eye.xyz - v_place;
  float far = length(to_eye);
  vec3 normal = normalize(v_normal);
  float facing = max(dot(normal, to_eye) / far, .25);
  float pixel = 1000. * far * u_eye.w / facing;  // mm on the surface

  Surface s;
  s.place = v_place;
  s.open = tint.a;
  s.albedo = u_skin.rgb * tint.rgb * (255. / 128.);
  float grey = dot(s.albedo, vec3(.2126, .7152, .0722));
  // Skin steps back a little where muscles are lit; more would look ill.
  s.albedo = mix(s.albedo, vec3(grey), .12 * u_lit);

  // Clothes. Distances to the hems, mm, positive inside.
  float top = Millimetres(garment.r), legs = Millimetres(garment.g);
  float soft = clamp(pixel, .6, 14.);  // the pictures reach 8 mm to either side
  float on_top = clamp(top / soft + .5, 0., 1.);
  float on_legs = clamp(legs / soft + .5, 0., 1.);
  float cloth = max(on_top, on_legs);
  float hem = max(top, legs);
  s.albedo *= 1. - .22 * smoothstep(-6., 0., hem) * (1. - cloth);
  vec3 top_colour = u_cloth[0].rgb;
  float trim = clamp((3.2 - top) / soft + .5, 0., 1.) * (1. - on_legs) *
               smoothstep(8., 6., top);
  float fade = smoothstep(3.2, 1.4, pixel);
  top_colour *= 1. - .16 * fade * Line(top - 5.6, .45, soft);
  top_colour = mix(top_colour, u_cloth[2].rgb, trim);
  vec3 legs_colour = u_cloth[1].rgb;
  legs_colour *= 1. - .18 * fade * Line(legs - 6.2, .5, soft);
  legs_colour *= 1. - .30 * fade * Line(Millimetres(garment.b), .6, soft);
  legs_colour *= 1. - .22 * smoothstep(1.6, 0., legs);
  vec3 cloth_colour = mix(top_colour, legs_colour, on_legs);
  s.albedo = mix(s.albedo, cloth_colour, cloth);
  s.wrap = mix(u_skin_wrap.rgb, vec3(.05), cloth);
  s.roughness = mix(u_skin.w, u_cloth_finish.x, cloth);
  s.f0 = mix(u_skin_wrap.w, u_cloth_finish.y, cloth);
  s.sheen = u_cloth_finish.z * cloth;

  vec3 lift = vec3(0.);
#ifdef LIMBER_PAINTED
  vec3 outline = mix(mix(u_outline[0].rgb, u_outline[1].rgb, step(.5, on_top)),
                     u_outline[2].rgb, step(.5, on_legs));
  Paint paint = PaintRegions(v_uv, pixel, outline);
  float cover = 1. - (1. - paint.low.a) * (1. - paint.high.a);
  vec3 px = dFdx(v_place), py = dFdy(v_place);
  float hx = dFdx(paint.ridge), hy = dFdy(paint.ridge);
  // Less light than skin takes, so that the key does not bleach the fill.
  vec3 painted = mix(s.albedo, .92 * paint.low.rgb, paint.low.a);
  painted = mix(painted, .92 * paint.high.rgb, paint.high.a);
  lift = painted * paint.lift;
  s.albedo = painted;
  s.roughness = mix(s.roughness, u_cloth_finish.w, cover);
  s.f0 = mix(s.f0, .026, cover);
  s.sheen *= 1. - cover;
  s.wrap = mix(s.wrap, vec3(.12), cover);
  // Fibres have relief: tilt the normal by the slope of .15 mm ridges.
  vec3 rx = cross(py, normal), ry = cross(normal, px);
  float area = dot(px, rx);
  vec3 slope = (hx * rx + hy * ry) * (.00015 * sign(area) / max(abs(area), 1e-9));
  slope *= min(1., .35 / max(length(slope), 1e-6));
  normal = normalize(normal - slope);
#endif
  s.normal = normal;
  vec3 radiance = Shade(s, KeyShadow(v_place, normalize(v_normal), kBlur), lift);
#ifdef LIMBER_PAINTED
  // Above .76 the tone map bleaches orange to salmon: press the paint below it.
  float peak = max(radiance.r, max(radiance.g, radiance.b)) * u_tone.x;
  float over = max(peak - .46, 0.);
  float pressed = min(peak, .46) + .26 * (1. - exp(-over / .26));
  radiance *= mix(1., pressed / max(peak, 1e-4), cover);
#endif
  o_colour = vec4(Display(radiance), v_cover);
}
