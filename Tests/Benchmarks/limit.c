/* The limit that libcurl and libxml2 set: fetch every page of a list once, pass it through the HTML parser's events
 * on so many threads, and do nothing with it.
 *
 * usage: limit BASE LIST CONNECTIONS THREADS      LIST: a path a line      prints {"pages": N, "links": N}
 */
#include <curl/curl.h>
#include <libxml/HTMLparser.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_CONNECTIONS = 256, MAX_THREADS = 16, MAX_WAITING = 256 };

typedef struct body {
  char *bytes;
  size_t count, room;
  struct body *next;
} body;

/* Bodies that were fetched and not parsed yet. */
static struct {
  pthread_mutex_t lock;
  pthread_cond_t filled, drained;
  body *first;
  int waiting, closed;
  long links;
} queue = {.lock = PTHREAD_MUTEX_INITIALIZER, .filled = PTHREAD_COND_INITIALIZER, .drained = PTHREAD_COND_INITIALIZER};

static void fail(const char *why) {
  fprintf(stderr, "limit: %s\n", why);
  exit(1);
}

static size_t receive(char *bytes, size_t size, size_t n, void *user) {
  body *b = user;
  size_t more = size * n;
  if (b->count + more > b->room) {
    b->room = 2 * (b->count + more);
    if (!(b->bytes = realloc(b->bytes, b->room))) fail("out of memory");
  }
  memcpy(b->bytes + b->count, bytes, more);
  b->count += more;
  return more;
}

static void start_element(void *user, const xmlChar *name, const xmlChar **attributes) {
  (void)attributes;
  if (name[0] == 'a' && name[1] == 0) ++*(long *)user;
}

static void characters(void *user, const xmlChar *text, int count) { (void)user, (void)text, (void)count; }

static long count_links(const body *b) {
  long links = 0;
  htmlSAXHandler events;
  memset(&events, 0, sizeof events);
  events.startElement = start_element;
  events.characters = characters;
  if (b->count < 4) return 0;
  htmlParserCtxtPtr parser = htmlCreatePushParserCtxt(&events, &links, b->bytes, 4, NULL, XML_CHAR_ENCODING_NONE);
  if (!parser) fail("out of memory");
  htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  htmlParseChunk(parser, b->bytes + 4, (int)b->count - 4, 1);
  htmlFreeParserCtxt(parser);
  return links;
}

static void *read_bodies(void *unused) {
  (void)unused;
  for (;;) {
    pthread_mutex_lock(&queue.lock);
    while (!queue.first && !queue.closed) pthread_cond_wait(&queue.filled, &queue.lock);
    body *b = queue.first;
    if (b) queue.first = b->next, queue.waiting--;
    pthread_cond_signal(&queue.drained);
    pthread_mutex_unlock(&queue.lock);
    if (!b) return NULL;
    long links = count_links(b);
    free(b->bytes);
    free(b);
    pthread_mutex_lock(&queue.lock);
    queue.links += links;
    pthread_mutex_unlock(&queue.lock);
  }
}

static void hand_over(body *b) {
  pthread_mutex_lock(&queue.lock);
  while (queue.waiting >= MAX_WAITING) pthread_cond_wait(&queue.drained, &queue.lock);
  b->next = queue.first;
  queue.first = b;
  queue.waiting++;
  pthread_cond_signal(&queue.filled);
  pthread_mutex_unlock(&queue.lock);
}

int main(int count, char **words) {
  if (count != 5) fail("usage: limit BASE LIST CONNECTIONS THREADS");
  int connections = atoi(words[3]), threads = atoi(words[4]);
  if (connections < 1 || connections > MAX_CONNECTIONS || threads < 1 || threads > MAX_THREADS) fail("odd numbers");
  FILE *list = fopen(words[2], "r");
  if (!list) fail("the list cannot be opened");
  curl_global_init(CURL_GLOBAL_ALL);
  xmlInitParser();
  CURLM *multi = curl_multi_init();
  curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, (long)connections);
  pthread_t readers[MAX_THREADS];
  for (int i = 0; i < threads; i++) pthread_create(&readers[i], NULL, read_bodies, NULL);

  CURL *idle[MAX_CONNECTIONS];
  int idle_count = connections, live = 0, listed = 1;
  for (int i = 0; i < connections; i++) {
    idle[i] = curl_easy_init();
    curl_easy_setopt(idle[i], CURLOPT_WRITEFUNCTION, receive);
  }
  long pages = 0;
  while (listed || live) {
    while (idle_count && listed) {
      char path[2048], url[4096];
      if (!fgets(path, sizeof path, list)) {
        listed = 0;
        break;
      }
      path[strcspn(path, "\n")] = 0;
      snprintf(url, sizeof url, "%s%s", words[1], path);
      CURL *transfer = idle[--idle_count];
      body *b = calloc(1, sizeof *b);
      if (!b) fail("out of memory");
      curl_easy_setopt(transfer, CURLOPT_URL, url);
      curl_easy_setopt(transfer, CURLOPT_WRITEDATA, b);
      curl_easy_setopt(transfer, CURLOPT_PRIVATE, b);
      curl_multi_add_handle(multi, transfer);
      live++;
    }
    int running, left;
    curl_multi_perform(multi, &running);
    for (CURLMsg *message; (message = curl_multi_info_read(multi, &left));) {
      CURL *transfer = message->easy_handle;
      if (message->data.result != CURLE_OK) fail(curl_easy_strerror(message->data.result));
      body *b;
      curl_easy_getinfo(transfer, CURLINFO_PRIVATE, (char **)&b);
      curl_multi_remove_handle(multi, transfer);
      idle[idle_count++] = transfer;
      live--, pages++;
      hand_over(b);
    }
    if (live) curl_multi_poll(multi, NULL, 0, 100, NULL);
  }
  pthread_mutex_lock(&queue.lock);
  queue.closed = 1;
  pthread_cond_broadcast(&queue.filled);
  pthread_mutex_unlock(&queue.lock);
  for (int i = 0; i < threads; i++) pthread_join(readers[i], NULL);
  printf("{\"pages\": %ld, \"links\": %ld}\n", pages, queue.links);
  return 0;
}
