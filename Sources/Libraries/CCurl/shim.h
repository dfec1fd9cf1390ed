#pragma once
#include <curl/curl.h>
#include <arpa/inet.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <string.h>

// curl's setters and getters are variadic, which Swift cannot call: one wrapper for each kind of value.

static inline CURLcode vitrina_set_long(CURL *h, CURLoption o, long v) { return curl_easy_setopt(h, o, v); }
static inline CURLcode vitrina_set_text(CURL *h, CURLoption o, const char *v) { return curl_easy_setopt(h, o, v); }
static inline CURLcode vitrina_set_pointer(CURL *h, CURLoption o, void *v) { return curl_easy_setopt(h, o, v); }
static inline CURLcode vitrina_set_list(CURL *h, CURLoption o, struct curl_slist *v) {
  return curl_easy_setopt(h, o, v);
}
static inline CURLMcode vitrina_multi_set_long(CURLM *m, CURLMoption o, long v) {
  return curl_multi_setopt(m, o, v);
}
static inline CURLcode vitrina_get_long(CURL *h, CURLINFO i, long *v) { return curl_easy_getinfo(h, i, v); }
static inline CURLcode vitrina_get_pointer(CURL *h, CURLINFO i, void *v) { return curl_easy_getinfo(h, i, v); }
static inline CURLcode vitrina_result(const CURLMsg *m) { return m->data.result; }

typedef size_t (*vitrina_data_callback)(char *, size_t, size_t, void *);
typedef int (*vitrina_debug_callback)(CURL *, curl_infotype, char *, size_t, void *);
typedef curl_socket_t (*vitrina_socket_callback)(void *, curlsocktype, struct curl_sockaddr *);
typedef int (*vitrina_prereq_callback)(void *, char *, char *, int, int);

static inline CURLcode vitrina_set_data_callback(CURL *h, CURLoption o, vitrina_data_callback f) {
  return curl_easy_setopt(h, o, f);
}
static inline CURLcode vitrina_set_debug_callback(CURL *h, vitrina_debug_callback f) {
  return curl_easy_setopt(h, CURLOPT_DEBUGFUNCTION, f);
}
static inline CURLcode vitrina_set_socket_callback(CURL *h, vitrina_socket_callback f) {
  return curl_easy_setopt(h, CURLOPT_OPENSOCKETFUNCTION, f);
}
static inline CURLcode vitrina_set_prereq_callback(CURL *h, vitrina_prereq_callback f) {
  return curl_easy_setopt(h, CURLOPT_PREREQFUNCTION, f);
}

// Certificates are looked at, noted and read over, in one handshake. The note outlives the connection: it
// belongs to a transfer, and transfers are freed after the multi handle.

typedef struct {
  /// X509_V_ERR_... of the fault that says most, or 0; where in the chain it was.
  int error, depth;
  /// Some certificate of the chain has expired, whatever else is wrong.
  int expired;
  /// The certificate is for another name.
  int other_name;
  /// TLS1_VERSION, ...
  int version;
  /// A handshake took place in this transfer.
  int seen;
  char host[256];
} vitrina_certificate_note;

/// How much a fault says: an expired certificate that is also self-signed is told as self-signed.
static inline int vitrina_fault_rank(int error) {
  switch (error) {
    case X509_V_OK: return 0;
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE: return 1;
    case X509_V_ERR_CERT_HAS_EXPIRED:
    case X509_V_ERR_CERT_NOT_YET_VALID: return 3;
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY: return 4;
    default: return 2;
  }
}

/// Whether a certificate is for a name; "*" stands for labels with underscores too, as in browsers.
static inline int vitrina_is_for(X509 *leaf, const char *host) {
  char name[256];
  size_t count = strlen(host);
  if (count && host[count - 1] == '.') count--;
  if (X509_check_host(leaf, host, count, 0, NULL) == 1) return 1;
  if (!memchr(host, '_', count) || count >= sizeof name) return 0;
  for (size_t i = 0; i < count; i++) name[i] = host[i] == '_' ? 'x' : host[i];
  return X509_check_host(leaf, name, count, 0, NULL);
}

static inline int vitrina_look_at_certificate(int ok, X509_STORE_CTX *x) {
  SSL *ssl = (SSL *)X509_STORE_CTX_get_ex_data(x, SSL_get_ex_data_X509_STORE_CTX_idx());
  vitrina_certificate_note *note = ssl ? (vitrina_certificate_note *)SSL_CTX_get_app_data(SSL_get_SSL_CTX(ssl)) : NULL;
  // A later handshake on a kept connection may fall into another host's exchange: it is not noted.
  if (note && SSL_num_renegotiations(ssl) == 0) {
    note->seen = 1;
    note->version = SSL_version(ssl);
    if (!ok) {
      int error = X509_STORE_CTX_get_error(x);
      if (error == X509_V_ERR_CERT_HAS_EXPIRED) note->expired = 1;
      if (vitrina_fault_rank(error) > vitrina_fault_rank(note->error)) {
        note->error = error;
        note->depth = X509_STORE_CTX_get_error_depth(x);
      }
    }
    X509 *leaf = X509_STORE_CTX_get0_cert(x);
    if (leaf && note->host[0]) {
      struct in6_addr any;
      int literal = inet_pton(AF_INET, note->host, &any) == 1 || inet_pton(AF_INET6, note->host, &any) == 1;
      int same = literal ? X509_check_ip_asc(leaf, note->host, 0) : vitrina_is_for(leaf, note->host);
      note->other_name = same != 1;
    }
  }
  X509_STORE_CTX_set_error(x, X509_V_OK);
  return 1;
}

static inline CURLcode vitrina_prepare_tls(CURL *h, void *ctx, void *note) {
  (void)h;
  SSL_CTX_set_app_data((SSL_CTX *)ctx, note);
  SSL_CTX_set_verify((SSL_CTX *)ctx, SSL_VERIFY_PEER, vitrina_look_at_certificate);
  // Old servers are read, as a citizen with an old browser would; the version is noted.
  SSL_CTX_set_options((SSL_CTX *)ctx, SSL_OP_LEGACY_SERVER_CONNECT);
  return CURLE_OK;
}

static inline void vitrina_note_certificates(CURL *h, vitrina_certificate_note *note) {
  curl_easy_setopt(h, CURLOPT_SSL_CTX_DATA, note);
  curl_easy_setopt(h, CURLOPT_SSL_CTX_FUNCTION, vitrina_prepare_tls);
}

static inline void vitrina_begin_note(vitrina_certificate_note *note, const char *host) {
  memset(note, 0, sizeof *note);
  strncpy(note->host, host, sizeof note->host - 1);
}

static inline const char *vitrina_fault_text(int error) { return X509_verify_cert_error_string(error); }
