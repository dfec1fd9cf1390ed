#pragma once
#include <string.h>
#include <zlib.h>

// zlib's own initialisers are macros, which Swift does not see.
static inline int vitrina_inflate_init(z_stream *stream, int windowBits) {
  return inflateInit2(stream, windowBits);
}

static inline int vitrina_deflate_init(z_stream *stream, int level, int windowBits) {
  return deflateInit2(stream, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
}
