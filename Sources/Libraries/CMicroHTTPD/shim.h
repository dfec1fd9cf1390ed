#pragma once
#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

// MHD_start_daemon is variadic, and its closed enums lose their constants: wrapped for Swift.

static inline enum MHD_Result vitrina_mhd_yes(void) { return MHD_YES; }
static inline enum MHD_Result vitrina_mhd_no(void) { return MHD_NO; }

// Paths are wanted as they came: %00 and %2F must not be decoded before they are looked at.
static inline size_t vitrina_mhd_keep(void *context, struct MHD_Connection *connection, char *text) {
  (void)context;
  (void)connection;
  return strlen(text);
}

// One thread, this machine only. Port 0: a free one. NULL: see errno.
static inline struct MHD_Daemon *vitrina_mhd_start(
    uint16_t port, MHD_AccessHandlerCallback handler, void *context) {
  struct sockaddr_in address;
  memset(&address, 0, sizeof address);
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return MHD_start_daemon(
      MHD_USE_EPOLL_INTERNAL_THREAD, port, NULL, NULL, handler, context, MHD_OPTION_SOCK_ADDR, &address,
      MHD_OPTION_UNESCAPE_CALLBACK, &vitrina_mhd_keep, NULL, MHD_OPTION_CONNECTION_TIMEOUT, 30u,
      MHD_OPTION_END);
}

// 0 if unknown.
static inline uint16_t vitrina_mhd_port(struct MHD_Daemon *daemon) {
  const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
  return info ? info->port : 0;
}

static inline struct MHD_Response *vitrina_mhd_response(size_t size, const void *bytes) {
  return MHD_create_response_from_buffer(size, (void *)bytes, MHD_RESPMEM_MUST_COPY);
}
