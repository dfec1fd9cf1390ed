#pragma once
#include <poppler.h>

static inline void vitrina_unref(void *object) {
  if (object) g_object_unref(object);
}

/// Null with `code` set: 1 encrypted, 4 damaged, 0 others.
static inline PopplerDocument *vitrina_poppler_open(const void *bytes, size_t count, int *code) {
  GError *error = NULL;
  GBytes *data = g_bytes_new_static(bytes, count);
  PopplerDocument *document = poppler_document_new_from_bytes(data, NULL, &error);
  g_bytes_unref(data);
  *code = error ? error->code : 0;
  if (error) g_error_free(error);
  return document;
}

static inline const PopplerTextAttributes *vitrina_attributes(const GList *list) {
  return (const PopplerTextAttributes *)list->data;
}

static inline const char *vitrina_link_uri(const GList *list, PopplerRectangle *area) {
  const PopplerLinkMapping *mapping = (const PopplerLinkMapping *)list->data;
  *area = mapping->area;
  if (!mapping->action || mapping->action->type != POPPLER_ACTION_URI) return NULL;
  return mapping->action->uri.uri;
}
