#pragma once
#include <jansson.h>

static inline json_type vitrina_json_type(const json_t *value) { return json_typeof(value); }
static inline void vitrina_json_free(json_t *value) { json_decref(value); }
